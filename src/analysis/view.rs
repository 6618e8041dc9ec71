//! The vault as it stood on one day.

use super::case_times::{self, CaseTimes};
use crate::config::Config;
use crate::ladder::Ladders;
use crate::model::kind::{Kind, Record};
use crate::model::kinds::audit::Audit;
use crate::model::kinds::case::Case;
use crate::model::kinds::decision::Decision;
use crate::model::kinds::ledger::Ledger;
use crate::model::kinds::mechanism::Mechanism;
use crate::model::kinds::plan::Plan;
use crate::model::kinds::review::Review;
use crate::model::note::Note;
use crate::model::vault::Vault;
use crate::value::calendar::{Quarter, Week};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::HashSet;
use std::sync::OnceLock;

/// All that a figure may depend on.
#[derive(Debug)]
pub struct View<'v> {
    /// The notes.
    pub vault: &'v Vault,
    /// The settings.
    pub config: &'v Config,
    /// The ladders.
    pub ladders: &'v Ladders,
    /// The last day that counts.
    pub as_of: Date,
    /// Where times without an offset are.
    pub zone: TimeZone,
    known: Known,
}

/// Dates and indexes of notes, oldest first, worked out when they are first asked for. They are no entries, since a
/// view may be lent for less long than its vault.
type Days = OnceLock<Vec<(Date, usize)>>;

/// Indexes of notes, in the order of the vault.
type Ids = OnceLock<Vec<usize>>;

/// What every figure asks for again.
#[derive(Debug, Default)]
struct Known {
    dated: Days,
    cases: Days,
    ledger: Days,
    decisions: Days,
    mechanisms: Days,
    plans: Days,
    audits: Days,
    reviews: Days,
    future: Ids,
    incomplete: Ids,
}

/// When a note counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// From its first day on; its evidence date is the last day, but not after the as-of date.
    Dated {
        /// First day.
        start: Date,
        /// Last day.
        end: Date,
    },
    /// Always: an ordinary note, a profile or capability note without a date.
    Always,
    /// Never: its kind needs a date and it has none.
    Never,
}

/// A note of one kind that counts, with its facts and evidence date.
#[derive(Debug)]
pub struct Entry<'v, T> {
    /// Its index in the vault.
    pub id: usize,
    /// The note.
    pub note: &'v Note,
    /// Its facts.
    pub facts: &'v T,
    /// Its evidence date.
    pub date: Date,
}

impl<T> Clone for Entry<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Entry<'_, T> {}

/// When a note counts, in the vault's time zone.
pub fn evidence(note: &Note, zone: &TimeZone) -> Evidence {
    let on =
        |date: Option<Date>| date.map_or(Evidence::Never, |day| Evidence::Dated { start: day, end: day });
    match &note.record {
        None => Evidence::Always,
        Some(Record::Case(case)) => on(note.date.or_else(|| case_times::day(case, zone))),
        Some(Record::Ledger(facts)) => on(note.date.filter(|_| facts.category.is_some())),
        Some(Record::Decision(_)) => on(note.date),
        Some(Record::Mechanism(facts)) => on(facts.installed),
        Some(Record::Plan(facts)) => on(facts.start),
        Some(Record::Audit(facts)) => match facts.week {
            Some(week) => Evidence::Dated { start: week.first_day(), end: week.last_day() },
            None => Evidence::Never,
        },
        Some(Record::Review(facts)) => match facts.quarter {
            Some(quarter) => Evidence::Dated { start: quarter.first_day(), end: quarter.last_day() },
            None => Evidence::Never,
        },
        Some(Record::Capability(_) | Record::Profile(_)) => {
            note.date.map_or(Evidence::Always, |day| on(Some(day)))
        }
    }
}

impl<'v> View<'v> {
    /// A vault as of a day, on the built-in ladders.
    pub fn new(vault: &'v Vault, config: &'v Config, as_of: Date, zone: TimeZone) -> Self {
        Self { vault, config, ladders: Ladders::built_in(), as_of, zone, known: Known::default() }
    }

    /// The same on these ladders.
    #[must_use]
    pub fn with_ladders(self, ladders: &'v Ladders) -> Self {
        Self { ladders, ..self }
    }

    /// The same vault as of another day.
    #[must_use]
    pub fn at(&self, day: Date) -> Self {
        Self::new(self.vault, self.config, day, self.zone.clone()).with_ladders(self.ladders)
    }

    /// The evidence date of a note as of this view; `None` where it has none or does not count yet.
    pub fn date(&self, note: &Note) -> Option<Date> {
        match evidence(note, &self.zone) {
            Evidence::Dated { start, end } if start <= self.as_of => Some(end.min(self.as_of)),
            _ => None,
        }
    }

    /// True for notes that start after the as-of date: they are left out everywhere and counted in a notice.
    pub fn is_future(&self, note: &Note) -> bool {
        matches!(evidence(note, &self.zone), Evidence::Dated { start, .. } if start > self.as_of)
    }

    /// The notes of [`View::is_future`], by index.
    pub fn future(&self) -> &[usize] {
        self.known.future.get_or_init(|| self.ids(|note| self.is_future(note)))
    }

    /// The notes that never count, by index: they lack what their kind needs.
    pub fn incomplete(&self) -> &[usize] {
        self.known.incomplete.get_or_init(|| self.ids(|note| evidence(note, &self.zone) == Evidence::Never))
    }

    fn ids(&self, is_wanted: impl Fn(&Note) -> bool) -> Vec<usize> {
        let notes = &self.vault.notes;
        (0..notes.len()).filter(|id| is_wanted(&notes[*id])).collect()
    }

    /// Every note that counts and has an evidence date, oldest first.
    pub fn dated(&self) -> Vec<(Date, usize)> {
        self.days(&self.known.dated, |_| true).to_vec()
    }

    fn days<'k>(&self, known: &'k Days, counts: impl Fn(&Note) -> bool) -> &'k [(Date, usize)] {
        known.get_or_init(|| {
            let notes = self.vault.notes.iter().enumerate().filter(|(_, note)| counts(note));
            let mut days: Vec<(Date, usize)> =
                notes.filter_map(|(id, note)| Some((self.date(note)?, id))).collect();
            days.sort_unstable();
            days
        })
    }

    /// The notes of one kind that count, oldest first, then by path.
    fn of<T>(&self, known: &Days, facts: fn(&Record) -> Option<&T>) -> Vec<Entry<'v, T>> {
        let days = self.days(known, |note| note.record.as_ref().and_then(facts).is_some());
        let entry = |(date, id): &(Date, usize)| {
            let note = &self.vault.notes[*id];
            Some(Entry { id: *id, note, facts: facts(note.record.as_ref()?)?, date: *date })
        };
        days.iter().filter_map(entry).collect()
    }

    /// The cases.
    pub fn cases(&self) -> Vec<Entry<'v, Case>> {
        self.of(
            &self.known.cases,
            |record| if let Record::Case(facts) = record { Some(&**facts) } else { None },
        )
    }

    /// The ledger entries.
    pub fn ledger(&self) -> Vec<Entry<'v, Ledger>> {
        self.of(
            &self.known.ledger,
            |record| if let Record::Ledger(facts) = record { Some(&**facts) } else { None },
        )
    }

    /// The decisions.
    pub fn decisions(&self) -> Vec<Entry<'v, Decision>> {
        self.of(&self.known.decisions, |record| {
            if let Record::Decision(facts) = record { Some(&**facts) } else { None }
        })
    }

    /// The mechanisms.
    pub fn mechanisms(&self) -> Vec<Entry<'v, Mechanism>> {
        self.of(&self.known.mechanisms, |record| {
            if let Record::Mechanism(facts) = record { Some(&**facts) } else { None }
        })
    }

    /// The plans.
    pub fn plans(&self) -> Vec<Entry<'v, Plan>> {
        self.of(
            &self.known.plans,
            |record| if let Record::Plan(facts) = record { Some(&**facts) } else { None },
        )
    }

    /// The audits, one a week: of two for the same week the first by path.
    pub fn audits(&self) -> Vec<Entry<'v, Audit>> {
        let mut audits = self.of(&self.known.audits, |record| {
            if let Record::Audit(facts) = record { Some(&**facts) } else { None }
        });
        let mut seen: HashSet<Week> = HashSet::new();
        audits.sort_by_key(|entry| (entry.facts.week, entry.id));
        audits.retain(|entry| entry.facts.week.is_some_and(|week| seen.insert(week)));
        audits
    }

    /// The reviews, one a quarter: of two for the same quarter the first by path.
    pub fn reviews(&self) -> Vec<Entry<'v, Review>> {
        let mut reviews = self.of(&self.known.reviews, |record| {
            if let Record::Review(facts) = record { Some(&**facts) } else { None }
        });
        let mut seen: HashSet<Quarter> = HashSet::new();
        reviews.sort_by_key(|entry| (entry.facts.quarter, entry.id));
        reviews.retain(|entry| entry.facts.quarter.is_some_and(|quarter| seen.insert(quarter)));
        reviews
    }

    /// The notes of a kind that always count or do so by now.
    pub fn standing(&self, kind: Kind) -> Vec<(usize, &'v Note)> {
        let notes = self.vault.notes.iter().enumerate().filter(|(_, note)| note.kind() == Some(kind));
        notes
            .filter(|(_, note)| !self.is_future(note) && evidence(note, &self.zone) != Evidence::Never)
            .collect()
    }

    /// True for a day in the half-open window of so many days that ends with the as-of date.
    pub fn within(&self, day: Date, days: i32) -> bool {
        day <= self.as_of && self.as_of.checked_sub(days.days()).is_ok_and(|start| day > start)
    }

    /// The times of a case, its dated facts as of this view.
    pub fn times(&self, case: &Entry<'v, Case>) -> CaseTimes {
        let day = case.note.date.unwrap_or(case.date);
        case_times::times(case.facts, day, &self.zone, self.as_of)
    }
}
