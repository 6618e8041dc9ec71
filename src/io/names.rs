//! What can be said of a file by its name alone.

use crate::source::is_device;
use std::ffi::OsStr;
use unicode_normalization::UnicodeNormalization;

/// The list of what casebook wrote into an output folder.
pub(super) const MANIFEST: &str = ".casebook-manifest.json";
/// The file that builds into one folder lock.
pub(super) const LOCK: &str = ".casebook.lock";
/// What a build keeps so that the next one need not work it out again.
pub(super) const CACHE: &str = ".casebook-cache";
/// In a folder that several writers share, the folder with the list and the lock of each.
pub(super) const SHARES: &str = ".casebook";
/// How the names of temporary files begin. They are hidden, so that no scan sees one.
pub(super) const TEMPORARY: &str = ".casebook-tmp-";

/// The longest name of one file or folder that every common file system takes, in bytes.
const LONGEST_NAME: usize = 255;
/// The longest whole path, in bytes.
const LONGEST_PATH: usize = 4096;

/// True for a name that ends in `.md`, in any letter case.
pub(super) fn is_note(name: &[u8]) -> bool {
    name.len() >= 3 && name[name.len() - 3..].eq_ignore_ascii_case(b".md")
}

/// True where there is no extension: no dot but at the start or the end.
pub(super) fn lacks_extension(name: &str) -> bool {
    name.trim_start_matches('.').rsplit_once('.').is_none_or(|(_, extension)| extension.is_empty())
}

/// True for the copies that Syncthing, Nextcloud, Dropbox and their like leave beside a note.
///
/// "Conflicted copy" counts in parentheses only: a note may be about such copies.
pub(super) fn is_conflict(name: &str) -> bool {
    if !name.contains(['(', '.']) {
        return false;
    }
    let name = name.to_lowercase();
    let in_parentheses = |group: &str| group.split(')').next().is_some_and(|g| g.contains("conflicted copy"));
    name.contains(".sync-conflict") || name.split('(').skip(1).any(in_parentheses)
}

/// Why some systems refuse this name of a folder, or of a note without its `.md`.
pub(super) fn awkward(stem: &str) -> Option<&'static str> {
    if stem.ends_with(['.', ' ']) {
        return Some("ends in a dot or a space");
    }
    is_device(stem).then_some("is the name of a device on Windows")
}

/// True where a path of the vault is longer than common systems take.
pub(super) fn too_long(file: &str) -> bool {
    file.len() > LONGEST_PATH
        || (file.len() > LONGEST_NAME && file.split('/').any(|name| name.len() > LONGEST_NAME))
}

/// The form in which two names are the same to a file system that ignores letter case and accents' encoding.
pub(super) fn fold(name: &str) -> String {
    if name.is_ascii() {
        name.to_ascii_lowercase()
    } else {
        name.nfc().flat_map(char::to_lowercase).collect()
    }
}

/// A name fit for a message: control characters are escaped, so that none reaches a terminal.
pub(super) fn shown(name: &str) -> String {
    let mut shown = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_control() { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    shown
}

/// A name that is not Unicode, with its odd bytes as `\xff`.
pub(super) fn escaped(name: &OsStr) -> String {
    name.as_encoded_bytes().escape_ascii().to_string()
}

/// What is wrong with the name of a file in an output folder, if anything.
pub(super) fn output_fault(name: &str) -> Option<&'static str> {
    let first = name.split('/').next().unwrap_or(name);
    let own = [MANIFEST, LOCK, CACHE].iter().any(|own| name.eq_ignore_ascii_case(own))
        || first.eq_ignore_ascii_case(SHARES);
    let has = |bad: fn(&str) -> bool| name.split('/').any(bad);
    if name.is_empty() || name.starts_with('/') || has(str::is_empty) {
        Some("it is empty, absolute, or has an empty part")
    } else if has(|part| part == "." || part == "..") {
        Some("it leaves the folder")
    } else if name.contains(['\\', ':', '\0']) {
        Some("it has a backslash, a colon or a NUL")
    } else if own || has(|part| part.starts_with(TEMPORARY)) {
        Some("casebook keeps that name for itself")
    } else {
        None
    }
}

/// The folders that a path lies in, the outermost first.
pub(super) fn folders(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    name.match_indices('/').map(|(at, _)| &name[..at])
}

/// The name of the new text beside a file that a person edited: `digest.new.md` beside `digest.md`.
pub(super) fn beside(name: &str, taken: &dyn Fn(&str) -> bool) -> String {
    let at = name.rfind('/').map_or(0, |slash| slash + 1);
    let (folder, file) = name.split_at(at);
    let mut beside = match file.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => format!("{folder}{stem}.new.{extension}"),
        _ => format!("{name}.new"),
    };
    if taken(&beside) {
        beside = self::beside(&beside, taken);
    }
    beside
}

/// The name that [`beside`] made this one from.
pub(super) fn edited(beside: &str) -> Option<String> {
    let at = beside.rfind('/').map_or(0, |slash| slash + 1);
    let (folder, file) = beside.split_at(at);
    match file.rsplit_once('.')? {
        (stem, "new") => Some(format!("{folder}{stem}")),
        (stem, extension) => Some(format!("{folder}{}.{extension}", stem.strip_suffix(".new")?)),
    }
}
