//! What the first page leads with.

use crate::public::pages::{Article, Pages, Shelf};
use crate::render::template::figures;
use crate::report::THIN;
use serde::Serialize;

/// The most figures.
const MOST_FIGURES: usize = 4;
/// The most notes of a sort.
const MOST_SELECTED: usize = 4;
/// The most notes among the newest.
const MOST_NEW: usize = 6;

/// A figure: a number, what it counts, over how many, and the page that shows the notes behind it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Figure {
    number: String,
    what: String,
    of: String,
    address: &'static str,
    is_thin: bool,
}

/// Notes that the first page shows, by file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Selected {
    /// Complete cases before others, newest first.
    cases: Vec<String>,
    /// Results, the best proved first, as places in the ledger's list.
    entries: Vec<usize>,
    /// The newest of the other notes.
    newest: Vec<String>,
}

/// The headline figures; what nothing is known of is left out.
pub(super) fn figures(pages: &Pages) -> Vec<Figure> {
    let mut figures: Vec<Figure> =
        [cases(pages), restore(pages), proved(pages), mechanisms(pages), judged(pages)]
            .into_iter()
            .flatten()
            .collect();
    figures.truncate(MOST_FIGURES);
    figures
}

fn cases(pages: &Pages) -> Option<Figure> {
    let map = &pages.capability;
    let complete = match map.complete_cases {
        n if n == map.cases => "each from symptoms to prevention".to_owned(),
        n => format!("{n} of them from symptoms to prevention"),
    };
    (map.cases > 0).then(|| Figure {
        number: map.cases.to_string(),
        what: if map.cases == 1 { "case".to_owned() } else { "cases".to_owned() },
        of: match map.domains.len() {
            0 => complete,
            1 => format!("in one domain, {complete}"),
            n => format!("in {n} domains, {complete}"),
        },
        address: "cases.html",
        is_thin: false,
    })
}

fn restore(pages: &Pages) -> Option<Figure> {
    let found = &pages.restore;
    Some(Figure {
        number: figures::duration(found.median?),
        what: "median time to restore".to_owned(),
        of: match (found.n, found.left_out) {
            (n, 0) => format!("my cases, n = {n}"),
            (n, out) => format!("my cases, n = {n}; {out} more do not tell it"),
        },
        address: "capabilities.html#times",
        is_thin: found.n < THIN,
    })
}

fn proved(pages: &Pages) -> Option<Figure> {
    let line = pages.ledger.headlines.iter().find(|line| line.n > 0)?;
    let amount = &line.proved;
    let unit = amount.currency.as_deref().or(amount.unit.as_deref());
    let estimates = match line.estimates {
        0 => "",
        n if n == line.n => ", an estimate",
        _ => ", in part an estimate",
    };
    Some(Figure {
        number: figures::amount(amount.sum, &amount.dimension, unit, "once"),
        what: if amount.period == "year" { "a year, proved".to_owned() } else { "proved, once".to_owned() },
        of: format!("my part of {}{estimates}", crate::value::counted(line.n, "result")),
        address: "ledger.html",
        is_thin: line.n < THIN,
    })
}

fn mechanisms(pages: &Pages) -> Option<Figure> {
    let all = &pages.prevention.mechanisms;
    let holding = all.iter().filter(|mechanism| mechanism.holds).count();
    (!all.is_empty()).then(|| Figure {
        number: format!("{holding} of {}", all.len()),
        what: if all.len() == 1 { "mechanism holds".to_owned() } else { "mechanisms hold".to_owned() },
        of: "cases after, against cases before".to_owned(),
        address: "capabilities.html#prevention",
        is_thin: false,
    })
}

fn judged(pages: &Pages) -> Option<Figure> {
    let outcomes: Vec<&str> =
        pages.decisions.decisions.iter().filter_map(|decision| decision.turned_out.as_deref()).collect();
    let right = outcomes.iter().filter(|outcome| **outcome == "right").count();
    (!outcomes.is_empty()).then(|| Figure {
        number: format!("{right} of {}", outcomes.len()),
        what: "decisions turned out right".to_owned(),
        of: format!("of {} published", pages.decisions.decisions.len()),
        address: "decisions.html",
        is_thin: outcomes.len() < THIN,
    })
}

/// What the first page shows of each sort.
pub(super) fn selected(pages: &Pages) -> Selected {
    let mut cases: Vec<&Article> = pages.shelf(Shelf::Cases).collect();
    // The newest first, and of them those that tell the whole story.
    cases.sort_by_key(|article| article.case.as_ref().map_or(5, |case| case.missing.len()));
    let rank = |stage: &str| ["sustained", "measured", "claimed"].iter().position(|known| *known == stage);
    let entries = &pages.ledger.entries;
    let mut places: Vec<usize> =
        (0..entries.len()).rev().filter(|at| rank(&entries[*at].stage).is_some()).collect();
    places.sort_by_key(|at| rank(&entries[*at].stage));
    places.truncate(MOST_SELECTED);
    let entry_files = places.iter().map(|at| &*entries[*at].file);
    let shown: Vec<&str> =
        cases.iter().take(MOST_SELECTED).map(|article| article.file.as_str()).chain(entry_files).collect();
    let others = || pages.articles.iter().filter(|article| !shown.contains(&article.file.as_str()));
    // Where no note has a day, all are as new.
    let has_days = others().any(|article| article.date.is_some());
    let newest = others().filter(|article| !has_days || article.date.is_some()).take(MOST_NEW);
    let file = |article: &Article| article.file.clone();
    Selected {
        cases: cases.iter().take(MOST_SELECTED).map(|article| file(article)).collect(),
        entries: places,
        newest: newest.map(file).collect(),
    }
}
