use super::args::{Global, TemplatesArgs, TemplatesCommand};
use super::new_file::write_new;
use super::open::{SETTINGS, place};
use super::outcome::Outcome;
use super::output;
use crate::config::Config;
use crate::diagnostic::{Code, Texts, nearest};
use crate::io;
use crate::render::template::{self, TemplateError};
use anyhow::{Context, anyhow};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder of a vault whose templates win over the built-in ones.
const FOLDER: &str = "templates";

/// `casebook templates`
pub(super) fn run(global: &Global, args: &TemplatesArgs) -> anyhow::Result<Outcome> {
    match &args.command {
        TemplatesCommand::List { vault } => {
            let root = place(vault.as_deref(), None, global)?.root;
            let own: Vec<String> = own(&root, template::names())?.into_iter().map(|(name, _)| name).collect();
            for name in template::names() {
                let mark = if own.contains(&name) { "  (overridden)" } else { "" };
                output::print(&format!("{name}{mark}\n"));
            }
        }
        TemplatesCommand::Eject { names, vault } => {
            let root = place(vault.as_deref(), None, global)?.root;
            eject(&root, names)?;
        }
    }
    Ok(Outcome::Fine)
}

fn eject(root: &Path, names: &[String]) -> anyhow::Result<()> {
    let known = template::names();
    let wanted = if names.is_empty() { &known } else { names };
    for name in wanted {
        let text = template::embedded(name).ok_or_else(|| {
            let near = nearest(name, known.iter().map(String::as_str));
            let hint = near.map_or("`casebook templates list` lists them".to_owned(), |near| {
                format!("did you mean {near}?")
            });
            anyhow!("there is no template `{name}`; {hint}")
        })?;
        let path = root.join(FOLDER).join(name);
        let written = if write_new(&path, &text)? { "written " } else { "kept    " };
        output::say(&format!("{written} {}", path.display()));
    }
    Ok(())
}

/// What stands for built-in templates, by name: the vault's own, then those of its theme.
pub(super) fn overrides(root: &Path, config: &Config) -> anyhow::Result<Vec<(String, String)>> {
    let Some(theme) = &config.theme else { return own(root, template::names()) };
    let names = template::names().into_iter().chain(template::theme_files(theme)).collect::<BTreeSet<_>>();
    template::with_theme(theme, own(root, names)?).ok_or_else(|| no_theme(root, theme, config))
}

fn no_theme(root: &Path, theme: &str, config: &Config) -> anyhow::Error {
    let file: Arc<str> = Arc::from(SETTINGS);
    let at = config.places.get(&["theme"]).map(|place| place.value).unwrap_or_default();
    let known = template::themes();
    let finding = Code::ConfigValue.at(&file, at, format!("there is no theme `{theme}`"));
    let finding = match nearest(theme, known.iter().map(String::as_str)) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help(format!(
            "write `theme = \"{}\"`, or put a theme of your own into {FOLDER}/themes/{theme}/site/theme.css",
            known.join("\"` or `theme = \"")
        )),
    };
    let text = io::read_text(&root.join(SETTINGS)).ok().flatten().unwrap_or_default();
    let texts = Texts::from([(file, Arc::from(text))]);
    output::Refused { findings: vec![finding], texts }.into()
}

/// The files of the vault that have one of these names among its templates. One that leads out of its folder stops the
/// build.
fn own(root: &Path, names: impl IntoIterator<Item = String>) -> anyhow::Result<Vec<(String, String)>> {
    let folder = root.join(FOLDER);
    let mut found = Vec::new();
    for name in names {
        let path = folder.join(&name);
        if outside(&folder, &path) {
            let file: Arc<str> = format!("{FOLDER}/{name}").into();
            let finding = Code::TemplateOutside
                .about(&file, "this template is a link to a file outside the templates folder")
                .help("copy the file into the folder");
            return Err(output::Refused { findings: vec![finding], texts: Texts::new() }.into());
        }
        if let Some(text) = io::read_text(&path).with_context(|| format!("can't read {}", path.display()))? {
            found.push((name, text));
        }
    }
    Ok(found)
}

fn outside(folder: &Path, path: &Path) -> bool {
    let real = |path: &Path| -> Option<PathBuf> { std::fs::canonicalize(path).ok() };
    match (real(folder), real(path)) {
        (Some(folder), Some(path)) => !path.starts_with(folder),
        _ => false,
    }
}

/// A template that failed, with its place in the vault's own file where it is one.
pub(super) fn refused(error: &TemplateError, overrides: &[(String, String)]) -> anyhow::Error {
    let file: Arc<str> = format!("{FOLDER}/{}", template::origin(&error.template, overrides)).into();
    let text = overrides.iter().find(|(name, _)| *name == error.template).map_or("", |(_, text)| text);
    let finding = error.diagnostic(&file, text);
    let texts = Texts::from([(file, Arc::from(text))]);
    output::Refused { findings: vec![finding], texts }.into()
}
