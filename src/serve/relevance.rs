use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// Hidden files that a build reads: where Obsidian's templates are, ...
const READ: &[&str] = &[".obsidian/templates.json", ".obsidian/plugins/templater-obsidian/data.json"];
/// ... and, in any folder, what is ignored.
const READ_ANYWHERE: &[&str] = &[".gitignore", ".casebookignore"];
/// How the names of files end that editors keep beside another for a while.
const BESIDE: &[&str] = &["~", ".tmp", ".swp", ".bak"];

/// Which files of a vault a build may depend on.
#[derive(Debug, Clone)]
pub(super) struct Relevance {
    vault: PathBuf,
    out: PathBuf,
}

impl Relevance {
    /// By real paths.
    pub(super) fn new(vault: PathBuf, out: PathBuf) -> Self {
        Self { vault, out }
    }

    /// The path in the vault of something that was changed, `/` between folders; `None` where no build looks at it: what a
    /// build wrote itself, what is hidden, what an editor keeps beside a file.
    pub(super) fn of(&self, path: &Path) -> Option<String> {
        if path.starts_with(&self.out) {
            return None;
        }
        let below = path.strip_prefix(&self.vault).ok()?;
        let names: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        let file = names.join("/");
        let last = names.last()?;
        let is_hidden = |names: &[Cow<'_, str>]| names.iter().any(|name| name.starts_with('.'));
        let is_read = READ.contains(&&*file)
            || READ_ANYWHERE.contains(&&**last) && !is_hidden(&names[..names.len() - 1])
            || !is_hidden(&names);
        let is_beside = BESIDE.iter().any(|end| last.ends_with(end));
        (is_read && !is_beside).then_some(file)
    }
}

#[cfg(test)]
mod tests {
    use super::Relevance;
    use std::path::Path;

    #[test]
    fn what_a_build_reads_is_looked_at_and_nothing_else() {
        let relevance = Relevance::new("/v".into(), "/v/casebook".into());
        for (path, expected) in [
            ("/v/Cases/DNS.md", Some("Cases/DNS.md")),
            ("/v/casebook.toml", Some("casebook.toml")),
            ("/v/templates/site/style.css", Some("templates/site/style.css")),
            ("/v/ladders/own.toml", Some("ladders/own.toml")),
            ("/v/New folder", Some("New folder")),
            ("/v/.gitignore", Some(".gitignore")),
            ("/v/Cases/.casebookignore", Some("Cases/.casebookignore")),
            ("/v/.obsidian/templates.json", Some(".obsidian/templates.json")),
            ("/v/casebooks/x.md", Some("casebooks/x.md")),
            ("/v/casebook", None),
            ("/v/casebook/reports/digest.md", None),
            ("/v/.obsidian/workspace.json", None),
            ("/v/.git/index", None),
            ("/v/.git/.gitignore", None),
            ("/v/Cases/.DNS.md.swp", None),
            ("/v/Cases/DNS.md~", None),
            ("/v/Cases/DNS.md.tmp", None),
            ("/v", None),
            ("/elsewhere/x.md", None),
        ] {
            assert_eq!(relevance.of(Path::new(path)).as_deref(), expected, "{path}");
        }
    }
}
