//! Did what I built prevent anything?

pub mod slots;

use super::contract::{Report, some_of};
use super::note_ref::{Head, Notes};
use super::plain::{first_rows, last_few, last_rows};
use crate::analysis::capability::Pattern;
use crate::analysis::inputs::Inputs;
use crate::analysis::ledger::Judged;
use crate::analysis::prevention::{self as figures, Effect};
use crate::analysis::view::View;
use crate::model::choice::Choice;
use crate::model::kind::Kind;
use crate::value::counted;
use serde::Serialize;
use slots::{Slot, Slots};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// What mechanisms did, and what nothing prevents.
#[derive(Debug, Serialize)]
pub struct PreventionReport {
    /// What every report begins with.
    #[serde(flatten)]
    pub head: Head,
    /// Every mechanism, the oldest first.
    #[serde(serialize_with = "last_rows")]
    pub mechanisms: Vec<MechanismReport>,
    /// Causes of two or more cases, the most frequent first.
    #[serde(serialize_with = "first_rows")]
    pub recurring: Vec<RecurringReport>,
    /// How many mechanisms are not retired.
    pub in_force: usize,
    /// How many of those hold.
    pub holding: usize,
    /// How many recurring causes no mechanism in force prevents.
    pub unprevented: usize,
    /// How many mechanisms came to each verdict, the best first; those that none came to are left out.
    pub verdicts: Vec<VerdictCount>,
    /// The day after which cases were looked for; null where there is none.
    pub observed_after: Option<String>,
    /// How many cases there are.
    pub cases: usize,
    /// Cases that name no pattern: no mechanism can be measured by them.
    #[serde(serialize_with = "last_few")]
    pub without_pattern: Vec<Arc<str>>,
    /// Patterns that two or more mechanisms are meant to prevent: their prevented cases may be the same ones.
    pub shared_patterns: Vec<String>,
}

/// One mechanism. Its figures are null where it has no baseline.
#[derive(Debug, Serialize)]
pub struct MechanismReport {
    /// The note.
    pub file: Arc<str>,
    /// `monitor`, `guardrail` and so on; null where it does not say.
    pub form: Option<String>,
    /// In force since.
    pub installed: String,
    /// In force until; null while it is.
    pub retired: Option<String>,
    /// What it is meant to prevent, by identity.
    pub patterns: Vec<String>,
    /// Cases before, the day of installation included.
    pub n0: usize,
    /// Days before; null where nothing was looked for at all.
    pub t0_days: Option<i32>,
    /// Cases after.
    pub n1: usize,
    /// Days after.
    pub t1_days: i32,
    /// The cases before, by file.
    #[serde(serialize_with = "last_few")]
    pub before: Vec<Arc<str>>,
    /// The case of the last 30 days before it, which is left out of what is expected.
    pub prompted_by: Option<Arc<str>>,
    /// The cases after, by file.
    #[serde(serialize_with = "last_few")]
    pub after: Vec<Arc<str>>,
    /// Cases before that the rate is made of: without the one that prompted it.
    pub baseline: Option<usize>,
    /// Cases to be expected after, had nothing changed.
    pub expected: Option<f64>,
    /// Those that did not come.
    pub prevented: Option<f64>,
    /// Rate after / rate before.
    pub rate_ratio: Option<f64>,
    /// Lower bound of its 95 % interval.
    pub ci_low: Option<f64>,
    /// Upper bound.
    pub ci_high: Option<f64>,
    /// How often so few would follow if nothing had changed.
    pub chance: Option<f64>,
    /// What follows from all that.
    pub verdict: String,
    /// True for `reduced` and `holding`.
    pub holds: bool,
    /// Ledger entries that link to it.
    pub ledger: Vec<Arc<str>>,
    /// Its cases over time, in equal parts from the first day to the as-of date.
    pub slots: Vec<Slot>,
    /// Days of a part.
    pub slot_days: i32,
}

/// A cause of two or more cases.
#[derive(Debug, Serialize)]
pub struct RecurringReport {
    /// Its name, by identity.
    pub pattern: String,
    /// Its cases, by file, the oldest first.
    #[serde(serialize_with = "last_few")]
    pub cases: Vec<Arc<str>>,
    /// Their days.
    #[serde(serialize_with = "last_few")]
    pub days: Vec<String>,
    /// The last of them.
    pub last: Option<String>,
    /// The mechanisms that are meant to prevent it, by file.
    pub mechanisms: Vec<Arc<str>>,
    /// Those of them that are retired.
    pub retired: Vec<Arc<str>>,
    /// True where a mechanism is in force.
    pub covered: bool,
    /// True where a mechanism in force holds.
    pub holds: bool,
}

/// How many mechanisms came to a verdict.
#[derive(Debug, Serialize)]
pub struct VerdictCount {
    /// The verdict.
    pub verdict: String,
    /// How many.
    pub n: usize,
}

impl Report for PreventionReport {
    const NAME: &'static str = "prevention";

    fn of(inputs: &Inputs<'_, '_>) -> Self {
        let view = inputs.view;
        let notes = Notes::new(view);
        let cases = inputs.cases();
        let effects = inputs.effects();
        let since = figures::observed_after(view, cases);
        let slots = Slots::new(since, effects, view.as_of);
        let entries = places(inputs.ledger());
        let recurring = inputs.recurring();
        let without_pattern = cases.iter().filter(|case| case.facts.pattern.is_none());
        Self {
            mechanisms: effects.iter().map(|e| mechanism(view, &notes, &slots, &entries, e)).collect(),
            recurring: recurring.iter().map(|p| recurring_report(view, &notes, effects, p)).collect(),
            in_force: effects.iter().filter(|effect| !effect.retired).count(),
            holding: effects.iter().filter(|effect| !effect.retired && effect.holds()).count(),
            unprevented: recurring.iter().filter(|cause| !cause.is_covered()).count(),
            verdicts: verdicts(effects),
            observed_after: since.map(|day| day.to_string()),
            cases: cases.len(),
            without_pattern: notes.files(without_pattern.map(|case| case.id)),
            shared_patterns: shared(effects),
            head: notes.head(&[Kind::Case, Kind::Mechanism]),
        }
    }

    fn summary(&self) -> String {
        if self.mechanisms.is_empty() && self.recurring.is_empty() {
            return String::new();
        }
        let open: Vec<&str> = self
            .recurring
            .iter()
            .filter(|cause| !cause.covered)
            .map(|cause| cause.pattern.as_str())
            .collect();
        let nothing = match open.as_slice() {
            [] => String::new(),
            open => format!(" Nothing is in force against {}.", some_of(open)),
        };
        let force = counted(self.in_force, "mechanism");
        format!("{force} in force, {} shown to hold.{nothing}", self.holding)
    }
}

fn mechanism(
    view: &View<'_>,
    notes: &Notes<'_>,
    slots: &Slots,
    entries: &HashMap<usize, usize>,
    effect: &Effect<'_>,
) -> MechanismReport {
    let id = effect.mechanism.id;
    let facts = effect.mechanism.facts;
    let before = effect.before.clone().unwrap_or_default();
    let found = effect.comparison;
    MechanismReport {
        file: notes.file(id),
        form: facts.form.map(|form| form.word().to_owned()),
        installed: effect.mechanism.date.to_string(),
        retired: facts.retired.filter(|_| effect.retired).map(|day| day.to_string()),
        patterns: effect.patterns.iter().cloned().collect(),
        n0: before.cases.len(),
        t0_days: effect.before.as_ref().map(|side| side.days),
        n1: effect.after.cases.len(),
        t1_days: effect.after.days,
        slots: slots.of(view, effect),
        slot_days: slots.days,
        before: notes.files(before.cases),
        prompted_by: effect.prompted_by.map(|case| notes.file(case)),
        after: notes.files(effect.after.cases.iter().copied()),
        baseline: found.map(|found| found.m0),
        expected: found.map(|found| found.expected),
        prevented: found.map(|found| found.prevented),
        rate_ratio: found.and_then(|found| found.rate_ratio),
        ci_low: found.and_then(|found| found.ci_low),
        ci_high: found.and_then(|found| found.ci_high),
        chance: found.and_then(|found| found.chance),
        verdict: effect.verdict.word().to_owned(),
        holds: effect.holds(),
        ledger: notes.files(linking(view, entries, id)),
    }
}

/// The place of each ledger entry among them, by index in the vault.
fn places(entries: &[Judged<'_>]) -> HashMap<usize, usize> {
    entries.iter().enumerate().map(|(at, judged)| (judged.entry.id, at)).collect()
}

/// The ledger entries that link to a note, wherever in them, each once and the oldest first.
fn linking(view: &View<'_>, entries: &HashMap<usize, usize>, to: usize) -> Vec<usize> {
    let linking = view.vault.backlinks[to].iter().filter_map(|id| Some((*entries.get(id)?, *id)));
    linking.collect::<BTreeMap<usize, usize>>().into_values().collect()
}

fn recurring_report(
    view: &View<'_>,
    notes: &Notes<'_>,
    effects: &[Effect<'_>],
    pattern: &Pattern,
) -> RecurringReport {
    let retired = pattern.mechanisms.iter().filter(|(_, retired)| *retired);
    let holding = |(id, retired): &(usize, bool)| {
        !retired && effects.iter().any(|effect| effect.mechanism.id == *id && effect.holds())
    };
    let day = |id: &usize| view.date(&view.vault.notes[*id]).map(|day| day.to_string()).unwrap_or_default();
    RecurringReport {
        pattern: pattern.pattern.clone(),
        cases: notes.files(pattern.cases.iter().copied()),
        last: pattern.cases.last().map(day),
        days: pattern.cases.iter().map(day).collect(),
        mechanisms: notes.files(pattern.mechanisms.iter().map(|(id, _)| *id)),
        retired: notes.files(retired.map(|(id, _)| *id)),
        covered: pattern.is_covered(),
        holds: pattern.mechanisms.iter().any(holding),
    }
}

fn verdicts(effects: &[Effect<'_>]) -> Vec<VerdictCount> {
    let count = |verdict: &figures::Verdict| VerdictCount {
        verdict: verdict.word().to_owned(),
        n: effects.iter().filter(|effect| effect.verdict == *verdict).count(),
    };
    figures::Verdict::ALL.iter().map(count).filter(|count| count.n > 0).collect()
}

/// Patterns that more than one mechanism is meant to prevent.
fn shared(effects: &[Effect<'_>]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let all = effects.iter().flat_map(|effect| &effect.patterns);
    let twice: BTreeSet<&String> = all.filter(|pattern| !seen.insert(*pattern)).collect();
    twice.into_iter().cloned().collect()
}
