use super::content::{Content, Staged};
use super::fuse::Fuse;
use super::lock::Lock;
use super::manifest::Manifest;
use super::names;
use super::output_error::OutputError;
use super::place;
use super::plan::{Delete, Plan, Write};
use super::stamp::{Seen, Stamp};
use super::write::{put, settle, stage, stage_with, sync_folder, write_whole};
use crate::diagnostic::Diagnostic;
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// More threads than processors: they wait for the disk (see [`put`]).
const WRITERS: usize = 16;

/// A folder that casebook writes to, locked for as long as this value lives.
///
/// In it casebook replaces and deletes only what it wrote itself and nobody changed since; a manifest says what
/// that is. A build that stops anywhere leaves each file old or new, whole, and the next one ends as if it had
/// not happened.
#[derive(Debug)]
pub struct Output {
    dir: PathBuf,
    /// Where in it manifest and lock are: a path with `/`, empty for the folder itself.
    home: String,
    /// What stands before a name in diagnostics: the folder's path in the vault, where it is there.
    shown: String,
    /// None before the first build.
    manifest: Option<Manifest>,
    /// What was seen of its files by this build and, where it was told, by earlier ones.
    seen: HashMap<String, Seen>,
    _lock: Lock,
}

/// A part of an output folder.
#[derive(Debug, Clone, Copy)]
pub enum Part<'p> {
    /// All of it.
    Whole,
    /// One folder at its top, which is written for others to see, with what stands beside it under its name and an
    /// extension. Where a person edited a file of it nothing is written at all, for no one can say what would stand
    /// there then.
    Folder(&'p str),
    /// All but that folder.
    AllBut(&'p str),
}

impl Part<'_> {
    fn has(self, name: &str) -> bool {
        let within =
            |folder: &str| name.strip_prefix(folder).is_some_and(|rest| rest.starts_with(['/', '.']));
        match self {
            Self::Whole => true,
            Self::Folder(folder) => within(folder),
            Self::AllBut(folder) => !within(folder),
        }
    }
}

/// What a build did to its output folder.
#[derive(Debug, Default)]
pub struct Written {
    /// Files that got new content.
    pub written: usize,
    /// Files that had it already and were not touched.
    pub unchanged: usize,
    /// Files that are not wanted any more and were deleted.
    pub deleted: usize,
    /// One finding for each file that a person edited and that was therefore kept.
    pub kept: Vec<Diagnostic>,
}

impl Output {
    /// Takes a folder for output, making it where it is missing, and waits while another build writes to it,
    /// after a call of `waiting`.
    ///
    /// Refused are the vault, the home folder, and what contains them; a symbolic link; and a folder that holds
    /// anything but not a manifest of casebook's. A relative `home` is no home.
    pub fn open(
        dir: &Path,
        vault: &Path,
        home: Option<&Path>,
        waiting: &dyn Fn(),
    ) -> Result<Self, OutputError> {
        let dir = place::accept(dir, vault, home)?;
        fs::create_dir_all(&dir).map_err(OutputError::io("make the folder", &dir))?;
        // Before the lock, so that not even that is left in a folder of someone else's.
        if !Manifest::is_in(&dir) {
            place::refuse_foreign(&dir)?;
        }
        Self::take(dir, String::new(), vault, waiting)
    }

    /// Takes a share of a folder that several writers fill, each with a manifest and a lock of its own: what one
    /// writes, no other replaces or deletes. `share` is the writer's name, a path with `/`.
    ///
    /// Refused is what [`Output::open`] refuses, and a name that differs from another's by letter case alone.
    pub fn open_share(
        dir: &Path,
        share: &str,
        vault: &Path,
        home: Option<&Path>,
        waiting: &dyn Fn(),
    ) -> Result<Self, OutputError> {
        let dir = place::accept(dir, vault, home)?;
        fs::create_dir_all(&dir).map_err(OutputError::io("make the folder", &dir))?;
        place::refuse_unshared(&dir)?;
        let home = format!("{}/{share}", names::SHARES);
        let folder = dir.join(&home);
        place::refuse_twin(&folder)?;
        fs::create_dir_all(&folder).map_err(OutputError::io("make the folder", &folder))?;
        Self::take(dir, home, vault, waiting)
    }

    fn take(dir: PathBuf, home: String, vault: &Path, waiting: &dyn Fn()) -> Result<Self, OutputError> {
        let folder = dir.join(&home);
        let lock = Lock::take(&folder, waiting).map_err(OutputError::io("lock", folder.join(names::LOCK)))?;
        // After the lock, for a build that was waited for has written another.
        let manifest = Manifest::load(&folder)?;
        let shown = place::in_vault(&dir, vault);
        let output = Self { dir, home, shown, manifest, seen: HashMap::new(), _lock: lock };
        output.sweep();
        Ok(output)
    }

    /// The content of a file as casebook left it, to be added to; none where there is no such file. An error
    /// where anything else stands there.
    pub fn own(&self, name: &str) -> Result<Option<Vec<u8>>, OutputError> {
        let path = self.dir.join(name);
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Ok(metadata) if !metadata.is_file() => return Err(OutputError::Edited(path)),
            _ => {}
        }
        let bytes = fs::read(&path).map_err(OutputError::io("read", &path))?;
        let hash = blake3::hash(&bytes);
        let own = self.manifest.as_ref().is_some_and(|manifest| manifest.wrote(name, &hash));
        if own { Ok(Some(bytes)) } else { Err(OutputError::Edited(path)) }
    }

    /// Makes the folder hold this whole set of files: contents by path in the folder, with `/`.
    ///
    /// After an error every file is whole, and the next build does the rest.
    pub fn write(&mut self, files: Vec<(String, Vec<u8>)>) -> Result<Written, OutputError> {
        self.write_until(Part::Whole, files, &Fuse::default())
    }

    /// [`Output::write`] for a part of the folder; the rest stays as it is.
    pub fn write_part(
        &mut self,
        part: Part<'_>,
        files: Vec<(String, impl Into<Content>)>,
    ) -> Result<Written, OutputError> {
        self.write_until(part, files, &Fuse::default())
    }

    /// Takes over what an earlier build saw of the files here, so that those which are as they were need not be read.
    pub fn remember(&mut self, seen: HashMap<String, Seen>) {
        self.seen = seen;
    }

    /// What is known of the files that casebook wrote here.
    pub fn seen(&self) -> &HashMap<String, Seen> {
        &self.seen
    }

    /// A file, where it is known to be as casebook left it without being read.
    pub fn untouched(&self, name: &str) -> Option<Seen> {
        let seen = self.seen.get(name)?;
        let own = self.manifest.as_ref().is_some_and(|manifest| manifest.wrote(name, &seen.hash));
        let now = fs::symlink_metadata(self.dir.join(name)).ok().filter(|_| own)?;
        (now.is_file() && Stamp::of(&now) == seen.stamp).then_some(*seen)
    }

    /// Whether all that casebook wrote here is known to be as it left it.
    pub fn is_untouched(&self) -> bool {
        let Some(manifest) = self.manifest.as_ref().filter(|manifest| manifest.pending.is_empty()) else {
            return false;
        };
        let names: Vec<&str> = manifest.names().collect();
        names.into_par_iter().all(|name| self.untouched(name).is_some())
    }

    /// Puts what a file is to hold on disk under a temporary name, until [`Output::write_part`] gives it its own: so that
    /// nothing is changed before all is made, and yet not all of it has to be in memory.
    pub fn stage(&self, name: &str, bytes: &[u8]) -> Result<Content, OutputError> {
        let hash = blake3::hash(bytes);
        if let Some(seen) = self.untouched(name).filter(|seen| seen.hash == hash) {
            return Ok(Content::Same(seen));
        }
        let folder = self.dir.join(&self.home);
        let temporary = stage(&folder, bytes).map_err(OutputError::io("write into", folder))?;
        Ok(Content::Staged(Staged { temporary, hash }))
    }

    /// [`Output::stage`] for a large file, which `write` writes piece by piece: it is never in memory as a whole.
    pub fn stage_with(
        &self,
        name: &str,
        write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    ) -> Result<Content, OutputError> {
        let folder = self.dir.join(&self.home);
        let staged = stage_with(&folder, write).map_err(OutputError::io("write into", folder))?;
        let same = self.untouched(name).filter(|seen| seen.hash == staged.hash);
        Ok(same.map_or(Content::Staged(staged), Content::Same))
    }

    /// Whether casebook has ever written a file of a part.
    pub fn holds(&self, part: Part<'_>) -> bool {
        self.manifest.iter().flat_map(Manifest::names).any(|name| part.has(name))
    }

    pub(super) fn write_until(
        &mut self,
        part: Part<'_>,
        files: Vec<(String, impl Into<Content>)>,
        fuse: &Fuse,
    ) -> Result<Written, OutputError> {
        let files = files.into_iter().map(|(name, content)| (name, content.into())).collect();
        let old = self.manifest.clone().unwrap_or_default();
        let (own, others) = old.split(|name| part.has(name));
        let mut plan = Plan::new(&self.dir, &self.shown, &own, &self.seen, files)?;
        if let (Part::Folder(_), Some(edited)) = (part, plan.kept.first()) {
            return Err(OutputError::Published(edited.file.to_string()));
        }
        plan.leave(&others);
        let writes = std::mem::take(&mut plan.writes);
        let written = writes.len();
        let unchanged = plan.same.len();
        self.seen.retain(|name, _| !part.has(name));
        // What was looked at in the moment in which it was written may be written once more in the same tick of the clock;
        // what is put there now has a file of its own.
        let now = SystemTime::now();
        self.seen.extend(plan.same.drain(..).filter(|(_, seen)| seen.stamp.settled(now)));
        if !(writes.is_empty() && plan.gone.is_empty()) {
            self.store(std::mem::take(&mut plan.intent), fuse)?;
            let seen = self.carry_out(&plan, writes, fuse)?;
            self.seen.extend(seen);
        }
        self.store(std::mem::take(&mut plan.done), fuse)?;
        Ok(Written { written, unchanged, deleted: plan.clear.len() + plan.deletes.len(), kept: plan.kept })
    }

    fn store(&mut self, manifest: Manifest, fuse: &Fuse) -> Result<(), OutputError> {
        if self.manifest.as_ref() != Some(&manifest) {
            let path = self.dir.join(&self.home).join(names::MANIFEST);
            let stored = fuse.pass().and_then(|()| write_whole(&path, &manifest.to_bytes()));
            stored.map_err(OutputError::io("write", path))?;
            self.manifest = Some(manifest);
        }
        Ok(())
    }

    fn carry_out(
        &self,
        plan: &Plan,
        writes: Vec<Write>,
        fuse: &Fuse,
    ) -> Result<Vec<(String, Seen)>, OutputError> {
        self.delete(&plan.clear, fuse)?;
        // Once before the writes, where a file may have to stand for a folder, and once after the deletes.
        self.remove_empty(&plan.gone, fuse)?;
        let mut changed: BTreeSet<String> =
            self.make_folders(&writes, fuse)?.into_iter().map(str::to_owned).collect();
        let seen = self.put_all(writes, fuse)?;
        self.delete(&plan.deletes, fuse)?;
        self.remove_empty(&plan.gone, fuse)?;
        changed.extend(plan.gone.iter().map(|name| parent(name).to_owned()));
        // The last manifest may say that all is done only once it is, on disk.
        for folder in changed {
            let path = self.dir.join(folder);
            match sync_folder(&path) {
                Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                    return Err(OutputError::io("write", path)(error));
                }
                _ => {}
            }
        }
        Ok(seen)
    }

    /// Makes the folders of the files to write; gives those that will have changed.
    fn make_folders<'p>(&self, writes: &'p [Write], fuse: &Fuse) -> Result<BTreeSet<&'p str>, OutputError> {
        let folders: BTreeSet<&str> = writes.iter().flat_map(|write| names::folders(&write.name)).collect();
        let mut changed: BTreeSet<&str> = writes.iter().map(|write| parent(&write.name)).collect();
        for folder in folders {
            let path = self.dir.join(folder);
            if fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_dir()) {
                continue;
            }
            let made = fuse.pass().and_then(|()| fs::create_dir(&path));
            // One who shares the folder may have made it just now.
            let there = |error: &std::io::Error| error.kind() == ErrorKind::AlreadyExists && path.is_dir();
            made.or_else(|error| if there(&error) { Ok(()) } else { Err(error) })
                .map_err(OutputError::io("make the folder", path))?;
            changed.insert(parent(folder));
        }
        Ok(changed)
    }

    fn put_all(&self, writes: Vec<Write>, fuse: &Fuse) -> Result<Vec<(String, Seen)>, OutputError> {
        // A few files are written sooner than threads are started; and where none can be, it goes without.
        let pool =
            (writes.len() > WRITERS).then(|| rayon::ThreadPoolBuilder::new().num_threads(WRITERS).build());
        let all = || writes.into_par_iter().map(|write| self.put(write, fuse)).collect();
        match pool {
            Some(Ok(pool)) => pool.install(all),
            _ => all(),
        }
    }

    /// Writes one file, unless it is not as it was when the plan was made.
    fn put(&self, write: Write, fuse: &Fuse) -> Result<(String, Seen), OutputError> {
        let path = self.dir.join(&write.name);
        match fs::symlink_metadata(&path) {
            Ok(now) if now.is_file() && Some(Stamp::of(&now)) == write.before => {}
            Ok(now) if now.is_file() => return Err(OutputError::ChangedMeanwhile(path)),
            Ok(_) => return Err(OutputError::Blocked(path)),
            // Removed by hand, or not there before: nothing can be lost.
            Err(_) => {}
        }
        let stamp = fuse.pass().and_then(|()| match write.content {
            Content::Bytes(bytes) => put(&path, &bytes),
            Content::Staged(staged) => settle(staged.temporary, &path),
            Content::Same(seen) => Ok(seen.stamp),
        });
        let stamp = stamp.map_err(OutputError::io("write", path))?;
        Ok((write.name, Seen { stamp, hash: write.hash }))
    }

    fn delete(&self, deletes: &[Delete], fuse: &Fuse) -> Result<(), OutputError> {
        for delete in deletes {
            let path = self.dir.join(&delete.name);
            match fs::symlink_metadata(&path) {
                Ok(now) if Stamp::of(&now) != delete.before => {
                    return Err(OutputError::ChangedMeanwhile(path));
                }
                Ok(_) => fuse.pass().and_then(|()| fs::remove_file(&path)),
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
                Err(error) => Err(error),
            }
            .map_err(OutputError::io("remove", path))?;
        }
        Ok(())
    }

    /// Removes the folders that these files left empty, the innermost first.
    fn remove_empty(&self, gone: &[String], fuse: &Fuse) -> Result<(), OutputError> {
        let folders: BTreeSet<&str> = gone.iter().flat_map(|name| names::folders(name)).collect();
        // One who shares the folder may be about to write into those at its top.
        let shared = |folder: &str| !self.home.is_empty() && !folder.contains('/');
        for folder in folders.into_iter().rev().filter(|folder| !shared(folder)) {
            let path = self.dir.join(folder);
            let empty = fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_dir())
                && fs::read_dir(&path).is_ok_and(|mut entries| entries.next().is_none());
            if empty {
                fuse.pass().map_err(OutputError::io("remove", &path))?;
                // Someone may have put a file there just now; then it stays.
                drop(fs::remove_dir(&path));
            }
        }
        Ok(())
    }

    /// Removes the temporary files of builds that were killed, in the folders where casebook writes.
    fn sweep(&self) {
        let written = self.manifest.iter().flat_map(Manifest::names).map(parent);
        let folders: BTreeSet<&str> = written.chain([self.home.as_str()]).collect();
        for folder in folders {
            let own = names::folders(folder).chain([folder]).all(|folder| {
                fs::symlink_metadata(self.dir.join(folder)).is_ok_and(|metadata| metadata.is_dir())
            });
            let Ok(entries) = fs::read_dir(self.dir.join(folder)) else { continue };
            for entry in entries.flatten().filter(|_| own) {
                let temporary = entry.file_name().to_string_lossy().starts_with(names::TEMPORARY);
                if temporary && entry.file_type().is_ok_and(|kind| kind.is_file()) {
                    // What can't be removed harms nobody: it is hidden, and the next build tries again.
                    drop(fs::remove_file(entry.path()));
                }
            }
        }
    }
}

/// The folder of a name in the output folder; "" for the output folder itself.
fn parent(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}
