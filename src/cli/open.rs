//! Opens a vault: settings, files, notes.

use super::args::Global;
use super::ladders::{self, LadderFile};
use super::memory::{KeptNotes, Memory};
use super::output::{self, Refused, shows_progress};
use super::reader::{Came, Kept, NO_TEXT, Reader};
use crate::analysis::View;
use crate::check;
use crate::config::{self, Config};
use crate::diagnostic::{Code, Diagnostic, Texts};
use crate::io::{self, Found, Output, OutputError, Rules, Scan, Stamp};
use crate::ladder::Ladders;
use crate::model::names::Names;
use crate::model::vault::Vault;
use crate::pipeline;
use crate::value::calendar;
use anyhow::{Context, anyhow};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rayon::prelude::*;
use std::collections::HashSet;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The name of the settings file.
pub(super) const SETTINGS: &str = "casebook.toml";

/// In a vault of more bytes than this no page shows the words around the links that lead to it: the texts of all notes
/// would have to be in memory for them.
const EXCERPTS: u64 = 16 << 20;

/// A vault that was opened, with all that figures depend on.
pub(super) struct Session {
    /// Its folder.
    pub(super) root: PathBuf,
    /// Its settings.
    pub(super) config: Config,
    /// The last day that counts.
    pub(super) as_of: Date,
    /// Where times without an offset are.
    pub(super) zone: TimeZone,
    /// Its notes. A command ends with the program: to free them one by one would be a fiftieth of its time. Whoever opens
    /// one vault after the other calls [`Session::free`].
    pub(super) vault: ManuallyDrop<Vault>,
    /// Its ladders.
    pub(super) ladders: Ladders,
    /// The files of those that are its own.
    pub(super) ladder_files: Vec<LadderFile>,
    /// What was found while reading.
    pub(super) found: Vec<Diagnostic>,
    /// The folder for output.
    pub(super) out: PathBuf,
    /// How many bytes its notes have.
    pub(super) bytes: u64,
    /// What is known of its notes for the next build.
    pub(super) notes: Arc<KeptNotes>,
    /// Whether all texts were to be had that were not kept and are needed after all.
    pub(super) has_texts: bool,
}

impl Session {
    /// The vault as of its day.
    pub(super) fn view(&self) -> View<'_> {
        View::new(&self.vault, &self.config, self.as_of, self.zone.clone()).with_ladders(&self.ladders)
    }

    /// All findings, in order, with the texts they point into. Takes what was found while reading along.
    pub(super) fn findings(&mut self) -> (Vec<Diagnostic>, Texts) {
        let found = std::mem::take(&mut self.found);
        self.has_texts &= self.read_again(&pipeline::quoted(&self.vault)).is_none();
        let findings = pipeline::findings(&self.view(), found);
        self.has_texts &= self.read_again(&pipeline::pointed_into(&self.vault, &findings)).is_none();
        let mut texts = pipeline::texts(&self.vault, &findings);
        texts.extend(self.ladder_files.iter().cloned());
        (findings, texts)
    }

    /// Its output folder, locked: another build there is waited for.
    pub(super) fn output(&self) -> Result<Output, OutputError> {
        open_output(&self.out, &self.root)
    }

    /// Gives back the memory of its notes.
    pub(super) fn free(self) {
        drop(ManuallyDrop::into_inner(self.vault));
    }

    /// Reads the texts of some notes, by index, that were not kept; gives one whose text can't be had any more.
    fn read_again(&mut self, notes: &[usize]) -> Option<usize> {
        let missing: Vec<usize> =
            notes.iter().copied().filter(|id| self.vault.notes[*id].text.is_empty()).collect();
        let texts: Vec<Option<Arc<str>>> = missing.par_iter().map(|id| self.text(*id)).collect();
        let mut lost = None;
        for (id, text) in missing.into_iter().zip(texts) {
            match text {
                Some(text) => self.vault.notes[id].text = text,
                None => lost = Some(id),
            }
        }
        lost
    }

    /// Whether pages of the dashboard show the words around the links that lead to them.
    pub(super) fn shows_excerpts(&self) -> bool {
        self.bytes <= EXCERPTS
    }

    /// Has the texts that the dashboard needs beside those of its pages, and no others: of all notes where it shows the
    /// words around links, else of those whose words are searched.
    pub(super) fn keep_for_dashboard(&mut self) {
        let all = self.shows_excerpts();
        let mut ids = Vec::new();
        for (id, note) in self.vault.notes.iter_mut().enumerate() {
            if all || note.kind().is_some() {
                ids.push(id);
            } else {
                note.text = Arc::clone(&NO_TEXT);
            }
        }
        // One that has changed meanwhile is searched by its title.
        self.has_texts &= self.read_again(&ids).is_none();
    }

    /// The texts that some findings point into, as far as they are to be had.
    pub(super) fn texts_of(&self, findings: &[Diagnostic]) -> Texts {
        let ids = pipeline::pointed_into(&self.vault, findings).into_iter();
        let text = |id: usize| Some((Arc::clone(&self.vault.notes[id].file), self.text(id)?));
        ids.filter_map(text).chain(self.ladder_files.iter().cloned()).collect()
    }

    /// Reads the texts of all notes that were not kept.
    pub(super) fn read_all_again(&mut self) -> anyhow::Result<()> {
        let all: Vec<usize> = (0..self.vault.notes.len()).collect();
        let Some(lost) = self.read_again(&all) else { return Ok(()) };
        let file = &self.vault.notes[lost].file;
        Err(anyhow!("`{file}` changed while the vault was read; run casebook again"))
    }

    /// The text of a note, read if it was not kept. None of one that has changed meanwhile: the places of its parts are
    /// other ones by now.
    pub(super) fn text(&self, id: usize) -> Option<Arc<str>> {
        let note = &self.vault.notes[id];
        if !note.text.is_empty() {
            return Some(Arc::clone(&note.text));
        }
        let file = Arc::clone(&note.file);
        let path = self.root.join(&*file);
        let size = self.config.size_limit.0;
        let found = Found { file, path, size, stamp: Stamp::default(), conflict: false, real: None };
        let bytes = io::read(&found).ok()?;
        if let Some(known) = self.notes.get(&note.file) {
            return (blake3::hash(&bytes) == known.hash).then(|| pipeline::text(bytes));
        }
        let names = Names::new(&self.config.names);
        let (again, _) = pipeline::read_note(&found.file, bytes, &names, &self.config);
        (again.links == note.links && again.readings == note.readings).then_some(again.text)
    }
}

/// The settings of a vault and where it is, before any note is read.
pub(super) struct Place {
    pub(super) root: PathBuf,
    pub(super) config: Config,
    pub(super) zone: TimeZone,
    pub(super) as_of: Date,
    pub(super) out: PathBuf,
    /// The text of the settings.
    pub(super) settings: String,
}

/// Finds a vault and reads its settings.
pub(super) fn place(vault: Option<&Path>, out: Option<&Path>, global: &Global) -> anyhow::Result<Place> {
    let root = match vault {
        Some(folder) => folder.to_path_buf(),
        None => io::find_root(&std::env::current_dir().context("can't tell the current folder")?),
    };
    io::check_root(&root)?;
    let (config, settings) = settings(&root)?;
    let zone = config.timezone.clone().unwrap_or_else(TimeZone::system);
    let as_of = as_of(global, &config, &zone)?;
    let out = out.map_or_else(|| root.join(&config.out), Path::to_path_buf);
    Ok(Place { root, config, zone, as_of, out, settings })
}

/// The output folder of a vault, locked: another build there is waited for.
pub(super) fn open_output(out: &Path, root: &Path) -> Result<Output, OutputError> {
    let home = std::env::home_dir();
    let waiting = || output::say("Another build writes to this folder; waiting for it.");
    Output::open(out, root, home.as_deref(), &waiting)
}

/// Opens a vault and reads its notes.
pub(super) fn open(vault: Option<&Path>, out: Option<&Path>, global: &Global) -> anyhow::Result<Session> {
    open_at(place(vault, out, global)?, Kept::All, None, global)
}

/// The same with some of their texts, and with what is known of them since the last time.
pub(super) fn open_at(
    place: Place,
    kept: Kept,
    memory: Option<&Memory>,
    global: &Global,
) -> anyhow::Result<Session> {
    let (scan, ladders) = found(&place)?;
    Ok(open_found(Looked { place, scan, ladders }, kept, memory, global))
}

/// A vault whose files were found and not opened yet.
pub(super) struct Looked {
    pub(super) place: Place,
    pub(super) scan: Scan,
    pub(super) ladders: FoundLadders,
}

/// The ladders of a vault, the files of those that are its own, and what is wrong with them.
type FoundLadders = (Ladders, Vec<LadderFile>, Vec<Diagnostic>);

/// Looks for the files of a vault, and meanwhile at what the last build into its output folder kept.
pub(super) fn look_and_load(place: Place) -> anyhow::Result<(Looked, Memory)> {
    let (looked, memory) = rayon::join(|| found(&place), || Memory::load(&place.out, &place.settings));
    let (scan, ladders) = looked?;
    Ok((Looked { place, scan, ladders }, memory))
}

/// The files of a vault, and its ladders.
fn found(place: &Place) -> anyhow::Result<(Scan, FoundLadders)> {
    let mut scan = io::scan(&place.root, &rules(&place.root, &place.config, &place.out));
    one_config(&scan)?;
    scan.notes = once(scan.notes);
    let ladders = ladders::read(&place.root, &scan.files);
    Ok((scan, ladders))
}

/// Reads the notes that were found.
pub(super) fn open_found(looked: Looked, kept: Kept, memory: Option<&Memory>, global: &Global) -> Session {
    let Looked { place: Place { root, config, zone, as_of, out, .. }, scan, ladders } = looked;
    let notes = scan.notes;
    let names = Names::new(&config.names);
    let bar = Bar::new(notes.len(), shows_progress(global));
    let bytes = notes.iter().map(|note| note.size).sum();
    let reader = Reader { names: &names, config: &config, kept, memory };
    let read = io::on_all(&notes, |found| reader.read(found), &|done| bar.at(done));
    bar.finish();
    let (ladders, ladder_files, of_ladders) = ladders;
    let mut findings = scan.findings;
    findings.extend(of_ladders);
    let files = scan.files.into_iter().map(Arc::from).collect();
    let (mut known, mut lost) =
        (KeptNotes::with_capacity(if memory.is_some() { notes.len() } else { 0 }), Vec::new());
    // One by one from where they were read to where they stay: no list between holds all of them once more.
    let came = read.into_iter().zip(notes).filter_map(|(read, file)| match read {
        Ok(came) => {
            let Came { note, findings, kept } = came;
            known.extend(kept.map(|kept| (file.file, kept)));
            Some((note, findings))
        }
        Err(finding) => {
            lost.push(*finding);
            None
        }
    });
    let (vault, mut found) = pipeline::assemble(came, files, findings);
    found.extend(lost);
    let vault = ManuallyDrop::new(vault);
    let (notes, has_texts) = (Arc::new(known), true);
    Session { root, config, as_of, zone, vault, ladders, ladder_files, found, out, bytes, notes, has_texts }
}

fn settings(root: &Path) -> anyhow::Result<(Config, String)> {
    let path = root.join(SETTINGS);
    let Some(text) = io::read_text(&path).with_context(|| format!("can't read {}", path.display()))? else {
        return Ok((Config::default(), String::new()));
    };
    let file: Arc<str> = Arc::from(SETTINGS);
    let (config, mut findings) = config::read(&file, &text);
    findings.extend(check::settings(&file, &config));
    if findings.is_empty() {
        return Ok((config, text));
    }
    // Settings say what is private: one that can't be understood stops everything.
    let texts = Texts::from([(file, Arc::from(text))]);
    Err(Refused { findings, texts }.into())
}

fn rules(root: &Path, config: &Config, out: &Path) -> Rules {
    let mut skip = vec![config.out.clone(), config.note_templates.path().to_owned()];
    // Another output folder may lie in the vault; what casebook wrote is never read as notes.
    if let (Ok(out), Ok(root)) = (std::path::absolute(out), std::path::absolute(root))
        && let Ok(inside) = out.strip_prefix(&root)
    {
        skip.push(inside.to_string_lossy().replace('\\', "/"));
    }
    skip.extend(obsidian_templates(root));
    skip.retain(|folder| !folder.is_empty());
    Rules { exclude: config.excluded(), skip, gitignore: config.gitignore, size_limit: config.size_limit.0 }
}

/// The folders that Obsidian's template plugins use.
fn obsidian_templates(root: &Path) -> Vec<String> {
    let sources =
        [("templates.json", "folder"), ("plugins/templater-obsidian/data.json", "templates_folder")];
    let folder = |(file, key): (&str, &str)| {
        let text = io::read_text(&root.join(".obsidian").join(file)).ok()??;
        let settings: serde_json::Value = serde_json::from_str(&text).ok()?;
        Some(settings.get(key)?.as_str()?.trim_matches('/').to_owned())
    };
    sources.into_iter().filter_map(folder).collect()
}

/// A vault has one settings file: its rules about privacy must not be in doubt.
fn one_config(scan: &Scan) -> anyhow::Result<()> {
    let other = scan.files.iter().find(|file| file.ends_with(&format!("/{SETTINGS}")));
    let Some(other) = other else { return Ok(()) };
    let file: Arc<str> = Arc::from(other.as_str());
    let finding = Code::TwoConfigs
        .about(&file, "this vault holds another vault with settings of its own")
        .help("name its folder under `exclude`, or remove one of the two files");
    Err(Refused { findings: vec![finding], texts: Texts::new() }.into())
}

/// Notes, each once: one that a symbolic link reaches a second time is left out.
fn once(notes: Vec<Found>) -> Vec<Found> {
    if notes.iter().all(|found| found.real.is_none()) {
        return notes;
    }
    let files: HashSet<Arc<str>> =
        notes.iter().filter(|found| found.real.is_none()).map(|found| Arc::clone(&found.file)).collect();
    notes.into_iter().filter(|found| found.real.as_ref().is_none_or(|real| !files.contains(real))).collect()
}

fn as_of(global: &Global, config: &Config, zone: &TimeZone) -> anyhow::Result<Date> {
    if let Some(text) = &global.as_of {
        return calendar::date(text)
            .map_err(|error| anyhow!("--as-of: {}; write it like {}", error.message, error.example));
    }
    if let Some(date) = config.as_of {
        return Ok(date);
    }
    let now = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => {
            let seconds = seconds.trim().parse().context("SOURCE_DATE_EPOCH is no number of seconds")?;
            jiff::Timestamp::from_second(seconds).context("SOURCE_DATE_EPOCH is out of range")?
        }
        Err(_) => jiff::Timestamp::now(),
    };
    Ok(now.to_zoned(zone.clone()).date())
}

/// A progress bar that appears once the work has taken half a second.
struct Bar {
    shown: ProgressBar,
    wanted: bool,
    since: Instant,
}

impl Bar {
    fn new(notes: usize, wanted: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(notes as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("Reading notes {bar:30} {pos}/{len}") {
            bar.set_style(style);
        }
        Self { shown: bar, wanted, since: Instant::now() }
    }

    fn at(&self, done: usize) {
        if self.wanted && self.shown.is_hidden() && self.since.elapsed() > Duration::from_millis(500) {
            self.shown.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.shown.set_position(done as u64);
    }

    fn finish(&self) {
        self.shown.finish_and_clear();
    }
}
