//! What I can diagnose, as a map.

use crate::dashboard::Dashboard;
use crate::render::chart::{self, Chart, Domain, Join, Link, Row, Time, day};
use crate::render::template::figures::short_date;
use crate::render::web::charts::{Charts, frequency, over};
use crate::render::web::links::Links;
use crate::report::Reports;
use crate::report::capability_map::domain::DomainReport;
use crate::report::capability_map::frequency::{Counts, QuarterIncidents};
use crate::value::counted;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

/// The most quarters and domains of the picture of both.
const QUARTERS: usize = 7;
const DOMAINS: usize = 12;

/// The places of domains in the map's list: the highest level first, then the most cases.
pub(super) fn strongest_first(dashboard: &Dashboard<'_>) -> Vec<usize> {
    let all = &dashboard.reports.capability_map.domains;
    let mut places: Vec<usize> = (0..all.len()).collect();
    places.sort_by_key(|at| Reverse((level(dashboard, &all[*at]), all[*at].cases)));
    places
}

/// The number of the level of a domain, from 1; 0 below the first.
fn level(dashboard: &Dashboard<'_>, domain: &DomainReport) -> usize {
    let held = dashboard.levels.iter().position(|level| Some(&level.id) == domain.level.as_ref());
    held.map_or(0, |at| at + 1)
}

/// The pages of domains, by name.
pub(super) fn pages(all: &Reports) -> BTreeMap<&str, String> {
    let domains = all.capability_map.domains.iter();
    domains.map(|domain| (domain.domain.as_str(), page(domain))).collect()
}

/// The page of a domain.
pub(super) fn page(domain: &DomainReport) -> String {
    format!("capabilities/{}.html", domain.page)
}

/// The map, the domains by quarter, and all cases by quarter.
pub(super) fn charts(links: &Links<'_>, dashboard: &Dashboard<'_>) -> Charts {
    let quarters = &dashboard.reports.capability_map.frequency.quarters;
    let counts: Vec<usize> = quarters.iter().map(|quarter| quarter.cases.len()).collect();
    let shown = telling(&counts, 12);
    let all_cases = frequency(links, &quarters[shown.clone()], "case");
    vec![
        ("map".to_owned(), map(links, dashboard)),
        ("grid".to_owned(), grid(dashboard)),
        ("frequency".to_owned(), all_cases.map(|chart| since(chart, &quarters[shown], quarters.last()))),
    ]
}

/// A chart that says so where nothing came after it.
fn since(chart: Chart, quarters: &[QuarterIncidents], newest: Option<&QuarterIncidents>) -> Chart {
    match quarters.last() {
        Some(last) if newest.is_some_and(|newest| newest.quarter != last.quarter) => {
            Chart { note: format!("{} None since {}.", chart.note, last.quarter), ..chart }
        }
        _ => chart,
    }
}

/// The newest quarters; where they hold nothing, so many up to the last that holds something. A picture of zeros tells a
/// reader less than the years that he did write about, and the table of domains says how old these are.
fn telling(counts: &[usize], most: usize) -> Range<usize> {
    let newest = counts.len().saturating_sub(most);
    let last = counts.iter().rposition(|n| *n > 0).unwrap_or(counts.len().saturating_sub(1));
    let end = if last < newest { last + 1 } else { counts.len() };
    end.saturating_sub(most)..end
}

/// Domains by level, freshness and cases, and which of them share some.
pub(super) fn map(links: &Links<'_>, dashboard: &Dashboard<'_>) -> Option<Chart> {
    let all = &dashboard.reports.capability_map;
    let today = day(&dashboard.as_of)?;
    let domain = |found: &DomainReport| Domain {
        link: Link { text: found.domain.clone(), href: Some(format!("{}{}", links.root, page(found))) },
        level: level(dashboard, found),
        cases: found.cases,
        age: found.last_evidence.as_deref().and_then(day).map(|last| today - last),
        last: found.last_evidence.as_deref().and_then(short_date).unwrap_or_else(|| "none".to_owned()),
    };
    let order = strongest_first(dashboard);
    let domains: Vec<Domain> = order.iter().map(|at| domain(&all.domains[*at])).collect();
    let place = |name: &str| order.iter().position(|at| all.domains[*at].domain == name);
    let join = |shared: &crate::dashboard::Shared| -> Option<Join> {
        Some((place(&shared.domains[0])?, place(&shared.domains[1])?, shared.files.len()))
    };
    let joins: Vec<Join> = dashboard.shared.iter().take(200).filter_map(join).collect();
    let names: Vec<String> = dashboard.levels.iter().map(|level| level.name.clone()).collect();
    let note = format!(
        "Further up: a higher level. Further right: fresher evidence. A disc is as large as it has cases; lines join domains that share some. {}",
        over(all.cases, "case")
    );
    let title = format!("{} at a glance", counted(domains.len(), "domain"));
    (!domains.is_empty()).then(|| chart::map("chart-map", &title, &note, &names, (&domains, &joins)))
}

/// The cases of each domain by quarter.
fn grid(dashboard: &Dashboard<'_>) -> Option<Chart> {
    let found = &dashboard.reports.capability_map.frequency;
    let counts: Vec<usize> = found.quarters.iter().map(|quarter| quarter.cases.len()).collect();
    let shown = telling(&counts, QUARTERS);
    let times: Vec<Time> = found.quarters[shown.clone()]
        .iter()
        .map(|q| Time { name: q.quarter.clone(), partial: q.partial, link: None })
        .collect();
    let row = |counts: &Counts| Row {
        name: counts.name.clone(),
        is_strong: false,
        values: counts.quarters[shown.clone()].iter().map(|n| Some(*n as f64)).collect(),
    };
    // A row of zeros says no more than that a domain is quiet, which the table above tells with its last evidence.
    let is_told = |counts: &&Counts| counts.quarters[shown.clone()].iter().any(|n| *n > 0);
    let told: Vec<&Counts> = found.domains.iter().filter(is_told).collect();
    let quiet = found.domains.len() - told.len();
    let rows: Vec<Row> = told.into_iter().take(DOMAINS).map(row).collect();
    let most = rows.iter().flat_map(|row| &row.values).flatten().copied().fold(1.0, f64::max);
    let left_out =
        if quiet > 0 { format!(" {} had none.", counted(quiet, "other domain")) } else { String::new() };
    let note = format!(
        "The stronger the colour, the more. Dashed: not a whole quarter. The cases of each stand on the domain's page.{left_out}"
    );
    (times.len() > 1 && !rows.is_empty()).then(|| {
        let as_count = |n: f64| format!("{n:.0}");
        let title = "Cases by domain and quarter";
        let chart = chart::grid("chart-grid", title, &note, (&times, &rows), most, as_count);
        since(chart, &found.quarters[shown.clone()], found.quarters.last())
    })
}

#[cfg(test)]
mod tests {
    use super::telling;

    #[test]
    fn quarters_that_tell_something_are_shown() {
        for (counts, expected) in [
            (&[][..], 0..0),
            (&[1], 0..1),
            (&[0, 0, 0, 0], 1..4),
            (&[1, 0, 2, 0], 1..4),
            (&[9, 1, 0, 0], 1..4),
            (&[3, 9, 1, 0, 0, 0], 0..3),
            (&[3, 0, 0, 0, 0], 0..1),
        ] {
            assert_eq!(telling(counts, 3), expected, "{counts:?}");
        }
    }
}
