//! Bodies of notes of made-up vaults.

mod commonmark;
mod conformance;
mod hostile;
mod laws;
mod site;

use super::{Body, Missing, Page, Places, Readers};
use crate::config::Config;
use crate::model::names::Names;
use crate::model::vault::Vault;
use crate::pipeline;
use crate::source::stem;
use std::collections::HashMap;
use std::sync::Arc;

/// A vault whose site has a page for each note but those below `Private`, and a copy of each file but those.
struct Site {
    vault: Vault,
    pages: HashMap<usize, String>,
    copies: HashMap<String, String>,
}

impl Places for Site {
    fn note(&self, id: usize) -> Option<&str> {
        self.pages.get(&id).map(String::as_str)
    }

    fn file(&self, path: &str) -> Option<&str> {
        self.copies.get(path).map(String::as_str)
    }

    fn tag(&self, tag: &str) -> Option<&str> {
        (tag == "dns/cache").then_some("tags/dns/cache.html")
    }
}

impl Site {
    fn new<T: AsRef<str>>(files: &[(&str, T)]) -> Self {
        let config = Config::default();
        let names = Names::new(&config.names);
        let (notes, others): (Vec<_>, Vec<_>) = files.iter().partition(|(file, _)| stem(file) != name(file));
        let read = |(file, text): &(&str, T)| {
            pipeline::read_note(&Arc::from(*file), text.as_ref().as_bytes().to_vec(), &names, &config)
        };
        let others = others.iter().map(|(file, _)| Arc::from(*file)).collect();
        let (vault, _) = pipeline::assemble(notes.into_iter().map(read), others, Vec::new());
        let public = |path: &str| !path.starts_with("Private/");
        let page = |(id, note): (usize, &crate::model::note::Note)| {
            public(&note.file).then(|| (id, note.file.replace(".md", ".html")))
        };
        let pages = vault.notes.iter().enumerate().filter_map(page).collect();
        let copies = vault.files.iter().filter(|file| public(file));
        let copies = copies.map(|file| (file.to_string(), format!("files/{file}"))).collect();
        Self { vault, pages, copies }
    }

    fn id(&self, file: &str) -> usize {
        self.vault.notes.iter().position(|note| &*note.file == file).expect("a note")
    }

    fn page<'a>(&'a self, root: &'a str, missing: Missing<'a>) -> Page<'a> {
        Page { vault: &self.vault, places: self, root, missing, readers: Readers::All }
    }

    fn body(&self, file: &str) -> Body {
        self.page("", Missing::Words("unpublished note")).body(self.id(file))
    }
}

fn name(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

/// The HTML of a note in a vault of its own.
fn html(markdown: &str) -> String {
    Site::new(&[("Row.md", markdown)]).body("Row.md").html.trim().to_owned()
}
