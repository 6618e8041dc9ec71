//! Edits by chance: notes that link to, embed and name each other, and everything else that a build depends on.

use proptest::prelude::*;
use proptest::sample::select;

/// One edit of a vault.
#[derive(Debug, Clone)]
pub(crate) enum Edit {
    Write(&'static str, String),
    Remove(&'static str),
    Rename(&'static str, &'static str),
    Settings(usize),
}

/// Few names, so that they meet.
const NOTES: [&str; 7] = [
    "Alpha.md",
    "Beta.md",
    "Gamma.md",
    "Work/Alpha.md",
    "Work/2026-03-02 Slow.md",
    "Work/Delta é.md",
    "Notes/Epsilon.md",
];
const OTHERS: [&str; 4] =
    ["graph.png", "Work/plan.pdf", "templates/reports/ledger.md", "templates/dashboard/note.html"];

/// Settings that change what is read, what has a page, and how it is written.
pub(crate) const SETTINGS: [&str; 5] = [
    "",
    "timezone = \"UTC\"\n[dashboard]\nnotes = \"all\"\n",
    "timezone = \"UTC\"\n[dashboard]\nnotes = \"evidence\"\n",
    "timezone = \"UTC\"\n[dashboard]\nnotes = \"all\"\n[names]\nroot_cause = [\"Ursache\"]\n[private]\nfolders = [\"Notes\"]\n",
    "timezone = \"UTC\"\n[dashboard]\nnotes = \"all\"\n[reports]\nlinks = \"markdown\"\n[redact]\n\"Alpha\" = \"Omega\"\n",
];

const FRONTS: [&str; 10] = [
    "",
    "---\ntitle: Another name\ntags: [x/y, z]\n---\n",
    "---\ntags: [z]\naliases: [Beta]\npublish: true\n---\n",
    "---\ntype: case\ndate: 2026-03-02\ndomains: [dns]\npattern: stale-cache\npublish: true\n---\n",
    "---\ntype: case\ndate: 2026-04-02\ndomains: [dns, storage]\npattern: stale-cache\nseverity: SEV2\n---\n",
    "---\ntype: ledger\ndate: 2026-04-09\ncategory: cost\nbefore: 100 EUR/mo\nafter: 60 EUR/mo\nevidence: [\"[[Alpha]]\"]\n---\n",
    "---\ntype: mechanism\ninstalled: 2026-04-01\npatterns: [stale-cache]\n---\n",
    "---\ntype: audit\nweek: 2026-W20\nexecution: 60%\norchestration: 30%\ninnovation: 10%\n---\n",
    "---\ntype: decision\ndate: 2026-02-01\nconfidence: 80%\nunpredictability: 3\nirreversibility: 9\n---\n",
    "---\ntype: case\ndate: 2026-02-30\ntags: {a: b}\n---\n",
];

/// Pieces of bodies: every way in which one note depends on another.
const PIECES: [&str; 24] = [
    "Some words.",
    "# A heading",
    "## Findings",
    "# Another name",
    "See [[Beta#Another name]] and [so](Alpha.md#findings), #new.",
    "See [[Alpha]].",
    "See [[Beta|the other]] and [[Work/Alpha#Findings]].",
    "See [[Gamma#^block]] and [[Gamma#Findings|there]].",
    "![[Alpha]]",
    "![[Beta#Findings]]",
    "![[Gamma#^block]]",
    "![[graph.png|200]]",
    "A block to link to. ^block",
    "[a file](Work/plan.pdf) and [a note](Gamma.md#Findings) and [gone](Nowhere.md)",
    "[by reference][r]\n\n[r]: Alpha.md",
    "#tagged and #x/y",
    "- [ ] a task with [[Delta é]]\n- one <b>more</b>",
    "> [!note] A callout with [[Alpha]]\n> in it",
    "| a | b |\n|---|---|\n| [[Beta\\|c]] | d |",
    "```rust\nlet x = 1; // [[Alpha]]\n```",
    "%% [[Alpha]] hidden %%",
    "Formula $x^2$ and [[Nowhere]].",
    "## Root cause\n\nThe cache was stale.\n\n## Diagnostic path\n\n1. Look at `dig` -> stale\n2. Look at the cache -> old",
    "A footnote.[^1]\n\n[^1]: See [[Epsilon]].",
];

/// A note that is written.
pub(crate) fn note() -> impl Strategy<Value = Edit> {
    let body = prop::collection::vec(select(&PIECES[..]), 0..6);
    (select(&NOTES[..]), select(&FRONTS[..]), body)
        .prop_map(|(path, front, body)| Edit::Write(path, format!("{front}{}\n", body.join("\n\n"))))
}

/// Any edit.
pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    let ledger = "{{ summary | default(value='') }}\n\nMine.\n";
    let page = "{% extends \"dashboard/base.html\" %}{% block main %}<h1>{{ note.title }}</h1>{{ body }}{% endblock %}";
    prop_oneof![
        8 => note(),
        2 => select(&NOTES[..]).prop_map(Edit::Remove),
        2 => (select(&NOTES[..]), select(&NOTES[..])).prop_map(|(from, to)| Edit::Rename(from, to)),
        1 => (0..SETTINGS.len()).prop_map(Edit::Settings),
        1 => select(&OTHERS[..2]).prop_map(|path| Edit::Write(path, "bytes".to_owned())),
        1 => select(vec![(OTHERS[2], ledger), (OTHERS[3], page)])
            .prop_map(|(path, text)| Edit::Write(path, text.to_owned())),
        1 => select(&OTHERS[..]).prop_map(Edit::Remove),
    ]
}
