//! The ladders of a vault: `ladders/*.toml` beside the built-in ones.

use crate::diagnostic::{Code, Diagnostic};
use crate::io;
use crate::ladder::Ladders;
use std::path::Path;
use std::sync::Arc;

/// The folder of a vault's own ladders.
const FOLDER: &str = "ladders/";

/// A ladder file of a vault, by its path in it, and its text.
pub(super) type LadderFile = (Arc<str>, Arc<str>);

/// Reads the ladder files among the files of a vault. One that can't be read is a finding.
pub(super) fn read(root: &Path, files: &[String]) -> (Ladders, Vec<LadderFile>, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let mut texts: Vec<LadderFile> = Vec::new();
    let is_ladder = |file: &&String| {
        let toml =
            Path::new(file).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
        file.strip_prefix(FOLDER).is_some_and(|name| toml && !name.contains('/'))
    };
    for name in files.iter().filter(is_ladder) {
        let file: Arc<str> = Arc::from(name.as_str());
        match io::read_text(&root.join(name)) {
            Ok(text) => texts.extend(text.map(|text| (file, Arc::from(text)))),
            Err(error) => {
                let message = format!("this ladder can't be read: {error}");
                findings.push(Code::UnreadableFile.about(&file, message));
            }
        }
    }
    texts.sort();
    let (ladders, more) = Ladders::new(&texts);
    findings.extend(more);
    (ladders, texts, findings)
}
