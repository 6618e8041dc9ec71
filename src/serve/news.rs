use serde::Serialize;

/// What came of a build, as the pages that are open are told.
#[derive(Debug, Clone, Default, Serialize)]
pub struct News {
    /// Which build of this server it was, so that a page knows what it has shown already.
    pub build: u64,
    /// The process that serves: the numbers of another one begin again.
    pub server: u32,
    /// Attachments that changed, by address: a page shows them anew even where it did not change itself.
    pub attachments: Vec<String>,
    /// The errors and warnings of what was changed, the first of them.
    pub lines: Vec<Line>,
    /// How many of them there are, in words; none where there are none.
    pub changed: Option<String>,
    /// How many there are in all notes, in words; none where there are none.
    pub all: Option<String>,
    /// What else a person should know, in a sentence.
    pub notice: Option<String>,
    /// Why nothing was built.
    pub failure: Option<Failure>,
}

/// A finding, in its parts.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// `error` or `warning`.
    pub severity: &'static str,
    /// Its code.
    pub code: &'static str,
    /// File, line and column.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

/// A build that failed. The pages are those of the one before.
#[derive(Debug, Clone, Serialize)]
pub struct Failure {
    /// Why, in a sentence.
    pub why: String,
    /// The same as the terminal has it: places, lines of the file, what to do.
    pub text: String,
}

impl News {
    /// As an event of a stream.
    pub(super) fn event(&self) -> String {
        // JSON has no line end of its own, and a struct of words and numbers is always JSON.
        let json = serde_json::to_string(self).unwrap_or_else(|_| "{}".to_owned());
        format!("data: {json}\n\n")
    }
}
