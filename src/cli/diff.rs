use super::args::Global;
use super::diff_args::DiffArgs;
use super::earlier::{Earlier, earlier};
use super::open::open;
use super::outcome::Outcome;
use super::output;
use crate::changes::{Changes, REPORTS, ReportChanges, Side, compare, day, side};
use crate::diagnostic::nearest;
use crate::render::changes::{Format, csv, json, text};
use crate::render::markdown;
use crate::report::NAMES;
use anyhow::anyhow;

/// `casebook diff`
pub(super) fn run(global: &Global, args: &DiffArgs) -> anyhow::Result<Outcome> {
    let only = args.report.as_deref().map(report).transpose()?;
    // An earlier build that can't be used is told before a vault is read for it.
    let earlier = args.against.as_deref().map(|folder| earlier(folder, only)).transpose()?;
    let session = open(args.vault.as_deref(), None, global)?;
    let view = session.view();
    let now = side(&view, only);
    let (before, mut notices) = match (earlier, &args.since) {
        (Some(Earlier { side, notices }), _) => (side, notices),
        (None, Some(since)) => {
            let day = day(since, session.as_of).map_err(|why| anyhow!("--since: {why}"))?;
            (side(&view.at(day), only), Vec::new())
        }
        (None, None) => (Side::new(), Vec::new()),
    };
    let mut changes = compare(&before, &now);
    notices.extend(of_other_days(&changes));
    notices.extend(of_other_types(&changes));
    changes.notices = notices;
    match args.format {
        Format::Text => output::print(&text(&changes, output::drawing(), args.all, global.quiet)),
        Format::Md => output::print(&markdown::changes(&changes, &session.config, args.all)),
        Format::Json => output::print(&json(&changes)),
        Format::Csv => {
            output::print(&csv(&changes)?);
            changes.notices.iter().for_each(|notice| output::say(notice));
        }
    }
    Ok(if args.exit_code && !changes.is_empty() { Outcome::Findings } else { Outcome::Fine })
}

/// A report that can be compared.
fn report(name: &str) -> anyhow::Result<&'static str> {
    let names = || REPORTS.iter().map(|table| table.name).filter(|name| NAMES.contains(name));
    names().find(|known| *known == name).ok_or_else(|| {
        let near = nearest(name, names());
        let known = || format!("those that can be compared are {}", names().collect::<Vec<_>>().join(", "));
        let hint = near.map_or_else(known, |near| format!("did you mean {near}?"));
        if NAMES.contains(&name) {
            return anyhow!("--report: {name} tells differences itself and is not compared");
        }
        anyhow!("--report: there is no report `{name}`; {hint}")
    })
}

/// Says so where the old reports are not all of one day.
fn of_other_days(changes: &Changes) -> Option<String> {
    if changes.before.as_of.is_some() || changes.reports.is_empty() {
        return None;
    }
    let day = |report: &ReportChanges| {
        let day = report.before.as_of.as_deref().unwrap_or("an unknown day");
        format!("{} of {day}", report.report)
    };
    let days: Vec<String> = changes.reports.iter().map(day).collect();
    Some(format!("The earlier reports are of different days: {}.", days.join(", ")))
}

/// Says so where the old reports hold other things than they should.
fn of_other_types(changes: &Changes) -> Vec<String> {
    let bad = changes.reports.iter().filter(|report| report.unreadable > 0);
    let told = |report: &ReportChanges| match report.unreadable {
        1 => format!("A value of {} is no such thing as it should be; it counts as unknown.", report.report),
        n => format!(
            "{n} values of {} are no such thing as they should be; they count as unknown.",
            report.report
        ),
    };
    bad.map(told).collect()
}
