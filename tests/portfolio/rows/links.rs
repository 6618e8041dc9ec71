//! Links and embeds that lead to nothing, to several, or out of the vault.

use super::{Folder, SETTINGS, case, having, text};
use crate::canaries::png;
use std::fmt::Write as _;

/// Pictures in the words of pictures.
const DEEP: &str = "![![![![![![![![![![![seen](nowhere.png)](nowhere.png)](nowhere.png)](nowhere.png)](nowhere.png)]\
                    (nowhere.png)](nowhere.png)](nowhere.png)](nowhere.png)](nowhere.png)](nowhere.png)";

/// The body of a page, from its first to its last word.
fn body(html: &str) -> &str {
    let body = html.split("<div class=\"body\">").nth(1).unwrap();
    body.split("</article>").next().unwrap()
}

#[test]
fn rows_69_and_71_links_to_what_is_not_there() {
    let other = case("Other", "## Part\n\nqzpart\n\nqzblock ^there");
    for (name, link, has, has_not) in [
        ("row 69: a note", "[[Nowhere]]", "<p>unpublished note</p>", "Nowhere"),
        ("row 69: with words of its own", "[[Nowhere|these words]]", "<p>these words</p>", "Nowhere"),
        ("row 69: Markdown", "[these words](Nowhere.md)", "<p>these words</p>", "Nowhere"),
        ("row 69: an embed", "![[Nowhere]]", "<p>unpublished note</p>", "Nowhere"),
        ("row 69: a picture", "![[nowhere.png]]", "<p>unpublished note</p>", "nowhere"),
        ("row 69: a picture with a size", "![[nowhere.png|300]]", "<p>unpublished note</p>", "nowhere"),
        ("row 69: by reference", "[words][r]\n\n[r]: Nowhere.md", "<p>words</p>", "Nowhere"),
        (
            "row 69: at the end of a paragraph",
            "See [these words](Nowhere.md)",
            "<p>See these words</p>",
            "Nowhere",
        ),
        (
            "row 69: in emphasis",
            "*See [these words](Nowhere.md)*, *so*",
            "<p><em>See these words</em>, <em>so</em></p>",
            "Nowhere",
        ),
        (
            "row 69: marks in its words",
            "See [a *b* `c`](Nowhere.md)",
            "<p>See a <em>b</em> <code>c</code></p>",
            "Nowhere",
        ),
        (
            "row 69: a picture in its words",
            "See [![seen](nowhere.png)](Nowhere.md)",
            "<p>See seen</p>",
            "owhere",
        ),
        ("row 69: nested deeply", DEEP, "unpublished note", "owhere"),
        (
            "row 69: in a list",
            "- See [these words](Nowhere.md)\n- more",
            "<li>See these words</li>",
            "Nowhere",
        ),
        ("row 69: in a heading", "# A [[Nowhere]]", "unpublished note", "Nowhere"),
        ("row 69: in a table", "| a |\n|---|\n| [[Nowhere\\|seen]] |", "<td>seen</td>", "Nowhere"),
        ("row 71: a heading", "[[Other#Gone]]", "<a href=\"../cases/other.html\">", "Gone"),
        ("row 71: a block", "[[Other#^gone|seen]]", "<a href=\"../cases/other.html\">seen</a>", "gone"),
        ("row 71: nested headings", "[[Other#Part#Gone]]", "<a href=\"../cases/other.html\">", "Gone"),
        ("row 71: Markdown", "[seen](Other.md#Gone)", "<a href=\"../cases/other.html\">seen</a>", "Gone"),
        ("row 71: in the note itself", "[[#Gone]]", "<p>unpublished note</p>", "Gone"),
        ("row 71: an embed", "![[Other#Gone]]", "unpublished note", "Gone"),
        ("a heading that is there", "[[Other#Part]]", "<a href=\"../cases/other.html#part\">", "unpublished"),
        ("a block that is there", "![[Other#^there]]", "qzblock", "qzpart"),
    ] {
        let folder = Folder::with(&[("Row.md", case("Row", link)), ("Other.md", other.clone())]);
        let site = folder.publish();
        let html = text(&site, "cases/row.html");
        let body = body(&html);
        assert!(body.contains(has) && !body.contains(has_not), "{name}: {body}");
    }
}

#[test]
fn row_70_an_ambiguous_name_means_what_it_means_in_obsidian_among_public_notes() {
    let settled = |files: &[(&str, String)]| {
        let site = Folder::with(files).publish();
        let html = text(&site, "cases/row.html").into_owned();
        body(&html).split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned)
    };
    let row = |file: &'static str| (file, case("Row", "[[Twin]]"));
    let near = ("Work/Twin.md", case("Near", "a"));
    let far = ("Work/Deep/Twin.md", case("Far", "b"));
    let hidden = ("Twin.md", "---\ntype: case\ndate: 2026-03-04\n---\nqzhush\n".to_owned());
    // The one with the shorter path; a private one with a shorter path still does not count.
    assert_eq!(settled(&[row("Row.md"), near.clone(), far.clone()]).as_deref(), Some("../cases/near.html"));
    assert_eq!(
        settled(&[row("Row.md"), near.clone(), far.clone(), hidden.clone()]).as_deref(),
        Some("../cases/near.html")
    );
    assert_eq!(settled(&[row("Row.md"), far, hidden.clone()]).as_deref(), Some("../cases/far.html"));
    assert_eq!(settled(&[row("Row.md"), hidden]), None);
    let folder = Folder::with(&[row("Row.md"), near, ("Play/Twin.md", case("Third", "c"))]);
    assert!(folder.run(&["check"]).stdout.contains("CB0502"));
}

#[test]
fn row_72_nothing_outside_of_the_vault_gets_in() {
    let folder = Folder::with(&[("Inside.md", case("Inside", "a"))]);
    let secret = png("qzbeside");
    std::fs::write(folder.beside("qzsecret.png"), &secret).unwrap();
    std::fs::write(folder.beside("qzsecret.md"), case("qzsecrettitle", "qzbeside")).unwrap();
    let absolute = folder.beside("qzsecret.png");
    let absolute = absolute.to_str().unwrap().replace('\\', "/");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.beside("qzsecret.png"), folder.path("way-out.png")).unwrap();
        std::os::unix::fs::symlink(folder.beside("qzsecret.md"), folder.path("Way out.md")).unwrap();
        std::os::unix::fs::symlink(folder.beside(""), folder.path("up")).unwrap();
    }
    let ways = [
        "../qzsecret.png",
        "../../vault/../qzsecret.png",
        "./../qzsecret.png",
        "Work/../../qzsecret.png",
        "..\\qzsecret.png",
        "../qzsecret.md",
        "../qzsecret",
        "/qzsecret.png",
        "//server/share/qzsecret.png",
        "\\\\server\\share\\qzsecret.png",
        "C:\\qzsecret.png",
        "file:///qzsecret.png",
        "FILE:///qzsecret.png",
        "file:../qzsecret.png",
        "up/qzsecret.png",
        "way-out.png",
        "Way out",
        "../../../../etc/passwd",
        "/etc/passwd",
        "file:///etc/passwd",
        "app://local/qzsecret.png",
        "obsidian://open?path=qzsecret",
        &absolute,
        &format!("file://{absolute}"),
    ];
    let mut text = String::new();
    for way in ways {
        let coded = way.replace('/', "%2f").replace('.', "%2E").replace(' ', "%20");
        let _ = write!(
            text,
            "[[{way}]] ![[{way}]] ![[{way}#part|100]] [words](<{way}>) ![words](<{way}>) [words]({coded}) ![words]({coded})\n\n\
             <img src=\"{way}\"> <a href=\"{way}\">words</a>\n\n"
        );
    }
    folder.write("Row.md", case("Row", &text));
    folder.write("Work/Row.md", case("Deeper", &text));
    let site = folder.publish();
    for word in [
        "qzsecret",
        "qzbeside",
        "etc/passwd",
        "etc%2fpasswd",
        "file:",
        "server/share",
        "way-out",
        "vault",
        "app:",
    ] {
        assert_eq!(having(&site, word), Vec::<&str>::new(), "{word}");
    }
    assert!(!site.keys().any(|path| path.starts_with("files/")), "{:?}", site.keys());
    assert!(!site.values().any(|bytes| *bytes == secret));
    assert!(site.contains_key("cases/row.html") && site.contains_key("cases/deeper.html"));
}

#[test]
fn row_73_other_spellings_of_a_target_are_found() {
    let picture = png("");
    for (name, link, has) in [
        ("other case", "[[my NOTE]]", "<a href=\"../cases/mine.html\">"),
        ("percent signs", "[seen](My%20Note.md)", "<a href=\"../cases/mine.html\">seen</a>"),
        (
            "percent signs and other case",
            "[seen](work/MY%20note.md)",
            "<a href=\"../cases/mine.html\">seen</a>",
        ),
        ("encoded slash", "[seen](Work%2FMy%20Note.md)", "<a href=\"../cases/mine.html\">seen</a>"),
        ("a heading", "[seen](My%20Note.md#A%20Part)", "<a href=\"../cases/mine.html#a-part\">seen</a>"),
        (
            "a heading in other case",
            "[[My Note#a PART|seen]]",
            "<a href=\"../cases/mine.html#a-part\">seen</a>",
        ),
        ("a picture in other case", "![[QUERIES graph.PNG]]", "src=\"../files/queries-graph.png\""),
        (
            "a picture with percent signs",
            "![a](img/Queries%20Graph.png)",
            "src=\"../files/queries-graph.png\"",
        ),
        ("accents taken apart", "[[Cafe\u{301}]]", "<a href=\"../cases/drinks.html\">"),
    ] {
        let folder = Folder::with(&[
            ("Row.md", case("Row", link)),
            ("Work/My Note.md", case("Mine", "## A Part\n\nx")),
            ("Caf\u{e9}.md", case("Drinks", "x")),
        ]);
        folder.write("img/Queries Graph.png", &picture);
        let site = folder.publish();
        let html = text(&site, "cases/row.html");
        assert!(body(&html).contains(has), "{name}: {}", body(&html));
    }
}

#[test]
fn row_74_a_binary_is_a_link_at_most() {
    let row = case("Row", "![[dump.bin]] ![[huge.png]] [[dump.bin|the dump]] ![[odd]] ![[fake.png]]");
    let folder = Folder::with(&[("Row.md", row)]);
    let bytes: Vec<u8> = (0..=255).cycle().take(200_000).collect();
    folder.write("dump.bin", &bytes);
    folder.write("odd", &bytes);
    folder.write("fake.png", &bytes);
    // As large as a film, and nothing in it.
    let huge = std::fs::File::create(folder.path("huge.png")).unwrap();
    huge.set_len(8 << 30).unwrap();
    drop(huge);
    let run = folder.run(&["publish"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    for file in ["huge.png", "fake.png"] {
        let told = run.stderr.contains(file) && run.stderr.contains("CB1001");
        assert!(told, "{file}: {}", run.stderr);
    }
    let site = folder.site();
    assert!(!site.keys().any(|path| path.starts_with("files/")), "{:?}", site.keys());
    for name in ["dump.bin", "huge.png", "fake.png"] {
        assert_eq!(having(&site, name), Vec::<&str>::new());
    }
    assert!(body(&text(&site, "cases/row.html")).contains("the dump"));

    folder.write("casebook.toml", format!("{SETTINGS}attachments = [\"bin\"]\n"));
    let site = folder.publish();
    assert_eq!(site.get("files/dump.bin"), Some(&bytes));
    let html = text(&site, "cases/row.html");
    let body = body(&html);
    assert_eq!(body.matches("<a href=\"../files/dump.bin\"").count(), 2, "{body}");
    assert!(!body.contains("<img") && !body.contains("<video") && !body.contains("<audio"), "{body}");
}
