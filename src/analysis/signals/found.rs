//! What a signal says.

/// How much a signal matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// When there is time.
    Low,
    /// This month.
    Medium,
    /// Now: it costs more with every week.
    High,
}

impl Severity {
    /// That of a weight.
    pub fn of(weight: u8) -> Self {
        match weight {
            70.. => Self::High,
            40.. => Self::Medium,
            _ => Self::Low,
        }
    }

    /// As the data contract writes it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// What a signal is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// A pattern, by identity.
    Pattern(String),
    /// A domain, by identity.
    Domain(String),
    /// A note, by index in the vault, with its title.
    Note(usize, String),
    /// All of the work.
    Work,
}

impl Item {
    /// Its name to people; nothing for all of the work.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Pattern(name) | Self::Domain(name) | Self::Note(_, name) => Some(name),
            Self::Work => None,
        }
    }
}

/// One thing that a signal is on for.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// What it is about.
    pub item: Item,
    /// What is the matter with it, with its numbers: the item's name, where it has one, stands before. No full stop.
    pub says: String,
    /// The number that matters most, in a word or two: `3 cases`.
    pub short: String,
    /// The notes that show it, by index in the vault.
    pub evidence: Vec<usize>,
    /// What to do, as a whole sentence.
    pub next_step: String,
    /// The command that begins it.
    pub command: Option<String>,
}

impl Found {
    /// What is the matter, without a full stop.
    pub fn message(&self) -> String {
        self.item.name().map_or_else(|| self.says.clone(), |name| format!("{name} {}", self.says))
    }
}

/// A signal that is on.
#[derive(Debug, Clone, PartialEq)]
pub struct Signal {
    /// The slug of its name.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The same as a number, 1 to 100.
    pub weight: u8,
    /// What it is on for.
    pub found: Found,
}

/// What looking for a signal came to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Look {
    /// What it is on for, the gravest first.
    pub found: Vec<Found>,
    /// Why it is on for nothing: what is not so, or not known. Without a full stop.
    pub silent: Option<String>,
    /// Numbers that it looked at, by name.
    pub inputs: Vec<(String, String)>,
    /// Notes that it looked at, each with what it gives.
    pub notes: Vec<(usize, String)>,
}

impl Look {
    /// On for nothing.
    pub fn silent(why: impl Into<String>) -> Self {
        Self { silent: Some(why.into()), ..Self::default() }
    }

    /// On for these; silent for that reason where there are none.
    pub fn on(found: Vec<Found>, else_silent: &str) -> Self {
        let silent = found.is_empty().then(|| else_silent.to_owned());
        Self { found, silent, ..Self::default() }
    }

    /// Tells the notes that it looked at.
    #[must_use]
    pub fn notes(mut self, notes: Vec<(usize, String)>) -> Self {
        self.notes = notes;
        self
    }

    /// Tells a number that it looked at.
    #[must_use]
    pub fn input(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.inputs.push((name.into(), value.into()));
        self
    }
}
