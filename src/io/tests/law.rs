//! The law of the output folder: whatever builds, crashes and edits came before, the next build ends as a build
//! into an empty folder would, but for what people wrote, and nothing that people wrote is ever lost.

use super::{Folder, files_below};
use crate::io::fuse::Fuse;
use crate::io::names;
use crate::io::{Content, Output, OutputError, Part, Seen};
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::time::SystemTime;

/// Few names, so that they meet: one beside another, a file where another set has a folder.
const NAMES: [&str; 7] = ["a.md", "a.new.md", "b", "b/c.md", "d/e/f.md", "d/g.md", "d/g.new.md"];

#[derive(Debug, Clone)]
enum Event {
    /// A build of these names, with one of a few contents each, that stops after so many changes.
    Build(Vec<(usize, u8)>, Option<usize>),
    /// A build was killed in the middle of a write.
    Litter(usize),
    /// A person writes a text of their own.
    Edit(usize),
    /// A person removes a file.
    Remove(usize),
    /// A person takes the text beside a file.
    Accept(usize),
}

fn event() -> impl Strategy<Value = Event> {
    let name = 0..NAMES.len();
    let files = prop::collection::vec((name.clone(), 0..3u8), 0..6);
    prop_oneof![
        3 => (files.clone(), Just(None)).prop_map(|(files, stop)| Event::Build(files, stop)),
        4 => (files, (0..12usize).prop_map(Some)).prop_map(|(files, stop)| Event::Build(files, stop)),
        1 => name.clone().prop_map(Event::Litter),
        2 => name.clone().prop_map(Event::Edit),
        2 => name.clone().prop_map(Event::Remove),
        1 => name.prop_map(Event::Accept),
    ]
}

/// The set of files that a list of choices means: each name once, and no name both a file and a folder.
fn set(choices: &[(usize, u8)]) -> Vec<(String, Vec<u8>)> {
    let mut files = BTreeMap::new();
    for (name, text) in choices {
        files.entry(NAMES[*name].to_owned()).or_insert_with(|| format!("text {text}").into_bytes());
    }
    if files.contains_key("b/c.md") {
        files.remove("b");
    }
    files.into_iter().collect()
}

struct World {
    folder: Folder,
    /// What people wrote and did not remove since.
    edits: BTreeMap<String, String>,
    count: usize,
    /// Whether a text from beside a file was taken. From then on no build is asked for reports of such names:
    /// which of the two a file is, nobody could say.
    accepted: bool,
    /// The names that builds were asked for.
    wanted: BTreeSet<String>,
    /// What the last build that ended well saw of its files.
    seen: RefCell<HashMap<String, Seen>>,
}

impl World {
    fn new() -> Self {
        Self {
            folder: Folder::new(),
            edits: BTreeMap::new(),
            count: 0,
            accepted: false,
            wanted: BTreeSet::new(),
            seen: RefCell::default(),
        }
    }

    fn set(&self, choices: &[(usize, u8)]) -> Vec<(String, Vec<u8>)> {
        let mut files = set(choices);
        files.retain(|(name, _)| !(self.accepted && name.contains(".new.")));
        files
    }

    fn build(&self, choices: &[(usize, u8)], fuse: &Fuse) -> Result<(), OutputError> {
        let mut output = Output::open(&self.folder.path("out"), &self.folder.path(""), None, &|| {})?;
        output.remember(self.seen.borrow().clone());
        // Some files are held in memory, some are staged; of some it is known that they need no new text.
        let content = |name: &str, bytes: Vec<u8>| match output.untouched(name) {
            Some(seen) if seen.hash == blake3::hash(&bytes) => Content::Same(seen),
            _ if bytes.ends_with(b"2") => output.stage(name, &bytes).unwrap(),
            _ if bytes.ends_with(b"1") => output.stage_with(name, |to| to.write_all(&bytes)).unwrap(),
            _ => bytes.into(),
        };
        let files: Vec<(String, Content)> = self
            .set(choices)
            .into_iter()
            .map(|(name, bytes)| (name.clone(), content(&name, bytes)))
            .collect();
        output.write_until(Part::Whole, files, fuse)?;
        let settled = output.seen().iter().filter(|(_, seen)| seen.stamp.settled(SystemTime::now()));
        *self.seen.borrow_mut() = settled.map(|(name, seen)| (name.clone(), *seen)).collect();
        Ok(())
    }

    /// One event; false where it can't happen.
    fn happen(&mut self, event: &Event) {
        let path = |name: &str| self.folder.path("out").join(name);
        match event {
            Event::Build(choices, stop) => {
                self.wanted.extend(self.set(choices).into_iter().map(|(name, _)| name));
                let fuse = stop.map_or_else(Fuse::default, Fuse::after);
                match self.build(choices, &fuse) {
                    Ok(()) => {}
                    Err(OutputError::Io { .. }) if stop.is_some() => {}
                    Err(OutputError::Blocked(_)) if !self.edits.is_empty() => {}
                    Err(error) => panic!("{error}"),
                }
            }
            Event::Litter(name) => {
                // Only where a build was going to write.
                let manifest = fs::read_to_string(path(".casebook-manifest.json")).unwrap();
                let folder = path(NAMES[*name]).parent().unwrap().to_path_buf();
                if manifest.contains(&format!("\"{}\"", NAMES[*name])) && folder.is_dir() {
                    fs::write(folder.join(".casebook-tmp-litter"), "half").unwrap();
                }
            }
            Event::Edit(name) => {
                let path = path(NAMES[*name]);
                let text = format!("by hand {}", self.count);
                self.count += 1;
                if path.parent().is_some_and(std::path::Path::is_dir) && fs::write(path, &text).is_ok() {
                    self.edits.insert(NAMES[*name].to_owned(), text);
                }
            }
            Event::Remove(name) => {
                if fs::remove_file(path(NAMES[*name])).is_ok() {
                    self.edits.remove(NAMES[*name]);
                }
            }
            Event::Accept(name) => {
                let beside = names::beside(NAMES[*name], &|_| false);
                // A report of its own that is moved over another is no text beside it.
                let text_beside = !self.wanted.contains(&beside) && path(NAMES[*name]).is_file();
                if text_beside && fs::rename(path(&beside), path(NAMES[*name])).is_ok() {
                    self.accepted = true;
                    self.edits.remove(NAMES[*name]);
                    if let Some(text) = self.edits.remove(&beside) {
                        self.edits.insert(NAMES[*name].to_owned(), text);
                    }
                }
            }
        }
    }

    fn files(&self) -> BTreeMap<String, String> {
        files_below(&self.folder.path("out"))
    }

    /// What people wrote is there, and all else is whole.
    fn check(&self) {
        let files = self.files();
        for (name, text) in &self.edits {
            assert_eq!(files.get(name), Some(text), "{name}");
        }
        for (name, text) in
            files.iter().filter(|(name, _)| !name.contains("/.casebook-") && !name.starts_with('.'))
        {
            let generated = ["text 0", "text 1", "text 2"].contains(&text.as_str());
            assert!(generated || self.edits.get(name) == Some(text), "{name}: {text}");
        }
    }

    /// Where a build can't write: edited files, folders that hold some, the texts beside those, the manifest.
    fn taken(&self) -> BTreeSet<String> {
        let folders = self.edits.keys().flat_map(|name| names::folders(name));
        let mut taken: BTreeSet<String> =
            folders.map(str::to_owned).chain(self.edits.keys().cloned()).collect();
        for _ in 0..3 {
            let beside: Vec<String> = taken.iter().map(|name| names::beside(name, &|_| false)).collect();
            taken.extend(beside);
        }
        taken.insert(names::MANIFEST.to_owned());
        taken
    }

    /// A whole build; then the folder is as a clean one, but for the edits and the texts beside them.
    fn finish(&mut self, choices: &[(usize, u8)]) {
        match self.build(choices, &Fuse::default()) {
            Err(OutputError::Blocked(_)) if !self.edits.is_empty() => {}
            result => {
                result.unwrap();
                self.check();
                let clean = Self { accepted: self.accepted, ..Self::new() };
                clean.build(choices, &Fuse::default()).unwrap();
                let taken = self.taken();
                let differ = |(name, _): &(String, String)| !taken.contains(name);
                let but_edits = |world: &Self| world.files().into_iter().filter(differ).collect::<Vec<_>>();
                assert_eq!(but_edits(self), but_edits(&clean));
            }
        }
        for name in std::mem::take(&mut self.edits).into_keys() {
            fs::remove_file(self.folder.path("out").join(name)).unwrap();
        }
        // With all edits gone, nothing differs, the manifest neither.
        self.build(choices, &Fuse::default()).unwrap();
        let clean = Self { accepted: self.accepted, ..Self::new() };
        clean.build(choices, &Fuse::default()).unwrap();
        assert_eq!(self.files(), clean.files());
        // A folder that held a person's file when casebook's went stays, as theirs.
        if self.count == 0 {
            assert_eq!(folders(self), folders(&clean));
        }
    }
}

fn folders(world: &World) -> BTreeSet<String> {
    let entries = walkdir::WalkDir::new(world.folder.path("out")).into_iter().map(Result::unwrap);
    let folders = entries.filter(|entry| entry.file_type().is_dir());
    folders.map(|e| e.path().strip_prefix(world.folder.path("out")).unwrap().display().to_string()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_build_ends_as_a_clean_one_and_no_edit_is_lost(
        events in prop::collection::vec(event(), 0..14),
        last in prop::collection::vec((0..NAMES.len(), 0..3u8), 0..6),
    ) {
        let mut world = World::new();
        fs::create_dir(world.folder.path("out")).unwrap();
        // A person's files in a folder that casebook never used would make it refuse the folder.
        world.build(&[], &Fuse::default()).unwrap();
        for event in &events {
            world.happen(event);
            world.check();
        }
        world.finish(&last);
    }
}
