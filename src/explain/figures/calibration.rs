use super::body::Body;
use crate::analysis::calibration::{self as figures, Calibration, Judged};
use crate::analysis::view::View;
use crate::explain::decision::sorted;
use crate::explain::explanation::{Section, Step};
use crate::explain::numbers::{UNKNOWN, count, joined, known, number};
use crate::explain::refs::not_counting;
use crate::model::kind::Kind;

/// The second half of figure 9 over all decisions.
pub(super) fn calibration(view: &View<'_>) -> Body {
    let found = figures::calibration(view);
    let (counted, mut left_out) = sorted(view);
    left_out.extend(not_counting(view, &[Kind::Decision]));
    let n = found.judged.len();
    let answer = match (found.brier, found.gap()) {
        (Some(brier), Some(gap)) => {
            format!("Brier score {} over {}; gap {}", number(brier), count(n, "decision"), number(gap))
        }
        _ => "no decision gives both a confidence and an outcome".to_owned(),
    };
    let sections = vec![
        Section::arithmetic(arithmetic(&found)),
        Section::arithmetic(bins(&found))
            .titled("Bins of confidence")
            .says("mean confidence and mean outcome of each"),
        Section::counted(counted),
        Section::left_out(left_out),
    ];
    (answer, sections)
}

fn arithmetic(found: &Calibration) -> Vec<Step> {
    let n = found.judged.len();
    let values = |of: fn(&Judged) -> f64| -> Vec<f64> { found.judged.iter().map(of).collect() };
    let mean = |name: &str, of: fn(&Judged) -> f64, value: Option<f64>| {
        Step::new(name, known(value)).with(format!("({}) / {n}", joined(&values(of), " + "))).value(value)
    };
    let Some((c, o)) = found.mean_confidence.zip(found.mean_outcome) else {
        return vec![Step::new("Brier score", UNKNOWN)];
    };
    let squares = |text: fn(&Judged, f64) -> String| -> String {
        found.judged.iter().map(|judged| text(judged, o)).collect::<Vec<_>>().join(" + ")
    };
    let errors =
        squares(|judged, _| format!("({} - {})^2", number(judged.confidence), number(judged.outcome)));
    let spread = squares(|judged, o| format!("({} - {})^2", number(judged.outcome), number(o)));
    let skill = Step::new("skill", known(found.skill)).by("1 - Brier / reference").value(found.skill);
    vec![
        mean("mean c", |judged| judged.confidence, found.mean_confidence),
        mean("mean o", |judged| judged.outcome, found.mean_outcome),
        Step::new("gap", known(found.gap()))
            .by("mean c - mean o")
            .with(format!("{} - {}", number(c), number(o)))
            .value(found.gap()),
        gap_limit(found),
        Step::new("Brier score", known(found.brier)).with(format!("({errors}) / {n}")).value(found.brier),
        Step::new("reference", known(found.reference))
            .with(format!("({spread}) / {n}"))
            .value(found.reference),
        match (found.brier, found.reference, found.skill) {
            (Some(brier), Some(reference), Some(_)) => {
                skill.with(format!("1 - {} / {}", number(brier), number(reference)))
            }
            _ => skill.why("unknown where the reference is 0"),
        },
    ]
}

fn gap_limit(found: &Calibration) -> Step {
    let term = |judged: &Judged| {
        let c = number(judged.confidence);
        format!("{c} x (1 - {c})")
    };
    let terms: Vec<String> = found.judged.iter().map(term).collect();
    let (least, errors) = (number(figures::LEAST_GAP), number(figures::ERRORS));
    Step::new("gap limit", known(found.gap_limit))
        .by(format!("max({least}, {errors} x sqrt(sum of c x (1 - c)) / n)"))
        .with(format!("max({least}, {errors} x sqrt({}) / {})", terms.join(" + "), found.judged.len()))
        .value(found.gap_limit)
        .why("a gap up to it may be chance")
}

fn bins(found: &Calibration) -> Vec<Step> {
    let step = |bin: &figures::Bin| {
        let name = format!("{} to {}", number(bin.low), number(bin.high));
        let step =
            Step::new(name, count(bin.decisions.len(), "decision")).value(Some(bin.decisions.len() as f64));
        match bin.mean_confidence.zip(bin.mean_outcome) {
            Some((c, o)) => step.why(format!("c {}, o {}", number(c), number(o))),
            None => step,
        }
    };
    found.bins.iter().map(step).collect()
}
