//! Rows of the catalogue of bad inputs that are about the portfolio, each through the program itself.

mod approval;
mod content;
mod links;
mod output;
mod privacy;
mod unpublish;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What every vault here says, unless a row says more.
const SETTINGS: &str = "as_of = \"2026-11-15\"\ntimezone = \"UTC\"\n[portfolio]\ntitle = \"Rows\"\n\
                        base_url = \"https://example.org/work/\"\n";

/// Whose machine it is.
const ACCOUNT: &str = "mirabelq7";
const HOST: &str = "heliotrope9";

/// The files of a folder, by their paths in it.
type Files = BTreeMap<String, Vec<u8>>;

/// A vault on disk, in a folder that has room for what lies beside it.
struct Folder(tempfile::TempDir);

/// How a run ended and what it said.
#[derive(Debug)]
struct Run {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Folder {
    fn with<T: AsRef<[u8]>>(files: &[(&str, T)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.write("casebook.toml", SETTINGS);
        for (file, bytes) in files {
            folder.write(file, bytes);
        }
        folder
    }

    /// A place beside the vault.
    fn beside(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn path(&self, file: &str) -> PathBuf {
        self.beside("vault").join(file)
    }

    fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn remove(&self, file: &str) {
        std::fs::remove_file(self.path(file)).unwrap();
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
        command.args(args).current_dir(self.path("")).env("NO_COLOR", "1").env("COLUMNS", "200");
        for unset in ["CI", "LOGNAME", "USERNAME", "COMPUTERNAME", "SOURCE_DATE_EPOCH"] {
            command.env_remove(unset);
        }
        command.env("HOME", self.home()).env("USER", ACCOUNT).env("HOSTNAME", HOST);
        command
    }

    /// The home folder of whoever runs the program.
    fn home(&self) -> PathBuf {
        self.beside("homes").join(ACCOUNT)
    }

    fn run(&self, args: &[&str]) -> Run {
        ran(&mut self.command(args))
    }

    /// Publishes, which must go well, and gives what others see.
    #[track_caller]
    fn publish(&self) -> Files {
        let run = self.run(&["publish"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        self.site()
    }

    fn site(&self) -> Files {
        files(&self.path("casebook/portfolio"))
    }

    /// All that casebook wrote, and what others put there.
    fn out(&self) -> Files {
        let mut files = files(&self.path("casebook"));
        files.remove(".casebook.lock");
        files
    }
}

fn ran(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// Every regular file below a folder; links are not followed.
fn files(folder: &Path) -> Files {
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let name = |path: &Path| path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|entry| (name(entry.path()), std::fs::read(entry.path()).unwrap())).collect()
}

/// A public case with a body.
fn case(title: &str, body: &str) -> String {
    format!("---\npublish: true\ntype: case\ndate: 2026-03-03\ntitle: {title}\n---\n{body}\n")
}

/// A file of a site as text.
#[track_caller]
fn text<'s>(site: &'s Files, path: &str) -> std::borrow::Cow<'s, str> {
    let bytes = site.get(path).unwrap_or_else(|| panic!("no {path} in {:?}", site.keys()));
    String::from_utf8_lossy(bytes)
}

/// The files of a site that have a word in name or content, in any letter case.
fn having<'s>(site: &'s Files, word: &str) -> Vec<&'s str> {
    let word = word.to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&word);
    let named = site.iter().filter(|(path, bytes)| has(path) || has(&String::from_utf8_lossy(bytes)));
    named.map(|(path, _)| path.as_str()).collect()
}

/// Two sites are one, byte for byte.
#[track_caller]
fn same(name: &str, one: &Files, other: &Files) {
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>(), "{name}");
    for ((path, one), other) in one.iter().zip(other.values()) {
        let text = String::from_utf8_lossy;
        assert!(one == other, "{name}: {path} differs:\n{}\n---\n{}", text(one), text(other));
    }
}
