use super::Folder;
use crate::diagnostic::Code;
use crate::io::{Found, Rules, on_all, read, scan, write_whole};
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

fn found(folder: &Folder) -> Vec<Found> {
    scan(&folder.path(""), &Rules::default()).notes
}

#[test]
fn notes_come_back_in_order_with_progress() {
    let names: Vec<String> = (0..200).map(|n| format!("n{n:03}.md")).collect();
    let folder = Folder::with(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let notes = found(&folder);
    fs::remove_file(folder.path("n100.md")).unwrap();
    let most = AtomicUsize::new(0);
    let progress = |done| {
        most.fetch_max(done, Ordering::Relaxed);
    };
    let texts = on_all(&notes, |note| (note.file.to_string(), read(note)), &progress);
    assert_eq!(most.into_inner(), 200);
    for (name, text) in names.iter().zip(texts) {
        assert_eq!(text.0, *name);
        match text.1 {
            Ok(bytes) => assert_eq!(bytes, name.as_bytes()),
            Err(finding) => assert_eq!((name.as_str(), finding.code), ("n100.md", Code::ChangedWhileReading)),
        }
    }
}

#[test]
fn an_edit_since_the_scan_is_read_unless_it_made_the_note_too_large() {
    let folder = Folder::with(&["a.md"]);
    let note = found(&folder).remove(0);
    folder.write("a.md", "a longer text");
    assert_eq!(read(&note).unwrap(), b"a longer text");
    fs::File::create(folder.path("a.md")).unwrap().set_len(crate::io::SIZE_LIMIT + 1).unwrap();
    assert_eq!(read(&note).unwrap_err().code, Code::ChangedWhileReading);
}

#[cfg(unix)]
#[test]
fn a_note_that_may_not_be_read_is_reported() {
    use std::os::unix::fs::PermissionsExt;
    if !super::permissions_count() {
        return;
    }
    let folder = Folder::with(&["a.md"]);
    let note = found(&folder).remove(0);
    fs::set_permissions(folder.path("a.md"), fs::Permissions::from_mode(0o000)).unwrap();
    assert_eq!(read(&note).unwrap_err().code, Code::UnreadableFile);
}

#[test]
fn a_write_replaces_the_whole_file_and_leaves_nothing_beside_it() {
    let folder = Folder::with(&["a.md"]);
    write_whole(&folder.path("a.md"), b"new").unwrap();
    write_whole(&folder.path("b.md"), b"").unwrap();
    assert_eq!((folder.read("a.md").as_str(), folder.read("b.md").as_str()), ("new", ""));
    fs::create_dir(folder.path("d.md")).unwrap();
    assert!(write_whole(&folder.path("d.md"), b"").is_err());
    assert!(write_whole(&folder.path("none/a.md"), b"").is_err());
    let names = fs::read_dir(folder.path("")).unwrap().count();
    assert_eq!(names, 3);
}

#[cfg(unix)]
#[test]
fn a_write_keeps_permissions_and_refuses_links() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with(&["a.md", "target.md"]);
    let mode = |file: &str| fs::metadata(folder.path(file)).unwrap().permissions().mode() & 0o777;
    fs::set_permissions(folder.path("a.md"), fs::Permissions::from_mode(0o640)).unwrap();
    write_whole(&folder.path("a.md"), b"new").unwrap();
    assert_eq!(mode("a.md"), 0o640);
    write_whole(&folder.path("b.md"), b"new").unwrap();
    // As any new file: whatever the umask leaves of rw-rw-rw-.
    assert_eq!(mode("b.md"), mode("target.md"));
    folder.link("link.md", "target.md");
    assert!(write_whole(&folder.path("link.md"), b"new").is_err());
    assert_eq!(folder.read("target.md"), "target.md");
}
