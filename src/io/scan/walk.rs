//! The walk through the folders of a vault, and through the links in it.

use super::found::{Found, Rules, Scan};
use super::links::{Links, Target, in_vault};
use crate::diagnostic::Code;
use crate::io::ignored::Ignored;
use crate::io::names;
use crate::io::stamp::Stamp;
use std::collections::HashSet;
use std::fs::FileType;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use walkdir::{DirEntry, WalkDir};

/// A scan under way.
pub(super) struct Walk<'r> {
    rules: &'r Rules,
    skip: HashSet<String>,
    ignored: Ignored,
    links: Links,
    pub(super) scan: Scan,
    /// Within a folder that a link leads to: the path of that link and the real path, both in the vault.
    via: Option<(String, String)>,
}

impl<'r> Walk<'r> {
    pub(super) fn new(root: &Path, rules: &'r Rules) -> Self {
        let skip = rules.skip.iter().map(|folder| names::fold(folder.trim_matches('/'))).collect();
        let ignored = Ignored::new(rules.gitignore);
        Self { rules, skip, ignored, links: Links::new(root), scan: Scan::default(), via: None }
    }

    /// Walks one folder. Links are put aside: walkdir would follow them before anyone could say no, and
    /// a few folders that link to each other crosswise hold 2^n paths without any loop.
    pub(super) fn tree(&mut self, start: &Path, file: &str) {
        let mut walk = WalkDir::new(start).into_iter();
        while let Some(entry) = walk.next() {
            match entry {
                Err(error) => self.unreadable(start, file, &error),
                Ok(entry) if entry.depth() == 0 => {
                    self.scan.findings.extend(self.ignored.enter(start, file, 0));
                }
                Ok(entry) => {
                    let enter = self.visit(&entry, start, file);
                    if entry.file_type().is_dir() && !enter {
                        walk.skip_current_dir();
                    }
                }
            }
        }
        self.ignored.leave(0);
    }

    /// Sorts one entry into notes, files and findings; true for a folder to be entered.
    fn visit(&mut self, entry: &DirEntry, start: &Path, parent: &str) -> bool {
        let (name, kind) = (entry.file_name(), entry.file_type());
        let bytes = name.as_encoded_bytes();
        let nameless = bytes.eq_ignore_ascii_case(b".md");
        if bytes.starts_with(b".") && !(nameless && kind.is_file()) {
            return false;
        }
        self.ignored.leave(entry.depth());
        let (file, unicode) = in_vault(entry.path(), start, parent);
        let folder_like = kind.is_dir() || kind.is_symlink();
        if self.leaves_out(&file, folder_like) || self.ignored.covers(entry.path(), kind.is_dir()) {
            return false;
        }
        if !unicode {
            let message =
                format!("the name `{}` is not Unicode, so nothing can link to it", names::escaped(name));
            self.find(Code::NameNotUnicode, &file, message, "rename it");
        } else if nameless {
            self.find(Code::NamelessNote, &file, "a note is named `.md` alone, so it is left out", "name it");
        } else if kind.is_symlink() {
            self.links.found(file);
        } else if kind.is_dir() {
            return self.enter(entry, &file);
        } else {
            self.sort_in(file, entry.path(), kind);
        }
        false
    }

    fn enter(&mut self, entry: &DirEntry, file: &str) -> bool {
        if let Some(real) = self.real(file)
            && !self.links.enter(&real)
        {
            return false;
        }
        self.judge_name(file, &entry.file_name().to_string_lossy());
        self.scan.findings.extend(self.ignored.enter(entry.path(), file, entry.depth()));
        true
    }

    /// Puts a file, or what a link leads to, where it belongs by its name.
    fn sort_in(&mut self, file: String, path: &Path, kind: FileType) {
        let name = file.rsplit('/').next().unwrap_or(&file);
        let note = names::is_note(name.as_bytes());
        if !kind.is_file() {
            if note {
                let message =
                    "it is named like a note, but is a pipe, a socket or a device; it was not opened";
                self.find(Code::NotAFile, &file, message, "remove or rename it");
            }
        } else if note {
            let conflict = names::is_conflict(name);
            let stem = name[..name.len() - ".md".len()].to_owned();
            self.judge_name(&file, &stem);
            if conflict {
                let message = "a sync conflict left this copy, so it is never published";
                self.find(Code::SyncConflict, &file, message, "merge it with the note and delete it");
            }
            let real = self.real(&file).map(Arc::from);
            let (file, path) = (Arc::from(file), path.to_path_buf());
            self.scan.notes.push(Found { file, path, size: 0, stamp: Stamp::default(), conflict, real });
        } else {
            self.scan.without_extension += usize::from(names::lacks_extension(name));
            self.scan.files.push(file);
        }
    }

    fn judge_name(&mut self, file: &str, stem: &str) {
        if let Some(why) = names::awkward(stem) {
            let message = format!("the name `{}` {why}", names::shown(stem));
            self.find(
                Code::AwkwardName,
                file,
                message,
                "rename it, or the vault can't be opened on every system",
            );
        }
        if names::too_long(file) {
            let message = "the path is longer than 255 bytes a name or 4096 in all";
            self.find(Code::PathTooLong, file, message, "shorten the name");
        }
    }

    /// Whether the rules of the config leave a path out. A glob that ends in `/**` takes the folder with it.
    fn leaves_out(&self, file: &str, is_folder: bool) -> bool {
        if is_folder && !self.skip.is_empty() && self.skip.contains(&names::fold(file)) {
            return true;
        }
        let exclude = &self.rules.exclude;
        !exclude.is_empty() && (exclude.is_match(file) || (is_folder && exclude.is_match(format!("{file}/"))))
    }

    /// The real path of something in a folder that a link leads to.
    fn real(&self, file: &str) -> Option<String> {
        let (link, real) = self.via.as_ref()?;
        Some(format!("{real}{}", file.strip_prefix(link.as_str())?))
    }

    fn unreadable(&mut self, start: &Path, parent: &str, error: &walkdir::Error) {
        let (file, _) =
            error.path().map_or_else(|| (parent.to_owned(), true), |p| in_vault(p, start, parent));
        let Some(error) = error.io_error() else { return };
        match error.kind() {
            ErrorKind::NotFound => {}
            ErrorKind::InvalidFilename => {
                let message = "the path is too long for this system, so what is in it is left out";
                self.find(Code::PathTooLong, &file, message, "shorten the names of its folders");
            }
            _ => {
                let message = format!("the folder can't be read ({error}), so what is in it is left out");
                self.find(
                    Code::UnreadableFolder,
                    &file,
                    message,
                    "make it readable, or exclude it in the config",
                );
            }
        }
    }

    fn find(&mut self, code: Code, file: &str, message: impl Into<String>, help: &str) {
        self.scan.findings.push(code.about(&Arc::from(file), message).help(help));
    }
}

impl Walk<'_> {
    /// Follows the links put aside, and those found on the way.
    pub(super) fn follow_links(&mut self, root: &Path) {
        while let Some(file) = self.links.next() {
            self.follow(root, file);
        }
    }

    fn follow(&mut self, root: &Path, file: String) {
        let path = root.join(&file);
        match self.links.target(&path) {
            Target::Outside => {
                let message = "the symbolic link leaves the vault, so it is not followed";
                self.find(Code::SymlinkOutside, &file, message, "move what it leads to into the vault");
            }
            Target::Broken => {
                let message = "the symbolic link leads to nothing";
                self.find(Code::BrokenSymlink, &file, message, "remove it, or mend its target");
            }
            Target::Loop => {
                let message = "the symbolic link leads back to itself or to a folder that it is in";
                self.find(Code::SymlinkLoop, &file, message, "remove it");
            }
            Target::Unreadable(error) => {
                let message = format!("what the symbolic link leads to can't be read ({error})");
                self.find(Code::UnreadableFile, &file, message, "make it readable, or remove the link");
            }
            Target::Inside(real, kind) => self.follow_inside(root, file, real, kind),
        }
    }

    fn follow_inside(&mut self, root: &Path, file: String, real: String, kind: FileType) {
        if self.real_is_left_out(&real, kind.is_dir()) {
            return;
        }
        let path = root.join(&file);
        if !kind.is_dir() {
            self.via = Some((file.clone(), real));
            self.sort_in(file, &path, kind);
        } else if self.links.enter(&real) {
            self.enter_above(root, &file);
            self.via = Some((file.clone(), real));
            self.tree(&path, &file);
        } else {
            let message = format!(
                "another link leads to `{}` already, so this one is not followed",
                names::shown(&real)
            );
            self.find(Code::SymlinkLoop, &file, message, "remove one of the two");
        }
        self.via = None;
    }

    /// A link is no way around the rules: the output folder and excluded folders stay out by any name.
    fn real_is_left_out(&self, real: &str, is_folder: bool) -> bool {
        let above = real.match_indices('/').any(|(at, _)| self.leaves_out(&real[..at], true));
        above || self.leaves_out(real, is_folder)
    }

    /// The ignore files above the link hold for what it leads to.
    fn enter_above(&mut self, root: &Path, file: &str) {
        let above = std::iter::once(0).chain(file.match_indices('/').map(|(at, _)| at));
        for at in above {
            // Their own faults were reported when the folder was walked.
            let _ = self.ignored.enter(&root.join(&file[..at]), &file[..at], 0);
        }
    }
}
