//! Builds that are killed, in processes of their own: what a test within one process can't show.

#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test looks at files, and may panic")]

use casebook::io::Output;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Tells the child process where to build; unset in the run of the tests itself.
const PLACE: &str = "CASEBOOK_TEST_BUILDS_IN";

/// The files of one build: some stay, some change, some come and go; large enough to be caught half-written.
fn set(build: usize) -> Vec<(String, Vec<u8>)> {
    let text = |n: usize| format!("{n} ").repeat(20_000).into_bytes();
    let changing = (0..6).map(|n| (format!("d{}/changing{n}.md", n % 2), text(build)));
    let passing = (0..3).map(|n| (format!("build{}/passing{n}.md", build % 3), text(build)));
    changing.chain(passing).chain([("staying.md".to_owned(), text(0))]).collect()
}

fn open(vault: &Path, waiting: &dyn Fn()) -> Output {
    Output::open(&vault.join("out"), vault, None, waiting).expect("the folder is casebook's")
}

/// The child's part: builds until it is killed. Does nothing in an ordinary run.
#[test]
fn child_builds_until_killed() {
    let Ok(vault) = std::env::var(PLACE) else { return };
    let mut output = open(Path::new(&vault), &|| {});
    say("open");
    for build in 1.. {
        output.write(set(build)).expect("a build");
    }
}

#[expect(clippy::print_stdout, reason = "the parent reads it; the harness captures nothing")]
fn say(word: &str) {
    println!("\n{word}");
}

/// Starts a child and waits until it builds.
fn start(vault: &Path) -> Child {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child_builds_until_killed", "--nocapture", "--test-threads=1"])
        .env(PLACE, vault)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap() == "open"), "the child never opened its folder");
    child
}

fn kill(mut child: Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().display().to_string();
            (name.replace('\\', "/"), fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// One number, 20,000 times over: a file that some build wrote, to its end.
fn is_whole(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let number = text.split(' ').next().unwrap_or_default();
    text == format!("{number} ").repeat(20_000)
}

#[test]
fn a_killed_build_leaves_whole_files_and_no_trace_after_the_next() {
    let (vault, clean) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    open(clean.path(), &|| {}).write(set(0)).unwrap();
    let clean = files(&clean.path().join("out"));
    for round in 0..12 {
        let child = start(vault.path());
        // Spread over what a build takes, so that each round stops at another place.
        std::thread::sleep(Duration::from_millis(7 * round));
        kill(child);
        for (name, bytes) in files(&vault.path().join("out")) {
            assert!(name.contains(".casebook") || is_whole(&bytes), "round {round}: {name} is torn");
        }
        // The lock of the killed build holds nobody up.
        let mut output = open(vault.path(), &|| panic!("locked by a process that is gone"));
        let written = output.write(set(0)).unwrap();
        assert_eq!(written.kept, [], "round {round}");
        drop(output);
        assert_eq!(files(&vault.path().join("out")), clean, "round {round}");
    }
}

#[test]
fn a_build_waits_for_one_in_another_process() {
    let vault = tempfile::tempdir().unwrap();
    let child = start(vault.path());
    let (waits, waited) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        let build = scope.spawn(|| {
            let mut output = open(vault.path(), &|| waits.send(()).unwrap());
            output.write(set(0)).unwrap();
        });
        waited.recv_timeout(Duration::from_secs(30)).unwrap();
        kill(child);
        build.join().unwrap();
    });
}
