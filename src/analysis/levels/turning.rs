//! The days on which what a note says may change: facts with a date of their own.

use crate::analysis::rows::Wanted;
use crate::analysis::view::{Entry, View};
use crate::model::kind::Record;
use crate::model::note::Note;
use crate::model::structure::Task;
use jiff::civil::Date;

/// The days after the first on which a wanted field of a note's row may change; verdicts aside. A review is another
/// one each day until its quarter is over.
pub(super) fn turning_days(view: &View<'_>, wanted: &Wanted, id: usize, note: &Note) -> Vec<Date> {
    let mut days = Vec::new();
    let tasks =
        |tasks: &[Task], days: &mut Vec<Date>| days.extend(tasks.iter().filter_map(|task| task.done_on));
    let any = |names: &[&str]| names.iter().any(|name| wanted.has(name));
    match &note.record {
        Some(Record::Case(facts)) => {
            if any(&["resolved", "restore_minutes"])
                && let Some(date) = view.date(note)
            {
                let times = view.times(&Entry { id, note, facts: &**facts, date });
                days.extend(times.stamps[4].as_ref().map(|stamp| stamp.at.date()));
            }
            if any(&["prevention"]) {
                tasks(&facts.prevention, &mut days);
            }
        }
        Some(Record::Ledger(facts)) => {
            if any(&["stage", "measurements"]) {
                days.extend(facts.measurements.iter().map(|row| row.date));
            }
            if any(&["presented"]) {
                days.extend(facts.presented);
            }
        }
        Some(Record::Decision(facts)) if any(&["turned_out", "reviewed"]) => days.extend(facts.reviewed),
        Some(Record::Mechanism(facts)) if any(&["retired"]) => days.extend(facts.retired),
        Some(Record::Plan(facts)) => {
            for (name, month) in ["month_1", "month_2", "month_3"].iter().zip(&facts.months) {
                if wanted.has(name) {
                    tasks(month, &mut days);
                }
            }
        }
        _ => {}
    }
    days.retain(|day| *day <= view.as_of);
    days
}
