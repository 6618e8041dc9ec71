//! `.casebookignore` and `.gitignore`, at every level of the vault.

use crate::diagnostic::{Code, Diagnostic};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::io;
use std::path::Path;
use std::sync::Arc;

const CASEBOOK: &str = ".casebookignore";
const GIT: &str = ".gitignore";
/// More than any list written by hand; a bigger one is not read, so that a hostile one costs nothing.
const LARGEST: u64 = 1024 * 1024;

/// The ignore files of the folder being walked and of those above it.
#[derive(Debug)]
pub(super) struct Ignored {
    levels: Vec<Level>,
    gitignore: bool,
}

#[derive(Debug)]
struct Level {
    depth: usize,
    casebook: Gitignore,
    git: Gitignore,
}

impl Ignored {
    pub(super) fn new(gitignore: bool) -> Self {
        Self { levels: Vec::new(), gitignore }
    }

    /// Leaves the folders that are as deep as `depth` or deeper.
    pub(super) fn leave(&mut self, depth: usize) {
        while self.levels.last().is_some_and(|level| level.depth >= depth) {
            self.levels.pop();
        }
    }

    /// Reads the ignore files of a folder that is `depth` deep in the walk. Gives what is wrong with them.
    pub(super) fn enter(&mut self, folder: &Path, file: &str, depth: usize) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        let casebook = load(folder, CASEBOOK, file, &mut findings);
        let git = if self.gitignore { load(folder, GIT, file, &mut findings) } else { Gitignore::empty() };
        if !casebook.is_empty() || !git.is_empty() {
            self.levels.push(Level { depth, casebook, git });
        }
        findings
    }

    /// Whether a path is ignored: the deepest file that says something about it wins, and any
    /// `.casebookignore` wins over every `.gitignore`, so that `!drafts/` there brings back what git leaves out.
    pub(super) fn covers(&self, path: &Path, is_folder: bool) -> bool {
        let verdict = |of: fn(&Level) -> &Gitignore| {
            self.levels.iter().rev().map(|level| of(level).matched(path, is_folder)).find(|m| !m.is_none())
        };
        verdict(|level| &level.casebook)
            .or_else(|| verdict(|level| &level.git))
            .is_some_and(|m| m.is_ignore())
    }
}

fn load(folder: &Path, name: &str, folder_file: &str, findings: &mut Vec<Diagnostic>) -> Gitignore {
    let path = folder.join(name);
    let file =
        || Arc::from(if folder_file.is_empty() { name.to_owned() } else { format!("{folder_file}/{name}") });
    let text = match lines(&path) {
        Ok(Some(text)) => text,
        Ok(None) => return Gitignore::empty(),
        Err(error) => {
            let message = format!("`{name}` can't be read ({error}), so nothing is left out by it");
            findings.push(Code::UnreadableFile.about(&file(), message).help("make the file readable"));
            return Gitignore::empty();
        }
    };
    let mut builder = GitignoreBuilder::new(folder);
    for line in text.trim_start_matches('\u{feff}').lines() {
        // git passes over a line that it can't read; a list made for casebook deserves a word.
        if let (Err(error), CASEBOOK) = (builder.add_line(None, line), name) {
            let message = format!("a line of `{name}` is no pattern: {error}");
            findings.push(Code::ConfigValue.about(&file(), message).help("mend or remove the line"));
        }
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

/// The text of an ignore file, or none where there is no such plain file (a pipe would never end).
fn lines(path: &Path) -> io::Result<Option<String>> {
    // An error here means no file, or a folder that can't be entered, which the walk reports itself.
    let Ok(metadata) = std::fs::symlink_metadata(path) else { return Ok(None) };
    if !metadata.is_file() {
        return Ok(None);
    }
    if metadata.len() > LARGEST {
        return Err(io::Error::other("it is over 1 MiB"));
    }
    Ok(Some(String::from_utf8_lossy(&std::fs::read(path)?).into_owned()))
}
