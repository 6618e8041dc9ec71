//! What notes must not be able to do to the pages.

use super::{Files, Folder, SETTINGS, case, having, text};
use regex::Regex;

#[test]
fn row_57_deep_nesting_takes_no_longer_than_its_length() {
    let pieces = [
        ">",
        "> ",
        "[",
        "![[",
        "*",
        "**a *",
        "- ",
        "<b>",
        "<div>\n\n",
        "%%a%% ",
        "`",
        "![a",
        "[a](b.md) ",
        "[[a]]",
    ];
    let notes: Vec<(String, String)> = pieces
        .iter()
        .enumerate()
        .map(|(at, piece)| (format!("Deep {at}.md"), case(&format!("Deep {at}"), &piece.repeat(3_000))))
        .collect();
    let read: usize = notes.iter().map(|(_, text)| text.len()).sum();
    let notes: Vec<(&str, &str)> = notes.iter().map(|(file, text)| (&**file, &**text)).collect();
    let folder = Folder::with(&notes);
    let site = folder.publish();
    for at in 0..pieces.len() {
        assert!(site.contains_key(&format!("cases/deep-{at}.html")));
    }
    let written: usize = site.values().map(Vec::len).sum();
    assert!(written < 40 * read, "{written} bytes of {read}");
}

fn is(path: &str, extension: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|found| found == extension)
}

/// The tags of all pages and pictures that could run something or lead there.
fn harmful(site: &Files) -> Vec<String> {
    const TAG: &str = r#"<(/?[a-zA-Z][a-zA-Z0-9:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>"#;
    const ATTRIBUTE: &str = r#"([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?"#;
    const OWN: &str = r#"^<script (type="application/ld\+json"|(defer )?src="[./a-z-]+\.js"( defer)?)>$"#;
    const TAGS: [&str; 6] = ["iframe", "object", "embed", "base", "form", "foreignobject"];
    const SEARCH: &str = "<form role=\"search\" id=\"search\" hidden>";
    let [tag, attribute, own] = [TAG, ATTRIBUTE, OWN].map(|pattern| Regex::new(pattern).unwrap());
    let mut found = Vec::new();
    for (path, bytes) in site.iter().filter(|(path, _)| is(path, "html") || is(path, "svg")) {
        let text = String::from_utf8_lossy(bytes);
        for tag in tag.captures_iter(&text) {
            let name = tag[1].to_lowercase();
            let runs = |attribute: regex::Captures<'_>| {
                let value = (2..5).find_map(|group| attribute.get(group)).map_or("", |value| value.as_str());
                // As a browser reads it: entities decoded, and without the characters that it drops.
                let value = crate::canaries::entities(&value.replace("&colon;", ":")).to_lowercase();
                let value: String = value.chars().filter(|c| *c > ' ' && !c.is_control()).collect();
                let name = attribute[1].to_lowercase();
                let leads = [
                    "href",
                    "src",
                    "xlink:href",
                    "action",
                    "formaction",
                    "data",
                    "poster",
                    "to",
                    "from",
                    "values",
                ];
                name.starts_with("on")
                    || name == "srcdoc"
                    || (leads.contains(&&*name) || name == "style")
                        && ["javascript:", "vbscript:", "data:", "file:"]
                            .iter()
                            .any(|scheme| value.contains(scheme))
            };
            let script = name == "script" && !own.is_match(&tag[0]);
            let lends = TAGS.contains(&&*name) && &tag[0] != SEARCH;
            if script || lends || attribute.captures_iter(&tag[2]).any(runs) {
                found.push(format!("{path}: {}", &tag[0]));
            }
        }
    }
    found
}

#[test]
fn row_58_nothing_runs() {
    let bodies = [
        "<script>alert(1)</script>",
        "a <script src=//evil.example/x.js></script> b",
        "<SCRIPT\nsrc=x>alert(1)</ScRiPt >",
        "<img src=x onerror=alert(1)>",
        "a <b onclick=alert(1)>b</b> <details open ontoggle=alert(1)>x</details>",
        "<svg onload=alert(1)><script>alert(1)</script><use href=\"data:image/svg+xml;base64,PHN2Zz4=#x\"/></svg>",
        "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></math>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe><object data=\"javascript:alert(1)\"></object>",
        "<base href=\"https://evil.example/\"><meta http-equiv=refresh content=\"0;url=https://evil.example\">",
        "<form action=javascript:alert(1)><button>x</button></form>",
        "<style>body { background: url(javascript:alert(1)) }</style>",
        "<a href=\"javascript:alert(1)\">b</a> <a href=' java\tscript:alert(1)'>b</a>",
        "[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) ![c](javascript:alert(1))",
        "[a](<java\tscript:alert(1)>) [b](java&#9;script:alert(1)) [c](&#106;avascript:alert(1)) [d](javascript&colon;alert(1))",
        "[a](data:text/html;base64,PHNjcmlwdD4=) ![b](data:image/svg+xml;base64,PHN2Zz4=) [c](vbscript:x)",
        "[a][r] ![b][r]\n\n[r]: javascript:alert(1) \"t\"",
        "[[javascript:alert(1)]] [[javascript:alert(1)|x]] ![[data:text/html,x]]",
        "<javascript:alert(1)> <data:text/html,x>",
        "# <img src=x onerror=alert(1)> [a](javascript:alert(1))",
        "> [!note] <img src=x onerror=alert(1)>\n> [a](data:text/html,x)",
        "$\\href{javascript:alert(1)}{x}$ $\\text{</math><img src=x onerror=alert(1)>}$",
        "```html\"><script>alert(1)</script>\n<script>alert(1)</script>\n```",
        "^[<script>alert(1)</script>] [^1]\n\n[^1]: <img src=x onerror=alert(1)>",
        "[a](x\"onmouseover=\"alert(1)) ![a\" onerror=\"alert(1)](pic.svg) ![[pic.svg|\"onload=\"alert(1)]]",
        "#tag\"onclick=\"alert(1) ^id\"onclick=\"alert(1)",
        "![[pic.svg]]",
    ];
    let mut notes: Vec<(String, String)> = bodies
        .iter()
        .enumerate()
        .map(|(at, body)| (format!("Note {at}.md"), case(&format!("Number {at}"), body)))
        .collect();
    // In properties, which stand in titles, lists, the feed and the linked data.
    let property =
        "\"</title></script><script>alert(1)</script><img src=x onerror=alert(1)> [a](javascript:alert(1))\"";
    notes.push((
        "Properties.md".to_owned(),
        format!(
            "---\npublish: true\ntype: case\ndate: 2026-03-03\ntitle: {property}\nsummary: {property}\n\
             pattern: {property}\ndomains: [{property}]\ntags: [{property}]\nrole: {property}\n---\n\n\
             ## Diagnostic path\n\n1. {property} -> {property}\n"
        ),
    ));
    notes.push((
        "Me.md".to_owned(),
        format!("---\npublish: true\ntype: profile\nname: {property}\ntitle: {property}\n---\n{property}\n"),
    ));
    let notes: Vec<(&str, &str)> = notes.iter().map(|(file, text)| (&**file, &**text)).collect();
    let folder = Folder::with(&notes);
    folder.write("casebook.toml", format!("{SETTINGS}attachments = [\"svg\"]\n"));
    folder.write(
        "pic.svg",
        "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         width=\"9\" height=\"9\" onload=\"alert(1)\"><script>alert(1)</script><script href=\"data:,alert(1)\"/>\
         <a xlink:href=\"javascript:alert(1)\"><rect width=\"9\" height=\"9\" onclick=\"alert(1)\"/></a>\
         <foreignObject><iframe xmlns=\"http://www.w3.org/1999/xhtml\" src=\"javascript:alert(1)\"/></foreignObject>\
         <set attributeName=\"href\" to=\"javascript:alert(1)\"/><image href=\"https://evil.example/x.png\"/></svg>",
    );
    let site = folder.publish();
    assert_eq!(harmful(&site), Vec::<String>::new());
    let svg = text(&site, "files/pic.svg");
    assert!(svg.contains("<rect") && !svg.contains("alert") && !svg.contains("evil"), "{svg}");
    for page in
        site.iter().filter(|(path, _)| is(path, "html")).map(|(_, bytes)| String::from_utf8_lossy(bytes))
    {
        assert!(!page.contains("http-equiv") && !page.contains("evil.example"), "{page}");
    }
}

#[test]
fn the_look_finds_what_could_run() {
    for bad in [
        "<script>x</script>",
        "<script src=x.js>",
        "<img src=x onerror=alert(1)>",
        "<a href=\"java\tscript:x\">",
        "<a href=\"&#106;ava&#9;script&colon;x\">",
        "<a href='data:text/html,x'>",
        "<a href=javascript:x>",
        "<iframe>",
        "<p style=\"background: url(javascript:x)\">",
    ] {
        let site = Files::from([("a.html".to_owned(), bad.as_bytes().to_vec())]);
        assert_eq!(harmful(&site).len(), 1, "{bad}");
    }
}

#[test]
fn row_62_no_comment_of_either_sort_comes_through() {
    let comments = [
        "a <!-- qzhush --> b",
        "<!-- qzhush -->\n\nb",
        "<!--\nqzhush\n\n# qzhush\n-->\n\nb",
        "<!--qzhush-->b<!--qzhush-->",
        "- a <!-- qzhush -->\n- <!-- qzhush\n  qzhush -->",
        "| a | b |\n|---|---|\n| <!-- qzhush --> | c |",
        "# A <!-- qzhush --> heading",
        "<div>\n<!-- qzhush -->\n</div>",
        "<!-- a -- qzhush -- b -->",
        "> quoted <!-- qzhush\n> qzhush -->",
        "<!-- qzhush without an end\n\nqzhush",
        "%%qzhush%% a %% qzhush\n\nqzhush %%",
        "%%\nqzhush\n%%",
        "```\ncode\n```\n<!-- qzhush -->",
        "`code` <!-- `qzhush` -->",
        "[a <!-- qzhush --> b](https://example.com/)",
        "a^[b <!-- qzhush -->] [^1]\n\n[^1]: c <!-- qzhush -->",
        "> [!note] A <!-- qzhush -->\n> b %%qzhush%%",
        "![[Number 0]] <!-- qzhush -->",
        "## Diagnostic path\n\n1. looked <!-- qzhush --> -> found %%qzhush%%",
    ];
    let notes: Vec<(String, String)> = comments
        .iter()
        .enumerate()
        .map(|(at, body)| {
            (format!("Note {at}.md"), case(&format!("Number {at}"), &format!("qzseen\n\n{body}")))
        })
        .collect();
    let notes: Vec<(&str, &str)> = notes.iter().map(|(file, text)| (&**file, &**text)).collect();
    let site = Folder::with(&notes).publish();
    assert_eq!(having(&site, "qzhush"), Vec::<&str>::new());
    for at in 0..comments.len() {
        let page = text(&site, &format!("cases/number-{at}.html")).into_owned();
        assert!(page.contains("qzseen"), "{page}");
    }
    // In code it is text, and no comment.
    let site =
        Folder::with(&[("A.md", case("A", "```html\n<!-- qzshown -->\n```\n\n`%%qztoo%%`"))]).publish();
    let page = text(&site, "cases/a.html");
    assert!(page.contains("qzshown") && page.contains("%%qztoo%%"), "{page}");
}

#[test]
fn row_67_embeds_in_circles_have_a_link_in_their_place() {
    let site = Folder::with(&[
        ("Self.md", case("Own", "qzown\n\n![[Self]]")),
        ("One.md", case("One", "qzone\n\n![[Two]]")),
        ("Two.md", case("Two", "qztwo\n\n![[One]]")),
        ("Twice.md", case("Twice", "![[Leaf]]\n\n![[Leaf]]")),
        ("Leaf.md", case("Leaf", "qzleaf")),
        ("Outer.md", case("Outer", "![[Inner#^b]]")),
        ("Inner.md", case("Inner", "qzinner ^b\n\n![[Outer]]")),
    ])
    .publish();
    for (page, word, times, stopped) in [
        ("own", "qzown", 1, 1),
        ("one", "qztwo", 1, 1),
        ("two", "qzone", 1, 1),
        ("twice", "<p>qzleaf</p>", 2, 0),
        ("outer", ">qzinner</p>", 1, 0),
    ] {
        let html = text(&site, &format!("cases/{page}.html"));
        let body = html.split("class=\"body\"").nth(1).unwrap();
        assert_eq!(body.matches("class=\"embed-stopped\"").count(), stopped, "{page}: {body}");
        assert_eq!(body.matches(word).count(), times, "{page}: {body}");
    }
}

#[test]
fn row_68_embeds_that_double_at_each_level_have_a_budget() {
    let notes: Vec<(String, String)> = (0..30)
        .map(|at| {
            (format!("N{at}.md"), case(&format!("Level {at}"), &format!("![[N{}]]\n\n![[N{0}]]", at + 1)))
        })
        .collect();
    let notes: Vec<(&str, &str)> = notes.iter().map(|(file, text)| (&**file, &**text)).collect();
    let site = Folder::with(&notes).publish();
    let largest = site.values().map(Vec::len).max().unwrap();
    assert!(largest < 500_000, "{largest}");
    assert!(text(&site, "cases/level-0.html").contains("class=\"embed-stopped\""));
}
