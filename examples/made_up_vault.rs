//! Writes a made-up vault into a new folder: `cargo run --release --example made_up_vault -- FOLDER 10000 typed`.

#![expect(
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a tool for developers, not a part of casebook"
)]

#[path = "../benches/support/mod.rs"]
mod support;

use std::path::PathBuf;
use std::process::ExitCode;
use support::{Mix, Vault};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, notes, mix] = arguments.as_slice() else { return usage() };
    let (Ok(notes), Some(mix)) = (notes.parse(), mix_named(mix)) else { return usage() };
    match write(&PathBuf::from(folder), Vault { notes, mix, years: 4 }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("can't write the vault: {error}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("made_up_vault FOLDER NOTES generic|typed");
    ExitCode::from(2)
}

fn mix_named(name: &str) -> Option<Mix> {
    [("generic", Mix::Generic), ("typed", Mix::Typed)]
        .into_iter()
        .find(|(known, _)| *known == name)
        .map(|(_, mix)| mix)
}

fn write(folder: &std::path::Path, vault: Vault) -> std::io::Result<()> {
    std::fs::create_dir(folder)?;
    for number in 0..vault.notes {
        let (path, text) = vault.note(number);
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, text)?;
    }
    Ok(())
}
