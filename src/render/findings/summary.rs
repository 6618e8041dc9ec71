use crate::diagnostic::{Diagnostic, Severity};
use std::collections::HashSet;

/// Counts findings in words: "3 errors, 2 warnings and 5 notes in 4 files".
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let count = |severity| diagnostics.iter().filter(|d| d.severity == severity).count();
    let counts = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "note")];
    let counts = counts.map(|(severity, word)| (count(severity), word));
    let parts: Vec<String> = counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, w)| plural(n, w)).collect();
    let findings = match parts.as_slice() {
        [] => return "no findings".into(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    };
    let files: HashSet<&str> = diagnostics.iter().map(|d| &*d.file).filter(|file| !file.is_empty()).collect();
    if files.is_empty() { findings } else { format!("{findings} in {}", plural(files.len(), "file")) }
}

fn plural(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    #[test]
    fn counts_are_worded() {
        let found = |codes: &[(Code, &str)]| {
            summary(&codes.iter().map(|(code, file)| code.about(&(*file).into(), "x")).collect::<Vec<_>>())
        };
        let (error, warning, note) = (Code::UnreadableFile, Code::LinkMissing, Code::UnknownValue);
        assert_eq!(found(&[]), "no findings");
        assert_eq!(found(&[(error, "a")]), "1 error in 1 file");
        assert_eq!(found(&[(error, "")]), "1 error");
        assert_eq!(found(&[(warning, "a"), (note, "a"), (note, "b")]), "1 warning and 2 notes in 2 files");
        assert_eq!(
            found(&[(error, "a"), (warning, "a"), (warning, "b"), (note, "c")]),
            "1 error, 2 warnings and 1 note in 3 files"
        );
    }
}
