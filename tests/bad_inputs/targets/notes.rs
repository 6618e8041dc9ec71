use super::are_sound;
use casebook::analysis::View;
use casebook::config::Config;
use casebook::diagnostic::Diagnostic;
use casebook::model::names::Names;
use casebook::model::vault::Vault;
use casebook::pipeline;
use casebook::report;
use jiff::civil::date;
use jiff::tz::TimeZone;
use std::sync::{Arc, LazyLock};

/// What separates the notes of an input.
pub const BREAK: &[u8] = b"\x1e\n";

/// The names of the notes of an input.
const FILES: [&str; 4] = ["A.md", "x/2026-W10 É.md", "x/A.md", "2026-Q3.md"];

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::new(&Config::default().names));

/// A vault of up to four notes, and what was found while they were read.
pub fn vault(bytes: &[u8], config: &Config) -> (Vault, Vec<Diagnostic>) {
    let mut rest = Some(bytes);
    let mut read = Vec::new();
    for (at, file) in FILES.into_iter().enumerate() {
        let Some(bytes) = rest else { break };
        let end = bytes.windows(BREAK.len()).position(|part| part == BREAK).filter(|_| at + 1 < FILES.len());
        let (note, after) =
            end.map_or((bytes, None), |end| (&bytes[..end], Some(&bytes[end + BREAK.len()..])));
        read.push(pipeline::read_note(&Arc::from(file), note.to_vec(), &NAMES, config));
        rest = after;
    }
    pipeline::assemble(read, Vec::new(), Vec::new())
}

/// Notes: up to four are read, checked, listed and reported, and what is found in each has its place there.
pub fn notes(bytes: &[u8]) {
    let config = Config::default();
    let (vault, found) = vault(bytes, &config);
    let zone = TimeZone::get("Europe/Berlin").expect("it is built in");
    let view = View::new(&vault, &config, date(2026, 11, 15), zone);
    let findings = pipeline::findings(&view, found);
    for note in &vault.notes {
        let of_note: Vec<_> = findings.iter().filter(|finding| finding.file == note.file).cloned().collect();
        are_sound(&of_note, &note.file, &note.text);
    }
    let rows = casebook::analysis::rows::list(&view, vault.notes.iter().enumerate());
    assert!(rows.len() <= vault.notes.len());
    for built in report::all(&view) {
        assert!(built.data.is_object(), "{}", built.name);
    }
}
