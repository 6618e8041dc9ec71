//! Notes by people who never heard of casebook: 39 postmortems that only got a `type`, a date and a domain.
//!
//! They are not part of this repository. Where they are missing, the tests say so and pass.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test reads files, says what it leaves out, and may panic"
)]

use casebook::config::Config;
use casebook::model::kind::Record;
use casebook::model::kinds::case::Case;
use casebook::model::names::Names;
use casebook::model::note::Note;
use casebook::pipeline::read_note;
use std::path::Path;
use std::sync::Arc;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpora/dfds-postmortems");

fn notes() -> Option<Vec<Note>> {
    let folder = Path::new(FOLDER);
    if !folder.is_dir() {
        eprintln!("left out: the postmortems that this test reads are not here");
        return None;
    }
    let config = Config::default();
    let names = Names::new(&config.names);
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut notes: Vec<Note> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .map(|path| {
            let file: Arc<str> = path.file_name().unwrap().to_str().unwrap().into();
            read_note(&file, std::fs::read(&path).unwrap(), &names, &config).0
        })
        .collect();
    notes.sort_by(|a, b| a.file.cmp(&b.file));
    Some(notes)
}

fn case(note: &Note) -> &Case {
    match &note.record {
        Some(Record::Case(case)) => case,
        other => panic!("{} is no case: {other:?}", note.file),
    }
}

#[test]
fn every_postmortem_is_a_case_with_its_parts() {
    let Some(notes) = notes() else { return };
    assert_eq!(notes.len(), 39);
    for note in &notes {
        let case = case(note);
        assert!(!case.symptoms.is_empty(), "{}: no symptoms", note.file);
        assert!(!case.diagnostic_path.is_empty() && case.path_from_timeline, "{}: no timeline", note.file);
        // Two learned nothing that they wrote down: a bare dash, an empty section.
        let learned = !["PM2023-002", "PM2024-003"].iter().any(|id| note.file.starts_with(id));
        assert_eq!(!case.misjudgment_risks.is_empty(), learned, "{}: risks", note.file);
        assert!(!case.prevention.is_empty(), "{}: no prevention", note.file);
        // Log4Shell has no contributing factors.
        let has_factors = note.headings.iter().any(|(_, text)| text.starts_with("Contributing Factors"));
        assert_eq!(case.root_cause.is_some(), has_factors, "{}: root cause", note.file);
    }
    let with_cause = notes.iter().filter(|note| case(note).root_cause.is_some()).count();
    assert_eq!(with_cause, 38);
}

#[test]
fn times_are_read_from_their_lines() {
    let Some(notes) = notes() else { return };
    // Detection and recovery in minutes, copied by hand from the "Stats" of each file.
    let hand: [(&str, Option<f64>, Option<f64>); 16] = [
        ("PM2020-001", None, None),
        ("PM2020-002", Some(54.0), Some(148.0)),
        ("PM2020-004", None, Some(31.0)),
        ("PM2020-009", Some(0.0), Some(30.0)),
        ("PM2021-001", Some(1415.0), Some(1435.0)),
        ("PM2021-006", Some(1.0), Some(5.0)),
        ("PM2021-011", None, None),
        ("PM2022-001", Some(0.0), Some(279.0)),
        ("PM2022-004", Some(1183.0), Some(1220.0)),
        ("PM2022-005", Some(15840.0), None),
        ("PM2022-006", None, None),
        ("PM2022-007", Some(10.0), Some(282.0)),
        ("PM2022-009", Some(420.0), Some(3250.0)),
        ("PM2023-002", Some(544.0), Some(669.0)),
        ("PM2024-003", Some(30.0), Some(1320.0)),
        ("PM2025-001", Some(5280.0), Some(5840.0)),
    ];
    for (id, detect, restore) in hand {
        let note = notes.iter().find(|note| note.file.starts_with(id)).unwrap();
        let case = case(note);
        assert_eq!((case.time_to_detect, case.time_to_restore), (detect, restore), "{id}");
    }
}
