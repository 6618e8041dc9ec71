//! The three times of a case, each as a step from the clock or from what the note states.

use super::explanation::Step;
use super::numbers::{UNKNOWN, number};
use crate::analysis::case_times::{CaseTimes, NAMES, Stamp};
use crate::analysis::view::{Entry, View};
use crate::model::field::Field;
use crate::model::kinds::case::{
    Case, DETECTED, DIAGNOSED, MITIGATED, RESOLVED, STARTED, TIME_TO_DETECT, TIME_TO_DIAGNOSE,
    TIME_TO_RESTORE,
};
use crate::value::duration;

/// One of the three times.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clocked {
    /// Its name.
    pub(super) name: &'static str,
    /// The field that states it.
    pub(super) stated: &'static Field,
    /// Where it stands among the differences.
    at: usize,
    /// The times that it lies between, by index in [`NAMES`]: the first of each that is known.
    ends: (&'static [usize], &'static [usize]),
    /// What came out.
    pub(super) of: fn(&CaseTimes) -> Option<f64>,
}

/// Detect, diagnose, restore.
pub(super) const ALL: [Clocked; 3] = [
    Clocked { name: "detect", stated: &TIME_TO_DETECT, at: 0, ends: (&[0], &[1]), of: |times| times.detect },
    Clocked {
        name: "diagnose",
        stated: &TIME_TO_DIAGNOSE,
        at: 1,
        ends: (&[1], &[2]),
        of: |times| times.diagnose,
    },
    Clocked {
        name: "restore",
        stated: &TIME_TO_RESTORE,
        at: 2,
        ends: (&[1, 0], &[3, 4]),
        of: |times| times.restore,
    },
];

/// The five times as fields, in the order of [`NAMES`].
pub(super) const MOMENTS: [&Field; 5] = [&STARTED, &DETECTED, &DIAGNOSED, &MITIGATED, &RESOLVED];

impl Clocked {
    /// The fields that it can come from, the stated one first.
    pub(super) fn fields(&self) -> Vec<&'static Field> {
        let ends = self.ends.1.iter().chain(self.ends.0);
        std::iter::once(self.stated).chain(ends.map(|at| MOMENTS[*at])).collect()
    }

    /// How it came about in one case.
    pub(super) fn step(&self, view: &View<'_>, case: &Entry<'_, Case>) -> Step {
        let times = view.times(case);
        let value = (self.of)(&times);
        let step = Step::new(self.name, value.map_or(UNKNOWN.to_owned(), minutes)).value(value);
        let stated = case.note.readings.minutes(self.stated);
        match (stated, times.differences[self.at]) {
            (Some(stated), difference) => {
                let step = step.by(format!("`{}`", self.stated.name));
                match difference.filter(|minutes| (minutes - stated).abs() > f64::EPSILON) {
                    Some(other) => {
                        step.why(format!("it wins over the timestamps, which give {}", minutes(other)))
                    }
                    None => step,
                }
            }
            (None, Some(difference)) => self.by_clock(&times, step, difference),
            (None, None) => step.why(self.lacking(case, &times)),
        }
    }

    fn by_clock(&self, times: &CaseTimes, step: Step, difference: f64) -> Step {
        let first = |known: &[usize]| known.iter().copied().find(|at| times.stamps[*at].is_some());
        let (Some(from), Some(to)) = (first(self.ends.0), first(self.ends.1)) else { return step };
        let step = step.by(format!("{} - {}", NAMES[to], NAMES[from])).with(shown(times, from, to));
        if difference < 0.0 {
            return step.why(format!("{}, before its start, so it is not used", minutes(difference)));
        }
        if self.ends.0.len() > 1 && times.restore_from_start {
            return step.why("counted from the start, since the detection is not known");
        }
        step
    }

    fn lacking(&self, case: &Entry<'_, Case>, times: &CaseTimes) -> String {
        let refused = self.fields().into_iter().find(|field| case.note.readings.is_refused(field));
        if let Some(field) = refused {
            return format!("`{}` can't be read; `casebook check` says why", field.name);
        }
        let lacks = |known: &[usize]| {
            let names: Vec<String> = known.iter().map(|at| format!("`{}`", NAMES[*at])).collect();
            (!known.iter().any(|at| times.stamps[*at].is_some())).then(|| names.join(" or "))
        };
        let lacking: Vec<String> = [lacks(self.ends.0), lacks(self.ends.1)].into_iter().flatten().collect();
        format!("add {}, or `{}`", lacking.join(" and "), self.stated.name)
    }
}

/// Two times to subtract; with their offsets where the clock was changed between them.
fn shown(times: &CaseTimes, from: usize, to: usize) -> String {
    let (Some(from), Some(to)) = (&times.stamps[from], &times.stamps[to]) else { return String::new() };
    let format = if from.at.offset() == to.at.offset() { "%Y-%m-%d %H:%M" } else { "%Y-%m-%d %H:%M%:z" };
    let show = |stamp: &Stamp| stamp.at.strftime(format).to_string();
    format!("{} - {}", show(to), show(from))
}

/// "148 min", and in larger units where they help: "148 min (2 h 28 min)".
pub(super) fn minutes(minutes: f64) -> String {
    let plain = format!("{} min", number(minutes));
    if minutes.abs() < 60.0 { plain } else { format!("{plain} ({})", duration::show(minutes)) }
}
