//! Medians, means and percentiles, written out.

use super::clock::minutes;
use super::explanation::Step;
use super::numbers::{UNKNOWN, count, number};
use crate::analysis::statistics::{Between, FEWEST_FOR_P90, Summary};

/// Where medians and percentiles stand, for the head of a section.
pub(super) const WHERE: &str = "sorted, a median is value 1 + 0.5 x (n - 1) and a 90th percentile value 1 + 0.9 x (n - 1), counted from 1";

/// More values than this are not written out: the notes counted show them.
const MOST: usize = 24;

/// The steps from the times of some cases to their summary.
pub(super) fn middle(name: &str, values: &[f64], summary: &Summary) -> Vec<Step> {
    let sorted = sorted(values);
    let (Some(median), Some(mean)) = (summary.median, summary.mean) else {
        return vec![Step::new(format!("{name}: median"), UNKNOWN).why("no case tells it")];
    };
    let sum: f64 = sorted.iter().sum();
    let mut steps = vec![
        Step::new(format!("{name}: sorted"), listed(&sorted)).by(count(summary.n, "value")),
        between(format!("{name}: median"), &sorted, 0.5, median),
        Step::new(format!("{name}: mean"), minutes(mean))
            .by("sum / n")
            .with(format!("{} / {}", number(sum), summary.n))
            .value(Some(mean)),
    ];
    steps.push(match summary.p90 {
        Some(p90) => between(format!("{name}: 90th percentile"), &sorted, 0.9, p90),
        None => Step::new(format!("{name}: 90th percentile"), UNKNOWN)
            .why(format!("left out below {FEWEST_FOR_P90} values")),
    });
    steps
}

/// A median of numbers without a unit.
pub(super) fn median_step(name: &str, values: &[f64], median: f64) -> Step {
    let sorted = sorted(values);
    Step { result: number(median), ..between(name.to_owned(), &sorted, 0.5, median) }
        .why(format!("of {}", listed(&sorted)))
}

/// A quantile between its two order statistics.
fn between(name: String, sorted: &[f64], q: f64, value: f64) -> Step {
    let last = sorted.len().saturating_sub(1);
    let step = Step::new(name, minutes(value)).value(Some(value));
    let Some(between) = Between::of(sorted, q) else { return step };
    let at = q * last as f64;
    // Positions count from 1 to people.
    let step = step.by(format!("value {} of {}", number(at + 1.0), sorted.len()));
    if between.part == 0.0 {
        return step;
    }
    let (below, above) = (number(between.below), number(between.above));
    step.with(format!("{below} + {} x ({above} - {below})", number(between.part)))
}

fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

fn listed(sorted: &[f64]) -> String {
    let shown: Vec<String> = sorted.iter().take(MOST).map(|value| number(*value)).collect();
    let more = sorted.len().saturating_sub(MOST);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", shown.join(", "))
}
