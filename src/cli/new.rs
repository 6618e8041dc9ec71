use super::args::{Global, NewArgs};
use super::new_file::write_new;
use super::open::open;
use super::outcome::Outcome;
use super::output;
use crate::model::kind::Kind;
use crate::scaffold::{self, Known};
use anyhow::{Context, ensure};

/// `casebook new`
pub(super) fn run(global: &Global, args: &NewArgs) -> anyhow::Result<Outcome> {
    let session = open(args.vault.as_deref(), None, global)?;
    let kind = kind(&args.kind)?;
    let known = Known::of(&session.vault, session.as_of);
    let scaffold = scaffold::note(kind, args.title.as_deref(), session.as_of, &known);
    if args.stdout {
        output::print(&scaffold.text);
        return Ok(Outcome::Fine);
    }
    let folder = args.folder.as_deref().unwrap_or(scaffold.folder);
    let path = session.root.join(folder).join(&scaffold.file_name);
    let written = write_new(&path, &scaffold.text)?;
    ensure!(written, "{} is there already; give the note another title", path.display());
    output::print(&format!("{}\n", path.display()));
    Ok(Outcome::Fine)
}

/// The kind of this name, with a suggestion where there is none.
pub(super) fn kind(name: &str) -> anyhow::Result<Kind> {
    Kind::from_name(&name.to_lowercase()).with_context(|| {
        let names = || Kind::ALL.iter().map(|kind| kind.name());
        match crate::diagnostic::nearest(name, names()) {
            Some(near) => format!("there is no kind `{name}`; did you mean `{near}`?"),
            None => {
                format!("there is no kind `{name}`; the kinds are {}", names().collect::<Vec<_>>().join(", "))
            }
        }
    })
}
