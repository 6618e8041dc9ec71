use super::args::{Global, PublishArgs};
use super::open::{Session, open};
use super::outcome::Outcome;
use super::output;
use super::portfolio::{self, APPROVED, Staged};
use super::templates;
use crate::io::write_whole;
use crate::pipeline;
use crate::render::findings::Format;
use crate::render::publication;
use crate::value::counted;
use anyhow::Context;

/// `casebook publish`
pub(super) fn run(global: &Global, args: &PublishArgs) -> anyhow::Result<Outcome> {
    let session = open(args.vault.as_deref(), args.out.as_deref(), global)?;
    let overrides = templates::overrides(&session.root, &session.config)?;
    let staged = portfolio::stage(&session, &overrides)?;
    output::findings_to_stderr(Format::Human, &staged.told, &crate::diagnostic::Texts::new());
    if args.dry_run {
        let known = portfolio::published(&session.out)?;
        let mentions = pipeline::mentions(&session.view(), &staged.public);
        output::print(&publication::publication(
            &staged.portfolio.inventory,
            &known,
            &staged.withheld,
            &mentions,
        ));
    }
    if args.approve && staged.hits.is_empty() {
        approve(&session, &staged, global)?;
    }
    if portfolio::stopped(&session, &staged)? {
        return Ok(Outcome::Findings);
    }
    if args.dry_run {
        return Ok(Outcome::Fine);
    }
    let mut output = session.output()?;
    let pages = staged.portfolio.inventory.pages.len();
    let written = portfolio::put(&mut output, staged.portfolio)?;
    if !global.quiet {
        let folder = session.out.join(portfolio::FOLDER);
        output::say(&match pages {
            0 => "No note says `publish: true`, so there is no portfolio.".to_owned(),
            n => format!(
                "Published {} in {}: {} written, {} removed.",
                counted(n, "page"),
                folder.display(),
                counted(written.written, "file"),
                written.deleted
            ),
        });
    }
    Ok(Outcome::Fine)
}

/// Records what goes out, in the vault.
fn approve(session: &Session, staged: &Staged, global: &Global) -> anyhow::Result<()> {
    let path = session.root.join(APPROVED);
    let mut text = String::from(
        "# What casebook may publish from this vault: one line a page, property, attachment, link and file.\n\
         # Written by `casebook publish --approve`. In CI anything else stops the publication.\n",
    );
    text.push_str(&portfolio::listed(&staged.portfolio.inventory));
    write_whole(&path, text.as_bytes()).with_context(|| format!("can't write {}", path.display()))?;
    if !global.quiet {
        output::say(&format!("Recorded what goes out in {}.", path.display()));
    }
    Ok(())
}
