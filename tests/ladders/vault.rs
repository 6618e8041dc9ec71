//! Vaults from texts and folders.

use casebook::config::{self, Config};
use casebook::model::names::Names;
use casebook::model::vault::Vault;
use casebook::pipeline::{assemble, read_note};
use std::path::Path;
use std::sync::Arc;

/// A vault of notes, by path and text.
pub(crate) fn vault<'t>(notes: impl IntoIterator<Item = (&'t str, &'t str)>, config: &Config) -> Vault {
    let names = Names::new(&config.names);
    let read =
        |(file, text): (&str, &str)| read_note(&Arc::from(file), text.as_bytes().to_vec(), &names, config);
    assemble(notes.into_iter().map(read), Vec::new(), Vec::new()).0
}

/// A vault of a folder, with its settings.
pub(crate) fn folder(root: &Path) -> (Vault, Config) {
    let settings = std::fs::read_to_string(root.join("casebook.toml")).unwrap_or_default();
    let (config, findings) = config::read(&Arc::from("casebook.toml"), &settings);
    assert!(findings.is_empty(), "{}: {findings:?}", root.display());
    let out = root.join(&config.out);
    let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter();
    let shown = files
        .filter_entry(|entry| !entry.file_name().to_string_lossy().starts_with('.') && entry.path() != out);
    let mut notes = Vec::new();
    for entry in shown.map(Result::unwrap) {
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "md")
            && !path.starts_with(root.join("templates"))
        {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            notes.push((name, std::fs::read_to_string(path).unwrap_or_default()));
        }
    }
    let vault = vault(notes.iter().map(|(name, text)| (name.as_str(), text.as_str())), &config);
    (vault, config)
}
