//! A term that is planted is found in every form and place; a portfolio of public words alone is quiet.

mod forms;
mod laws;
mod quiet;
mod rules;

use super::{Audit, Hit, Machine, Private, audit};

/// A private note with a title that is looked for.
fn note<'a>(file: &'a str, title: &'a str, text: &'a str) -> Private<'a> {
    Private { file, title: Some(title), text, hides_name: true, ..Private::default() }
}

/// Staged files.
fn staged<const N: usize>(files: [(&str, &[u8]); N]) -> Vec<(String, Vec<u8>)> {
    files.map(|(file, bytes)| (file.to_owned(), bytes.to_vec())).into()
}

/// A hit in one line: what it is, the term, the file and the line.
fn told(hit: &Hit) -> String {
    format!("{:?} {} {}:{}", hit.what, hit.term, hit.output, hit.line)
}

fn found(audited: &Audit<'_>) -> Vec<String> {
    audit(audited).iter().map(told).collect()
}
