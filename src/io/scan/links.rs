//! Symbolic links: followed within the vault, never out of it, and never twice to one folder.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The links of a vault that wait to be followed, and the folders that links have led to.
#[derive(Debug)]
pub(super) struct Links {
    waiting: BinaryHeap<Reverse<String>>,
    entered: HashSet<String>,
    /// The real path of the vault, where it could be found out.
    root: Option<PathBuf>,
}

/// Where a link leads.
pub(super) enum Target {
    Outside,
    Broken,
    Loop,
    Unreadable(io::Error),
    /// Within the vault, by its real path there.
    Inside(String, std::fs::FileType),
}

impl Links {
    pub(super) fn new(root: &Path) -> Self {
        Self { waiting: BinaryHeap::new(), entered: HashSet::new(), root: std::fs::canonicalize(root).ok() }
    }

    /// Puts a link aside.
    pub(super) fn found(&mut self, file: String) {
        self.waiting.push(Reverse(file));
    }

    /// The link to follow next, in an order that no file system changes.
    pub(super) fn next(&mut self) -> Option<String> {
        self.waiting.pop().map(|Reverse(file)| file)
    }

    /// False where a link has led to this folder before.
    pub(super) fn enter(&mut self, real: &str) -> bool {
        self.entered.insert(real.to_owned())
    }

    /// Finds out where a link leads.
    pub(super) fn target(&self, path: &Path) -> Target {
        let Some(root) = &self.root else { return Target::Outside };
        let resolved =
            std::fs::canonicalize(path).and_then(|real| Ok((std::fs::metadata(&real)?.file_type(), real)));
        let (kind, real) = match resolved {
            Ok(resolved) => resolved,
            Err(error) => {
                return match error.kind() {
                    ErrorKind::NotFound | ErrorKind::NotADirectory => Target::Broken,
                    ErrorKind::PermissionDenied => Target::Unreadable(error),
                    // A link to itself has an error kind of its own, which is not stable yet.
                    _ => Target::Loop,
                };
            }
        };
        let folder = path.parent().and_then(|folder| std::fs::canonicalize(folder).ok());
        if kind.is_dir() && folder.is_some_and(|folder| folder.starts_with(&real)) {
            // Also where it leads to the vault's own parents: that is a loop before it is a way out.
            return Target::Loop;
        }
        match real.strip_prefix(root) {
            Err(_) => Target::Outside,
            Ok(_) => Target::Inside(in_vault(&real, root, "").0, kind),
        }
    }
}

/// The path in the vault of something below `start`, itself `parent` in the vault; false where it is not Unicode.
pub(super) fn in_vault(path: &Path, start: &Path, parent: &str) -> (String, bool) {
    let below = path.strip_prefix(start).unwrap_or(path);
    let unicode = below.to_str().is_some();
    let below = below.to_string_lossy();
    let below = if cfg!(windows) { below.replace('\\', "/") } else { below.into_owned() };
    match (parent, below.as_str()) {
        ("", _) => (below, unicode),
        (_, "") => (parent.to_owned(), unicode),
        _ => (format!("{parent}/{below}"), unicode),
    }
}
