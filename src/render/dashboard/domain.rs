//! One domain: how I diagnose it, and what is known of its level.

use super::levels::history;
use crate::dashboard::{Dashboard, Shared};
use crate::render::web::charts::{Charts, domain_quarters, first_checks, tree};
use crate::render::web::links::Links;
use crate::report::capability_map::domain::DomainReport;
use std::collections::BTreeSet;

/// Its tree, its first checks, its cases by quarter, and its level over time.
pub(super) fn charts(links: &Links<'_>, dashboard: &Dashboard<'_>, domain: &DomainReport) -> Charts {
    let ladders = &dashboard.reports.tier_progress.ladders;
    let own = ladders.iter().find(|ladder| ladder.of.as_ref() == Some(&domain.domain));
    vec![
        ("tree".to_owned(), tree(links, domain)),
        ("first_checks".to_owned(), first_checks(links, domain)),
        ("quarters".to_owned(), domain_quarters(links, domain, "case")),
        ("history".to_owned(), own.and_then(|ladder| history("chart-history", ladder))),
    ]
}

/// The pairs with another domain that it is a part of.
pub(super) fn beside<'d>(dashboard: &'d Dashboard<'_>, domain: &DomainReport) -> Vec<&'d Shared> {
    dashboard.shared.iter().filter(|shared| shared.domains.contains(&domain.domain)).collect()
}

/// The notes that its page names.
pub(super) fn files(domain: &DomainReport) -> BTreeSet<&str> {
    let cases = domain.case_list.iter().map(|case| &case.file);
    let patterns = domain.patterns.iter().flat_map(|pattern| &pattern.mechanisms);
    let open = domain.preventions_open.iter().map(|remark| &remark.file);
    let checks = domain.first_checks.iter().filter_map(|check| check.link.as_deref());
    let all = cases.chain(patterns).chain(open).chain(&domain.playbooks).chain(&domain.last_note);
    all.map(|file| &**file).chain(checks).collect()
}
