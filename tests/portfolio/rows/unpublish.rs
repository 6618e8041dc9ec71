//! What was public once and is no more.

use super::{Folder, case, files, having, same};
use crate::canaries::png;

/// A note with all that a note can leave behind.
fn gone() -> String {
    "---\npublish: true\ntype: case\ndate: 2026-03-04\ntitle: Qzgone outage\ntags: [qzgonetag]\ndomains: [qzgonedomain]\n\
     pattern: qzgonepattern\nsummary: qzgonesummary\n---\nqzgonewords [[B]] ![[qzgone.png]] [x](https://qzgone.example/)\n"
        .to_owned()
}

#[test]
fn row_108_all_of_a_note_goes_with_it() {
    let rest = [
        ("B.md", case("Second", "b [[Outage]]")),
        ("Ledger.md", "---\npublish: true\ntype: ledger\ndate: 2026-03-05\ntitle: Saved\nevidence: \"[[Outage]]\"\n---\nx\n".to_owned()),
    ];
    let never = Folder::with(&rest);
    never.write("qzgone.png", png(""));
    let never = never.publish();

    for (name, command) in [("publish", "publish"), ("build", "build")] {
        for (how, change) in [
            ("withdrawn", Some(gone().replace("publish: true\n", ""))),
            ("damaged", Some(gone().replace("publish: true", "publish: true\npublish: true"))),
            ("deleted", None),
        ] {
            let folder = Folder::with(&rest);
            folder.write("Outage.md", gone());
            folder.write("qzgone.png", png(""));
            let site = folder.publish();
            for path in [
                "cases/qzgone-outage.html",
                "files/qzgone.png",
                "feed.xml",
                "sitemap.xml",
                "cases.html",
                "tags.html",
            ] {
                assert!(having(&site, "qzgone").contains(&path), "{path}: {:?}", having(&site, "qzgone"));
            }
            assert!(having(&site, "qzgonewords").iter().any(|path| path.starts_with("search")));
            assert!(having(&files(&folder.path("casebook")), "qzgone").contains(&"portfolio.published"));
            match change {
                Some(text) => folder.write("Outage.md", text),
                None => folder.remove("Outage.md"),
            }
            let run = folder.run(&[command]);
            assert_eq!(run.code, Some(0), "{}", run.stderr);
            let site = folder.site();
            assert_eq!(having(&site, "qzgone"), Vec::<&str>::new(), "{name}, {how}");
            same(&format!("{name}, {how}"), &site, &never);
            // Nor does the record have it; reports are for its owner alone.
            let record = std::fs::read_to_string(folder.path("casebook/portfolio.published")).unwrap();
            assert!(!record.contains("qzgone"), "{record}");
            let folders =
                walkdir::WalkDir::new(folder.path("casebook/portfolio")).into_iter().map(Result::unwrap);
            assert!(!folders.into_iter().any(|entry| entry.file_name() == "files"));
        }
    }
}

#[test]
fn row_108_the_last_note_takes_the_site_with_it() {
    for command in ["publish", "build"] {
        let folder = Folder::with(&[("Outage.md", gone())]);
        folder.write("qzgone.png", png(""));
        folder.publish();
        folder.remove("Outage.md");
        let run = folder.run(&[command]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert!(
            !folder.path("casebook/portfolio").exists()
                && !folder.path("casebook/portfolio.published").exists()
        );
        let manifest = std::fs::read_to_string(folder.path("casebook/.casebook-manifest.json")).unwrap();
        assert!(!manifest.contains("portfolio"), "{manifest}");
    }
}

#[test]
fn row_108_a_note_by_another_name_leaves_the_old_one() {
    let folder = Folder::with(&[("A.md", case("Qzold", "a")), ("B.md", case("Second", "[[A]]"))]);
    folder.publish();
    folder.write("A.md", case("Fresh", "a"));
    let site = folder.publish();
    assert!(site.contains_key("cases/fresh.html"));
    assert_eq!(having(&site, "qzold"), Vec::<&str>::new());
}
