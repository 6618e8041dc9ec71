//! The reports of a folder of notes, by the library alone: `cargo run --release --example reports -- VAULT OUT 2026-11-25`.
//!
//! What `casebook build` does without dashboard, portfolio, templates and ladders of the vault's own, and without what it
//! keeps for the next build; it does not look for copies in conflict either, nor for notes that are reached twice.
//! `scripts/bench` measures it beside `check`.

#![expect(clippy::print_stderr, reason = "a tool for developers, not a part of casebook")]

use casebook::analysis::View;
use casebook::config::{self, Config};
use casebook::diagnostic::Diagnostic;
use casebook::io::{self, Content, Found, Output, Part, Rules};
use casebook::model::names::Names;
use casebook::model::vault::Vault;
use casebook::pipeline::{self, Read};
use casebook::render::findings::summary;
use casebook::render::{calendar, markdown};
use casebook::report::calendar::calendar as events;
use casebook::report::{self, Reports, SubPage, Taker, data_file};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;
use std::error::Error;
use std::mem::ManuallyDrop;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

/// The allocator of the program, so that the two can be compared.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [vault, out, day] = arguments.as_slice() else {
        eprintln!("reports VAULT OUT DAY");
        return ExitCode::from(2);
    };
    match write(Path::new(vault), Path::new(out), day) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the reports of the vault at `root`, as of a day, into a folder of their own.
pub(crate) fn write(root: &Path, out: &Path, day: &str) -> Result<(), Box<dyn Error>> {
    let as_of: Date = day.parse()?;
    let text = io::read_text(&root.join("casebook.toml"))?.unwrap_or_default();
    let (config, mut findings) = config::read(&Arc::from("casebook.toml"), &text);
    let zone = config.timezone.clone().unwrap_or_else(TimeZone::system);
    let skip = vec![config.out.clone(), config.note_templates.path().to_owned()];
    let rules = Rules {
        exclude: config.excluded(),
        skip,
        gitignore: config.gitignore,
        size_limit: config.size_limit.0,
    };
    let scan = io::scan(root, &rules);
    findings.extend(scan.findings);

    let names = Names::new(&config.names);
    let read = io::on_all(&scan.notes, |found| read(found, &names, &config), &|_| ());
    let files = scan.files.into_iter().map(Arc::from).collect();
    let came = read.into_iter().filter_map(|read| read.map_err(|finding| findings.push(*finding)).ok());
    let (vault, found) = pipeline::assemble(came, files, Vec::new());
    // The program ends when all is written: to free each note would only take time.
    let mut vault = ManuallyDrop::new(vault);
    findings.extend(found);
    read_again(root, &mut vault, &config, pipeline::quoted);

    let view = View::new(&vault, &config, as_of, zone.clone());
    let findings = pipeline::findings(&view, findings);
    read_again(root, &mut vault, &config, |vault| pipeline::pointed_into(vault, &findings));

    let view = View::new(&vault, &config, as_of, zone);
    let mut output = Output::open(out, root, None, &|| ())?;
    let mut staging =
        Staging { pages: markdown::Pages::new(&[], &config)?, data: Vec::new(), output: &output };
    ManuallyDrop::new(Reports::of(&view)).give(&mut staging)?;
    let mut texts = staging.pages.into_files();
    texts.extend(calendar::calendar(&events(&view)).map(|text| ("calendar.ics".to_owned(), text)));
    let texts = texts.into_iter().map(|(path, text)| (path, Content::from(text.into_bytes())));
    let files = staging.data.into_iter().chain(texts).collect();
    let written = output.write_part(Part::Whole, files)?;
    eprintln!("{} notes, {}; {} files written", vault.notes.len(), summary(&findings), written.written);
    Ok(())
}

/// Takes reports as `build` does: makes their pages, and writes their data under temporary names.
struct Staging<'o> {
    pages: markdown::Pages,
    data: Vec<(String, Content)>,
    output: &'o Output,
}

impl Taker for Staging<'_> {
    type Error = Box<dyn Error>;

    fn take(
        &mut self,
        name: &'static str,
        pages: &[SubPage],
        data: &impl Serialize,
    ) -> Result<(), Self::Error> {
        self.pages.take(name, pages, data)?;
        let file = data_file(name);
        let content = self.output.stage_with(&file, |to| report::write(data, to))?;
        self.data.push((file, content));
        Ok(())
    }
}

/// A note with what was found in it. Its text stays only for findings that point into it, as in the program.
fn read(found: &Found, names: &Names, config: &Config) -> Result<Read, Box<Diagnostic>> {
    let (mut note, findings) = pipeline::read_note(&found.file, io::read(found)?, names, config);
    if findings.is_empty() {
        note.text = Arc::from("");
    }
    Ok((note, findings))
}

/// Reads texts that did not stay and are needed after all.
fn read_again(root: &Path, vault: &mut Vault, config: &Config, wanted: impl Fn(&Vault) -> Vec<usize>) {
    for id in wanted(vault) {
        let note = &mut vault.notes[id];
        if note.text.is_empty()
            && let Ok(bytes) = io::read_bytes(&root.join(&*note.file), config.size_limit.0)
        {
            note.text = pipeline::text(bytes);
        }
    }
}
