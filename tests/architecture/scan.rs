//! Reads Rust sources as far as the rules need it: which paths a file names, on which line, and what is a test.
//!
//! A scanner, not a parser. Comments, strings and what stands under `#[cfg(test)]` are blanked first, so that
//! every line keeps its number.

/// One source file.
pub(crate) struct Source {
    /// Path below `src`, `/` between folders.
    pub(crate) file: String,
    /// The module it is, below the crate; empty for `lib.rs`.
    pub(crate) module: Vec<String>,
    /// Its text without comments, strings and tests.
    pub(crate) code: String,
    /// What it names, in order.
    pub(crate) paths: Vec<Path>,
    /// The modules it declares.
    pub(crate) children: Vec<String>,
    /// Those of them that are tests.
    pub(crate) tests: Vec<String>,
}

/// A path of two or more segments, or an imported one.
pub(crate) struct Path {
    pub(crate) segments: Vec<String>,
    pub(crate) line: usize,
    /// True for `use path::*`.
    pub(crate) glob: bool,
}

impl Source {
    pub(crate) fn new(file: &str, text: &str) -> Self {
        let (code, tests) = without_tests(&without_comments_and_strings(text));
        let (paths, children) = scan(&tokens(&code));
        Self { file: file.to_owned(), module: module_of(file), code, paths, children, tests }
    }

    /// What is wrong on a line, as it is told.
    pub(crate) fn fault(&self, line: usize, what: &str) -> String {
        format!("src/{}:{line}: {what}", self.file)
    }

    /// The lines with a name that is not the end of a longer one.
    pub(crate) fn lines_with(&self, name: &str) -> Vec<usize> {
        let whole = |line: &str, at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let has =
            |line: &str| line.match_indices(name).any(|(at, _)| name.starts_with('.') || whole(line, at));
        self.code.lines().enumerate().filter(|(_, line)| has(line)).map(|(number, _)| number + 1).collect()
    }
}

/// The paths that a file names and the modules that it declares.
fn scan(tokens: &[Token<'_>]) -> (Vec<Path>, Vec<String>) {
    let (mut paths, mut children) = (Vec::new(), Vec::new());
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let mut at = 0;
    while at < tokens.len() {
        match text(at) {
            "use" if text(at + 1) != "<" => at = import(tokens, at + 1, &[], &mut paths),
            "mod" if text(at + 2) == ";" => children.push(text(at + 1).to_owned()),
            // `pub(in crate::io)` says who may look, and depends on nothing.
            "in" if at > 0 && text(at - 1) == "(" => at += 3,
            first if is_word(first) && text(at + 1) == "::" => {
                let line = tokens[at].line;
                let mut segments = vec![first.to_owned()];
                while text(at + 1) == "::" && is_word(text(at + 2)) {
                    segments.push(text(at + 2).to_owned());
                    at += 2;
                }
                paths.push(Path { segments, line, glob: false });
            }
            _ => {}
        }
        at += 1;
    }
    (paths, children)
}

/// Reads one tree of a `use`, from `at` on; gives the place of what ends it.
fn import(tokens: &[Token<'_>], mut at: usize, prefix: &[String], paths: &mut Vec<Path>) -> usize {
    let mut segments = prefix.to_vec();
    let mut line = None;
    let mut glob = false;
    while let Some(token) = tokens.get(at) {
        match token.text {
            "::" => {}
            "{" => {
                while !matches!(tokens.get(at).map(|token| token.text), Some("}") | None) {
                    at = import(tokens, at + 1, &segments, paths);
                }
                return at + 1;
            }
            "*" => glob = true,
            // A new name for it is of no interest.
            "as" => at += 1,
            "self" if !segments.is_empty() => {}
            word if is_word(word) => segments.push(word.to_owned()),
            _ => break,
        }
        line.get_or_insert(token.line);
        at += 1;
    }
    if let Some(line) = line {
        paths.push(Path { segments, line, glob });
    }
    at
}

struct Token<'c> {
    text: &'c str,
    line: usize,
}

fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Words, `::`, and every other character by itself.
fn tokens(code: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    for (line, text) in code.lines().enumerate() {
        let mut rest = text.trim_start();
        while let Some(first) = rest.chars().next() {
            let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            let length = match word {
                0 if rest.starts_with("::") => 2,
                0 => first.len_utf8(),
                word => word,
            };
            tokens.push(Token { text: &rest[..length], line: line + 1 });
            rest = rest[length..].trim_start();
        }
    }
    tokens
}

fn module_of(file: &str) -> Vec<String> {
    let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
    if path == "lib" { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}

/// Blanks bytes, keeping line ends.
fn blank(code: &mut [u8], range: std::ops::Range<usize>) {
    code[range].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
}

fn without_comments_and_strings(text: &str) -> String {
    let mut code = text.as_bytes().to_vec();
    let mut at = 0;
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        let after_word =
            at > 0 && (text.as_bytes()[at - 1].is_ascii_alphanumeric() || text.as_bytes()[at - 1] == b'_');
        let length = match rest {
            [b'/', b'/', ..] => rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len()),
            [b'/', b'*', ..] => block_comment(rest),
            [b'"', ..] => quoted(rest, b'"'),
            [b'r', b'"' | b'#', ..] if !after_word => raw_string(rest),
            // A character, or else a lifetime.
            [b'\'', b'\\', ..] => quoted(rest, b'\''),
            [b'\'', ..] => text[at + 1..].chars().next().map_or(0, |c| {
                let close = 1 + c.len_utf8();
                if rest.get(close) == Some(&b'\'') { close + 1 } else { 0 }
            }),
            _ => 0,
        };
        blank(&mut code, at..at + length);
        at += length.max(1);
    }
    String::from_utf8(code).expect("whole characters are blanked")
}

fn block_comment(rest: &[u8]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match &rest[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn quoted(rest: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != quote {
        at += if rest[at] == b'\\' { 2 } else { 1 };
    }
    (at + 1).min(rest.len())
}

/// The length of `r"..."` or `r#"..."#`; 0 for a raw identifier.
fn raw_string(rest: &[u8]) -> usize {
    let hashes = rest[1..].iter().take_while(|byte| **byte == b'#').count();
    if rest.get(1 + hashes) != Some(&b'"') {
        return 0;
    }
    let close: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
    let start = 2 + hashes;
    rest[start..]
        .windows(close.len())
        .position(|end| end == close)
        .map_or(rest.len(), |end| start + end + close.len())
}

/// Blanks every item under `#[cfg(test)]`; gives the modules among them that have files of their own.
fn without_tests(code: &str) -> (String, Vec<String>) {
    const MARK: &str = "#[cfg(test)]";
    let mut bytes = code.as_bytes().to_vec();
    let mut files = Vec::new();
    for (start, _) in code.match_indices(MARK) {
        let item = &code[start + MARK.len()..];
        let mut depth = 0;
        let end = item.find(|c| {
            depth += match c {
                '{' | '(' | '[' => 1,
                '}' | ')' | ']' => -1,
                _ => 0,
            };
            depth == 0 && matches!(c, ';' | '}')
        });
        let end = end.map_or(item.len(), |end| end + 1);
        let words: Vec<&str> = item[..end].split_whitespace().collect();
        if let ["mod", name] = words.as_slice() {
            files.push(name.trim_end_matches(';').to_owned());
        }
        blank(&mut bytes, start..start + MARK.len() + end);
    }
    (String::from_utf8(bytes).expect("whole items are blanked"), files)
}
