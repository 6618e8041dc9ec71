//! Where I stand on every ladder: the way there, and where the work of late stands.

use crate::render::chart::{self, Bar, Chart, Stretch, day};
use crate::render::template::figures::short_date;
use crate::render::web::charts::{Charts, over};
use crate::render::web::links::Links;
use crate::report::tier_progress::{LadderReport, TierProgressReport};
use crate::value::counted;

/// The most stretches of a picture; older ones are left out.
const MOST: usize = 60;

/// A picture a ladder of the person, by its place, and the dumbbell.
pub(super) fn charts(links: &Links<'_>, report: &TierProgressReport) -> Charts {
    let ladders =
        report.ladders.iter().enumerate().filter(|(_, ladder)| ladder.of.is_none() && !ladder.silent);
    let mut charts: Charts = ladders
        .map(|(at, ladder)| (format!("ladder-{at}"), history(&format!("chart-ladder-{at}"), ladder)))
        .collect();
    charts.push(("position".to_owned(), position(links, report)));
    charts
}

/// The way on the first ladder of the person on which a level is held.
pub(super) fn first(report: &TierProgressReport) -> Option<Chart> {
    let held = report.ladders.iter().find(|ladder| ladder.of.is_none() && ladder.level.is_some());
    history("chart-level", held?)
}

/// The levels of a ladder over time.
pub(super) fn history(id: &str, ladder: &LadderReport) -> Option<Chart> {
    let from = ladder.stretches.len().saturating_sub(MOST);
    let stretch = |found: &crate::report::tier_progress::Stretch| {
        Some(Stretch {
            level: found.number,
            days: (day(&found.from)?, day(&found.to)? + 1.0),
            from: short_date(&found.from)?,
            to: short_date(&found.to)?,
            long: counted(found.weeks, "week"),
        })
    };
    let stretches: Vec<Stretch> = ladder.stretches[from..].iter().filter_map(stretch).collect();
    let names: Vec<String> = ladder.levels.iter().map(|level| level.name.clone()).collect();
    let held = match &ladder.since {
        Some(since) => format!("Held since {since}."),
        None => "Below the first level.".to_owned(),
    };
    let title = match &ladder.of {
        Some(domain) => format!("{}: {domain}", ladder.name),
        None => ladder.name.clone(),
    };
    (!stretches.is_empty()).then(|| chart::steps(id, &title, &held, &names, &stretches))
}

/// Low end, middle and high end of the dumbbell.
fn position(links: &Links<'_>, report: &TierProgressReport) -> Option<Chart> {
    let found = &report.position;
    let bar = |label: &str, n: usize, links| Bar {
        label: label.to_owned(),
        value: n as f64,
        part: None,
        shown: n.to_string(),
        remark: String::new(),
        links,
    };
    let bars = [
        bar("Low end: cases I executed", found.low, Vec::new()),
        bar("Middle: cases I decided or designed", found.middle, Vec::new()),
        bar("High end: mechanisms and decisions", found.high, links.all(&found.high_notes)),
    ];
    let n = found.low + found.middle + found.high;
    let unsaid = match found.unknown {
        0 => String::new(),
        1 => " One more case does not say what my part was.".to_owned(),
        more => format!(" {more} more cases do not say what my part was."),
    };
    let note = format!("The last 180 days. {}{unsaid}", over(n, "note"));
    let heads = ["Where", "Notes", "Which"];
    (n > 0).then(|| chart::bars("chart-position", "Where the work stands", &note, heads, &bars))
}
