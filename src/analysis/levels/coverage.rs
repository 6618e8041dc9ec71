//! The patterns of each domain that a mechanism keeps away, day by day.

use super::grid::{Grid, count_distinct};
use super::series::Series;
use super::verdicts::{Verdicts, holding};
use crate::analysis::capability::{patterns_of, with_ancestors};
use crate::analysis::view::View;
use crate::value::identity;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// A pattern of a domain while a mechanism that holds and is in force prevents it.
struct Covered {
    pattern: String,
    range: Range<usize>,
    mechanism: usize,
}

/// By domain.
pub(super) struct Coverage(HashMap<String, Vec<Covered>>);

impl Coverage {
    /// Looks at every case and mechanism.
    pub(super) fn of(view: &View<'_>, grid: &Grid, verdicts: &Verdicts) -> Self {
        let mut against: HashMap<String, Vec<(usize, Range<usize>)>> = HashMap::new();
        for mechanism in view.mechanisms() {
            let runs = verdicts.get(&mechanism.id).map_or(&[] as &[_], Vec::as_slice);
            // A retired mechanism covers nothing, from that day on.
            let retired = mechanism.facts.retired.map_or(grid.len(), |day| grid.from(day));
            for range in holding(runs, grid) {
                for pattern in patterns_of(mechanism.facts) {
                    let range = range.start..range.end.min(retired);
                    against.entry(pattern).or_default().push((mechanism.id, range));
                }
            }
        }
        // The first case of each pattern in each domain: only from then on it is a pattern of the domain.
        let mut first: BTreeMap<(&str, String), usize> = BTreeMap::new();
        for case in view.cases() {
            let Some(pattern) = &case.facts.pattern else { continue };
            for domain in with_ancestors(case.note) {
                first.entry((domain, identity::key(pattern))).or_insert_with(|| grid.from(case.date));
            }
        }
        let mut covered: HashMap<String, Vec<Covered>> = HashMap::new();
        for ((domain, pattern), first) in first {
            for (mechanism, range) in against.get(&pattern).into_iter().flatten() {
                let range = range.start.max(first)..range.end;
                covered.entry(domain.to_owned()).or_default().push(Covered {
                    pattern: pattern.clone(),
                    range,
                    mechanism: *mechanism,
                });
            }
        }
        Self(covered)
    }

    /// How many patterns of a domain are covered.
    pub(super) fn series(&self, domain: &str, grid: &Grid) -> Series {
        let covered = self.0.get(domain).map_or(&[] as &[_], Vec::as_slice);
        let counts = count_distinct(covered.iter().map(|one| (&one.pattern, one.range.clone())), grid.len());
        let now = covered.iter().filter(|one| one.range.contains(&grid.last()));
        Series::of_counts(counts, now.map(|one| one.mechanism))
    }
}
