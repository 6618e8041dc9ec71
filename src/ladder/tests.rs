use super::{built_in, built_in_files, read};
use crate::diagnostic::{Texts, locate};
use std::fmt::Write;
use std::sync::Arc;

#[test]
fn nothing_is_wrong_with_the_built_in_ladders() {
    for (file, text) in built_in_files() {
        let (_, _, findings) = read(&Arc::from(*file), text);
        assert_eq!(findings, [], "{file}");
    }
    assert_eq!(built_in().len(), built_in_files().len());
}

/// Every finding of a file, a line each.
fn findings(text: &str) -> String {
    let file: Arc<str> = Arc::from("ladders/x.toml");
    let (_, _, findings) = read(&file, text);
    let texts = Texts::from([(file, Arc::from(text))]);
    let mut shown = String::new();
    for found in locate(&findings, &texts) {
        let _ = writeln!(shown, "{found:?}");
    }
    shown
}

#[test]
fn probe() {
    println!(
        "{}",
        findings(
            "id = \"x\"\nname = \"X\"\n[[level]]\nname = \"A\"\n[[level.criterion]]\nid = \"a\"\nsays = \"s\"\nkind = \"cas\"\nwhere = \"note.rol >= decided\"\nat_leest = 1\n"
        )
    );
}
