//! What nobody watches goes out only where it was approved.

use super::{Folder, Run, case, ran};
use crate::canaries::png;

fn vault() -> Folder {
    let folder = Folder::with(&[("A.md", case("First", "![[a.png]] [x](https://example.com/)"))]);
    folder.write("a.png", png(""));
    folder
}

fn in_ci(folder: &Folder, args: &[&str]) -> Run {
    ran(folder.command(args).env("CI", "true"))
}

#[test]
fn in_ci_nothing_goes_out_that_was_not_approved() {
    let folder = vault();
    let run = in_ci(&folder, &["publish"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(
        run.stderr.contains("portfolio.approved") && run.stderr.contains("page cases/first.html"),
        "{}",
        run.stderr
    );
    assert!(!folder.path("casebook").exists());

    let run = in_ci(&folder, &["build"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(
        run.stderr.contains("The portfolio was not written") && run.stderr.contains("portfolio.approved")
    );
    assert!(
        folder.path("casebook/reports/digest.md").is_file() && !folder.path("casebook/portfolio").exists()
    );

    // An empty list approves nothing, and `CI` that says no is none.
    folder.write("portfolio.approved", "# nothing\n\n");
    assert_eq!(in_ci(&folder, &["publish"]).code, Some(1));
    for no in ["", "0", "false"] {
        assert_eq!(ran(folder.command(&["publish"]).env("CI", no)).code, Some(0));
    }
}

#[test]
fn what_was_approved_goes_out_until_it_changes() {
    let folder = vault();
    let run = folder.run(&["publish", "--approve"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let run = in_ci(&folder, &["publish"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let approved = std::fs::read(folder.path("portfolio.approved")).unwrap();
    // Words of a page may change.
    folder.write("A.md", case("First", "Other words. ![[a.png]] [x](https://example.com/)"));
    assert_eq!(in_ci(&folder, &["publish"]).code, Some(0));

    let first = case("First", "![[a.png]] [x](https://example.com/)");
    let property = first.replace("title:", "severity: 2\ntitle:");
    let tag = first.replace("title:", "tags: [fresh]\ntitle:");
    let more = |what: &str| first.replace("![[", &format!("{what} ![["));
    for (name, note, other, picture, line) in [
        ("a new page", first.clone(), Some(case("Second", "b")), png(""), "page cases/second.html"),
        ("another picture", first.clone(), None, jpeg(), "attachment files/a.png"),
        ("a property", property, None, png(""), "property cases/first.html severity"),
        ("a link", more("[y](https://example.net/y)"), None, png(""), "link https://example.net/y"),
        ("a tag's page", tag, None, png(""), "page tags/fresh.html"),
    ] {
        folder.write("A.md", note);
        folder.write("a.png", picture);
        if let Some(text) = &other {
            folder.write("B.md", text);
        }
        let before = folder.out();
        let run = in_ci(&folder, &["publish"]);
        assert_eq!(run.code, Some(1), "{name}: {}", run.stderr);
        assert!(run.stderr.contains(line), "{name}: {}", run.stderr);
        assert_eq!(folder.out(), before, "{name}");
        let site = folder.site();
        let run = in_ci(&folder, &["build"]);
        assert_eq!(run.code, Some(0), "{name}: {}", run.stderr);
        assert!(run.stderr.contains("The portfolio was not written"), "{name}: {}", run.stderr);
        assert_eq!(folder.site(), site, "{name}");
        // Where somebody watches it goes out, and the list stays as it was.
        assert_eq!(folder.run(&["publish"]).code, Some(0), "{name}");
        assert_eq!(std::fs::read(folder.path("portfolio.approved")).unwrap(), approved);
        if other.is_some() {
            folder.remove("B.md");
        }
    }
    // What is less needs no approval.
    folder.write("A.md", case("First", "a"));
    assert_eq!(in_ci(&folder, &["publish"]).code, Some(0));
    folder.remove("A.md");
    assert_eq!(in_ci(&folder, &["publish"]).code, Some(0));
    assert!(!folder.path("casebook/portfolio").exists());
}

/// Another picture than the one of one point.
fn jpeg() -> Vec<u8> {
    crate::canaries::jpeg("")
}

#[test]
fn a_dry_run_lists_all_and_writes_nothing() {
    let folder = Folder::with(&[
        ("A.md", case("First", "![[a.png]] [x](https://example.com/x) #tag")),
        ("P.md", "# The secret plan\n".to_owned()),
        ("B.md", case("Second", "As the secret plan has it").replace("title:", "severity: 2\ntitle:")),
        ("C.md", "---\npublish: true\ntype: case\ndate: 2027-03-03\ntitle: Later\n---\nx\n".to_owned()),
    ]);
    folder.write("a.png", png(""));
    let before = super::files(&folder.path(""));
    let run = folder.run(&["publish", "--dry-run"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(super::files(&folder.path("")), before);
    assert!(!folder.path("casebook").exists());
    let site = folder.publish();
    for path in site.keys() {
        assert!(run.stdout.contains(&format!("+ {path}")), "{path}: {}", run.stdout);
    }
    for told in [
        "A.md",
        "B.md",
        "severity",
        "https://example.com/x",
        "C.md",
        "B.md says \u{201c}The secret plan\u{201d}",
    ] {
        assert!(run.stdout.contains(told), "{told}: {}", run.stdout);
    }
    // Known by now, but for what is new.
    let before = super::files(&folder.path(""));
    folder.write("D.md", case("Fourth", "d"));
    let run = folder.run(&["publish", "--dry-run"]);
    let new: Vec<&str> = run.stdout.lines().filter(|line| line.starts_with('+')).collect();
    assert!(new.len() == 1 && new[0].contains("cases/fourth.html"), "{}", run.stdout);
    folder.remove("D.md");
    assert_eq!(super::files(&folder.path("")), before);
}
