//! The portfolio, from the vault to its folder: what `build` and `publish` share.

use super::open::Session;
use super::output;
use super::templates;
use crate::analysis::View;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::io::{self, Content, Output, Part, Written, read_text};
use crate::pipeline::{self, Portfolio};
use crate::public::guard::{Hit, Machine};
use crate::public::{Draft, Inventory, PublicVault, Withheld, picture};
use anyhow::Context;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// The folder of the portfolio in the output folder.
pub(super) const FOLDER: &str = "portfolio";
/// The list of what was published last, beside it.
const PUBLISHED: &str = "portfolio.published";
/// The list of what may be published, in the vault.
pub(super) const APPROVED: &str = "portfolio.approved";

/// What the portfolio is in the output folder.
pub(super) const PART: Part<'static> = Part::Folder(FOLDER);
/// What the other things that a build writes are.
pub(super) const REST: Part<'static> = Part::AllBut(FOLDER);

/// A portfolio that could go out.
pub(super) struct Staged {
    pub(super) portfolio: Portfolio,
    /// Notes that ask to be published and are not.
    pub(super) withheld: Vec<Withheld>,
    /// What its owner should know of the attachments.
    pub(super) told: Vec<Diagnostic>,
    /// The notes that it is made of.
    pub(super) public: PublicVault,
    /// What of private notes was found in it: nothing, or it stays at home.
    pub(super) hits: Vec<Hit>,
}

/// Makes the portfolio and looks through it. Nothing is written.
pub(super) fn stage(session: &Session, overrides: &[(String, String)]) -> anyhow::Result<Staged> {
    let view = session.view();
    let mut draft = Draft::of(&view).context("the terms under [redact] are too many to be looked for")?;
    let withheld = std::mem::take(&mut draft.withheld);
    let (attachments, mut told) = attachments(&session.root, &session.config, draft.attachments());
    told.extend(draft.shared(&view));
    let public = draft.finish(attachments);
    let portfolio = pipeline::portfolio(&public, &view, overrides)
        .map_err(|error| templates::refused(&error, overrides))?;
    told.extend(portfolio.findings.iter().cloned());
    let hits = guard(session, &view, &public, &portfolio, overrides)?;
    Ok(Staged { portfolio, withheld, told, public, hits })
}

fn guard(
    session: &Session,
    view: &View<'_>,
    public: &PublicVault,
    portfolio: &Portfolio,
    overrides: &[(String, String)],
) -> anyhow::Result<Vec<Hit>> {
    let settings = read_text(&session.root.join(super::open::SETTINGS)).context("can't read the settings")?;
    let said: Vec<&str> =
        settings.iter().map(String::as_str).chain(overrides.iter().map(|(_, text)| text.as_str())).collect();
    let home = std::env::home_dir().and_then(|home| Some(home.to_str()?.to_owned()));
    let user = ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    let host = host();
    let machine = Machine { home: home.as_deref(), user: user.as_deref(), host: host.as_deref() };
    Ok(pipeline::audit(view, public, portfolio, &said, machine))
}

/// The name of this computer, where the system tells it.
fn host() -> Option<String> {
    let named = ["HOSTNAME", "COMPUTERNAME"].iter().find_map(|name| std::env::var(name).ok());
    let file = || read_text(Path::new("/etc/hostname")).ok().flatten();
    named.or_else(file).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty())
}

/// The bytes of attachments without what they say about their author, and a finding for each that can't go out.
fn attachments(
    root: &Path,
    config: &Config,
    wanted: Vec<Arc<str>>,
) -> (BTreeMap<Arc<str>, Vec<u8>>, Vec<Diagnostic>) {
    let mut cleaned = BTreeMap::new();
    let mut refused = Vec::new();
    for file in wanted {
        let bytes = real_path(root, &file, config)
            .and_then(|path| io::read_bytes(&path, config.size_limit.0).map_err(|error| error.to_string()))
            .and_then(|bytes| {
                picture::clean(&file, &bytes, &config.portfolio.attachments).map_err(|why| why.to_string())
            });
        match bytes {
            Ok(bytes) => {
                cleaned.insert(file, bytes);
            }
            Err(why) => refused.push(
                Code::AttachmentWithheld
                    .about(&file, format!("this attachment was not published: {why}"))
                    .help(
                        "save it anew as PNG, JPEG or WebP, or take it out of the public note that uses it",
                    ),
            ),
        }
    }
    (cleaned, refused)
}

/// Where an attachment is on disk. A link must not lead it out of the vault, or into a private folder.
fn real_path(root: &Path, file: &str, config: &Config) -> Result<std::path::PathBuf, String> {
    let real = |path: &Path| std::fs::canonicalize(path).map_err(|error| error.to_string());
    let (root, path) = (real(root)?, real(&root.join(file))?);
    let inside = path.strip_prefix(&root).map_err(|_| "it lies outside of the vault".to_owned())?;
    let inside = inside.to_string_lossy().replace('\\', "/");
    match config.private.folders.iter().find(|folder| folder.covers(&inside)) {
        Some(folder) => Err(format!("the settings keep the folder `{}` private", folder.path())),
        None => Ok(path),
    }
}

/// Puts a portfolio in place, with the list of what is in it.
pub(super) fn put(output: &mut Output, portfolio: Portfolio) -> Result<Written, io::OutputError> {
    let list = listed(&portfolio.inventory);
    let mut files: Vec<(String, Content)> =
        portfolio.files.into_iter().map(|(path, bytes)| (format!("{FOLDER}/{path}"), bytes.into())).collect();
    if !files.is_empty() {
        files.push((PUBLISHED.to_owned(), list.into_bytes().into()));
    }
    output.write_part(PART, files)
}

/// The list of what goes out, a line each.
pub(super) fn listed(inventory: &Inventory) -> String {
    inventory.lines().into_iter().map(|line| line + "\n").collect()
}

/// The lines of a list; none where there is no such file.
fn lines(path: &Path) -> anyhow::Result<Option<BTreeSet<String>>> {
    let text = read_text(path).with_context(|| format!("can't read {}", path.display()))?;
    let line = |line: &str| (!line.trim().is_empty() && !line.starts_with('#')).then(|| line.to_owned());
    Ok(text.map(|text| text.lines().filter_map(line).collect()))
}

/// What was published last.
pub(super) fn published(out: &Path) -> anyhow::Result<BTreeSet<String>> {
    Ok(lines(&out.join(PUBLISHED))?.unwrap_or_default())
}

/// What would go out and was not approved, where that is asked for: in CI always.
pub(super) fn unapproved(root: &Path, portfolio: &Portfolio) -> anyhow::Result<Vec<String>> {
    let in_ci = std::env::var("CI").is_ok_and(|ci| !matches!(ci.as_str(), "" | "0" | "false"));
    if !in_ci {
        return Ok(Vec::new());
    }
    let approved = lines(&root.join(APPROVED))?.unwrap_or_default();
    Ok(portfolio.inventory.lines().difference(&approved).cloned().collect())
}

/// Says what keeps a portfolio at home; true where anything does.
pub(super) fn stopped(session: &Session, staged: &Staged) -> anyhow::Result<bool> {
    use crate::render::findings::{Format, visible};
    const SHOWN: usize = 20;
    let hits: Vec<Diagnostic> = staged.hits.iter().map(Hit::diagnostic).collect();
    let texts = pipeline::texts(&session.vault, &hits);
    output::findings_to_stderr(Format::Human, &hits, &texts);
    if !hits.is_empty() {
        output::say("The portfolio was not written: it would show what is private.");
        return Ok(true);
    }
    let unapproved = unapproved(&session.root, &staged.portfolio)?;
    if unapproved.is_empty() {
        return Ok(false);
    }
    output::say(&format!(
        "The portfolio was not written: {} of it not in {APPROVED}.",
        what_is(unapproved.len())
    ));
    for line in unapproved.iter().take(SHOWN) {
        output::say(&format!("  {}", visible(line)));
    }
    if unapproved.len() > SHOWN {
        output::say(&format!("  and {} more", unapproved.len() - SHOWN));
    }
    output::say(
        "Look it over with `casebook publish --dry-run`, then record it with `casebook publish --approve`.",
    );
    Ok(true)
}

fn what_is(n: usize) -> String {
    if n == 1 { "1 part is".to_owned() } else { format!("{n} parts are") }
}
