use super::args::{Global, InitArgs};
use super::outcome::Outcome;
use super::output;
use crate::io::write_whole;
use crate::scaffold;
use anyhow::{Context, ensure};
use jiff::tz::TimeZone;

/// `casebook init`: writes what is missing, never over what is there.
pub(super) fn run(global: &Global, args: &InitArgs) -> anyhow::Result<Outcome> {
    let root = args.dir.clone().unwrap_or_else(|| ".".into());
    ensure!(!root.is_file(), "{} is a file, not a folder", root.display());
    let today = jiff::Timestamp::now().to_zoned(TimeZone::system()).date();
    let mut written = 0;
    for (file, text) in scaffold::starter(args.examples, args.workflow, today) {
        let path = root.join(&file);
        if path.exists() {
            output::say(&format!("kept     {}", path.display()));
            continue;
        }
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).with_context(|| format!("can't create {}", parent.display()))?;
        }
        write_whole(&path, text.as_bytes()).with_context(|| format!("can't write {}", path.display()))?;
        written += 1;
        if !global.quiet {
            output::say(&format!("written  {}", path.display()));
        }
    }
    if !global.quiet && written > 0 {
        output::say("\nNext: casebook new case \"What you debugged last\", then casebook build.");
    }
    Ok(Outcome::Fine)
}
