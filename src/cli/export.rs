use super::args::{ExportArgs, Global};
use super::open::open;
use super::outcome::Outcome;
use super::output;
use crate::export::{fill, partition};
use crate::io::{Output, OutputError};
use crate::render::export::{ExportError, Format, SQLITE_FILE, files, sqlite};
use crate::render::findings::visible;
use crate::value::counted;
use anyhow::{Context, anyhow, ensure};
use std::path::Path;

/// `casebook export`
pub(super) fn run(global: &Global, args: &ExportArgs) -> anyhow::Result<Outcome> {
    ensure!(args.format.is_built_in(), ExportError::WithoutParquet);
    let mut session = open(args.vault.as_deref(), Some(&args.out), global)?;
    let name = match &args.vault_name {
        Some(name) => name.clone(),
        None => folder_name(&session.root)?,
    };
    let part = partition(&name)?;
    let tables = fill(&session.view(), &name)?;
    // One share a vault, so that many can be exported at once; all vaults share the one file of SQLite.
    let share = match args.format {
        Format::Sqlite => args.format.name().to_owned(),
        _ => format!("{}/{part}", args.format.name()),
    };
    let home = std::env::home_dir();
    let waiting = || output::say("Another export writes there; waiting for it.");
    let mut output = Output::open_share(&args.out, &share, &session.root, home.as_deref(), &waiting)?;
    let files = match args.format {
        Format::Sqlite => {
            let old = output.own(SQLITE_FILE)?;
            vec![(SQLITE_FILE.to_owned(), sqlite(&tables, &name, old.as_deref())?)]
        }
        format => files(format, &tables, &name)?,
    };
    refuse_edited(&output, &files)?;
    let written = output.write(files)?;
    if !global.quiet {
        let (findings, _) = session.findings();
        if let Some(serious) = output::serious(&findings) {
            output::say(&format!("Found {serious} in the notes; casebook check tells them all."));
        }
        let rows: usize = tables.iter().map(|filled| filled.rows.len()).sum();
        output::say(&format!(
            "Exported `{}` as of {}: {rows} rows in {} tables, into {} ({} written, {} unchanged).",
            visible(&name),
            session.as_of,
            tables.len(),
            args.out.display(),
            counted(written.written, "file"),
            written.unchanged
        ));
    }
    Ok(Outcome::Fine)
}

/// The name of the vault's folder.
fn folder_name(root: &Path) -> anyhow::Result<String> {
    let root = std::fs::canonicalize(root).with_context(|| format!("can't look at {}", root.display()))?;
    let name = root.file_name().unwrap_or_default().to_str();
    name.map(str::to_owned).ok_or_else(|| {
        anyhow!("the vault's folder has a name that is not Unicode; give another by --vault-name")
    })
}

/// Refuses what a build would keep, writing the new text beside it: two parts of one table would count twice.
fn refuse_edited(output: &Output, files: &[(String, Vec<u8>)]) -> Result<(), OutputError> {
    files.iter().try_for_each(|(name, _)| output.own(name).map(drop))
}
