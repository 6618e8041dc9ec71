use super::address::Address;
use super::media::Media;
use std::path::{Component, Path, PathBuf};

/// The private pages, in the output folder.
const DASHBOARD: &str = "dashboard";
/// The public ones.
const PORTFOLIO: &str = "portfolio";
/// The page that a folder is shown by.
const INDEX: &str = "index.html";

/// What can be looked at: the pages of an output folder, and the attachments of a vault.
///
/// Addresses mirror the disk from the folder that holds both, so that a link from a page to an attachment leads to the
/// same file as it does from the disk.
#[derive(Debug, Clone)]
pub struct Site {
    /// The folder that `/` stands for.
    base: PathBuf,
    vault: PathBuf,
    out: PathBuf,
}

/// What answers a path.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// A file.
    File(PathBuf, &'static Media),
    /// Another path.
    Moved(String),
    /// Nothing. A portfolio has a page of its own for that, whose links begin where it will be published.
    Missing,
    /// Nothing yet: no build has made a page.
    Waiting,
}

impl Site {
    /// The site of a vault and an output folder, each by its real path; the second need not exist yet.
    pub fn new(vault: PathBuf, out: PathBuf) -> Self {
        let same = vault.components().zip(out.components()).take_while(|(a, b)| a == b);
        let base: PathBuf = same.map(|(part, _)| part).collect();
        // Two drives have nothing above them; then pages are served, and attachments are not.
        let base = if base.as_os_str().is_empty() { out.clone() } else { base };
        Self { base, vault, out }
    }

    /// What answers the path of a request.
    pub fn find(&self, target: &str) -> Answer {
        let Some(address) = Address::read(target) else { return Answer::Missing };
        if address.names.is_empty() {
            return self.home();
        }
        let mut path = self.base.clone();
        path.extend(&address.names);
        for part in [DASHBOARD, PORTFOLIO] {
            let folder = self.out.join(part);
            if path.starts_with(&folder) {
                return page(&path, &folder, &address).unwrap_or(Answer::Missing);
            }
        }
        self.attachment(&path, &address).unwrap_or(Answer::Missing)
    }

    /// The address of an attachment, by its path in the vault. `None` for what is none by its name.
    pub fn address_of(&self, file: &str) -> Option<String> {
        Media::of(file).is_embedded.then(|| self.link(&self.vault.join(file)))?
    }

    fn home(&self) -> Answer {
        let first = |part: &&str| self.out.join(part).join(INDEX).is_file();
        let part = [DASHBOARD, PORTFOLIO].into_iter().find(|part| first(part));
        let address = part.and_then(|part| self.link(&self.out.join(part)));
        address.map_or(Answer::Waiting, |address| Answer::Moved(address + "/"))
    }

    fn link(&self, path: &Path) -> Option<String> {
        let below = path.strip_prefix(&self.base).ok()?;
        let names: Option<Vec<&str>> = below.components().map(|part| part.as_os_str().to_str()).collect();
        Some(Address::link(names?.into_iter()))
    }

    /// A file of the vault that a page may show.
    fn attachment(&self, path: &Path, address: &Address) -> Option<Answer> {
        if address.is_folder || !path.starts_with(&self.vault) {
            return None;
        }
        let media = Media::of(address.names.last()?);
        let real = std::fs::canonicalize(path).ok()?;
        let inside = real.strip_prefix(&self.vault).ok()?;
        // A link is no way around the rules: what holds for its name holds for what it leads to.
        let is_same = real.file_name().is_some_and(|name| Media::of(&name.to_string_lossy()) == media);
        let may = media.is_embedded && is_same && !real.starts_with(&self.out) && !is_hidden(inside);
        (may && real.is_file()).then_some(Answer::File(real, media))
    }
}

/// A file of a folder of pages.
fn page(path: &Path, folder: &Path, address: &Address) -> Option<Answer> {
    let real = std::fs::canonicalize(path).ok()?;
    // The folder is known by its real path: where a link stands for it, nothing in it is served.
    if !real.starts_with(folder) {
        return None;
    }
    let file = match (real.is_dir(), address.is_folder) {
        (true, false) => {
            return Some(Answer::Moved(Address::link(address.names.iter().map(String::as_str)) + "/"));
        }
        (true, true) => std::fs::canonicalize(real.join(INDEX)).ok()?,
        (false, false) => real,
        (false, true) => return None,
    };
    let media = Media::of(&file.file_name()?.to_string_lossy());
    (file.starts_with(folder) && file.is_file()).then_some(Answer::File(file, media))
}

/// Whether a part of a path begins with a dot.
fn is_hidden(path: &Path) -> bool {
    let hidden = |part: Component<'_>| part.as_os_str().as_encoded_bytes().starts_with(b".");
    path.components().any(hidden)
}

#[cfg(test)]
mod tests;
