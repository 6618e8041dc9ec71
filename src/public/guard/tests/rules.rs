//! What is looked for, what proves nothing, and what is told.

use super::super::{LONGEST, RUN, mentions};
use super::{Audit, Machine, Private, audit, found, note, staged};
use crate::diagnostic::Code;

const NOTHING: [&str; 0] = [];

#[test]
fn names_that_prove_nothing_are_not_looked_for() {
    // The title of a private note, a page that says it, and whether it is told.
    for (title, page, is_told) in [
        ("Redis", "<p>redis</p>", true),
        ("Mesh outage", "<p>The mesh: outage!</p>", true),
        ("Mesh outage", "<p>The mesh outages</p>", false),
        ("MTU", "<p>MTU</p>", false),
        ("5G", "<p>5G</p>", false),
        ("2026-11-15", "<p>2026-11-15</p>", false),
        ("2026-W07", "<p>2026-W07</p>", false),
        ("15 November 2026", "<p>15 november 2026</p>", false),
        ("Sunday, 15th", "<p>Sunday, 15th</p>", false),
        ("Q3 2026", "<p>Q3 2026</p>", false),
        ("Index", "<p>Index</p>", false),
        ("Meeting", "<p>Meeting</p>", false),
        ("Too early", "<p>too early</p>", false),
        ("No baseline", "<p>No baseline</p>", false),
        ("Article", "<article class='article'></article>", false),
        ("Image 2", "<p>image 2</p>", false),
        ("Meeting 2026-11-15", "<p>Meeting 2026-11-15</p>", false),
        ("Meeting with Anna", "<p>Meeting with Anna</p>", true),
        ("Redis 7", "<p>Redis 7</p>", true),
        ("Marquee", "<marquee>x</marquee>", false),
        ("北京故障", "<p>关于北京故障的笔记</p>", true),
        ("北京", "<p>关于北京的</p>", true),
        ("京", "<p>京</p>", false),
        // Neighbours are no title.
        ("Redis Outage", "<ul><li>Redis</li><li>Outage</li></ul>", false),
        ("Redis Outage", "<p><a>Redis</a> <a>Outage</a></p>", false),
        ("Redis Outage", "<meta name=keywords content='redis, outage'>", false),
        ("Redis Outage", "[\"redis\",\"outage\"]", false),
        ("Redis, or how to fail", "<p>Redis, or how to fail</p>", true),
        ("Redis, or how to fail", "<a href='/redis-or-how-to-fail/'>x</a>", true),
        ("Redis, or how to fail", "<p>Redis, <a>or how to fail</a></p>", true),
        ("Say \"no\", then run", "<p>Say &quot;no&quot;, then run</p>", true),
        ("Die große Störung", "<p>DIE GROSSE STÖRUNG</p>", true),
        ("Don't panic", "<p>don’t panic</p>", true),
    ] {
        let private = [note("", title, "")];
        let found = found(&Audit {
            staged: &staged([("a.html", page.as_bytes())]),
            private: &private,
            ..Audit::default()
        });
        assert_eq!(found.len(), usize::from(is_told), "{title} in {page}: {found:?}");
    }
}

#[test]
fn every_name_of_what_is_private_is_looked_for() {
    let private = [
        Private {
            file: "Talks/Raise with Anna.md",
            title: Some("About my raise"),
            aliases: vec!["The Anna talk", "Payday"],
            tags: vec!["layoffs/second"],
            hides_name: true,
            text: "",
        },
        // A part of a public note: its name is public.
        Private {
            file: "Cases/Mesh outage.md",
            text: "what was behind the comment of the mesh outage",
            ..Private::default()
        },
    ];
    let page = "<p>raise with anna\n about my raise\n the anna talk\n payday\n layoffs second\n mesh outage\n org-chart-draft\n\
        what was behind the comment of the mesh</p>";
    let files = staged([("a.html", page.as_bytes()), ("b.html", b"<p>Payday")]);
    let all = found(&Audit {
        staged: &files,
        private: &private,
        attachments: &["img/Org chart draft.png", "img/IMG_2034.jpg", "image.png"],
        ..Audit::default()
    });
    assert_eq!(
        all,
        [
            "FileName Raise with Anna a.html:1",
            "Title About my raise a.html:2",
            "Alias The Anna talk a.html:3",
            "Alias Payday a.html:4",
            "Tag layoffs/second a.html:5",
            "Attachment Org chart draft a.html:7",
            "Words what was behind the comment of the mesh a.html:8",
            "Alias Payday b.html:1",
        ]
    );
}

#[test]
fn what_public_texts_say_is_no_secret() {
    let text = "It was decided that the whole team moves to Berlin before the winter.";
    let private = [note("Redis.md", "Mesh outage", text)];
    let page = format!("<p>Redis and the mesh outage. {text}</p>");
    let audited = |said: &[&str]| {
        found(&Audit {
            staged: &staged([("a.html", page.as_bytes())]),
            private: &private,
            said,
            ..Audit::default()
        })
    };
    assert_eq!(audited(&[]).len(), 3);
    assert_eq!(audited(&["my redis", "title: MESH OUTAGE", text]), NOTHING);
    assert_eq!(audited(&["# Mesh [outage](x.md), and `redis-cli`", &text.replace(' ', "\n")]), NOTHING);
    assert_eq!(audited(&["# what may be said: Redis, Mesh outage"]).len(), 1);
    // Half of a run excuses nothing.
    assert_eq!(audited(&["redis", "mesh outage", "It was decided that the whole team moves"]).len(), 1);
    // Links show their text in a page.
    let linked = "It was decided that the [whole](https://example.org/a) team [[Moving|moves]] to Berlin before the winter.";
    assert_eq!(audited(&["redis", "mesh outage", linked]), NOTHING);
}

#[test]
fn a_run_is_eight_words_with_letters_in_one_block() {
    assert_eq!((RUN, LONGEST), (8, 16));
    let run = "one two three four five six seven eight";
    for (text, page, is_told) in [
        (run, "<p>One, two; three: four five six <b>seven</b> eight!</p>", true),
        (run, "<p>one two three four five six seven</p><p>eight</p>", false),
        (run, "<p>two three four five six seven eight nine</p>", false),
        ("one two three four\nfive six seven eight", "<p>one two three four five six seven eight</p>", true),
        // A list of titles, in the order of another list.
        (
            "- one two three four\n- five six seven eight",
            "<p>one two three four five six seven eight</p>",
            false,
        ),
        (
            "| one two three four | five six seven eight |",
            "<p>one two three four five six seven eight</p>",
            false,
        ),
        (
            "# one two three four\nfive six seven eight",
            "<p>one two three four five six seven eight</p>",
            false,
        ),
        (
            "one [[A|two]] three [four](x) five six seven eight",
            "<p>one two three four five six seven eight</p>",
            true,
        ),
        (
            "> [!private] one two three\n> four five six seven eight",
            "<p>one two three four five six seven eight</p>",
            true,
        ),
        (
            "%% one two three four five six seven eight %%",
            "<!-- one two three four five six seven eight -->",
            true,
        ),
        (
            "---\nkey: one two three\nother: four five six seven eight\n---\n",
            "<p>one two three other four five six seven eight</p>",
            false,
        ),
        ("1 2 3 4 5 six seven eight", "<p>1 2 3 4 5 six seven eight</p>", false),
        ("ha ha ha ha ho ho ho ho", "<p>ha ha ha ha ho ho ho ho</p>", false),
    ] {
        let private = [note("", "", text)];
        let found = found(&Audit {
            staged: &staged([("a.html", page.as_bytes())]),
            private: &private,
            ..Audit::default()
        });
        assert_eq!(found.len(), usize::from(is_told), "{text} in {page}: {found:?}");
    }
    // Of a note and a file it is told once, of each file.
    let private = [note("", "", "one two three four five six seven eight nine ten")];
    let page = b"<p>one two three four five six seven eight nine ten</p>".as_slice();
    let files = staged([("a.html", page), ("b.html", page)]);
    let all = found(&Audit { staged: &files, private: &private, ..Audit::default() });
    assert_eq!(all, [format!("Words {run} a.html:1"), format!("Words {run} b.html:1")]);
}

#[test]
fn what_an_author_says_of_private_notes_is_listed_once_a_note() {
    let private =
        [note("p.md", "Secret plan", ""), note("r.md", "Redis", ""), note("n.md", "Nobody says it", "")];
    let texts =
        [("a.md", "The secret plan.\n\nThe [[x|secret plan]] for Redis"), ("b.md", "# Secret plan\n")];
    let told: Vec<String> = mentions(&private, &texts)
        .iter()
        .map(|hit| format!("{} {}:{}", hit.term, hit.output, hit.line))
        .collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told.contains(&"Secret plan b.md:1".to_owned()), "{told:?}");
}

#[test]
fn names_that_may_be_said_may_stand_side_by_side() {
    let said = ["One two three four", "Five six seven eight", "A case"];
    for (text, page, is_told) in [
        (
            "See [[One two three four]], [[Five six seven eight]].",
            "<p>One two three four, Five six seven eight",
            false,
        ),
        (
            "A case: [[One two three four]] [[Five six seven eight]]",
            "<p>1 case: One two three four five six seven",
            false,
        ),
        // One of the phrases is nobody's to say.
        (
            "See [[One two three four]], who paid nine euros",
            "<p>One two three four who paid nine euros</p>",
            true,
        ),
        // In one breath it is a sentence of its own.
        ("one two three four five six seven eight", "<p>One two three four five six seven eight</p>", true),
    ] {
        let private = [note("", "", text)];
        let files = staged([("a.html", page.as_bytes())]);
        let found = found(&Audit { staged: &files, private: &private, said: &said, ..Audit::default() });
        assert_eq!(found.len(), usize::from(is_told), "{text} in {page}: {found:?}");
    }
}

#[test]
fn redacted_terms_have_no_excuse() {
    for (term, page, is_told) in [
        ("ACME", "<p>acme</p>", true),
        ("ACME Inc.", "<p>Acme, Inc</p>", false),
        ("ACME Inc.", "<p>Acme Inc</p>", true),
        ("ACME Inc.", "<a href='/acme-inc'>x</a>", true),
        ("Index", "<p>index</p>", true),
        ("IP", "<p>IP</p>", true),
        ("ACME", "<p>acmes</p>", false),
        ("2026", "<p>2026</p>", true),
    ] {
        let files = staged([("a.html", page.as_bytes())]);
        let redacted = [term];
        let said = [page, term];
        let found = found(&Audit { staged: &files, redacted: &redacted, said: &said, ..Audit::default() });
        assert_eq!(found.len(), usize::from(is_told), "{term} in {page}: {found:?}");
    }
}

#[test]
fn words_of_the_machine_have_few_excuses() {
    let mira = Machine { home: Some("/home/mira"), user: Some("mira"), host: Some("mira-laptop") };
    let root = Machine { home: Some("/root"), user: Some("root"), host: Some("localhost") };
    let windows = Machine { home: Some("C:\\Users\\nina"), user: Some("nina"), host: None };
    let runner = Machine { home: Some("/home/runner"), user: Some("runner"), host: Some("fv-az1234-567") };
    for (machine, page, said, expected) in [
        (mira, "<p>mira</p>", "", vec!["User mira a.html:1"]),
        (mira, "<p>Mira Keller</p>", "by Mira Keller", vec![]),
        (mira, "<code>/home/mira/x</code>", "/home/mira/x mira", vec!["Home /home/mira a.html:1"]),
        (mira, "<code>/Users/mira</code>", "mira", vec!["Home /Users/mira a.html:1"]),
        (mira, "<code>/home/miranda</code>", "mira", vec![]),
        (
            mira,
            "<code>mira@mira-laptop:~$</code>",
            "mira",
            vec!["Home mira@mira-laptop a.html:1", "Host mira-laptop a.html:1"],
        ),
        (mira, "<p>mira laptop</p>", "mira-laptop", vec!["Host mira-laptop a.html:1"]),
        (mira, "<nav><a>Home</a> <a>Mira</a></nav>", "mira", vec![]),
        (root, "<code>/root/x root@localhost</code>", "", vec![]),
        (windows, "<code>c:/users/nina</code>", "nina", vec!["Home c:/users/nina a.html:1"]),
        (windows, "{\"a\": \"C:\\\\Users\\\\nina\\\\x\"}", "nina", vec!["Home C:\\Users\\nina a.html:1"]),
        (
            runner,
            "<p>runner /home/runner fv-az1234-567</p>",
            "fv-az1234-567",
            vec!["Host fv-az1234-567 a.html:1"],
        ),
        (Machine::default(), "<p>/home/mira</p>", "", vec![]),
    ] {
        let files = staged([("a.html", page.as_bytes())]);
        let said = [said];
        let mut found = found(&Audit { staged: &files, machine, said: &said, ..Audit::default() });
        found.dedup();
        found.sort();
        assert_eq!(found, expected, "{page}");
    }
}

#[test]
fn a_hit_names_note_file_and_line_and_says_what_to_do() {
    let private = [note("Talks/Raise.md", "Salary talk\u{1b} with Anna", "")];
    let files = staged([
        ("a/b.html", b"<p>\nSalary talk with Anna, /home/mira"),
        ("salary-talk-with-anna.html", b""),
    ]);
    let machine = Machine { home: Some("/home/mira"), ..Machine::default() };
    let hits = audit(&Audit { staged: &files, private: &private, machine, ..Audit::default() });
    let findings: Vec<_> = hits.iter().map(super::Hit::diagnostic).collect();
    let told: Vec<_> = findings.iter().map(|one| (one.code, &*one.file, one.message.as_str())).collect();
    assert_eq!(
        told,
        [
            (
                Code::PrivateInPortfolio,
                "Talks/Raise.md",
                "`Salary talk  with Anna`, the title of a private note, stands in `a/b.html`, line 2"
            ),
            (
                Code::NotRedacted,
                "a/b.html",
                "`/home/mira`, a home folder of yours, stands in `a/b.html`, line 2"
            ),
            (
                Code::PrivateInPortfolio,
                "Talks/Raise.md",
                "`Salary talk  with Anna`, the title of a private note, stands in the name of `salary-talk-with-anna.html`"
            ),
        ]
    );
    let help = findings[0].help.as_deref().expect("help");
    assert!(help.contains("casebook.toml") && help.contains("report"), "{help}");
}
