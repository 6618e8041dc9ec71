use super::pages::Pages;
use super::vault::PublicVault;
use crate::model::links::Target;
use crate::syntax::front_matter;
use crate::syntax::link::is_address;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// All that goes out with a publication, for its owner to look over, and each thing's reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inventory {
    /// Pages, by address.
    pub pages: Vec<Page>,
    /// Attachments, by address.
    pub attachments: Vec<Attachment>,
    /// What casebook adds of its own: styles, the feed, the search.
    pub own: Vec<String>,
    /// Addresses outside of the site, each with the pages that link there.
    pub links: Vec<(String, Vec<String>)>,
}

/// A page that goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its address.
    pub address: String,
    /// The note whose page it is, in the vault, and its title; none for a page that casebook makes of several.
    pub note: Option<(String, String)>,
    /// The properties that the note gives.
    pub properties: Vec<String>,
}

/// An attachment that goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its address.
    pub address: String,
    /// Its size in bytes.
    pub bytes: usize,
    /// The beginning of the hash of its content.
    pub hash: String,
    /// The notes that use it, in the vault.
    pub used_by: Vec<String>,
}

impl Inventory {
    /// Of a whole publication: the public vault, its pages, and all files of the site; `own` is the address at which
    /// the site will stand.
    pub fn of(public: &PublicVault, pages: &Pages, staged: &[(String, Vec<u8>)], own: Option<&str>) -> Self {
        let files = public.vault().notes.iter().map(|note| &*note.file);
        let by_address: BTreeMap<&str, &str> =
            files.filter_map(|file| Some((pages.note(file)?, file))).collect();
        let copies: HashSet<&str> = pages.files().values().map(String::as_str).collect();
        let mut inventory = Self::default();
        for (path, _) in staged {
            if is_page(path) {
                inventory.pages.push(page(public, path, by_address.get(path.as_str()).copied()));
            } else if !copies.contains(path.as_str()) {
                inventory.own.push(path.clone());
            }
        }
        for (file, bytes) in public.attachments() {
            let Some(address) = pages.file(file) else { continue };
            inventory.attachments.push(Attachment {
                address: address.to_owned(),
                bytes: bytes.len(),
                hash: blake3::hash(bytes).to_hex()[..16].to_owned(),
                used_by: users(public, file),
            });
        }
        inventory.links = outside(staged, own);
        inventory.pages.sort_by(|a, b| a.address.cmp(&b.address));
        inventory.attachments.sort_by(|a, b| a.address.cmp(&b.address));
        inventory.own.sort();
        inventory
    }

    /// The note, in the vault, that a file of the site is made of; for an attachment the first that uses it.
    pub fn note(&self, address: &str) -> Option<&str> {
        let page = self.pages.iter().find(|page| page.address == address);
        let of_page = page.and_then(|page| page.note.as_ref()).map(|(file, _)| file);
        let attachment = self.attachments.iter().find(|attachment| attachment.address == address);
        of_page.or_else(|| attachment?.used_by.first()).map(String::as_str)
    }

    /// One line for each thing, sorted: what is recorded when it is approved and when it is published. An attachment
    /// is known by its content too.
    pub fn lines(&self) -> BTreeSet<String> {
        let mut lines = BTreeSet::new();
        for page in &self.pages {
            lines.insert(page.line());
            lines.extend(page.properties.iter().map(|name| page.property_line(name)));
        }
        lines.extend(self.attachments.iter().map(Attachment::line));
        lines.extend(self.own.iter().map(|path| format!("file {path}")));
        lines.extend(self.links.iter().map(|(address, _)| link_line(address)));
        lines
    }
}

impl Page {
    /// What is recorded of it.
    pub fn line(&self) -> String {
        format!("page {}", self.address)
    }

    /// What is recorded of one of its properties.
    pub fn property_line(&self, name: &str) -> String {
        format!("property {} {name}", self.address)
    }
}

impl Attachment {
    /// What is recorded of it.
    pub fn line(&self) -> String {
        format!("attachment {} {}", self.address, self.hash)
    }
}

/// What is recorded of an address outside of the site.
pub fn link_line(address: &str) -> String {
    format!("link {address}")
}

/// True for a page, by its address: those that casebook gives end in small letters.
fn is_page(path: &str) -> bool {
    path.strip_suffix("html").is_some_and(|rest| rest.ends_with('.'))
}

fn page(public: &PublicVault, address: &str, file: Option<&str>) -> Page {
    let note = file.and_then(|file| public.vault().by_file(file));
    let mut properties: Vec<String> = note.map_or_else(Vec::new, |note| {
        let (front, _) = front_matter::read(&note.file, &note.text);
        front.properties.into_iter().map(|property| property.name).collect()
    });
    properties.retain(|name| name != "publish");
    let source = |file: &str| public.source(file).map_or_else(String::new, ToString::to_string);
    let note = note.map(|note| (source(&note.file), note.title.clone()));
    Page { address: address.to_owned(), note, properties }
}

/// The notes that use an attachment, by their paths in the vault.
fn users(public: &PublicVault, file: &str) -> Vec<String> {
    let vault = public.vault();
    let Some(at) = vault.files.iter().position(|other| **other == *file) else { return Vec::new() };
    let wanted = Target::File(at);
    let using = vault.notes.iter().zip(&vault.targets).filter(|(_, targets)| targets.contains(&wanted));
    using.filter_map(|(note, _)| public.source(&note.file).map(ToString::to_string)).collect()
}

/// Every address outside, with the pages that link there: read off the pages themselves, so that none is missed.
fn outside(staged: &[(String, Vec<u8>)], own: Option<&str>) -> Vec<(String, Vec<String>)> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (page, bytes) in staged.iter().filter(|(path, _)| is_page(path)) {
        let html = String::from_utf8_lossy(bytes);
        for attribute in [" href=\"", " src=\""] {
            for rest in html.split(attribute).skip(1) {
                let address = rest.split('"').next().unwrap_or(rest).replace("&amp;", "&");
                let is_own = own.is_some_and(|own| address.starts_with(own));
                if is_address(&address) && !is_own && !address.starts_with("data:") {
                    found.entry(address).or_default().insert(page.clone());
                }
            }
        }
    }
    found.into_iter().map(|(address, pages)| (address, pages.into_iter().collect())).collect()
}
