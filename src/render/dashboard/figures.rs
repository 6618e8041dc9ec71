//! The key figures beside the digest: one or two of each page.

use crate::render::template::figures::{amount, duration, number, percent};
use crate::report::{Reports, THIN};
use crate::value::counted;
use serde::Serialize;

/// A figure: a number, what it is, over how many, and the page that shows the notes behind it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Figure {
    /// What it is the figure of, in a word or two.
    name: &'static str,
    /// The number; nothing where it is not known.
    number: Option<String>,
    /// What the number is; where it is not known, what would make it so.
    what: String,
    /// Over how many, and what is left out.
    of: String,
    address: &'static str,
    is_thin: bool,
}

/// All of them, in the order of the pages.
pub(super) fn figures(all: &Reports) -> Vec<Figure> {
    vec![
        level(all),
        cases(all),
        worth(all),
        mechanisms(all),
        execution(all),
        restore(all),
        judgment(all),
        plan(all),
        breadth(all),
    ]
}

/// One that nothing is known of.
fn unknown(name: &'static str, what: &str, address: &'static str) -> Figure {
    Figure { name, number: None, what: what.to_owned(), of: String::new(), address, is_thin: false }
}

fn level(all: &Reports) -> Figure {
    let (name, address) = ("Level", "levels.html");
    let ladders = &all.tier_progress.ladders;
    let held = ladders.iter().find(|ladder| ladder.of.is_none() && ladder.level.is_some());
    let Some(ladder) = held else { return unknown(name, "below the first of every ladder", address) };
    let of = match &ladder.next_name {
        Some(next) => format!("{} of {} criteria for {next}", ladder.next_met, ladder.next_all),
        None => "the highest of its ladder".to_owned(),
    };
    Figure {
        name,
        number: Some(format!("{} of {}", ladder.level_number, ladder.levels.len())),
        what: ladder.level_name.clone().unwrap_or_default(),
        of,
        address,
        is_thin: false,
    }
}

fn cases(all: &Reports) -> Figure {
    let (name, address) = ("Capabilities", "capabilities.html");
    let map = &all.capability_map;
    if map.cases == 0 {
        return unknown(name, "no case yet", address);
    }
    let word = if map.cases == 1 { "case" } else { "cases" };
    Figure {
        name,
        number: Some(map.cases.to_string()),
        what: match map.domains.len() {
            0 => format!("{word} without a domain"),
            n => format!("{word} in {}", counted(n, "domain")),
        },
        of: format!("{} told from symptoms to prevention", map.complete_cases),
        address,
        is_thin: map.cases < THIN,
    }
}

fn worth(all: &Reports) -> Figure {
    let (name, address) = ("Ledger", "ledger.html");
    let ledger = &all.ledger;
    if ledger.entries.is_empty() {
        return unknown(name, "no result yet", address);
    }
    let Some(line) = ledger.headlines.iter().find(|line| line.n > 0) else {
        let number = Some(ledger.entries.len().to_string());
        let what = match ledger.entries.len() {
            1 => "result, its value not proved".to_owned(),
            _ => "results, none with a proved value".to_owned(),
        };
        return Figure { number, what, ..unknown(name, "", address) };
    };
    let found = &line.proved;
    let unit = found.currency.as_deref().or(found.unit.as_deref());
    let estimates = match line.estimates {
        0 => String::new(),
        n => format!(", {}", counted(n, "estimate")),
    };
    Figure {
        name,
        number: Some(amount(found.sum, &found.dimension, unit, "once")),
        what: if found.period == "year" { "a year, proved, my part" } else { "proved, my part" }.to_owned(),
        of: format!("n = {}{estimates}", line.n),
        address,
        is_thin: line.n < THIN,
    }
}

fn mechanisms(all: &Reports) -> Figure {
    let (name, address) = ("Prevention", "prevention.html");
    let prevention = &all.prevention;
    let of = match prevention.unprevented {
        0 => String::new(),
        1 => "one cause that came back has none".to_owned(),
        n => format!("{n} causes that came back have none"),
    };
    if prevention.in_force == 0 {
        return Figure { of, ..unknown(name, "no mechanism in force", address) };
    }
    Figure {
        name,
        number: Some(format!("{} of {}", prevention.holding, prevention.in_force)),
        what: "mechanisms shown to hold".to_owned(),
        of,
        address,
        is_thin: false,
    }
}

fn execution(all: &Reports) -> Figure {
    let (name, address) = ("Weeks", "weeks.html");
    let recent = &all.time.recent;
    let Some(share) = recent.execution_share else {
        let what = if recent.n_all == 0 { "no audit yet" } else { "no recent audit tells its layers" };
        return unknown(name, what, address);
    };
    let rung = recent.rung.map_or(String::new(), |rung| format!(", rung {}", number(rung)));
    Figure {
        name,
        number: Some(percent(share)),
        what: "of the week in execution".to_owned(),
        of: format!("the last {}{rung}", counted(recent.n_shares, "audit")),
        address,
        // The mean is over four audits at most.
        is_thin: recent.n_shares < 4,
    }
}

fn restore(all: &Reports) -> Figure {
    let (name, address) = ("Visibility", "visibility.html");
    let rows = &all.time.metrics.restore.rows;
    let Some(row) = rows.iter().find(|row| !row.partial).or_else(|| rows.first()) else {
        return unknown(name, "no case tells a time to restore", address);
    };
    let before = match &row.previous {
        Some(before) if before.clear && before.by < 0.0 => format!(", shorter than in {}", before.quarter),
        Some(before) if before.clear => format!(", longer than in {}", before.quarter),
        _ => String::new(),
    };
    let part = if row.partial { " so far" } else { "" };
    Figure {
        name,
        number: Some(duration(row.value)),
        what: format!("to restore, {}{part}", row.quarter),
        of: format!("median of my cases, n = {}{before}", row.n),
        address,
        is_thin: row.n < THIN,
    }
}

fn judgment(all: &Reports) -> Figure {
    let (name, address) = ("Decisions", "decisions.html");
    let found = &all.decisions.calibration;
    let due = match all.decisions.due.len() {
        0 => String::new(),
        n => format!(", {n} due"),
    };
    match found.mean_confidence.zip(found.mean_outcome) {
        Some((sure, came)) => Figure {
            name,
            number: Some(percent(came)),
            what: format!("came true, sure of {}", percent(sure)),
            of: format!("n = {}{due}", found.n),
            address,
            is_thin: found.n < THIN,
        },
        None if all.decisions.decisions.is_empty() => unknown(name, "no decision yet", address),
        None => Figure {
            number: Some(all.decisions.decisions.len().to_string()),
            what: "decisions, no outcome beside a confidence".to_owned(),
            of: due.trim_start_matches(", ").to_owned(),
            ..unknown(name, "", address)
        },
    }
}

fn plan(all: &Reports) -> Figure {
    let (name, address) = ("Plan", "plan.html");
    let running = all.plan.plans.iter().rev().find(|plan| plan.state == Some("running"));
    let Some(plan) = running else {
        let what = if all.plan.plans.is_empty() { "no plan yet" } else { "no plan runs now" };
        return unknown(name, what, address);
    };
    let left = plan.days_left.map_or(String::new(), |days| format!(", {days} days left"));
    let tasks = format!("{} of {} tasks done{left}", plan.tasks_done, plan.tasks_total);
    match plan.shift_progress {
        Some(progress) => Figure {
            name,
            number: Some(percent(progress)),
            what: "of the shift".to_owned(),
            of: tasks,
            address,
            is_thin: plan.baseline_n < 4 || plan.recent_n < 4,
        },
        None => Figure {
            number: Some(format!("{} of {}", plan.tasks_done, plan.tasks_total)),
            what: format!("tasks done{left}"),
            of: "the shift is not known".to_owned(),
            ..unknown(name, "", address)
        },
    }
}

fn breadth(all: &Reports) -> Figure {
    let (name, address) = ("Review", "review.html");
    let found = &all.review.adaptability;
    let people = match found.people {
        0 => String::new(),
        1 => ", with 1 person".to_owned(),
        n => format!(", with {n} people"),
    };
    let overdue = all.review.overdue.as_ref();
    let overdue = overdue.map_or(String::new(), |quarter| format!("; the review of {quarter} is overdue"));
    if found.active_domains == 0 && found.people == 0 {
        let what =
            if all.review.quarters.is_empty() { "no review yet" } else { "no note of late names a domain" };
        return unknown(name, what, address);
    }
    Figure {
        name,
        number: Some(found.active_domains.to_string()),
        what: format!("active {}", if found.active_domains == 1 { "domain" } else { "domains" }),
        of: format!("in {} days{people}{overdue}", found.days),
        address,
        is_thin: false,
    }
}
