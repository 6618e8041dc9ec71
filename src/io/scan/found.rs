use crate::diagnostic::Diagnostic;
use crate::io::stamp::Stamp;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::path::PathBuf;
use std::sync::Arc;

/// The size over which a note is not read, unless the caller sets another: 10 MiB.
pub const SIZE_LIMIT: u64 = 10 * 1024 * 1024;

/// What a scan leaves out.
#[derive(Debug, Clone)]
pub struct Rules {
    /// Globs over the path in the vault, made by [`globs`].
    pub exclude: GlobSet,
    /// Folders never entered (output, note templates), by their path in the vault; letter case is ignored.
    pub skip: Vec<String>,
    /// Whether `.gitignore` files count; `.casebookignore` files always do.
    pub gitignore: bool,
    /// Notes over this many bytes are reported and left out.
    pub size_limit: u64,
}

impl Default for Rules {
    fn default() -> Self {
        Self { exclude: GlobSet::empty(), skip: Vec::new(), gitignore: true, size_limit: SIZE_LIMIT }
    }
}

/// Compiles `exclude` globs: from the root of the vault, `*` within a folder, `**` across folders.
pub fn globs(patterns: &[String]) -> Result<GlobSet, globset::Error> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        set.add(GlobBuilder::new(pattern).literal_separator(true).build()?);
    }
    set.build()
}

/// What a vault holds, sorted by the bytes of the paths.
#[derive(Debug, Default)]
pub struct Scan {
    /// The notes to read.
    pub notes: Vec<Found>,
    /// Every other regular file (attachments, `.canvas`, notes too large to read): links may point there.
    pub files: Vec<String>,
    /// What was odd, by file.
    pub findings: Vec<Diagnostic>,
    /// How many of `files` have no extension, and so may be notes that are not seen as such.
    pub without_extension: usize,
}

/// A note that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its path in the vault, `/` between folders.
    pub file: Arc<str>,
    /// Where it is on disk.
    pub path: PathBuf,
    /// Its size in bytes at the time of the scan.
    pub size: u64,
    /// What the system said of it then.
    pub stamp: Stamp,
    /// A copy that a sync conflict left: to be read, never to be published.
    pub conflict: bool,
    /// Where a symbolic link leads here: the real path in the vault. Rules by folder must look at both paths,
    /// and a note that is listed by its real path as well is one note, not two.
    pub real: Option<Arc<str>>,
}
