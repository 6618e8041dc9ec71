//! The charts that reports become, on whichever site.

use super::links::Links;
use crate::render::chart::{self, Bar, Bin, Branch, Chart, Interval, Point, Quarter};
use crate::render::template::figures::{number, percent};
use crate::report::THIN;
use crate::report::capability_map::domain::{DomainReport, Node};
use crate::report::capability_map::frequency::QuarterIncidents;
use crate::report::capability_map::paths::CheckCount;
use crate::report::decisions::{BinReport, DecisionReport, DecisionsReport};
use crate::report::ledger::LedgerReport;
use crate::report::ledger::totals::StageCount;
use crate::report::prevention::MechanismReport;
use crate::value::counted;

/// Charts by the name that a template has for them.
pub(in crate::render) type Charts = Vec<(String, Option<Chart>)>;

/// How many decisions are drawn for each that a list may link to.
const POINTS: usize = 10;

/// Words about how much stands behind a picture.
pub(in crate::render) fn over(n: usize, what: &str) -> String {
    let thin = if n < THIN { ", thin evidence" } else { "" };
    format!("n = {} {}{thin}.", n, if n == 1 { what.to_owned() } else { format!("{what}s") })
}

/// The cases of every quarter; `what` is one of them: `published case`.
pub(in crate::render) fn frequency(
    links: &Links<'_>,
    quarters: &[QuarterIncidents],
    what: &str,
) -> Option<Chart> {
    let column = |q: &QuarterIncidents| Quarter {
        quarter: q.quarter.clone(),
        partial: q.partial,
        value: Some(q.cases.len() as f64),
        shown: q.cases.len().to_string(),
        links: links.all(&q.cases),
    };
    let cases: usize = quarters.iter().map(|q| q.cases.len()).sum();
    let columns: Vec<Quarter> = quarters.iter().map(column).collect();
    by_quarter(cases, what, &columns)
}

/// The cases of a domain, likewise.
pub(in crate::render) fn domain_quarters(
    links: &Links<'_>,
    domain: &DomainReport,
    what: &str,
) -> Option<Chart> {
    let quarters = domain.quarters.iter().map(|q| Quarter {
        quarter: q.quarter.clone(),
        partial: q.partial,
        value: Some(q.n as f64),
        shown: q.n.to_string(),
        links: links.all(q.cases.iter().map(|case| &case.file)),
    });
    by_quarter(domain.cases, what, &quarters.collect::<Vec<Quarter>>())
}

fn by_quarter(cases: usize, what: &str, columns: &[Quarter]) -> Option<Chart> {
    let note = format!("{} Hollow: not a whole quarter.", over(cases, what));
    (columns.len() > 1 && cases > 1)
        .then(|| chart::quarters("chart-quarters", "Cases by quarter", &note, "Cases", columns))
}

/// What mechanisms did to the rate of their patterns.
pub(in crate::render) fn prevention(links: &Links<'_>, mechanisms: &[MechanismReport]) -> Option<Chart> {
    let row = |m: &MechanismReport| {
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
    let rows: Vec<Interval> = mechanisms.iter().filter_map(row).collect();
    let note = "Cases a day after, against before, with the 95 % interval. Filled: it holds.";
    (!rows.is_empty())
        .then(|| chart::intervals("chart-prevention", "What mechanisms prevented", note, &rows, number))
}

/// How well the results are proved.
pub(in crate::render) fn stages(links: &Links<'_>, ledger: &LedgerReport) -> Option<Chart> {
    let bar = |stage: &StageCount| Bar {
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

/// Confidence against outcome.
pub(in crate::render) fn calibration(links: &Links<'_>, decisions: &DecisionsReport) -> Option<Chart> {
    let found = &decisions.calibration;
    let bin = |bin: &BinReport| Bin {
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
    let point = |decision: &DecisionReport| {
        let outcome = outcome(decision.turned_out.as_deref()?);
        Some(Point { confidence: decision.confidence?, outcome })
    };
    let from = decisions.decisions.len().saturating_sub(links.most.saturating_mul(POINTS));
    let points: Vec<Point> = decisions.decisions[from..].iter().filter_map(point).collect();
    let bins: Vec<Bin> = found.bins.iter().map(bin).collect();
    let newest = if from > 0 { " Small rings are the newest decisions." } else { "" };
    let note =
        format!("{} On the dotted line: as often right as I was sure.{newest}", over(found.n, "decision"));
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

/// What paths of a domain begin with.
pub(in crate::render) fn first_checks(links: &Links<'_>, domain: &DomainReport) -> Option<Chart> {
    let bar = |check: &CheckCount| Bar {
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

/// The diagnostic tree of a domain.
pub(in crate::render) fn tree(links: &Links<'_>, domain: &DomainReport) -> Option<Chart> {
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
