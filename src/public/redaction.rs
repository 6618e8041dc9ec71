use regex::{Captures, Regex, RegexBuilder};
use std::borrow::Cow;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// What may stand between the words of a term: space of any kind, the separators of slugs and addresses, line ends in
/// quotations, and the marks of Markdown.
const BETWEEN: &str = r"(?:[\s\-_+.>*~=`|\\\x{ad}\x{200b}]|%20|&nbsp;)+";

/// The most bytes that the pattern may take. A thousand terms take some ten million.
const LARGEST: usize = 256 << 20;

/// Terms that are replaced wherever they stand.
#[derive(Debug, Default)]
pub struct Redaction {
    /// One pattern, a group for each term, the longest first.
    pattern: Option<Regex>,
    replacements: Vec<String>,
}

impl Redaction {
    /// From terms and what stands for them (`[redact]` of the settings). Whole words, in any letter case, their parts
    /// apart by anything that separates words.
    ///
    /// An error where the terms are too many or too long for one pattern.
    pub fn new(terms: &BTreeMap<String, String>) -> Result<Self, regex::Error> {
        let mut terms: Vec<(String, &String)> = terms
            .iter()
            .map(|(term, replacement)| (term.nfc().collect::<String>(), replacement))
            .filter(|(term, _)| !term.trim().is_empty())
            .collect();
        terms.sort_by(|a, b| b.0.chars().count().cmp(&a.0.chars().count()).then_with(|| a.0.cmp(&b.0)));
        let groups: Vec<String> = terms.iter().map(|(term, _)| format!("({})", pattern(term))).collect();
        let whole = groups.join("|");
        let built = || RegexBuilder::new(&whole).case_insensitive(true).size_limit(LARGEST).build();
        let pattern = if terms.is_empty() { None } else { Some(built()?) };
        let replacements = terms.into_iter().map(|(_, replacement)| replacement.clone()).collect();
        Ok(Self { pattern, replacements })
    }

    /// A text with every term replaced.
    pub fn apply<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let Some(pattern) = &self.pattern else { return Cow::Borrowed(text) };
        let text: Cow<'t, str> =
            if text.is_ascii() { text.into() } else { text.nfc().collect::<String>().into() };
        let mut replaced = String::new();
        let (mut kept, mut at) = (0, 0);
        while let Some(found) = pattern.captures_at(&text, at) {
            let Some(whole) = found.get(0) else { break };
            let before = text[..whole.start()].chars().next_back();
            let after = text[whole.end()..].chars().next();
            if [before, after].into_iter().flatten().any(char::is_alphanumeric) {
                at = whole.start() + text[whole.start()..].chars().next().map_or(1, char::len_utf8);
                continue;
            }
            replaced.push_str(&text[kept..whole.start()]);
            replaced.push_str(&self.instead(&found, &text[..whole.start()], &text[whole.end()..]));
            kept = whole.end();
            at = kept;
        }
        if kept == 0 {
            return text;
        }
        replaced.push_str(&text[kept..]);
        Cow::Owned(replaced)
    }

    /// What stands for a term at its place: in an address or a file's name its words are joined as those are, and
    /// marks of Markdown between its words stay in pairs.
    fn instead(&self, found: &Captures<'_>, before: &str, after: &str) -> String {
        let group = (1..found.len()).find(|group| found.get(*group).is_some()).unwrap_or(1);
        let text = found.get(0).map_or("", |whole| whole.as_str());
        let token = before.rfind(|c: char| c.is_whitespace() || "(<[|\"".contains(c)).map_or(0, |at| at + 1);
        let joint =
            if text.contains("%20") || before[..token].ends_with("](") && !before[token..].contains("://") {
                "%20"
            } else if text.contains(' ') {
                " "
            } else if text.contains('_') {
                "_"
            } else if text.contains('-') || before[token..].contains("://") {
                "-"
            } else {
                " "
            };
        let instead = self.replacements[group - 1].split(' ').collect::<Vec<_>>().join(joint);
        let marks: String = text.chars().filter(|c| "*~=`".contains(*c)).collect();
        if !marks.is_empty() && after.starts_with(&marks) { marks + &instead } else { instead + &marks }
    }
}

/// The pattern of one term: its words, and what may stand between them.
fn pattern(term: &str) -> String {
    let words: Vec<String> = term
        .split(|c: char| c.is_whitespace() || c == '-' || c == '_')
        .filter(|word| !word.is_empty())
        .map(|word| regex::escape(word).replace("\\&", "(?:&amp;|&)"))
        .collect();
    if words.is_empty() { regex::escape(term) } else { words.join(BETWEEN) }
}
