//! A private note leaves no trace, whatever leads to it.

use super::{ACCOUNT, Folder, HOST, SETTINGS, case, files, having, ran, same, text};
use crate::canaries::{jpeg, png};
use std::time::{Duration, SystemTime};

/// A note that stays at home. Every name that it has is named in one of the public notes.
const HIDDEN: &str = "---\ntype: case\ndate: 2026-03-04\ntitle: Qzhush outage\naliases: [Qzalias]\n\
                      tags: [qzlonely, shared]\ndomains: [network, qzdomain]\npattern: conntrack\nsummary: qzsummary\n\
                      slug: qzslug\nstarted: 2026-03-04T10:00Z\nresolved: 2026-03-04T12:00Z\nseverity: 2\n---\n\
                      # Qzheading\n\nqzbody ^qzblock\n\n[[Row]] [[Other]] #qzlonely/deeper\n\n\
                      ## Diagnostic path\n\n1. qzcheck -> qzfinding\n";

/// A public case of that name.
fn row(row: &str, body: &str) -> (String, String) {
    (format!("{row}.md"), case(row, body))
}

/// The same with more properties.
fn with(row: &str, properties: &str, body: &str) -> (String, String) {
    (format!("{row}.md"), case(row, body).replace("title:", &format!("{properties}\ntitle:")))
}

/// A public ledger entry with that evidence.
fn ledger(row: &str, evidence: &str) -> (String, String) {
    let head = format!("publish: true\ntype: ledger\ndate: 2026-03-05\ntitle: {row}\nconfidence: high");
    (format!("{row}.md"), format!("---\n{head}\nevidence: {evidence}\n---\nSaved.\n"))
}

#[test]
fn rows_125_to_136_a_private_note_leaves_no_trace() {
    let mechanism = "---\npublish: true\ntype: mechanism\ndate: 2026-01-05\ntitle: Row 135 mechanism\n\
                     patterns: [conntrack]\nprompted_by: \"[[Secret]]\"\n---\nx\n";
    let named = vec![
        row(
            "Row 125 linked",
            "See [[Secret]] [[Secret|seen]] [[Secret#Qzheading]] [[Private/Secret]] [words](Secret.md)",
        ),
        row("Row 126 aliased", "[[Qzalias]] [[qzalias|seen]] [[Qzhush outage]] [[qzslug]]"),
        row("Row 127 embedded", "![[Secret]] ![[Secret#Qzheading]] ![[Secret#^qzblock]] ![[Qzalias]]"),
        row("Row 134 old address", "[words](qzslug) [words](../cases/qzslug.html) [[cases/qzslug]]"),
        ledger("Row 136 alone", "\"[[Secret]]\""),
        ledger("Row 136 among others", "[\"[[Secret]]\", \"[[Other]]\"]"),
        ledger("Row 136 with words", "\"[[Secret|the outage]]\""),
        row("A diagnostic path", "## Diagnostic path\n\n1. [[Secret]] -> [[Qzalias]]\n2. ![[Secret]] -> x"),
        with(
            "Properties",
            "mechanisms: [\"[[Secret]]\"]\nrelated: \"[[Secret]]\"\nsummary: see [[Secret]] [x](Secret.md)",
            "a",
        ),
    ];
    for (rows, notes) in [
        ("rows 125 to 127, 129 to 132, 134, 136", named),
        ("row 128: only in backlinks", vec![row("Row", "a")]),
        ("row 133: alone under a tag", vec![row("Row", "#shared")]),
        ("row 135: in counts", vec![with("Row", "pattern: conntrack\ndomains: [network]", "a")]),
        ("row 135: in those of a mechanism", vec![("Row.md".to_owned(), mechanism.to_owned())]),
    ] {
        let folder = Folder::with(&notes.iter().map(|(file, text)| (&**file, text)).collect::<Vec<_>>());
        folder.write("Other.md", with("Other", "domains: [network]", "## Diagnostic path\n\n1. a -> b").1);
        let without = folder.publish();
        folder.write("Private/Secret.md", HIDDEN);
        // By the name of a public one, nearer by; and one that links to all.
        folder.write("A/Row.md", HIDDEN);
        folder.write(
            "Aa.md",
            notes.iter().map(|(file, _)| format!("[[{file}]] ![[{file}]]")).collect::<Vec<_>>().join(" "),
        );
        same(rows, &folder.publish(), &without);
        for word in ["qz", "secret"] {
            assert_eq!(having(&without, word), Vec::<&str>::new(), "{rows}: {word}");
        }
        // Nor is there a way by the build.
        let ran = folder.run(&["build"]);
        assert_eq!(ran.code, Some(0), "{rows}: {}", ran.stderr);
        same(rows, &folder.site(), &without);
    }
}

#[test]
fn row_137_and_138_attachments_go_out_by_public_notes_alone() {
    let folder = Folder::with(&[
        ("Row.md", case("Row", "![[both.png]] ![[open.png]]")),
        ("Secret.md", "![[both.png]] ![[qzonly.png]] [[Row]]\n".to_owned()),
    ]);
    for file in ["both.png", "open.png", "qzonly.png", "qznobody.png"] {
        folder.write(&format!("img/{file}"), png(""));
    }
    for command in ["publish", "build"] {
        let run = folder.run(&[command]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let site = folder.site();
        let copies: Vec<&String> = site.keys().filter(|path| path.starts_with("files/")).collect();
        assert_eq!(copies, ["files/both.png", "files/open.png"], "{command}");
        assert_eq!(having(&site, "qz"), Vec::<&str>::new());
        assert_eq!(run.stderr.matches("CB1002").count(), 1, "{}", run.stderr);
        assert!(run.stderr.contains("img/both.png") && run.stderr.contains("Secret.md"), "{}", run.stderr);
    }
}

#[test]
fn row_139_pictures_tell_nothing_of_their_author() {
    let folder = Folder::with(&[("Row.md", case("Row", "![[photo.jpg]] ![[shot.png]] ![[named.png]]"))]);
    folder.write("photo.jpg", jpeg("GPSLatitude qzplace"));
    folder.write("shot.png", png("qzauthor"));
    folder.write("named.png", jpeg("qzplace"));
    let site = folder.publish();
    for path in ["files/photo.jpg", "files/shot.png", "files/named.png"] {
        let bytes = &site[path];
        let has = |word: &[u8]| bytes.windows(word.len()).any(|window| window == word);
        assert!(!has(b"qz") && !has(b"Exif") && !has(b"GPS") && !has(b"tEXt"), "{path}");
    }
    assert_eq!(site["files/shot.png"], {
        let bare = png("");
        bare[..33].iter().chain(&bare[bare.len() - 37..]).copied().collect::<Vec<u8>>()
    });
    assert_eq!(having(&site, "qz"), Vec::<&str>::new());
}

const WAYS: [&[&str]; 3] = [&["publish"], &["publish", "--approve"], &["publish", "--dry-run"]];

#[test]
fn row_140_words_of_this_machine_stop_the_publication() {
    let folder = Folder::with(&[("Row.md", case("Row", "a"))]);
    folder.publish();
    let home = folder.home().to_str().unwrap().to_owned();
    let property = |value: &str| case("Row", "a").replace("title:", &format!("summary: \"{value}\"\ntitle:"));
    for (name, note, word) in [
        ("the home folder", case("Row", &format!("It stood in {home}/notes/x.md then.")), &*home),
        ("the home folder in code", case("Row", &format!("```\n$ ls {home}\n```")), &home),
        ("the home folder on a Mac", case("Row", &format!("/Users/{ACCOUNT}/notes")), ACCOUNT),
        ("the account", case("Row", &format!("by {ACCOUNT}")), ACCOUNT),
        ("the host", case("Row", &format!("{HOST}.local was slow")), HOST),
        ("account and host", case("Row", &format!("{ACCOUNT}@{HOST}:~$ ls")), ACCOUNT),
        ("in a property", property(&format!("on {HOST}")), HOST),
        ("in the address of a link", case("Row", &format!("[x](https://{HOST}.example/)")), HOST),
        ("in the name of a picture", case("Row", &format!("![[{HOST}.png]]")), HOST),
    ] {
        folder.write(&format!("{HOST}.png"), png(""));
        folder.write("Row.md", note);
        let before = folder.out();
        // Every way to publish is stopped by the same look, so each is tried once.
        let ways = if name == "the home folder" { &WAYS[..] } else { &WAYS[..1] };
        for args in ways {
            let run = folder.run(args);
            assert_eq!(run.code, Some(1), "{name}: {}", run.stderr);
            let told = ["CB1011", "Row.md", "`cases/row.html`, line ", word];
            assert!(told.iter().all(|told| run.stderr.contains(told)), "{name}: {}", run.stderr);
            assert_eq!(folder.out(), before, "{name}");
            assert!(!folder.path("portfolio.approved").exists(), "{name}");
        }
    }
    let site = folder.site();
    let run = folder.run(&["build"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    same("a build", &folder.site(), &site);
}

#[test]
fn row_141_a_file_is_never_named() {
    let evidence = "---\npublish: true\ntype: ledger\ndate: 2026-03-05\ntitle: Saved\n\
                    evidence: [\"[[2026-03-03 qzfile]]\", \"[[Qzother|seen]]\"]\n---\nx\n";
    let folder = Folder::with(&[
        (
            "Qzfolder/2026-03-03 qzfile.md",
            case("Shown", "[[Qzother|seen]] [words](../Qzother.md#part) ![[Qzother#Part]] ![[qzother]]"),
        ),
        (
            "Qzother.md",
            case(
                "Other",
                "## Part\n\n[[2026-03-03 qzfile]] [[2026-03-03 qzfile#Nowhere]] [[Qzfolder/2026-03-03 QZFILE]]\n\n| a |\n|-|\n| [[2026-03-03 qzfile]] b |\n\nx [[2026-03-03 qzfile|that]] [y](Qzfolder/2026-03-03%20qzfile.md)",
            ),
        ),
        (
            "Qzslugged.md",
            case("Third", "[[2026-03-03 qzfile#Nowhere|z]]").replace("title:", "slug: chosen\ntitle:"),
        ),
        ("Qzledger.md", evidence.to_owned()),
    ]);
    let site = folder.publish();
    assert_eq!(having(&site, "qz"), Vec::<&str>::new());
    for page in ["cases/shown.html", "cases/other.html", "cases/chosen.html", "ledger/saved.html"] {
        assert!(site.contains_key(page), "{:?}", site.keys());
    }
    // Its owner is told.
    let run = folder.run(&["publish", "--dry-run"]);
    assert!(run.stdout.contains("Qzfolder/2026-03-03 qzfile.md"), "{}", run.stdout);
}

#[test]
fn row_142_properties_of_ones_own_stay_at_home() {
    let note = "---\npublish: true\ntype: case\ndate: 2026-03-03\ntitle: Row\nseverity: 2\nclient: qzclient\n\
                Cost: 4711\npeople: [Qzperson]\naliases: [Qzalias]\ncssclass: qzclass\nqzkey: {a: qzdeep}\n\
                nested:\n  - qzlist\npassword: qzpassword\npermalink: /qzlink\n---\nx\n";
    let plain = "---\npublish: true\ntype: case\ndate: 2026-03-03\ntitle: Row\nseverity: 2\n---\nx\n";
    let site = Folder::with(&[("Row.md", note)]).publish();
    assert_eq!(having(&site, "qz"), Vec::<&str>::new());
    same("row 142", &site, &Folder::with(&[("Row.md", plain)]).publish());
}

#[test]
fn row_143_the_same_notes_make_the_same_bytes() {
    let make = || {
        let folder = Folder::with(&[
            ("Row.md", case("Row", "![[a.png]] [[Other]] #tag")),
            ("Other.md", case("Other", "b")),
        ]);
        folder.write("a.png", png("x"));
        folder
    };
    let folder = make();
    let first = folder.publish();
    // Long ago, or so they say; and built anew a moment later, elsewhere, in another zone, with other threads.
    let other = make();
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(86_400 * 365);
    for entry in walkdir::WalkDir::new(other.path(""))
        .into_iter()
        .map(Result::unwrap)
        .filter(|e| e.file_type().is_file())
    {
        std::fs::File::options().write(true).open(entry.path()).unwrap().set_modified(old).unwrap();
    }
    std::thread::sleep(Duration::from_millis(1_100));
    let run =
        ran(other.command(&["publish", "--threads", "1"]).env("TZ", "Asia/Tokyo").env("LANG", "de_DE.UTF-8"));
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    same("another time and place", &other.site(), &first);
    // Nothing to do, and nothing done.
    let record = folder.out();
    let again = folder.run(&["publish"]);
    assert!(again.stderr.contains("0 files written, 0 removed"), "{}", again.stderr);
    assert_eq!(folder.out(), record);
    // The day counts, and is none of the machine's.
    folder.write("casebook.toml", SETTINGS.replace("2026-11-15", "2026-11-16"));
    assert!(text(&folder.publish(), "index.html").contains("2026-11-16"));
}

#[test]
fn a_template_that_spells_a_redacted_term_is_found() {
    let folder = Folder::with(&[("Row.md", case("Row", "a"))]);
    folder.write("casebook.toml", format!("{SETTINGS}[redact]\n\"Qzacme Works\" = \"a client\"\n"));
    folder.publish();
    assert_eq!(folder.run(&["templates", "eject", "site/turn.html"]).code, Some(0));
    let template = std::fs::read_to_string(folder.path("templates/site/turn.html")).unwrap();
    folder.write("templates/site/turn.html", format!("{template}<p>For qzacme-works</p>\n"));
    let before = files(&folder.path("casebook/portfolio"));
    let run = folder.run(&["publish"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let told = ["CB1011", "Qzacme Works", "`cases/row.html`, line "];
    assert!(told.iter().all(|told| run.stderr.contains(told)), "{}", run.stderr);
    same("nothing is written", &folder.site(), &before);
    // The line is where it stands.
    folder.write("casebook.toml", SETTINGS);
    let page = text(&folder.publish(), "cases/row.html").into_owned();
    let line = 1 + page.lines().position(|line| line.contains("qzacme-works")).unwrap();
    assert!(run.stderr.contains(&format!("`cases/row.html`, line {line}")), "line {line}: {}", run.stderr);
}
