//! Where the weeks go.

use crate::dashboard::{Dashboard, Slot};
use crate::render::chart::{self, Chart, Line, Place, Week};
use crate::render::template::figures::{percent, rounded};
use crate::render::web::charts::{Charts, over};
use crate::render::web::links::Links;
use crate::report::time::{TimeReport, WeekReport};

/// The three layers, the rung, and exposure beside high share.
pub(super) fn charts(links: &Links<'_>, dashboard: &Dashboard<'_>) -> Charts {
    let (report, slots) = (&dashboard.reports.time, &dashboard.weeks);
    vec![
        ("layers".to_owned(), layers(links, dashboard)),
        ("rung".to_owned(), rung(links, report, slots)),
        ("exposure".to_owned(), exposure(links, report, slots)),
    ]
}

/// What the weeks are made of.
pub(super) fn layers(links: &Links<'_>, dashboard: &Dashboard<'_>) -> Option<Chart> {
    let (report, slots) = (&dashboard.reports.time, &dashboard.weeks);
    let week = |(label, at): &Slot| {
        let found = at.and_then(|at| report.weeks.get(at));
        let shares = found.and_then(|week| {
            Some([week.execution_share?, week.orchestration_share?, week.innovation_share?])
        });
        Week { label: label.clone(), shares, link: found.and_then(|week| links.named(&week.file, label)) }
    };
    let weeks: Vec<Week> = slots.iter().map(week).collect();
    let n = weeks.iter().filter(|week| week.shares.is_some()).count();
    let note = format!("{} An empty stripe is a week without one.", over(n, "audit"));
    let names = ["execution", "orchestration", "innovation"];
    (n > 0).then(|| chart::layers("chart-layers", "What weeks are made of", &note, names, &weeks, percent))
}

/// The places of weeks on an axis.
fn places(links: &Links<'_>, report: &TimeReport, slots: &[Slot]) -> Vec<Place> {
    let place = |(label, at): &Slot| {
        let found = at.and_then(|at| report.weeks.get(at));
        Place { label: label.clone(), link: found.and_then(|week| links.named(&week.file, label)) }
    };
    slots.iter().map(place).collect()
}

fn line(name: &str, report: &TimeReport, slots: &[Slot], figure: fn(&WeekReport) -> Option<f64>) -> Line {
    let value = |(_, at): &Slot| at.and_then(|at| figure(report.weeks.get(at)?));
    Line { name: name.to_owned(), values: slots.iter().map(value).collect() }
}

fn known(line: &Line) -> usize {
    line.values.iter().flatten().count()
}

fn rung(links: &Links<'_>, report: &TimeReport, slots: &[Slot]) -> Option<Chart> {
    let line = line("Rung", report, slots, |week| week.rung);
    let n = known(&line);
    let note = format!("How much the hours depend on a human, 1 to 5. {}", over(n, "audit"));
    let places = places(links, report, slots);
    let marks = [1.0, 2.0, 3.0, 4.0, 5.0];
    let shown = |value| rounded(value, 2);
    (n > 0).then(|| chart::lines("chart-rung", "Rung", &note, (&places, &marks), &[line], shown))
}

fn exposure(links: &Links<'_>, report: &TimeReport, slots: &[Slot]) -> Option<Chart> {
    let both = [
        line("exposure", report, slots, |week| week.exposure),
        line("high share", report, slots, |week| week.high_share),
    ];
    let n = known(&both[0]);
    let note = format!(
        "Exposure: scored hours that a machine could take (1 or 2). High share: those that depend on me (4 or 5). {}",
        over(n, "audit")
    );
    let places = places(links, report, slots);
    let marks = [0.0, 0.25, 0.5, 0.75, 1.0];
    (n > 0).then(|| chart::lines("chart-exposure", "Exposure", &note, (&places, &marks), &both, percent))
}
