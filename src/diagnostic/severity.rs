/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something was left out of the figures, or can't be trusted.
    Error,
    /// Probably not what its author meant.
    Warning,
    /// Worth knowing; nothing to mend.
    Info,
}

impl Severity {
    /// The lower-case word shown to people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}
