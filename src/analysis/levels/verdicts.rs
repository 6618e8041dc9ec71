//! What could be said of each mechanism on each day.

use super::grid::Grid;
use crate::analysis::capability::patterns_of;
use crate::analysis::prevention::{Observed, Verdict};
use crate::analysis::view::{Entry, View};
use crate::model::kinds::mechanism::Mechanism;
use std::collections::HashMap;
use std::ops::Range;

/// By index in the vault: the verdicts of a mechanism, each from an index of the grid on.
pub(super) type Verdicts = HashMap<usize, Vec<(usize, Verdict)>>;

/// The verdicts of every mechanism.
pub(super) fn verdicts(view: &View<'_>, grid: &Grid) -> Verdicts {
    let observed = Observed::of(view);
    view.mechanisms().into_iter().map(|mechanism| (mechanism.id, runs(&observed, grid, mechanism))).collect()
}

/// While no case comes, and while it is in force, the days after it only grow, and its verdicts follow each other in
/// one order: too early, increased, undetermined, holding, reduced. So two days of such a stretch with one verdict
/// have it in between too, and few days are looked at.
fn runs(observed: &Observed, grid: &Grid, mechanism: Entry<'_, Mechanism>) -> Vec<(usize, Verdict)> {
    let first = grid.from(mechanism.date);
    let cases = observed.cases(&patterns_of(mechanism.facts));
    let after = cases.iter().map(|(date, _)| *date);
    let retired = mechanism.facts.retired;
    let mut stretches: Vec<usize> =
        after.chain(retired).map(|date| grid.from(date).max(first)).chain([first]).collect();
    stretches.retain(|index| *index < grid.len());
    stretches.sort_unstable();
    stretches.dedup();
    let ends = stretches.iter().skip(1).copied().chain([grid.len()]);
    let verdict = |index: usize| observed.verdict(mechanism, &cases, grid.days[index].max(mechanism.date));
    let mut runs = Vec::new();
    for (start, end) in stretches.iter().copied().zip(ends) {
        split((start, verdict(start)), (end - 1, verdict(end - 1)), &verdict, &mut runs);
    }
    runs.dedup_by_key(|(_, verdict)| *verdict);
    runs
}

fn split(
    first: (usize, Verdict),
    last: (usize, Verdict),
    verdict: &impl Fn(usize) -> Verdict,
    runs: &mut Vec<(usize, Verdict)>,
) {
    if first.1 == last.1 {
        runs.push(first);
    } else if first.0 + 1 == last.0 {
        runs.extend([first, last]);
    } else {
        let middle = usize::midpoint(first.0, last.0);
        let middle = (middle, verdict(middle));
        split(first, middle, verdict, runs);
        split(middle, last, verdict, runs);
    }
}

/// The indexes on which a mechanism holds.
pub(super) fn holding(runs: &[(usize, Verdict)], grid: &Grid) -> Vec<Range<usize>> {
    let ends = runs.iter().skip(1).map(|(start, _)| *start).chain([grid.len()]);
    let held = runs.iter().zip(ends).filter(|((_, verdict), _)| verdict.holds());
    held.map(|((start, _), end)| *start..end).collect()
}
