//! docs/obsidian.md: every row of its tables is rendered and compared.

#![expect(clippy::disallowed_methods, reason = "a test compares a document with its source")]

use super::Site;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::fmt::Write;
use std::ops::Range;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/obsidian.md");

/// The vault that the rows of the page stand in, as the page shows it: a code block for each note, its name on
/// the line before; and a list of other files.
fn vault(page: &str) -> Vec<(String, String)> {
    let (_, section) = page.split_once("## The vault of the examples").expect("its vault");
    let (section, _) = section.split_once("\n## Links").expect("the first table");
    let mut files: Vec<(String, String)> = Vec::new();
    for (before, rest) in section.match_indices("`:\n\n````markdown\n").map(|(at, _)| section.split_at(at)) {
        let (_, name) = before.rsplit_once('`').expect("a name");
        let (_, text) = rest.split_once("````markdown\n").expect("a note");
        let (text, _) = text.split_once("````").expect("its end");
        files.push((name.to_owned(), text.to_owned()));
    }
    let (_, others) = section.rsplit_once("Other files: ").expect("other files");
    files.extend(others.split('`').skip(1).step_by(2).map(|name| (name.to_owned(), String::new())));
    files
}

/// A row: what is written, what comes of it, and where the second cell stands in the page.
struct Row {
    written: String,
    shown: String,
    cell: Range<usize>,
}

fn rows(page: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut cells: Vec<(String, Range<usize>)> = Vec::new();
    for (event, range) in Parser::new_ext(page, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::TableRow) => cells.clear(),
            Event::Start(Tag::TableCell) => cells.push((String::new(), range)),
            Event::Code(code) => {
                if let Some((cell, _)) = cells.last_mut() {
                    cell.push_str(&code);
                }
            }
            Event::End(TagEnd::TableRow) => {
                let [(written, _), (shown, cell), _] = cells.as_slice() else { panic!("{cells:?}") };
                rows.push(Row {
                    written: written.replace('⏎', "\n"),
                    shown: shown.clone(),
                    cell: cell.clone(),
                });
            }
            _ => {}
        }
    }
    rows
}

/// HTML on one line. Space between elements says nothing.
fn on_one_line(html: &str) -> String {
    html.trim().replace(">\n<", "><").replace('\n', "⏎")
}

/// As code in a cell.
fn cell(html: &str) -> String {
    let ticks = if html.contains('`') { "``" } else { "`" };
    format!(" {ticks}{}{ticks} ", html.replace('|', "\\|"))
}

#[test]
fn every_row_of_the_page_is_so() {
    let page = std::fs::read_to_string(PAGE).unwrap();
    let vault = vault(&page);
    let mut made = page.clone();
    let mut wrong = String::new();
    let rows = rows(&page);
    assert!(rows.len() > 80, "{} rows were found", rows.len());
    for row in rows.iter().rev() {
        let mut files: Vec<(&str, &str)> = vault.iter().map(|(file, text)| (&**file, &**text)).collect();
        files.push(("Row.md", &row.written));
        let site = Site::new(&files);
        let html = on_one_line(&site.body("Row.md").html);
        if html != row.shown {
            let _ = writeln!(wrong, "{:?}\n  page: {}\n  is:   {html}", row.written, row.shown);
            made.replace_range(row.cell.clone(), &cell(&html));
        }
    }
    if std::env::var("UPDATE_DOCS").is_ok() {
        std::fs::write(PAGE, made).unwrap();
    } else {
        assert!(
            wrong.is_empty(),
            "{wrong}\nrun `UPDATE_DOCS=1 cargo test --lib html` and look at what changed"
        );
    }
}
