//! The folder of the portfolio: whose it is, and what stands in it.

use super::{Files, Folder, case, files};
use std::fs;
use std::path::Path;

fn two() -> Folder {
    Folder::with(&[("A.md", case("First", "a [[B]]")), ("B.md", case("Second", "b"))])
}

/// A publication is refused with words, and changes nothing.
#[track_caller]
fn refused(name: &str, folder: &Folder, args: &[&str], says: &str) {
    let before = files(&folder.beside(""));
    let run = folder.run(args);
    assert_eq!(run.code, Some(2), "{name}: {}", run.stderr);
    assert!(run.stderr.contains(says), "{name}: {}", run.stderr);
    let mut after = files(&folder.beside(""));
    after.retain(|path, _| !path.ends_with(".casebook.lock"));
    let mut before = before;
    before.retain(|path, _| !path.ends_with(".casebook.lock"));
    assert_eq!(before, after, "{name}");
}

#[test]
fn row_102_what_is_not_ours_stays() {
    let folder = two();
    folder.write("casebook/thesis.txt", "mine");
    refused("the output folder", &folder, &["publish"], "thesis.txt");

    // In a folder of ours, a portfolio that someone else made.
    let folder = Folder::with(&[("A.md", "nothing public")]);
    assert_eq!(folder.run(&["build"]).code, Some(0));
    folder.write("casebook/portfolio/index.html", "mine");
    folder.write("A.md", case("First", "a"));
    refused("the portfolio", &folder, &["publish"], "portfolio/index.html");

    // What does not stand where a page would is no one's business.
    folder.remove("casebook/portfolio/index.html");
    folder.write("casebook/portfolio/other.html", "mine");
    assert_eq!(folder.publish()["other.html"], b"mine");
}

#[test]
fn row_103_no_folder_that_holds_more() {
    let folder = two();
    folder.write("casebook.toml", super::SETTINGS);
    fs::create_dir_all(folder.home().join("site")).unwrap();
    let home = folder.home();
    let above = folder.beside("homes");
    for (name, out, says) in [
        ("the vault", folder.path(""), "is the vault itself"),
        ("what contains the vault", folder.beside(""), "contains the vault"),
        ("the home folder", home.clone(), "home folder"),
        ("what contains the home folder", above, "home folder"),
        ("the vault by a way round", home.join("../../vault"), "is the vault itself"),
        ("everything", Path::new("/").to_path_buf(), "root of the file system"),
    ] {
        refused(name, &folder, &["publish", "--out", out.to_str().unwrap()], says);
    }
    // A folder in the home folder is a good one.
    let out = home.join("site");
    let run = folder.run(&["publish", "--out", out.to_str().unwrap()]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(out.join("portfolio/index.html").is_file());
}

#[test]
#[cfg(unix)]
fn row_104_nothing_is_written_through_a_link() {
    use std::os::unix::fs::symlink;
    let folder = two();
    let elsewhere = folder.beside("elsewhere");
    fs::create_dir_all(elsewhere.join("cases")).unwrap();
    fs::write(elsewhere.join("cases/first.html"), "mine").unwrap();
    fs::write(elsewhere.join("index.html"), "mine").unwrap();

    symlink(&elsewhere, folder.path("out")).unwrap();
    refused("the output folder", &folder, &["publish", "--out", "out"], "symbolic link");
    refused("the output folder with a slash", &folder, &["publish", "--out", "out/"], "symbolic link");

    // Before the first publication, and after.
    folder.write("A.md", "nothing public");
    folder.write("B.md", "nothing public");
    assert_eq!(folder.run(&["build"]).code, Some(0));
    symlink(&elsewhere, folder.path("casebook/portfolio")).unwrap();
    folder.write("A.md", case("First", "a"));
    refused("the portfolio", &folder, &["publish"], "portfolio");
    fs::remove_file(folder.path("casebook/portfolio")).unwrap();
    folder.publish();

    for (name, at, to) in [
        ("a folder of it", "casebook/portfolio/cases", elsewhere.join("cases")),
        ("a page of it", "casebook/portfolio/index.html", elsewhere.join("index.html")),
        ("all of it", "casebook/portfolio", elsewhere.clone()),
    ] {
        let aside = folder.beside("aside");
        fs::rename(folder.path(at), &aside).unwrap();
        symlink(to, folder.path(at)).unwrap();
        folder.write("A.md", case("First", "another text"));
        refused(name, &folder, &["publish"], "portfolio");
        // A note that is withdrawn is not deleted through a link either.
        let theirs = files(&elsewhere);
        folder.write("A.md", "nothing public");
        folder.run(&["publish"]);
        assert_eq!(files(&elsewhere), theirs, "{name}");
        fs::remove_file(folder.path(at)).unwrap();
        if aside.exists() {
            fs::rename(&aside, folder.path(at)).unwrap();
        }
        folder.write("A.md", case("First", "a"));
        folder.publish();
    }
    assert_eq!(files(&elsewhere).len(), 2);
}

#[test]
fn row_105_what_stands_in_the_way_stops_all_of_it() {
    let folder = Folder::with(&[("A.md", "nothing public")]);
    assert_eq!(folder.run(&["build"]).code, Some(0));
    folder.write("A.md", case("First", "a"));
    fs::create_dir_all(folder.path("casebook/portfolio/index.html/mine")).unwrap();
    refused("a folder for a page", &folder, &["publish"], "portfolio/index.html");
    fs::remove_dir_all(folder.path("casebook/portfolio")).unwrap();
    folder.write("casebook/portfolio", "mine");
    refused("a file for the folder", &folder, &["publish"], "portfolio");
    folder.remove("casebook/portfolio");
    folder.write("casebook/portfolio/cases", "mine");
    refused("a file for a folder", &folder, &["publish"], "portfolio/cases");
}

#[test]
#[cfg(unix)]
fn row_105_a_folder_that_may_not_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let folder = two();
    folder.publish();
    let mode = |mode| {
        for at in ["casebook/portfolio/cases", "casebook/portfolio", "casebook"] {
            fs::set_permissions(folder.path(at), fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    mode(0o555);
    // Whoever runs as root may write everywhere.
    let counts = fs::write(folder.path("casebook/probe"), "").is_err();
    if counts {
        folder.write("A.md", case("First", "another text"));
        let before = folder.out();
        let run = folder.run(&["publish"]);
        assert_eq!((run.code, folder.out() == before), (Some(2), true), "{}", run.stderr);
    }
    mode(0o755);
}

#[test]
fn row_106_a_page_edited_by_hand_stops_the_publication() {
    let edit = |folder: &Folder, page: &str| folder.write(&format!("casebook/portfolio/{page}"), "edited");
    for (name, page, change) in [
        ("the page itself changes", "cases/first.html", Some(case("First", "another text"))),
        ("another page changes", "cases/second.html", Some(case("First", "another text"))),
        ("nothing changes", "index.html", None),
        ("its note is withdrawn", "cases/first.html", Some("nothing public".to_owned())),
        ("styles", "style.css", None),
        ("the record", "../portfolio.published", Some(case("First", "another text"))),
    ] {
        let folder = two();
        folder.publish();
        edit(&folder, page);
        if let Some(text) = change {
            folder.write("A.md", text);
        }
        refused(name, &folder, &["publish"], "edited by hand");
        // A build writes its reports, says the same, and leaves the portfolio as it is.
        let site = folder.site();
        let run = folder.run(&["build"]);
        assert_eq!(run.code, Some(2), "{name}: {}", run.stderr);
        assert!(run.stderr.contains("edited by hand") && folder.path("casebook/reports/digest.md").is_file());
        assert_eq!(folder.site(), site, "{name}");
        // Once the edit is gone, all goes on.
        folder.remove(&format!("casebook/portfolio/{page}"));
        folder.publish();
    }
}

#[test]
fn row_107_files_of_others_survive() {
    let folder = two();
    folder.publish();
    let theirs = [
        (".git/config", "[core]"),
        (".git/index.html", "x"),
        ("CNAME", "example.org"),
        ("cases/notes.txt", "x"),
    ];
    for (file, text) in theirs {
        folder.write(&format!("casebook/portfolio/{file}"), text);
    }
    let there = |site: &Files| {
        theirs.iter().all(|(file, text)| site.get(*file).is_some_and(|bytes| bytes == text.as_bytes()))
    };
    folder.write("A.md", case("First", "another text"));
    assert!(there(&folder.publish()));
    assert_eq!(folder.run(&["build"]).code, Some(0));
    for note in ["A.md", "B.md"] {
        folder.write(note, "nothing public");
    }
    let site = folder.publish();
    assert!(there(&site));
    assert_eq!(site.len(), theirs.len(), "{:?}", site.keys());
    assert!(folder.path("casebook/reports").is_dir());
}
