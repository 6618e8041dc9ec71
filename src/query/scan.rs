//! The tokens of a condition: they bound what the parser gets to see, and give findings their place.

use super::error::QueryError;
use std::ops::Range;

/// The longest condition, in bytes.
const MAX_BYTES: usize = 4096;
/// The most tokens; the parser's depth on a chain such as `a + b + c` grows with them.
const MAX_TOKENS: usize = 400;
/// The deepest brackets.
const MAX_BRACKETS: usize = 16;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name, a keyword or a number.
    Word,
    /// A literal text.
    Text,
    /// `(`, `[` or `{`.
    Open,
    /// `)`, `]` or `}`.
    Close,
    /// An operator, a dot, a comma, ...
    Sign,
}

/// A token and its place in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Range<usize>,
    /// How many brackets are open around it.
    pub(super) depth: usize,
}

/// Cuts a condition into tokens and refuses what is too long or too deep, or plainly no condition.
pub(super) fn scan(source: &str) -> Result<Vec<Token>, QueryError> {
    if source.len() > MAX_BYTES {
        return Err(too(source, "long", &format!("{MAX_BYTES} bytes")));
    }
    let mut tokens: Vec<Token> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(first) = source[at..].chars().next() {
        let rest = &source[at..];
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
            continue;
        }
        let (kind, length) = token(source, at, first)?;
        let span = at..at + length;
        let mut depth = open.len();
        match kind {
            Kind::Open => open.push(at),
            Kind::Close => {
                let start = open.pop().filter(|start| closes(&source[*start..], first));
                start.ok_or_else(|| QueryError::new(span.clone(), format!("`{first}` closes nothing")))?;
                depth -= 1;
            }
            _ => {}
        }
        if open.len() > MAX_BRACKETS {
            return Err(too(source, "deep", &format!("{MAX_BRACKETS} brackets")));
        }
        tokens.push(Token { kind, span, depth });
        at += length;
    }
    if let Some(start) = open.pop() {
        let bracket = &source[start..=start];
        return Err(QueryError::new(start..start + 1, format!("`{bracket}` is not closed")));
    }
    if tokens.len() > MAX_TOKENS {
        return Err(too(source, "long", &format!("{MAX_TOKENS} words and signs")));
    }
    if tokens.is_empty() {
        return Err(QueryError::new(0..source.len(), "the condition is empty"));
    }
    english(source, &tokens)?;
    Ok(tokens)
}

/// What begins here, and how long it is.
fn token(source: &str, at: usize, first: char) -> Result<(Kind, usize), QueryError> {
    let rest = &source[at..];
    if let Some(length) = text_length(rest) {
        return Ok((Kind::Text, length.ok_or_else(|| unclosed(at..source.len()))?));
    }
    if first.is_alphanumeric() || first == '_' {
        return Ok((Kind::Word, word_length(rest)));
    }
    sign(source, at, first)
}

fn too(source: &str, what: &str, limit: &str) -> QueryError {
    QueryError::new(0..source.len(), format!("the condition is too {what}: at most {limit}"))
}

fn unclosed(span: Range<usize>) -> QueryError {
    QueryError::new(span, "the text is not closed").help("end it with the quote that it began with")
}

fn closes(opened: &str, close: char) -> bool {
    matches!((opened.as_bytes()[0], close), (b'(', ')') | (b'[', ']') | (b'{', '}'))
}

/// The length of the literal text that begins here; `Some(None)` for one that does not end.
#[expect(clippy::option_option, reason = "no text, an open text and a closed one are three things")]
fn text_length(rest: &str) -> Option<Option<usize>> {
    let quote_at = rest.find(['"', '\'']).filter(|at| *at <= 2)?;
    let prefix = rest[..quote_at].to_ascii_lowercase();
    if !matches!(prefix.as_str(), "" | "r" | "b" | "br" | "rb") {
        return None;
    }
    let quote = &rest[quote_at..=quote_at];
    let triple = quote.repeat(3);
    let end = if rest[quote_at..].starts_with(&triple) { triple.as_str() } else { quote };
    let mut at = quote_at + end.len();
    while let Some(c) = rest[at..].chars().next() {
        if rest[at..].starts_with(end) {
            return Some(Some(at + end.len()));
        }
        if c == '\n' && end.len() == 1 {
            return Some(None);
        }
        at += c.len_utf8();
        if c == '\\' && !prefix.contains('r') {
            at += rest[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    Some(None)
}

fn word_length(rest: &str) -> usize {
    let is_number = rest.starts_with(|c: char| c.is_ascii_digit());
    let in_word = |c: char| c.is_alphanumeric() || c == '_' || (is_number && c == '.');
    rest.find(|c| !in_word(c)).unwrap_or(rest.len())
}

fn sign(source: &str, at: usize, first: char) -> Result<(Kind, usize), QueryError> {
    let rest = &source[at..];
    let double = ["&&", "||", "==", "!=", ">=", "<="].into_iter().find(|sign| rest.starts_with(sign));
    let span = at..at + first.len_utf8();
    match first {
        '(' | '[' | '{' => Ok((Kind::Open, 1)),
        ')' | ']' | '}' => Ok((Kind::Close, 1)),
        _ if double.is_some() => Ok((Kind::Sign, 2)),
        '=' | '&' | '|' => Err(QueryError::new(span, format!("a single `{first}` is no operator"))
            .help(format!("write `{first}{first}`"))),
        '“' | '”' | '‘' | '’' | '„' | '«' | '»' => {
            Err(QueryError::new(span, format!("`{first}` does not quote a text"))
                .help("use straight quotes, `\"`"))
        }
        '!' | '<' | '>' | '+' | '-' | '*' | '/' | '%' | '.' | ',' | '?' | ':' => Ok((Kind::Sign, 1)),
        _ => Err(QueryError::new(span, format!("`{}` has no meaning here", first.escape_debug()))),
    }
}

/// `and`, `or` and `not` are what most people try first.
fn english(source: &str, tokens: &[Token]) -> Result<(), QueryError> {
    for (index, token) in tokens.iter().enumerate() {
        let previous = index.checked_sub(1).map(|before| &tokens[before]);
        let after_value = previous.is_some_and(|token| token.kind != Kind::Sign && token.kind != Kind::Open);
        let sign = match &source[token.span.clone()] {
            "and" | "AND" if after_value => "&&",
            "or" | "OR" if after_value => "||",
            "not" | "NOT"
                if !after_value && previous.is_none_or(|token| &source[token.span.clone()] != ".") =>
            {
                "!"
            }
            _ => continue,
        };
        let word = &source[token.span.clone()];
        return Err(QueryError::new(token.span.clone(), format!("`{word}` is no operator"))
            .help(format!("write `{sign}`")));
    }
    Ok(())
}
