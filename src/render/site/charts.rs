//! The charts of each page, by the name that its template has for them.

use super::page::{About, Page};
use crate::public::pages::{Article, Pages, Shelf};
use crate::render::chart::{self, Bar, Bin, Branch, Interval, Link, Point, Quarter};
use crate::render::template::figures::{number, percent};
use crate::report::THIN;
use crate::report::capability_domain::{DomainReport, Node};
use crate::value::counted;
use std::collections::BTreeMap;

/// Links of a page to notes.
struct Links<'p> {
    pages: &'p Pages,
    root: String,
}

impl Links<'_> {
    /// A link to a note, if it has a page.
    fn to(&self, file: &str) -> Option<Link> {
        let text = self.pages.article(file)?.title.clone();
        Some(Link { text, href: format!("{}{}", self.root, self.pages.note(file)?) })
    }

    fn all<'f>(&self, files: impl IntoIterator<Item = &'f String>) -> Vec<Link> {
        files.into_iter().filter_map(|file| self.to(file)).collect()
    }
}

/// Named charts, as HTML.
pub(super) type Named = Vec<(&'static str, String)>;

/// The charts of a page.
pub(super) fn of(pages: &Pages, page: &Page) -> Named {
    let links = Links { pages, root: page.root() };
    let mut charts = Named::new();
    match (page.about, page.path.as_str()) {
        (About::Site, "index.html") => {
            add(&mut charts, "frequency", frequency(&links));
            add(&mut charts, "prevention", prevention(&links));
        }
        (About::Site, "capabilities.html") => {
            add(&mut charts, "frequency", frequency(&links));
            add(&mut charts, "prevention", prevention(&links));
        }
        (About::Site, "ledger.html") => add(&mut charts, "stages", stages(&links)),
        (About::Site, "decisions.html") => add(&mut charts, "calibration", calibration(&links)),
        (About::Domain(at), _) => {
            let domain = &pages.capability.domains[at];
            add(&mut charts, "tree", tree(&links, domain));
            add(&mut charts, "first_checks", first_checks(&links, domain));
            add(&mut charts, "quarters", domain_quarters(&links, domain));
        }
        (About::Article(at), _) => {
            let article = &pages.articles[at];
            charts.extend(pair(pages, article).map(|svg| ("pair", svg)));
        }
        _ => {}
    }
    charts
}

fn add(charts: &mut Named, name: &'static str, chart: Option<chart::Chart>) {
    charts.extend(chart.map(|chart| (name, chart.html())));
}

/// Words about how much stands behind a picture.
fn over(n: usize, what: &str) -> String {
    let thin = if n < THIN { ", thin evidence" } else { "" };
    format!("n = {} {}{thin}.", n, if n == 1 { what.to_owned() } else { format!("{what}s") })
}

/// The published cases of every quarter.
fn frequency(links: &Links<'_>) -> Option<chart::Chart> {
    let quarters = &links.pages.capability.frequency.quarters;
    let column = |q: &crate::report::frequency::QuarterIncidents| Quarter {
        quarter: q.quarter.clone(),
        partial: q.partial,
        value: Some(q.cases.len() as f64),
        shown: q.cases.len().to_string(),
        links: links.all(&q.cases),
    };
    let cases: usize = quarters.iter().map(|q| q.cases.len()).sum();
    let note = format!("{} Hollow: not a whole quarter.", over(cases, "published case"));
    let columns: Vec<Quarter> = quarters.iter().map(column).collect();
    (columns.len() > 1 && cases > 1)
        .then(|| chart::quarters("chart-quarters", "Cases by quarter", &note, "Cases", &columns))
}

fn domain_quarters(links: &Links<'_>, domain: &DomainReport) -> Option<chart::Chart> {
    let columns: Vec<Quarter> = domain
        .quarters
        .iter()
        .map(|q| Quarter {
            quarter: q.quarter.clone(),
            partial: q.partial,
            value: Some(q.n as f64),
            shown: q.n.to_string(),
            links: links.all(q.cases.iter().map(|case| &case.file)),
        })
        .collect();
    let note = format!("{} Hollow: not a whole quarter.", over(domain.cases, "published case"));
    (columns.len() > 1 && domain.cases > 1)
        .then(|| chart::quarters("chart-quarters", "Cases by quarter", &note, "Cases", &columns))
}

/// What the mechanisms did to the rate of their patterns.
fn prevention(links: &Links<'_>) -> Option<chart::Chart> {
    let row = |m: &crate::report::prevention::MechanismReport| {
        let before = m.baseline.unwrap_or(m.n0);
        Some(Interval {
            label: links.to(&m.file)?,
            verdict: m.verdict.clone(),
            holds: m.holds,
            ratio: m.rate_ratio,
            low: m.ci_low,
            high: m.ci_high,
            counted: format!(
                "{before} in {} days before, {} in {} days after",
                m.t0_days.unwrap_or(0),
                m.n1,
                m.t1_days
            ),
            links: links.all(m.before.iter().chain(&m.after)),
        })
    };
    let rows: Vec<Interval> = links.pages.prevention.mechanisms.iter().filter_map(row).collect();
    let note = "Cases a day after, against before, with the 95 % interval. Filled: it holds.";
    (!rows.is_empty())
        .then(|| chart::intervals("chart-prevention", "What mechanisms prevented", note, &rows, number))
}

/// How well the results are proved.
fn stages(links: &Links<'_>) -> Option<chart::Chart> {
    let ledger = &links.pages.ledger;
    let bar = |stage: &crate::report::ledger_totals::StageCount| Bar {
        label: stage.stage.clone(),
        value: stage.n as f64,
        part: None,
        shown: stage.n.to_string(),
        remark: String::new(),
        links: links.all(&stage.files),
    };
    let bars: Vec<Bar> = ledger.stages.iter().filter(|stage| stage.n > 0).map(bar).collect();
    let note = over(ledger.entries.len(), "result");
    let heads = ["Stage", "Results", "Which"];
    (!bars.is_empty())
        .then(|| chart::bars("chart-stages", "How well results are proved", &note, heads, &bars))
}

/// Small pictures of before and after, by the file of the result.
pub(super) fn pairs(pages: &Pages, page: &Page) -> BTreeMap<String, String> {
    if page.about != About::Site || !["index.html", "ledger.html"].contains(&page.path.as_str()) {
        return BTreeMap::new();
    }
    let entries = pages.shelf(Shelf::Ledger);
    entries.filter_map(|article| Some((article.file.clone(), pair(pages, article)?))).collect()
}

/// Before and after of one result.
fn pair(pages: &Pages, article: &Article) -> Option<String> {
    let entry = pages.ledger.entries.iter().find(|entry| entry.file == article.file)?;
    let numbers = article.pair?;
    let id = format!("pair-{}", article.address.trim_end_matches(".html").replace('/', "-"));
    let (before, after) = (entry.before.as_deref()?, entry.after.as_deref()?);
    let title = format!("{}, before and after", entry.metric.as_deref().unwrap_or(&article.title));
    chart::pair(&id, &title, (numbers.before, before), (numbers.after, after))
}

fn calibration(links: &Links<'_>) -> Option<chart::Chart> {
    let found = &links.pages.decisions.calibration;
    let bin = |bin: &crate::report::decisions::BinReport| Bin {
        range: format!("{:.0}\u{2013}{:.0} %", bin.low * 100.0, bin.high * 100.0),
        n: bin.n,
        mean: bin.mean_confidence.zip(bin.mean_outcome),
        links: links.all(bin.decisions.iter().map(|placed| &placed.file)),
    };
    let outcome = |word: &str| match word {
        "right" => 1.0,
        "mixed" => 0.5,
        _ => 0.0,
    };
    let point = |decision: &crate::report::decisions::DecisionReport| {
        let outcome = outcome(decision.turned_out.as_deref()?);
        Some(Point { confidence: decision.confidence?, outcome })
    };
    let points: Vec<Point> = links.pages.decisions.decisions.iter().filter_map(point).collect();
    let bins: Vec<Bin> = found.bins.iter().map(bin).collect();
    let note = format!("{} On the dotted line: as often right as I was sure.", over(found.n, "decision"));
    (found.n > 0).then(|| {
        chart::calibration(
            "chart-calibration",
            "How sure I was, and what came true",
            &note,
            &bins,
            &points,
            percent,
        )
    })
}

fn first_checks(links: &Links<'_>, domain: &DomainReport) -> Option<chart::Chart> {
    let bar = |check: &crate::report::capability_paths::CheckCount| Bar {
        label: check.check.clone(),
        value: check.n as f64,
        part: None,
        shown: check.n.to_string(),
        remark: String::new(),
        links: links.all(check.cases.iter().map(|case| &case.file)),
    };
    let bars: Vec<Bar> = domain.first_checks.iter().take(8).map(bar).collect();
    let note = over(domain.paths, "path");
    // Where every path begins with a check of its own there is nothing to compare.
    (bars.len() > 1 && domain.first_checks.first().is_some_and(|check| check.n > 1))
        .then(|| chart::bars("chart-first", "What I check first", &note, ["Check", "Paths", "Cases"], &bars))
}

fn tree(links: &Links<'_>, domain: &DomainReport) -> Option<chart::Chart> {
    let branches: Vec<Branch> = domain.tree.iter().map(|node| branch(links, node)).collect();
    let note = format!(
        "{} merged. A line is as thick as it has cases; a ring says how many. Dotted: that many further checks of one case.",
        counted(domain.paths, "path")
    );
    (!branches.is_empty()).then(|| {
        let title = format!("How I diagnose {} problems", domain.domain);
        chart::tree("chart-tree", &title, &note, &branches)
    })
}

fn branch(links: &Links<'_>, node: &Node) -> Branch {
    Branch {
        check: node.check.clone(),
        n: node.n,
        found: node.findings.iter().map(|finding| finding.text.clone()).collect(),
        patterns: node.patterns.iter().map(|pattern| pattern.replace('-', " ")).collect(),
        cases: links.all(&node.cases),
        next: node.children.iter().map(|child| branch(links, child)).collect(),
    }
}
