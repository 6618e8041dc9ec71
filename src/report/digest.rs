//! What one reads on Friday: the week, what changed in it, what to look at, what to do next.
//!
//! Nothing is kept from week to week: what changed is what figures say on two days.

mod changes;
mod headline;
mod news;
mod signals;
mod standing;
mod week;

pub use changes::Change;
pub use news::NewNotes;
pub use signals::{Group, SignalReport, Step};
pub use standing::LevelNow;
pub use week::{Shares, Spark, WeekReport};

use super::contract::Report;
use super::note_ref::{Head, Notes};
use crate::analysis::inputs::Inputs;
use crate::analysis::levels::DAYS_BEFORE;
use crate::analysis::signals::of;
use crate::model::kind::Kind;
use crate::value::counted;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

/// The digest of a week.
#[derive(Debug, Serialize)]
pub struct DigestReport {
    /// What every report begins with.
    #[serde(flatten)]
    pub head: Head,
    /// The day a week before: what changed, changed after it.
    pub since: String,
    /// What the week was, in one sentence; empty for a vault without evidence.
    pub headline: String,
    /// The week's audit against those before; null without an audit of this week.
    pub week: Option<WeekReport>,
    /// The ISO week of the as-of day.
    pub iso_week: String,
    /// True where some week has an audit.
    pub audited: bool,
    /// The level now, on the first ladder that tells one, and what is missing for the next; null below the first.
    pub level: Option<LevelNow>,
    /// The share of execution in the last 12 weeks; null for fewer than three audits.
    pub spark: Option<Spark>,
    /// Everything that changed.
    pub changes: Vec<Change>,
    /// The new notes of `changes`, by kind.
    pub new_notes: Vec<NewNotes>,
    /// The signals that are on, by weight.
    pub signals: Vec<SignalReport>,
    /// The same by signal, each with its place in `signals`.
    pub groups: Vec<Group>,
    /// What to do next, at most five steps.
    pub steps: Vec<Step>,
    /// What can't be said for want of notes, in one sentence; null where all can.
    pub unsaid: Option<String>,
    /// How many notes count at all.
    pub evidence: usize,
}

impl Report for DigestReport {
    const NAME: &'static str = "digest";

    fn of(inputs: &Inputs<'_, '_>) -> Self {
        let view = inputs.view;
        let notes = Notes::new(view);
        let since = view.as_of.checked_sub(DAYS_BEFORE.days()).unwrap_or(Date::MIN);
        let week_ago = view.at(since);
        let (before, now) = (&Inputs::new(&week_ago), inputs);
        let (were_on, on) = (of(before), of(now));
        let changes = changes::changes(&notes, (before, &were_on), (now, &on));
        let new_notes = news::by_kind(&changes);
        let week = week::week(&notes, before, now);
        let signals = signals::reports(&notes, &were_on, &on);
        let evidence = view.dated().len();
        Self {
            since: since.to_string(),
            headline: headline::headline(evidence, since, week.as_ref(), &new_notes, &changes),
            iso_week: crate::value::calendar::Week::of(view.as_of).to_string(),
            audited: !now.time().weeks.is_empty(),
            level: standing::level_now(now.levels()),
            spark: week::spark(&notes, now),
            groups: signals::groups(&signals),
            steps: signals::steps(&signals),
            unsaid: headline::unsaid(now),
            changes,
            new_notes,
            week,
            signals,
            evidence,
            head: notes.head(&[Kind::Case, Kind::Ledger, Kind::Audit, Kind::Decision, Kind::Mechanism]),
        }
    }

    fn summary(&self) -> String {
        if self.headline.is_empty() {
            return String::new();
        }
        let high = self.signals.iter().filter(|signal| signal.severity == "high").count();
        let on = match (self.signals.len(), high) {
            (0, _) => "No signal is on.".to_owned(),
            (1, _) => "1 signal is on.".to_owned(),
            (n, 0) => format!("{} are on.", counted(n, "signal")),
            (n, high) => format!("{} are on, {high} of them high.", counted(n, "signal")),
        };
        format!("{} {on}", self.headline)
    }
}
