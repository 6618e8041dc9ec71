use super::properties::Writing;
use super::redaction::Redaction;
use super::rewriting::{Fate, rewrite};
use super::rules::{Private, why_private};
use crate::analysis::View;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::kind::Kind;
use crate::model::links::{Places, Target, fold};
use crate::model::names::{Names, normal};
use crate::model::note::{self, Note};
use crate::model::vault::Vault;
use crate::syntax::front_matter;
use crate::syntax::link::Link;
use crate::syntax::withhold;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// Pictures whose metadata can be taken away, by the extension of their files.
const PICTURES: [&str; 4] = ["jpg", "jpeg", "png", "webp"];

/// A note that asks to be published and is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// Its path in the vault.
    pub file: Arc<str>,
    /// Why.
    pub why: Private,
}

/// The public notes of a vault before their attachments are known: what can be said without reading another file.
#[derive(Debug)]
pub struct Draft<'v> {
    config: &'v Config,
    names: Names,
    vault: Vault,
    /// Where each note comes from and what it is, by its path here.
    sources: BTreeMap<Arc<str>, Source>,
    /// The path in the vault of each attachment that a public note may use, by its path here.
    files: BTreeMap<Arc<str>, Arc<str>>,
    /// Notes that ask to be published and are not.
    pub withheld: Vec<Withheld>,
}

#[derive(Debug)]
struct Source {
    file: Arc<str>,
    kind: Option<Kind>,
}

impl<'v> Draft<'v> {
    /// Takes the public notes of a vault, each as the text that others may read.
    ///
    /// An error where the terms to redact are more than can be looked for.
    pub fn of(view: &View<'v>) -> Result<Self, regex::Error> {
        let config = view.config;
        let names = Names::new(&config.names);
        let redaction = Redaction::new(&config.redact)?;
        let mut draft = Self {
            config,
            names,
            vault: Vault::default(),
            sources: BTreeMap::new(),
            files: BTreeMap::new(),
            withheld: Vec::new(),
        };
        let mut notes = Vec::new();
        for note in &view.vault.notes {
            let why = why_private(note, config).or_else(|| view.is_future(note).then_some(Private::Future));
            match why {
                None => notes.push(draft.take(note, &redaction)),
                Some(Private::NotMarked) => {}
                Some(why) => draft.withheld.push(Withheld { file: Arc::clone(&note.file), why }),
            }
        }
        let stays = |file: &&Arc<str>| {
            is_publishable(file, config) && !config.private.folders.iter().any(|folder| folder.covers(file))
        };
        for file in view.vault.files.iter().filter(stays) {
            let path = free(&draft.files, &renamed(&redaction, file));
            draft.files.insert(path, Arc::clone(file));
        }
        draft.vault = Vault::new(notes, draft.files.keys().cloned().collect());
        Ok(draft)
    }

    /// One note, without what is hidden and with other words for what is redacted.
    fn take(&mut self, note: &Note, redaction: &Redaction) -> Note {
        let file = free(&self.sources, &renamed(redaction, &note.file));
        self.sources.insert(Arc::clone(&file), Source { file: Arc::clone(&note.file), kind: note.kind() });
        let withheld: HashSet<String> =
            self.config.portfolio.sections.iter().map(|title| normal(title).into_owned()).collect();
        let (front, _) = front_matter::read(&note.file, &note.text);
        let body = withhold::shown(&note.text[front.body..], &|title| withheld.contains(&*normal(title)));
        let writing = Writing { redaction, fate: &|_| Fate::Stays, words: "" };
        let head = writing.front_matter(note.kind(), &front, self.names.of(note.kind()));
        self.read(&file, &format!("{head}{}", redaction.apply(&body)))
    }

    fn read(&self, file: &Arc<str>, text: &str) -> Note {
        let (mut note, _) = note::read(file, &Arc::from(text), &self.names, self.config);
        // What counts nowhere in the vault counts nowhere here.
        if self.sources.get(file).is_some_and(|source| source.kind != note.kind()) {
            note.record = None;
        }
        note
    }

    /// The attachments that public notes use, by their paths in the vault.
    pub fn attachments(&self) -> Vec<Arc<str>> {
        let used: HashSet<usize> = self
            .vault
            .targets
            .iter()
            .flatten()
            .filter_map(|target| if let Target::File(file) = target { Some(*file) } else { None })
            .collect();
        let used = |(at, file): (usize, &Arc<str>)| used.contains(&at).then(|| self.files.get(file).cloned());
        self.vault.files.iter().enumerate().filter_map(used).flatten().collect()
    }

    /// A finding for each of them that private notes use too: to publish one of its notes published it.
    pub fn shared(&self, whole: &View<'_>) -> Vec<Diagnostic> {
        let wanted: HashSet<Arc<str>> = self.attachments().into_iter().collect();
        let public: HashSet<&str> = self.sources.values().map(|source| &*source.file).collect();
        let vault = whole.vault;
        let mut found = BTreeMap::new();
        for (note, targets) in
            vault.notes.iter().zip(&vault.targets).filter(|(note, _)| !public.contains(&*note.file))
        {
            for target in targets {
                if let Target::File(at) = target
                    && wanted.contains(&vault.files[*at])
                {
                    found.entry(&vault.files[*at]).or_insert(&note.file);
                }
            }
        }
        let finding = |(file, note): (&Arc<str>, &Arc<str>)| {
            let message = format!(
                "this attachment goes out with a public note, and `{note}`, which is private, uses it too"
            );
            Code::AttachmentShared
                .about(file, message)
                .help("where it should not go out, give the public note a copy of its own")
        };
        found.into_iter().map(finding).collect()
    }

    /// The public vault, with those attachments that can go out: their bytes, by their paths in the vault. What links
    /// to any other file, or to a note that is not here, becomes text.
    pub fn finish(mut self, mut attachments: BTreeMap<Arc<str>, Vec<u8>>) -> PublicVault {
        let mut accepted: BTreeMap<Arc<str>, Vec<u8>> = BTreeMap::new();
        let mut files = Vec::new();
        for (path, source) in std::mem::take(&mut self.files) {
            if let Some(bytes) = attachments.remove(&source) {
                accepted.insert(path, bytes);
                files.push(source);
            }
        }
        let paths: Vec<Arc<str>> = accepted.keys().cloned().collect();
        let drafted = std::mem::take(&mut self.vault);
        let drafted = Vault::new(drafted.notes, paths.clone());
        let places: Vec<Places> = drafted.notes.iter().map(Places::new).collect();
        let notes = (0..drafted.notes.len()).map(|id| self.settle(&drafted, &places, id)).collect();
        let vault = Vault::new(notes, paths);
        let sources = self.sources.into_iter().map(|(path, source)| (path, source.file)).collect();
        PublicVault { vault, sources, files, attachments: accepted }
    }

    /// A note whose links all lead somewhere.
    fn settle(&self, vault: &Vault, places: &[Places], id: usize) -> Note {
        let note = &vault.notes[id];
        let fate = |link: &Link| match vault.resolve(id, link) {
            Target::Note(to, _) => match &link.fragment {
                Some(fragment) if !places[to].has(fragment) && to == id => Fate::Text,
                Some(fragment) if !places[to].has(fragment) => Fate::ToNote,
                _ if says_title(link, &vault.notes[to]) => Fate::Stays,
                _ => Fate::Titled(&vault.notes[to].title),
            },
            Target::File(_) => Fate::Stays,
            Target::External if goes_out(&link.target) => Fate::Stays,
            _ => Fate::Text,
        };
        let words = &self.config.portfolio.unpublished;
        let nothing = Redaction::default();
        let writing = Writing { redaction: &nothing, fate: &fate, words };
        let (front, _) = front_matter::read(&note.file, &note.text);
        let head = writing.front_matter(note.kind(), &front, self.names.of(note.kind()));
        let body = rewrite(&note.text[front.body..], &fate, words);
        self.read(&note.file, &format!("{head}{body}"))
    }
}

/// A vault of public notes alone, each as the text that others may read. There is no other way to one than a
/// [`Draft`].
#[derive(Debug)]
pub struct PublicVault {
    vault: Vault,
    sources: BTreeMap<Arc<str>, Arc<str>>,
    /// The paths in the vault of the attachments.
    files: Vec<Arc<str>>,
    attachments: BTreeMap<Arc<str>, Vec<u8>>,
}

impl PublicVault {
    /// The notes and how they are linked.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// The vault on a day. Its ladders are the built-in ones: what a vault's own ask for is not published.
    pub fn view<'v>(&'v self, whole: &View<'v>) -> View<'v> {
        View::new(&self.vault, whole.config, whole.as_of, whole.zone.clone())
    }

    /// The attachments that go out, by their paths in this vault.
    pub fn attachments(&self) -> &BTreeMap<Arc<str>, Vec<u8>> {
        &self.attachments
    }

    /// The paths in their owner's vault of all notes and attachments here.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        self.sources.values().chain(&self.files).map(|file| &**file)
    }

    /// The path in its owner's vault of a note here: for its owner's eyes, and never for a page.
    pub fn source(&self, file: &str) -> Option<&Arc<str>> {
        self.sources.get(file)
    }
}

/// A path with every redacted term in the names of its folders and its file replaced.
fn renamed(redaction: &Redaction, path: &str) -> String {
    path.split('/').map(|name| redaction.apply(name)).collect::<Vec<_>>().join("/")
}

/// True where the target of a link, as it was typed, is the title of the note.
fn says_title(link: &Link, note: &Note) -> bool {
    let typed = link.target.rsplit('/').next().unwrap_or_default();
    fold(typed.strip_suffix(".md").unwrap_or(typed)) == fold(&note.title)
}

/// A path that is not taken yet: redaction can make two paths one.
fn free<T>(taken: &BTreeMap<Arc<str>, T>, path: &str) -> Arc<str> {
    if !taken.contains_key(path) {
        return path.into();
    }
    let (stem, extension) = path.rsplit_once('.').unwrap_or((path, ""));
    let numbered = |n: usize| format!("{stem} {n}.{extension}");
    // Some number is free: fewer paths are taken than are tried.
    let path = (2..=taken.len() + 2).map(numbered).find(|path| !taken.contains_key(path.as_str()));
    path.unwrap_or_default().into()
}

/// True for a picture, and for what the settings let out besides.
fn is_publishable(file: &str, config: &Config) -> bool {
    let Some((_, extension)) = file.rsplit_once('.') else { return false };
    let named = |known: &str| known.trim_start_matches('.').eq_ignore_ascii_case(extension);
    !named("md")
        && (PICTURES.iter().any(|known| named(known))
            || config.portfolio.attachments.iter().any(|known| named(known)))
}

/// True for an address that any reader can follow. Others lead to programs and files of the author's machine.
fn goes_out(address: &str) -> bool {
    let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
    ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
}
