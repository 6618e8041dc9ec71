use super::{Pages, Shelf, slug};
use crate::config::Config;
use crate::report::tests::sample::with_view;

fn pages(notes: &[(&str, &str)]) -> Pages {
    with_view(notes, &Config::default(), Pages::of)
}

fn case(title: &str, date: &str, more: &str) -> String {
    format!("---\ntype: case\ndate: {date}\ntitle: '{title}'\n{more}---\n")
}

#[test]
fn a_slug_is_safe_in_any_address_and_on_any_disk() {
    for (text, expected) in [
        ("Slow lookups", "slow-lookups"),
        ("Übergröße & mehr", "ubergrosse-mehr"),
        ("../../etc/passwd", "etc-passwd"),
        ("con", "con-page"),
        ("LPT1", "lpt1-page"),
        ("index", "index-page"),
        ("日本", "ri-ben"),
        ("?", "untitled"),
        ("", "untitled"),
        ("%2e%2e", "2e-2e"),
    ] {
        assert_eq!(slug(text), expected, "{text}");
    }
    let long = slug(&"word ".repeat(60));
    assert!(long.len() <= 72 && long.ends_with("word"), "{long}");
}

#[test]
fn two_notes_of_one_name_get_two_addresses_by_choice_then_age_then_path() {
    let notes = [
        ("a.md", case("Same", "2026-03-01", "")),
        ("b.md", case("Same", "2026-02-01", "")),
        ("c.md", case("Other", "2026-04-01", "slug: same\n")),
        ("d.md", case("Same", "2026-02-01", "")),
        ("e.md", "---\ntype: ledger\ndate: 2026-02-01\ncategory: cost\n---\n# Same\n".to_owned()),
    ];
    let notes: Vec<(&str, &str)> = notes.iter().map(|(file, text)| (*file, text.as_str())).collect();
    let pages = pages(&notes);
    let addresses: Vec<Option<&str>> =
        ["c.md", "b.md", "d.md", "a.md", "e.md"].map(|file| pages.note(file)).to_vec();
    let expected = [
        "cases/same.html",
        "cases/same-2.html",
        "cases/same-3.html",
        "cases/same-4.html",
        "ledger/same.html",
    ];
    assert_eq!(addresses, expected.map(Some));
    assert_eq!(pages.note("f.md"), None);
}

#[test]
fn notes_of_a_shelf_lead_to_each_other() {
    let notes = [
        ("a.md", case("Old", "2026-01-01", "pattern: table full\n")),
        (
            "b.md",
            case(
                "New",
                "2026-03-01",
                "pattern: Table-Full\ndomains: [network/dns]\ntags: [clinical-case, Reading/deep]\n",
            ) + "See [[a]].\n",
        ),
        ("c.md", "# Between\n".to_owned()),
        ("d.md", "---\ntype: mechanism\ninstalled: 2026-02-01\nprevents: [table-full]\n---\n".to_owned()),
    ];
    let notes: Vec<(&str, &str)> = notes.iter().map(|(file, text)| (*file, text.as_str())).collect();
    let pages = pages(&notes);
    let order: Vec<&str> = pages.articles.iter().map(|article| article.file.as_str()).collect();
    assert_eq!(order, ["b.md", "d.md", "a.md", "c.md"]);
    let new = pages.article("b.md").unwrap();
    assert_eq!((new.older.as_deref(), new.newer.as_deref()), (Some("a.md"), None));
    let facts = new.case.as_ref().unwrap();
    assert_eq!(
        (facts.same_pattern.as_slice(), facts.mechanisms.as_slice()),
        (&["a.md".to_owned()][..], &["d.md".to_owned()][..])
    );
    assert_eq!(pages.article("a.md").unwrap().linked_from, ["b.md"]);
    assert_eq!(pages.domain("network").as_deref(), Some("capabilities/network.html"));
    // A tag that only makes it a case is none; the tag above counts too.
    let tags: Vec<(&str, &str)> =
        pages.tags.iter().map(|tag| (tag.name.as_str(), tag.address.as_str())).collect();
    assert_eq!(tags, [("Reading", "tags/reading.html"), ("Reading/deep", "tags/reading-deep.html")]);
    assert_eq!(pages.tag("#reading/DEEP"), Some("tags/reading-deep.html"));
    assert_eq!(pages.shelf(Shelf::Notes).count(), 2);
}

#[test]
fn before_and_after_are_in_one_unit() {
    let note =
        "---\ntype: ledger\ndate: 2026-02-01\ncategory: cost\nbefore: 2 h\nafter: 30 min\n---\n# Faster\n";
    let pages = pages(&[("a.md", note)]);
    let pair = pages.articles[0].pair.unwrap();
    assert_eq!((pair.before, pair.after), (2.0, 0.5));
}
