//! The looks at an output folder that every decision about it is made from.

use super::state::{Disk, Ground};
use crate::diagnostic::{Code, Diagnostic};
use crate::io::content::Content;
use crate::io::manifest::Manifest;
use crate::io::names;
use crate::io::output_error::OutputError;
use crate::io::stamp::{Seen, Stamp};
use blake3::Hash;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

/// One file to write.
#[derive(Debug)]
pub(in crate::io) struct Write {
    /// Its path in the folder.
    pub(in crate::io) name: String,
    /// Its content.
    pub(in crate::io) content: Content,
    /// What it replaces must still look like this.
    pub(in crate::io) before: Option<Stamp>,
    /// The hash of its content.
    pub(in crate::io) hash: Hash,
    /// The hash of what it replaces.
    pub(super) was: Option<Hash>,
}

/// What is to be done about one name.
pub(super) enum Step {
    Same(Seen),
    Write(Write),
    /// A person's text is there.
    Foreign(Content),
}

/// What the steps are worked out from.
pub(super) struct View<'v> {
    pub(super) dir: &'v Path,
    /// What diagnostics put before a name.
    pub(super) shown: &'v str,
    pub(super) old: &'v Manifest,
    pub(super) wanted: HashSet<String>,
    /// What earlier builds saw of files.
    pub(super) seen: &'v HashMap<String, Seen>,
    pub(super) ground: Ground,
}

impl View<'_> {
    /// What to do so that `name` holds `content`. Where it is `cleared`, what stands there now will be gone.
    pub(super) fn step(&self, name: &str, content: Content, cleared: bool) -> Result<Step, OutputError> {
        if let Content::Same(seen) = content {
            return Ok(Step::Same(seen));
        }
        let hash = content.hash();
        let disk = self.disk(name)?;
        if let Disk::File(now, stamp) = disk
            && now == hash
        {
            return Ok(Step::Same(Seen { stamp, hash }));
        }
        let write =
            |content, before, was| Step::Write(Write { name: name.to_owned(), content, before, hash, was });
        Ok(match disk {
            Disk::Absent => write(content, None, None),
            Disk::Other if cleared => write(content, None, None),
            Disk::File(now, stamp) if self.is_own(name, &now) => write(content, Some(stamp), Some(now)),
            Disk::File(..) | Disk::Other => Step::Foreign(content),
        })
    }

    pub(super) fn disk(&self, name: &str) -> Result<Disk, OutputError> {
        self.ground
            .look(self.dir, name, self.seen.get(name))
            .map_err(OutputError::io("read", self.dir.join(name)))
    }

    /// Whether casebook wrote that content: under this name, or beside it for the person to copy over.
    pub(super) fn is_own(&self, name: &str, hash: &Hash) -> bool {
        self.old.wrote(name, hash) || self.old.wrote(&self.beside(name), hash)
    }

    pub(super) fn beside(&self, name: &str) -> String {
        names::beside(name, &|name| self.wanted.contains(name))
    }

    /// Carries over what casebook last wrote under a name: should a person undo an edit, the file is its again.
    pub(super) fn remember(&self, name: &str, files: &mut BTreeMap<String, Hash>) {
        if let Some(hash) = self.old.files.get(name).or_else(|| self.old.pending.get(name)) {
            files.insert(name.to_owned(), *hash);
        }
    }

    pub(super) fn finding(&self, name: &str, message: String, help: &str) -> Diagnostic {
        Code::ReportEdited.about(&Arc::from(format!("{}{name}", self.shown)), message).help(help)
    }
}
