use super::args::{Global, ReportFormat, ShowArgs};
use super::open::open;
use super::outcome::Outcome;
use super::output;
use super::show_tables::{table, text_of};
use super::templates;
use crate::diagnostic::nearest;
use crate::render::markdown;
use crate::report::{self, NAMES};
use anyhow::anyhow;

/// `casebook show`
pub(super) fn run(global: &Global, args: &ShowArgs) -> anyhow::Result<Outcome> {
    let name = NAMES.iter().copied().find(|name| *name == args.report).ok_or_else(|| {
        let near = nearest(&args.report, NAMES.iter().copied());
        let hint = near
            .map_or(format!("the reports are {}", NAMES.join(", ")), |near| format!("did you mean {near}?"));
        anyhow!("there is no report `{}`; {hint}", args.report)
    })?;
    let session = open(args.vault.as_deref(), None, global)?;
    let Some(built) = report::build(name, &session.view()) else { return Ok(Outcome::Fine) };
    match args.format {
        ReportFormat::Json => output::print(&report::text(&built.data)),
        ReportFormat::Md => {
            let overrides = templates::overrides(&session.root, &session.config)?;
            let pages = markdown::render(&[built], &overrides, &session.config);
            let pages = pages.map_err(|error| templates::refused(&error, &overrides))?;
            output::print(pages.first().map_or("", |(_, text)| text));
        }
        ReportFormat::Csv => output::print(&table(&built, true).csv()?),
        ReportFormat::Text => {
            output::print(&text_of(&built, output::width()));
        }
    }
    Ok(Outcome::Fine)
}
