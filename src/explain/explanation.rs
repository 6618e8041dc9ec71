//! The view model: how one number, or all numbers of one thing, came about.

use serde::Serialize;

/// How something came about: the rule, the inputs, the arithmetic, the notes counted and those left out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explanation {
    /// The version of the data contract.
    pub schema: u32,
    /// The last day that counts.
    pub as_of: String,
    /// `figure`, `signal`, `domain`, `pattern`, `ladder`, `criterion`, or the kind of a note; `note` for an ordinary one.
    pub what: String,
    /// Its name to people.
    pub title: String,
    /// The note, by file, where it is one.
    pub file: Option<String>,
    /// What came out, in one sentence without a full stop.
    pub answer: String,
    /// The rules that apply.
    pub rules: Vec<Rule>,
    /// Everything else, in the order to read it.
    pub sections: Vec<Section>,
    /// Commands that tell more.
    pub see: Vec<String>,
}

/// A rule, as `docs/figures.md` has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// The number of the figure; null for a signal.
    pub figure: Option<u8>,
    /// Its heading.
    pub title: String,
    /// The rule, as Markdown.
    pub text: String,
    /// Where all of it stands, in the repository.
    pub page: String,
}

/// One part of an explanation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// A sentence on it, without a full stop.
    pub says: Option<String>,
    /// What it lists.
    #[serde(flatten)]
    pub rows: Rows,
}

/// What a section lists.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "part", content = "rows", rename_all = "snake_case")]
pub enum Rows {
    /// What the notes and settings say.
    Inputs(Vec<Input>),
    /// Steps from inputs to results.
    Arithmetic(Vec<Step>),
    /// What leads to which verdict; the first that is met decides.
    Conditions(Vec<Condition>),
    /// Notes that count.
    Counted(Vec<NoteRow>),
    /// Notes that don't, each with the reason.
    LeftOut(Vec<NoteRow>),
    /// What to do next.
    Next(Vec<String>),
}

/// A value that a note or the settings give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Input {
    /// The name of the field or setting.
    pub name: String,
    /// As written, or as understood; null where it is not given.
    pub value: Option<String>,
    /// How it was understood, where that is not plain.
    pub why: Option<String>,
    /// Where it stands.
    pub place: Option<Place>,
}

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: Option<u32>,
}

/// One step of arithmetic: `name = formula = numbers = result`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// What is computed.
    pub name: String,
    /// How, in names.
    pub formula: Option<String>,
    /// The same with the numbers in it.
    pub numbers: Option<String>,
    /// What comes out, to be read.
    pub result: String,
    /// The same in full precision; null where it is unknown or no number.
    pub value: Option<f64>,
    /// A remark.
    pub why: Option<String>,
}

/// One line of a table of verdicts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Condition {
    /// What it leads to.
    pub outcome: String,
    /// The condition, in names.
    pub when: String,
    /// The same with the numbers in it.
    pub numbers: String,
    /// Whether it is met.
    pub met: bool,
    /// True for the one that decided.
    pub decides: bool,
}

/// A note, and what it is counted with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoteRow {
    /// Its path in the vault.
    pub file: String,
    /// The line on which the fact stands that matters here.
    pub line: Option<u32>,
    /// Its name to people.
    pub title: String,
    /// Its evidence date.
    pub date: Option<String>,
    /// What it gives.
    pub value: Option<String>,
    /// Why it is counted as it is, or left out.
    pub why: Option<String>,
}

impl Section {
    /// What the notes and settings say.
    pub fn inputs(rows: Vec<Input>) -> Self {
        Self::new("Inputs", Rows::Inputs(rows))
    }

    /// Steps from inputs to results.
    pub fn arithmetic(rows: Vec<Step>) -> Self {
        Self::new("Arithmetic", Rows::Arithmetic(rows))
    }

    /// Notes that count.
    pub fn counted(rows: Vec<NoteRow>) -> Self {
        Self::new("Counted", Rows::Counted(rows))
    }

    /// Notes that don't. Those of one reason stand together, the reasons in the order in which they come up.
    pub fn left_out(mut rows: Vec<NoteRow>) -> Self {
        let mut reasons: Vec<Option<String>> = Vec::new();
        for row in &rows {
            if !reasons.contains(&row.why) {
                reasons.push(row.why.clone());
            }
        }
        rows.sort_by_key(|row| reasons.iter().position(|reason| *reason == row.why));
        Self::new("Left out", Rows::LeftOut(rows))
    }

    /// Any part under a heading.
    pub fn new(title: impl Into<String>, rows: Rows) -> Self {
        Self { title: title.into(), says: None, rows }
    }

    /// Gives it another heading.
    #[must_use]
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// Adds a sentence.
    #[must_use]
    pub fn says(mut self, says: impl Into<String>) -> Self {
        self.says = Some(says.into());
        self
    }
}

impl Input {
    /// A value without a place.
    pub fn new(name: impl Into<String>, value: Option<String>) -> Self {
        Self { name: name.into(), value, why: None, place: None }
    }

    /// Says where it stands.
    #[must_use]
    pub fn at(mut self, place: Option<Place>) -> Self {
        self.place = place;
        self
    }

    /// Says how it was understood.
    #[must_use]
    pub fn why(mut self, why: impl Into<String>) -> Self {
        self.why = Some(why.into());
        self
    }
}

impl Step {
    /// A result.
    pub fn new(name: impl Into<String>, result: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            formula: None,
            numbers: None,
            result: result.into(),
            value: None,
            why: None,
        }
    }

    /// Says how it is computed, in names.
    #[must_use]
    pub fn by(mut self, formula: impl Into<String>) -> Self {
        self.formula = Some(formula.into());
        self
    }

    /// Puts the numbers in.
    #[must_use]
    pub fn with(mut self, numbers: impl Into<String>) -> Self {
        self.numbers = Some(numbers.into());
        self
    }

    /// Keeps the result in full precision.
    #[must_use]
    pub fn value(mut self, value: Option<f64>) -> Self {
        self.value = value;
        self
    }

    /// Adds a remark.
    #[must_use]
    pub fn why(mut self, why: impl Into<String>) -> Self {
        self.why = Some(why.into());
        self
    }
}

impl NoteRow {
    /// Says what it gives.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// Says why.
    #[must_use]
    pub fn why(mut self, why: impl Into<String>) -> Self {
        self.why = Some(why.into());
        self
    }
}
