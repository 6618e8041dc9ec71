//! The questions that docs/analytics.md asks of SQLite get the answers that stand there.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test reads documents, and may write one"
)]

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use std::process::Command;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/analytics.md");
const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-vault");
const TITLE: &str = "## Questions for SQLite\n";

fn shown(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => std::str::from_utf8(text).unwrap().to_owned(),
        ValueRef::Blob(_) => "a blob".to_owned(),
    }
}

/// The answer to a question, its columns in line.
fn answer(file: &Connection, question: &str) -> String {
    let mut query = file.prepare(question).unwrap();
    let names: Vec<String> = query.column_names().map(str::to_owned).collect();
    let row = |row: &rusqlite::Row<'_>| (0..names.len()).map(|at| row.get_ref(at).map(shown)).collect();
    let answers: Vec<Vec<String>> = query.query_map([], row).unwrap().map(Result::unwrap).collect();
    assert!(!answers.is_empty(), "no answer to\n{question}");
    let mut rows = vec![names];
    rows.extend(answers);
    let width = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap();
    let widths: Vec<usize> = (0..rows[0].len()).map(width).collect();
    rows.insert(1, widths.iter().map(|width| "-".repeat(*width)).collect());
    let line = |row: &Vec<String>| {
        let cells: Vec<String> =
            row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        format!("{}\n", cells.join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}

/// The section with every answer as it is now, and how many there are.
fn answered(file: &Connection, section: &str) -> (String, usize) {
    let mut parts = section.split("```sql\n");
    let mut answered = parts.next().unwrap().to_owned();
    let mut questions = 0;
    for part in parts {
        let (question, rest) = part.split_once("```\n\n```text\n").expect("an answer below each question");
        let (_, rest) = rest.split_once("```\n").expect("the end of the answer");
        let now = answer(file, question);
        answered += &format!("```sql\n{question}```\n\n```text\n{now}```\n{rest}");
        questions += 1;
    }
    (answered, questions)
}

#[test]
fn the_page_answers_its_questions_for_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let exported = Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["export", SAMPLE, "--quiet", "--format", "sqlite", "--out"])
        .arg(folder.path().join("data"))
        .status();
    assert!(exported.unwrap().success());
    let file = Connection::open(folder.path().join("data/casebook.sqlite")).unwrap();
    let page = std::fs::read_to_string(PAGE).unwrap();
    let (before, rest) = page.split_once(TITLE).unwrap();
    let (section, after) = rest.split_once("\n## ").unwrap();
    let (section, questions) = answered(&file, section);
    assert!(questions >= 6);
    let now = format!("{before}{TITLE}{section}\n## {after}");
    if std::env::var("UPDATE_DOCS").is_ok() {
        std::fs::write(PAGE, &now).unwrap();
    }
    let page = std::fs::read_to_string(PAGE).unwrap();
    assert!(page == now, "run `UPDATE_DOCS=1 cargo test --test analytics` and look at what changed");
}
