use std::fmt;

/// How much of a text a message repeats, in characters.
const SHOWN: usize = 60;

/// A text that is no value of the kind asked for: what is wrong with it, and what a good one looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// One sentence that names the text, without a final stop: "`2026-02-30` is no date: February 2026 has
    /// 28 days".
    pub message: String,
    /// A good value of the same kind: "2026-02-28".
    pub example: &'static str,
    /// The text that was probably meant, where that is known: "1.5" for "1,5".
    pub suggestion: Option<String>,
}

impl Unreadable {
    /// `text` is no `kind` ("date", "whole number"), because of `why`.
    pub(super) fn no(kind: &str, text: &str, why: impl fmt::Display, example: &'static str) -> Self {
        Self { message: format!("{} is no {kind}: {why}", quoted(text)), example, suggestion: None }
    }

    /// Offers a replacement for the text.
    #[must_use]
    pub(super) fn suggest(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestion = Some(suggestion.into());
        self
    }

    /// Keeps the replacement only where `read` takes it, or the one that `read` offers instead: what a message
    /// says can be followed to the letter.
    #[must_use]
    pub(super) fn with_good_suggestion<T>(self, read: impl Fn(&str) -> Result<T, Self>) -> Self {
        let suggestion = self.suggestion.and_then(|better| match read(&better) {
            Ok(_) => Some(better),
            Err(why) => why.suggestion.filter(|even_better| read(even_better).is_ok()),
        });
        Self { suggestion, ..self }
    }

    /// Carries what was found in `part` over to the `text` around it: the suggestion becomes the whole text,
    /// and the example is one of the kind that was asked for.
    #[must_use]
    pub(super) fn within(self, text: &str, part: &str, example: &'static str) -> Self {
        let suggestion = self.suggestion.map(|better| text.trim().replacen(part, &better, 1));
        Self { message: self.message, example, suggestion }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Unreadable {}

/// The text between backticks, on one line, shortened, with control characters made visible.
pub(super) fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut shown: String = line
        .chars()
        .take(SHOWN)
        .flat_map(|c| if c.is_control() { c.escape_default().collect() } else { vec![c] })
        .collect();
    if line.chars().count() > SHOWN {
        shown.push('…');
    }
    format!("`{shown}`")
}
