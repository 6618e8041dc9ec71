//! What the work is for, and how adaptable it makes me.

use crate::render::chart::{self, Bar, Chart, Row, Time};
use crate::render::web::charts::Charts;
use crate::render::web::links::Links;
use crate::report::review::{ActiveDomain, QuarterReview, Rating, ReviewReport};

/// The most quarters, domains and pairs of a picture.
const QUARTERS: usize = 6;
const MOST: usize = 12;

/// Ratings over quarters, and the domains of late.
pub(super) fn charts(links: &Links<'_>, report: &ReviewReport) -> Charts {
    vec![("meaning".to_owned(), meaning(links, report)), ("domains".to_owned(), domains(links, report))]
}

fn meaning(links: &Links<'_>, report: &ReviewReport) -> Option<Chart> {
    let from = report.quarters.len().saturating_sub(QUARTERS);
    let time = |quarter: &QuarterReview| Time {
        name: quarter.quarter.clone(),
        partial: false,
        link: links.named(&quarter.file, &quarter.quarter),
    };
    let times: Vec<Time> = report.quarters[from..].iter().map(time).collect();
    let row = |rating: &Rating| Row {
        name: rating.name.clone(),
        is_strong: rating.aim,
        values: rating.values[from..].iter().map(|value| value.map(f64::from)).collect(),
    };
    let rows: Vec<Row> = report.ratings.iter().map(row).collect();
    let note = "My own ratings, 1 to 5, never averaged. In bold: what I optimise for. One number a quarter is a diary, not a measurement.";
    let shown = |n: f64| format!("{n:.0}");
    (!rows.is_empty())
        .then(|| chart::grid("chart-meaning", "Meaning over the quarters", note, (&times, &rows), 5.0, shown))
}

fn domains(links: &Links<'_>, report: &ReviewReport) -> Option<Chart> {
    let found = &report.adaptability;
    let bar = |domain: &ActiveDomain| Bar {
        label: domain.domain.clone(),
        value: domain.files.len() as f64,
        part: None,
        shown: domain.files.len().to_string(),
        remark: if domain.new { "new".to_owned() } else { String::new() },
        links: links.all(domain.files.iter().rev()),
    };
    let bars: Vec<Bar> = found.domains.iter().take(MOST).map(bar).collect();
    let more = match found.domains.len().saturating_sub(MOST) {
        0 => String::new(),
        n => format!(" {n} more have fewer."),
    };
    let note = format!("Notes of the last {} days.{more}", found.days);
    let heads = ["Domain", "Notes", "Which"];
    (!bars.is_empty()).then(|| chart::bars("chart-domains", "Breadth: active domains", &note, heads, &bars))
}
