#![expect(clippy::disallowed_methods, reason = "tests write and watch folders of their own")]

use super::{Changes, Relevance, Seen, Watch, fault, seen};
use notify::event::{AccessKind, CreateKind, DataChange, Flag, ModifyKind, RenameMode};
use notify::{Error, ErrorKind, Event, EventKind};
use std::fs;
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::Duration;
use tempfile::TempDir;

/// Far more than it takes; a test that fails waits so long, one that passes does not.
const AT_MOST: Duration = Duration::from_secs(60);

fn relevance() -> Relevance {
    Relevance::new("/v".into(), "/v/casebook".into())
}

/// What an event is to a build: `!` for a scan of everything.
fn told(event: &Event) -> Vec<String> {
    match seen(event, &relevance()) {
        Some(Seen::Files(files)) => files,
        Some(Seen::Lost | Seen::Gone | Seen::Failed(_)) => vec!["!".to_owned()],
        None => Vec::new(),
    }
}

#[test]
fn an_event_is_what_changed_in_the_vault() {
    let event = |kind: EventKind, paths: &[&str]| {
        paths.iter().fold(Event::new(kind), |event, path| event.add_path(path.into()))
    };
    let data = EventKind::Modify(ModifyKind::Data(DataChange::Any));
    for (event, expected) in [
        (event(data, &["/v/a.md"]), &["a.md"][..]),
        (event(EventKind::Create(CreateKind::File), &["/v/a.md"]), &["a.md"]),
        (
            event(EventKind::Modify(ModifyKind::Name(RenameMode::Both)), &["/v/a.md", "/v/b.md"]),
            &["a.md", "b.md"],
        ),
        (event(EventKind::Access(AccessKind::Read), &["/v/a.md"]), &[]),
        (event(data, &["/v/casebook/reports/digest.md"]), &[]),
        (event(data, &["/v/.git/index"]), &[]),
        (event(EventKind::Other, &[]), &[]),
        (Event::new(EventKind::Other).set_flag(Flag::Rescan), &["!"]),
    ] {
        assert_eq!(told(&event), expected, "{event:?}");
    }
}

#[test]
fn an_error_of_the_system_is_a_scan_of_everything() {
    assert!(matches!(fault(Error::generic("gone wrong")), Seen::Lost));
    assert!(matches!(fault(Error::new(ErrorKind::MaxFilesWatch)), Seen::Failed(_)));
}

/// The next changes of a vault, from a thread of its own, so that a test can't wait for ever.
fn next(mut watch: Watch) -> Option<(Watch, Changes)> {
    let (teller, told) = channel();
    std::thread::spawn(move || {
        let changes = watch.wait();
        let _ = teller.send((watch, changes));
    });
    told.recv_timeout(AT_MOST).ok()
}

fn vault() -> (TempDir, std::path::PathBuf) {
    let folder = TempDir::new().unwrap();
    let vault = fs::canonicalize(folder.path()).unwrap();
    fs::create_dir(vault.join("casebook")).unwrap();
    fs::write(vault.join("a.md"), "a").unwrap();
    (folder, vault)
}

fn watched(vault: &Path, polls: bool) -> Watch {
    Watch::start(vault.to_path_buf(), vault.join("casebook"), polls).unwrap()
}

#[test]
fn what_comes_in_one_go_is_one_change() {
    let (_folder, vault) = vault();
    let watch = watched(&vault, false);
    for seen in [vec!["a.md"], vec!["b.md", "a.md"], vec!["casebook.toml"]] {
        watch.teller.send(Seen::Files(seen.into_iter().map(str::to_owned).collect())).unwrap();
    }
    let (watch, changes) = next(watch).unwrap();
    let files = ["a.md", "b.md", "casebook.toml"].map(str::to_owned).into();
    assert_eq!(changes, Changes { files, all: false });
    watch.teller.send(Seen::Lost).unwrap();
    assert_eq!(next(watch).unwrap().1, Changes { all: true, ..Changes::default() });
}

#[test]
fn a_save_by_rename_changes_one_file_and_output_none() {
    let (_folder, vault) = vault();
    let mut watch = watched(&vault, false);
    fs::write(vault.join("casebook/x.md"), "x").unwrap();
    fs::write(vault.join(".a.md.swp"), "new").unwrap();
    fs::write(vault.join("a.md.tmp"), "new").unwrap();
    fs::rename(vault.join("a.md"), vault.join("a.md~")).unwrap();
    fs::rename(vault.join("a.md.tmp"), vault.join("a.md")).unwrap();
    fs::remove_file(vault.join("a.md~")).unwrap();
    fs::write(vault.join("last.md"), "").unwrap();
    let mut files = std::collections::BTreeSet::new();
    while !files.contains("last.md") {
        let changes;
        (watch, changes) = next(watch).unwrap();
        assert!(!changes.all);
        files.extend(changes.files);
    }
    assert_eq!(files.iter().collect::<Vec<_>>(), ["a.md", "last.md"]);
}

#[test]
fn what_is_in_a_new_folder_is_watched_too() {
    let (_folder, vault) = vault();
    let watch = watched(&vault, false);
    fs::create_dir(vault.join("New")).unwrap();
    let (watch, first) = next(watch).unwrap();
    assert!(first.files.contains("New"), "{first:?}");
    fs::write(vault.join("New/b.md"), "").unwrap();
    let (_, second) = next(watch).unwrap();
    assert!(second.files.contains("New/b.md"), "{second:?}");
}

#[test]
fn who_looks_every_second_sees_the_same() {
    let (_folder, vault) = vault();
    let mut watch = watched(&vault, true);
    assert_eq!(watch.trouble(), None);
    fs::write(vault.join("casebook/x.md"), "x").unwrap();
    fs::write(vault.join("b.md"), "longer").unwrap();
    let (_, changes) = next(watch).unwrap();
    assert!(changes.files.contains("b.md") && !changes.files.contains("casebook/x.md"), "{changes:?}");
}

#[test]
fn a_vault_that_is_made_again_is_watched_again() {
    for polls in [false, true] {
        let (_folder, vault) = vault();
        let own = vault.join("Own");
        fs::create_dir(&own).unwrap();
        let mut watch = watched(&own, polls);
        let moved = vault.join("Moved");
        for leaves in [true, false] {
            if leaves {
                fs::rename(&own, &moved).unwrap();
            } else {
                fs::remove_dir_all(&own).unwrap();
            }
            if !polls {
                let gone;
                (watch, gone) = next(watch).unwrap();
                assert!(gone.all);
            }
            fs::create_dir(&own).unwrap();
            fs::write(own.join("a.md"), "a").unwrap();
            // It is back, with all that is in it; then each change is told as before.
            let back;
            (watch, back) = next(watch).unwrap();
            assert!(back.all || polls, "{back:?}");
            fs::write(own.join("later.md"), "b").unwrap();
            let mut changes = Changes::default();
            while !changes.files.contains("later.md") {
                (watch, changes) = next(watch).unwrap();
            }
        }
    }
}

#[test]
fn who_can_watch_no_more_looks_every_second() {
    let (_folder, vault) = vault();
    let watch = watched(&vault, false);
    watch.teller.send(Seen::Failed(Error::new(ErrorKind::MaxFilesWatch))).unwrap();
    let (mut watch, changes) = next(watch).unwrap();
    assert!(changes.all);
    let trouble = watch.trouble().unwrap();
    assert!(
        trouble.contains("every second") && trouble.contains("fs.inotify.max_user_watches="),
        "{trouble}"
    );
    fs::write(vault.join("b.md"), "longer").unwrap();
    assert!(next(watch).unwrap().1.files.contains("b.md"));
}
