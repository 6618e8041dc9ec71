//! Whether judgment is right as often as it is sure, and where decisions stand.

use crate::render::chart::{self, Chart, Outcome, Spot};
use crate::render::web::charts::{Charts, calibration, over};
use crate::render::web::links::Links;
use crate::report::decisions::{DecisionReport, DecisionsReport};

/// The most decisions of the map: the newest.
const MOST: usize = 120;

/// Calibration, and the map of uncertainty.
pub(super) fn charts(links: &Links<'_>, report: &DecisionsReport) -> Charts {
    vec![("calibration".to_owned(), calibration(links, report)), ("map".to_owned(), map(links, report))]
}

fn map(links: &Links<'_>, report: &DecisionsReport) -> Option<Chart> {
    let spot = |decision: &DecisionReport| {
        Some(Spot {
            link: links.to(&decision.file)?,
            unpredictability: decision.unpredictability.filter(|n| (1..=5).contains(n))?,
            irreversibility: decision.irreversibility.filter(|n| (1..=5).contains(n))?,
            outcome: match decision.turned_out.as_deref() {
                Some("right") => Outcome::Right,
                Some("mixed") => Outcome::Mixed,
                Some("wrong") => Outcome::Wrong,
                _ => Outcome::Open,
            },
        })
    };
    let spots: Vec<Spot> = report.decisions.iter().rev().filter_map(spot).take(MOST).collect();
    let note = format!(
        "Shaded: uncertainty of 12 and more, which wants a way back and a day of review. {}",
        over(spots.len(), "decision")
    );
    (!spots.is_empty()).then(|| chart::spots("chart-spots", "Where decisions stand", &note, &spots))
}
