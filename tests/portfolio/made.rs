//! Vaults made up by chance: public notes, and everything that is not public.

use casebook::analysis::View;
use casebook::config::{self, Config};
use casebook::ladder::Ladders;
use casebook::model::names::Names;
use casebook::model::vault::Vault;
use casebook::pipeline;
use casebook::public::Draft;
use jiff::civil::date;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

/// Few names, so that notes are named alike, link to each other, and to what is not there.
const NAMES: [&str; 6] = ["Alpha", "Beta", "Gamma", "Delta", "Acme outage", "2026-03-04 Épsilon"];
const FOLDERS: [&str; 4] = ["", "Work/", "Work/Deep/", "Notes/"];
/// Covered by a rule of the settings.
const CLIENTS: &str = "Clients/";
const PICTURES: [&str; 3] = ["graph.png", "photo.jpg", "Acme logo.png"];

pub(crate) const SETTINGS: &str = r#"
timezone = "UTC"
[private]
folders = ["Clients"]
tags = ["nda"]
kinds = ["plan"]
[redact]
"Acme" = "a client"
[portfolio]
base_url = "https://example.org/work/"
sections = ["Notes to self"]
"#;

/// Words of what is hidden in public notes: what they are must not matter.
#[derive(Debug, Clone)]
pub(crate) struct Hidden(Vec<String>);

/// A piece of a body.
#[derive(Debug, Clone)]
enum Piece {
    Words(&'static str),
    Link(&'static str),
    Shown(&'static str, &'static str),
    Markdown(&'static str),
    Embed(&'static str),
    Picture(&'static str),
    Tag(&'static str),
    Heading(&'static str),
    Comment,
    HtmlComment,
    Callout,
    Section,
}

/// A note: what it says of itself, and its body.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    path: String,
    kind: &'static str,
    tags: Vec<&'static str>,
    domains: Vec<&'static str>,
    pattern: &'static str,
    title: Option<&'static str>,
    slug: Option<&'static str>,
    evidence: Vec<&'static str>,
    day: i8,
    body: Vec<Piece>,
}

/// All that is not public.
#[derive(Debug, Clone)]
pub(crate) struct Private {
    notes: Vec<(Made, &'static str)>,
    files: Vec<String>,
    ladder: bool,
    hidden: Hidden,
}

fn piece() -> impl Strategy<Value = Piece> {
    prop_oneof![
        select(&["Some words.", "Waited for *DNS*.", "`code` at Acme", "> quoted", "- item"][..])
            .prop_map(Piece::Words),
        select(&NAMES[..]).prop_map(Piece::Link),
        (select(&NAMES[..]), select(&["seen", "the other"][..]))
            .prop_map(|(name, shown)| Piece::Shown(name, shown)),
        select(&NAMES[..]).prop_map(Piece::Markdown),
        select(&["Alpha", "Beta#Part", "Gamma#^id", "Delta"][..]).prop_map(Piece::Embed),
        select(&PICTURES[..]).prop_map(Piece::Picture),
        select(&["ops", "ops/net", "café"][..]).prop_map(Piece::Tag),
        select(&["Part", "Root cause", "Symptoms"][..]).prop_map(Piece::Heading),
        Just(Piece::Comment),
        Just(Piece::HtmlComment),
        Just(Piece::Callout),
        Just(Piece::Section),
    ]
}

fn made(folders: &'static [&'static str]) -> impl Strategy<Value = Made> {
    let place = (select(folders), select(&NAMES[..]));
    let facts = (
        select(&["case", "ledger", "decision", "mechanism", "audit", "profile", ""][..]),
        subsequence(&["ops", "ops/net", "lessons"][..], 0..3),
        subsequence(&["network", "network/dns", "storage"][..], 0..3),
        select(&["conntrack", "full-disk", ""][..]),
    );
    let names = (
        prop::option::of(select(&["A title", "Acme again"][..])),
        prop::option::of(select(&["one", "two"][..])),
        subsequence(&NAMES[..], 0..3),
        1..28i8,
    );
    (place, facts, names, prop::collection::vec(piece(), 0..7)).prop_map(
        |((folder, name), (kind, tags, domains, pattern), (title, slug, evidence, day), body)| Made {
            path: format!("{folder}{name}.md"),
            kind,
            tags,
            domains,
            pattern,
            title,
            slug,
            evidence,
            day,
            body,
        },
    )
}

fn hidden() -> impl Strategy<Value = Hidden> {
    let words =
        select(&["x", "a whole sentence", "[[Alpha]]", "![[graph.png]]", "two\nlines", "`code`", "#ops"][..]);
    prop::collection::vec(words.prop_map(str::to_owned), 1..5).prop_map(Hidden)
}

/// The public notes of a vault, each path once.
pub(crate) fn public() -> impl Strategy<Value = Vec<Made>> {
    prop::collection::vec(made(&FOLDERS), 1..6).prop_map(|notes| {
        let mut taken = BTreeSet::new();
        notes.into_iter().filter(|note| taken.insert(note.path.to_lowercase())).collect()
    })
}

/// Anything else.
pub(crate) fn private() -> impl Strategy<Value = Private> {
    let why = select(&["publish: false\n", "", "publish: \"true\"\n", "publish: true\npublish: true\n"][..]);
    let marked = (made(&FOLDERS), why);
    let by_rule = made(&[CLIENTS]).prop_map(|note| (note, "publish: true\n"));
    let by_tag = made(&FOLDERS).prop_map(|note| (note, "publish: true\ntag: nda/x\n"));
    let later =
        made(&FOLDERS).prop_map(|note| (Made { kind: "case", ..note }, "publish: true\ndate: 2027-01-01\n"));
    let files = subsequence(
        &["Clients/graph.png", "Clients/photo.jpg", "secret.pdf", "plan.canvas", "other.png"][..],
        0..4,
    );
    (
        prop::collection::vec(prop_oneof![marked, by_rule, by_tag, later], 0..6),
        files.prop_map(|files| files.into_iter().map(str::to_owned).collect()),
        any::<bool>(),
        hidden(),
    )
        .prop_map(|(notes, files, ladder, hidden)| Private { notes, files, ladder, hidden })
}

impl Made {
    fn text(&self, publish: &str, hidden: &Hidden) -> String {
        let mut text = format!("---\n{publish}");
        let words = &hidden.0[0].replace('\n', " ");
        // Not on the list of what goes out.
        let _ = writeln!(
            text,
            "mood: {}\npeople: [{}]\naliases: [{}]",
            quoted(words),
            quoted(words),
            quoted(words)
        );
        if !self.kind.is_empty() {
            let _ = writeln!(text, "type: {}", self.kind);
        }
        if !publish.contains("date:") {
            let _ = writeln!(text, "date: 2026-03-{:02}", self.day);
        }
        if !publish.contains("tag:") {
            let _ = writeln!(text, "tags: {:?}", self.tags);
        }
        let _ = writeln!(
            text,
            "domains: {:?}\npattern: {}\nprevents: [{}]",
            self.domains, self.pattern, self.pattern
        );
        let _ = writeln!(
            text,
            "installed: 2026-02-{:02}\nweek: 2026-W{:02}\nexecution: 20\ninnovation: {}",
            self.day, self.day, self.day
        );
        let _ = writeln!(
            text,
            "category: cost\nbefore: {} EUR\nafter: 1 EUR\nvalue: {} EUR/yr",
            self.day, self.day
        );
        let links: Vec<String> = self.evidence.iter().map(|name| format!("\"[[{name}]]\"")).collect();
        let _ = writeln!(text, "evidence: [{}]\nconfidence: 0.7\nturned_out: right", links.join(", "));
        for (name, value) in [("title", self.title), ("slug", self.slug)] {
            if let Some(value) = value {
                let _ = writeln!(text, "{name}: {value}");
            }
        }
        text.push_str("---\n");
        for (at, piece) in self.body.iter().enumerate() {
            piece.write(&mut text, &hidden.0[at % hidden.0.len()]);
        }
        text
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

impl Piece {
    fn write(&self, text: &mut String, hidden: &str) {
        let quote = hidden.replace('\n', "\n> ");
        let _ = match self {
            Self::Words(words) => writeln!(text, "{words}\n"),
            Self::Link(name) => writeln!(text, "See [[{name}]] and [[{name}#Part]]."),
            Self::Shown(name, shown) => writeln!(text, "See [[{name}|{shown}]]."),
            Self::Markdown(name) => {
                let name = name.replace(' ', "%20");
                writeln!(text, "See [it]({name}.md).\n\nAnd [*it*]({name}.md)\n")
            }
            Self::Embed(name) => writeln!(text, "\n![[{name}]]\n"),
            Self::Picture(name) => writeln!(text, "\n![[{name}|100]]\n"),
            Self::Tag(tag) => writeln!(text, "Tagged #{tag}\n"),
            Self::Heading(title) => writeln!(text, "\n## {title}\n\nUnder it. ^id\n"),
            Self::Comment => writeln!(text, "Before %%{hidden}%% after.\n"),
            Self::HtmlComment => writeln!(text, "Before <!-- {hidden} --> after.\n"),
            Self::Callout => {
                writeln!(text, "\n> [!private] {}\n> {quote}\n", hidden.lines().next().unwrap_or(""))
            }
            Self::Section => writeln!(text, "\n## Notes to self\n\n{hidden}\n\n## After\n"),
        };
    }
}

pub(crate) fn settings() -> Config {
    let (config, findings) = config::read(&Arc::from("casebook.toml"), SETTINGS);
    assert!(findings.is_empty(), "{findings:?}");
    config
}

const LADDER: &str = r#"
id = "capability"
name = "The ladder of a company"
subject = "domain"
[[level]]
name = "Company level"
[[level.criterion]]
id = "one"
says = "One case"
kind = "case"
at_least = 1
"#;

/// The portfolio of public notes among what is private, file by file.
pub(crate) fn portfolio(public: &[Made], private: &Private, config: &Config) -> Vec<(String, Vec<u8>)> {
    let names = Names::new(&config.names);
    let taken: BTreeSet<String> = public.iter().map(|note| note.path.to_lowercase()).collect();
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for (note, why) in private.notes.iter().filter(|(note, _)| !taken.contains(&note.path.to_lowercase())) {
        texts.insert(note.path.clone(), note.text(why, &private.hidden));
    }
    for note in public {
        texts.insert(note.path.clone(), note.text("publish: true\n", &private.hidden));
    }
    let notes = texts
        .into_iter()
        .map(|(path, text)| pipeline::read_note(&Arc::from(path), text.into_bytes(), &names, config).0);
    let files = PICTURES.iter().map(|file| format!("img/{file}")).chain(private.files.iter().cloned());
    let vault = Vault::new(notes.collect(), files.map(Arc::from).collect());
    let own = [(Arc::from("ladders/capability.toml"), Arc::from(LADDER))];
    let (ladders, _) = Ladders::new(if private.ladder { &own } else { &[] });
    let view = View::new(&vault, config, date(2026, 11, 15), TimeZone::UTC).with_ladders(&ladders);
    let draft = Draft::of(&view).unwrap();
    let attachments = draft.attachments().into_iter().map(|file| (file, b"\x89PNG".to_vec())).collect();
    let public = draft.finish(attachments);
    pipeline::portfolio(&public, &view, &[]).unwrap().files
}
