//! What becomes public of notes, told by the texts that their public forms are read from.

use super::{Draft, PublicVault, Redaction};
use crate::analysis::View;
use crate::config::{self, Config};
use crate::model::kind::Kind;
use crate::model::names::Names;
use crate::model::note;
use crate::model::vault::Vault;
use jiff::civil::date;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A vault of notes and other files, with settings.
pub(super) fn vault(files: &[(&str, &str)], config: &Config) -> Vault {
    let names = Names::new(&config.names);
    let is_note = |file: &str| file.rsplit_once('.').is_some_and(|(_, extension)| extension == "md");
    let notes = files.iter().filter(|(file, _)| is_note(file));
    let notes = notes.map(|(file, text)| note::read(&Arc::from(*file), &Arc::from(*text), &names, config).0);
    let others = files.iter().map(|(file, _)| *file).filter(|file| !is_note(file)).map(Arc::from);
    Vault::new(notes.collect(), others.collect())
}

pub(super) fn settings(text: &str) -> Config {
    let (config, findings) = config::read(&Arc::from("casebook.toml"), text);
    assert!(findings.is_empty(), "{findings:?}");
    config
}

/// The public vault, every attachment let out as it is.
fn published(files: &[(&str, &str)], config: &Config) -> PublicVault {
    let vault = vault(files, config);
    let view = View::new(&vault, config, date(2026, 11, 15), TimeZone::UTC);
    let draft = Draft::of(&view).unwrap();
    let attachments = draft.attachments().into_iter().map(|file| (file, b"bytes".to_vec())).collect();
    draft.finish(attachments)
}

/// The body of the one public note at a path.
fn body(vault: &PublicVault, file: &str) -> String {
    let note = vault.vault().by_file(file).unwrap_or_else(|| panic!("{file} is not public"));
    note.text.split_once("\n---\n").unwrap().1.trim().to_owned()
}

#[test]
fn only_what_says_so_and_no_rule_covers_is_public() {
    let config = settings(
        "[private]\nfolders = [\"Clients\"]\ntags = [\"nda\"]\nkinds = [\"audit\"]\n[redact]\n\"Acme\" = \"a client\"",
    );
    let out = "---\npublish: true\n---\n";
    for (file, text, public) in [
        ("a.md", "---\npublish: true\n---\n", true),
        ("a.md", "---\npublish: false\n---\n", false),
        ("a.md", "---\npublish: yes\n---\n", false),
        ("a.md", "---\npublish: \"true\"\n---\n", false),
        ("a.md", "---\npublish: true\npublish: true\n---\n", false),
        ("a.md", "---\npublish: true\nx: [\n---\n", false),
        ("a.md", "---\npublish: true\n", false),
        ("a.md", "publish: true\n", false),
        ("clients/Acme/a.md", out, false),
        ("Clientele/a.md", out, true),
        ("a.md", "---\npublish: true\ntags: [NDA/acme]\n---\n", false),
        ("a.md", "---\npublish: true\n---\nA line #nda/acme, said in passing\n", false),
        ("a.md", "---\npublish: true\n---\n`#nda`\n", false),
        ("a.md", "---\npublish: true\n---\nsome %%#nda%% and #ndax\n", true),
        ("a.md", "---\npublish: true\ntype: audit\nweek: 2026-W10\n---\n", false),
        ("a.md", "---\npublish: true\ntype: case\ntags: [weekly-audit]\n---\n", false),
        ("a.md", "---\npublish: true\ntype: case\ndate: 2026-11-16\n---\n", false),
    ] {
        let vault = published(&[(file, text)], &config);
        assert_eq!(vault.vault().notes.len(), usize::from(public), "{file} {text:?}");
    }
}

#[test]
fn a_public_note_says_what_others_may_read() {
    let config = settings(
        "[portfolio]\nsections = [\"Notes to self\"]\n[redact]\n\"Acme Corp\" = \"a payments company\"\n\"Acme\" = \"them\"",
    );
    let files = [
        (
            "Ledger/2026-02-01 Acme Corp saves.md",
            concat!(
                "---\ntype: ledger\npublish: true\ncategory: cost\nbefore: 10 EUR\nafter: 5 EUR\nsecret: SECRET\n",
                "people: [\"[[Ada]]\"]\naliases: [Old name]\ntitle: 'Saving at ACME corp: \"half\"'\n",
                "evidence: [\"[[Secret plan]]\", \"[[Open]]\", \"[[Secret plan|the plan]]\", https://example.org/acme-corp/x]\n---\n",
                "Of [[Secret plan]], [[Secret plan|my plan]], [the plan](Secret%20plan.md), [[Nowhere]], [[Open#Top|o]],\n",
                "[[Open#Gone|o]] and [[Old]], ![[a.png|100]], ![[b.exe]], ![alt](gone.png), [x](file:///etc/passwd).\n",
                "%%SECRET%%\n\n## Notes to self\nSECRET\n\n## Then\nSee <!-- SECRET --> **Acme** corp.\n\n> [!private]\n> SECRET\n",
            ),
        ),
        ("Open.md", "---\npublish: true\naliases: [Old]\n---\n## Top\n![[Acme Corp logo.png]]\n"),
        ("Secret plan.md", "SECRET"),
        ("Ada.md", "---\npublish: false\n---\n"),
        ("a.png", ""),
        ("b.exe", ""),
        ("img/acme corp logo.png", ""),
    ];
    let vault = published(&files, &config);
    let ledger = "Ledger/2026-02-01 a payments company saves.md";
    insta::assert_snapshot!(vault.vault().by_file(ledger).unwrap().text);
    assert_eq!(body(&vault, "Open.md"), "## Top\n![[a payments company logo.png]]");
    let attachments: Vec<&str> = vault.attachments().keys().map(|file| &**file).collect();
    assert_eq!(attachments, ["a.png", "img/a payments company logo.png"]);
    assert_eq!(vault.source(ledger).map(|file| &**file), Some("Ledger/2026-02-01 Acme Corp saves.md"));
    let links = vault.vault().targets.iter().flatten();
    assert!(links.clone().count() > 3);
    for target in links {
        use crate::model::links::Target;
        assert!(matches!(target, Target::Note(..) | Target::File(_) | Target::External), "{target:?}");
    }
}

#[test]
fn links_show_titles_and_no_names_of_files() {
    let text = "---\npublish: true\nsummary: \"[[01 file]], [[01 file|words]]\"\n---\n\
                [[01 file]] [[01 file#Part]] [[01 file#Gone]] [[01 file|words]] [[x/01 FILE]] ![[01 file#Part]] [[B]] [[#Own]]\n\n\
                ## Own\n| a |\n|-|\n| [[01 file]] |\n";
    let files = [
        ("x/01 file.md", "---\npublish: true\ntitle: A | title\n---\n## Part\n"),
        ("b.md", "---\npublish: true\n---\n# B\n"),
        ("c.md", text),
    ];
    let vault = published(&files, &Config::default());
    assert_eq!(
        body(&vault, "c.md"),
        "[[01 file|A title]] [[01 file#Part|A title]] [[01 file|A title]] [[01 file|words]] [[x/01 FILE|A title]] \
         ![[01 file#Part]] [[B]] [[#Own]]\n\n## Own\n| a |\n|-|\n| [[01 file\\|A title]] |"
    );
    let note = vault.vault().by_file("c.md").unwrap();
    assert_eq!(note.summary.as_deref(), Some("A title, words"));
}

#[test]
fn what_a_note_is_does_not_hang_on_what_was_taken_away() {
    let config = settings("[kinds.case]\nfolders = [\"Acme\"]\n[redact]\n\"Acme\" = \"them\"");
    let by_folder = "---\npublish: true\ndate: 2026-01-01\n---\n## Root cause\nx\n";
    // Two kinds are none, and one of the two words is not on the list.
    let two = "---\npublish: true\ndate: 2026-01-01\ntype: case\ntags: [weekly-audit]\n---\n";
    let vault = published(&[("Acme/a.md", by_folder), ("b.md", two)], &config);
    let kinds: Vec<_> = vault.vault().notes.iter().map(|note| note.kind().map(Kind::name)).collect();
    assert_eq!(kinds, [None, Some("case")]);
}

#[test]
fn terms_are_replaced_in_every_form() {
    let terms =
        [("Acme Corp", "a payments company"), ("Acme", "them"), ("AT&T", "a carrier"), ("Zürich", "a city")];
    let redaction =
        Redaction::new(&BTreeMap::from(terms.map(|(a, b)| (a.to_owned(), b.to_owned())))).unwrap();
    for (text, expected) in [
        ("Acme Corp, ACME and acme  corp", "a payments company, them and a payments company"),
        (
            "acme\n> corp and **Acme** Corp, Acme **Corp**",
            "a payments company and **a payments company**, **a payments company**",
        ),
        ("Acmeist, Macme", "Acmeist, Macme"),
        ("acme-corp_acme", "a-payments-company_them"),
        ("[x](Acme%20Corp.md)", "[x](a%20payments%20company.md)"),
        ("https://acme.example/acme_corp", "https://them.example/a_payments_company"),
        ("[x](acme/a.md) [[acme/Acme Corp|y]]", "[x](them/a.md) [[them/a payments company|y]]"),
        ("https://x.example/acme-corp", "https://x.example/a-payments-company"),
        ("with Acme. And AT&T, AT&amp;T", "with them. And a carrier, a carrier"),
        ("Zu\u{308}rich ZÜRICH", "a city a city"),
    ] {
        assert_eq!(redaction.apply(text), expected, "{text}");
    }
}
