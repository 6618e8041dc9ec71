use super::args::{Global, InitArgs};
use super::new_file::write_new;
use super::outcome::Outcome;
use super::output;
use crate::scaffold::{self, Extras};
use anyhow::ensure;
use jiff::tz::TimeZone;

/// `casebook init`: writes what is missing, never over what is there.
pub(super) fn run(global: &Global, args: &InitArgs) -> anyhow::Result<Outcome> {
    let root = args.dir.clone().unwrap_or_else(|| ".".into());
    ensure!(!root.is_file(), "{} is a file, not a folder", root.display());
    let today = jiff::Timestamp::now().to_zoned(TimeZone::system()).date();
    let mut written = 0;
    let extras = Extras { examples: args.examples, workflow: args.workflow, pages: args.github_pages };
    for (file, text) in scaffold::starter(extras, today) {
        let path = root.join(&file);
        if !write_new(&path, &text)? {
            output::say(&format!("kept     {}", path.display()));
            continue;
        }
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
