use crate::analysis::View;
use crate::analysis::case_times::{CaseTimes, NAMES};
use crate::analysis::view::Entry;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::kinds::case::{
    Case, DETECTED, DIAGNOSED, MITIGATED, RESOLVED, STARTED, TIME_TO_DETECT, TIME_TO_DIAGNOSE,
    TIME_TO_RESTORE, TIMELINE,
};
use crate::value::duration::show;
use crate::value::moment::Place;

/// Times of cases that contradict each other or the clock.
pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for case in view.cases() {
        let times = view.times(&case);
        clock(&case, &times, &mut findings);
        order(&case, &times, &mut findings);
        durations(&case, &times, &mut findings);
        if case.facts.path_from_timeline {
            let at = case.note.readings.span(&TIMELINE).unwrap_or_default();
            findings.push(
                Code::PathFromTimeline
                    .at(
                        &case.note.file,
                        at,
                        "the timeline stands in for the diagnostic path: a chronology is no diagnosis",
                    )
                    .help("add a section `Diagnostic path` with the checks, in order: `check -> finding`"),
            );
        }
    }
    findings
}

const FIELDS: [&crate::model::field::Field; 5] = [&STARTED, &DETECTED, &DIAGNOSED, &MITIGATED, &RESOLVED];

fn clock(case: &Entry<'_, Case>, times: &CaseTimes, findings: &mut Vec<Diagnostic>) {
    for (field, stamp) in FIELDS.iter().zip(&times.stamps) {
        let Some(stamp) = stamp else { continue };
        let (what, taken) = match stamp.place {
            Place::Unique => continue,
            Place::Gap => {
                ("did not exist: the clock was put forward over it", "the time after the jump is used")
            }
            Place::Fold => ("came twice: the clock was put back", "the first one is used"),
        };
        let at = case.note.readings.span(field).unwrap_or_default();
        findings.push(
            Code::LocalTimeGap
                .at(&case.note.file, at, format!("this local time {what}; {taken}"))
                .help(format!("write the offset: `{}`", stamp.at.strftime("%Y-%m-%dT%H:%M%:z"))),
        );
    }
}

/// Detection before the start, restoration before detection. A diagnosis may come after the mitigation.
fn order(case: &Entry<'_, Case>, times: &CaseTimes, findings: &mut Vec<Diagnostic>) {
    for (from, to) in [(0, 1), (1, 2), (0, 3), (1, 3), (0, 4), (1, 4), (3, 4)] {
        let (Some(first), Some(second)) = (&times.stamps[from], &times.stamps[to]) else { continue };
        if second.at >= first.at {
            continue;
        }
        let at = case.note.readings.span(FIELDS[to]).unwrap_or_default();
        findings.push(
            Code::EndBeforeStart
                .at(
                    &case.note.file,
                    at,
                    format!("`{}` is before `{}`; no duration is counted", NAMES[to], NAMES[from]),
                )
                .related(
                    &case.note.file,
                    case.note.readings.span(FIELDS[from]),
                    format!("`{}` is here", NAMES[from]),
                )
                .help("correct one of the two"),
        );
        // One wrong time is told once.
        break;
    }
}

/// A stated duration that is over a minute away from what the timestamps say.
fn durations(case: &Entry<'_, Case>, times: &CaseTimes, findings: &mut Vec<Diagnostic>) {
    let facts = case.facts;
    let stated = [
        (&TIME_TO_DETECT, facts.time_to_detect, "started and detected"),
        (&TIME_TO_DIAGNOSE, facts.time_to_diagnose, "detected and diagnosed"),
        (&TIME_TO_RESTORE, facts.time_to_restore, "detected and mitigated or resolved"),
    ];
    for ((field, stated, between), difference) in stated.into_iter().zip(times.differences) {
        let (Some(stated), Some(difference)) = (stated, difference) else { continue };
        if difference >= 0.0 && (stated - difference).abs() > 1.0 {
            let at = case.note.readings.span(field).unwrap_or_default();
            findings.push(
                Code::TimesDisagree
                    .at(
                        &case.note.file,
                        at,
                        format!(
                            "`{}` is {}, but {between} are {} apart",
                            field.name,
                            show(stated),
                            show(difference)
                        ),
                    )
                    .help("correct one of them; the stated duration is used"),
            );
        }
    }
}
