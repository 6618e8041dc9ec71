//! Which domains share cases.

use crate::report::capability_map::CapabilityMapReport;
use serde::Serialize;
use std::collections::BTreeMap;

/// Two domains, and the cases that name both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shared {
    /// Both, by name.
    pub domains: [String; 2],
    /// The cases, by file, the newest first.
    pub files: Vec<String>,
}

/// All pairs, those of most cases first. A domain and one nested in it share all cases of the second by themselves:
/// they are no pair.
pub(super) fn shared(map: &CapabilityMapReport) -> Vec<Shared> {
    let mut of_case: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut order: Vec<(&str, &str)> = Vec::new();
    for domain in &map.domains {
        for case in &domain.case_list {
            order.push((&case.date, &case.file));
            of_case.entry(&case.file).or_default().push(&domain.domain);
        }
    }
    order.sort_unstable_by(|a, b| b.cmp(a));
    order.dedup();
    let mut pairs: BTreeMap<[&str; 2], Vec<String>> = BTreeMap::new();
    for (_, file) in order {
        let domains = &of_case[file];
        for (at, one) in domains.iter().enumerate() {
            for other in domains[at + 1..].iter().filter(|other| !is_nested(one, other)) {
                pairs.entry([one, other]).or_default().push(file.to_owned());
            }
        }
    }
    let owned =
        |(names, files): ([&str; 2], Vec<String>)| Shared { domains: names.map(str::to_owned), files };
    let mut shared: Vec<Shared> = pairs.into_iter().map(owned).collect();
    shared.sort_by(|a, b| b.files.len().cmp(&a.files.len()).then_with(|| a.domains.cmp(&b.domains)));
    shared
}

/// True where one is a part of the other: `network` and `network/dns`.
fn is_nested(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    long.strip_prefix(short).is_some_and(|rest| rest.starts_with('/'))
}
