use super::{TODAY, read, sample_notes, told};
use crate::model::common::ACTIVITIES;
use crate::model::kind::{Kind, Record};
use crate::model::vault::Vault;
use crate::scaffold::{Known, note, template};

/// The fields that only the author of a note can know, and without which it counts nowhere.
fn left_to_the_author(kind: Kind) -> Vec<String> {
    let field = match kind {
        Kind::Ledger => "category",
        Kind::Capability => "domains",
        _ => return vec![],
    };
    vec![format!("CB0301 note.md: a {} needs `{field}`; without it the note counts nowhere", kind.name())]
}

fn known() -> Known {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Known {
        activities: names(&["Design reviews", "a|b", "%% odd `one", "[[Linked]] work"]),
        domains: names(&["network/dns", "databases"]),
        patterns: names(&["lost-lookup", "pool: exhausted"]),
    }
}

#[test]
fn a_fresh_note_is_clean_and_says_nothing_of_its_own() {
    for &kind in Kind::ALL {
        for (title, known) in [(None, Known::default()), (Some("Checkout waits for a name"), known())] {
            let scaffold = note(kind, title, TODAY, &known);
            let (read, findings) = read("note.md", &scaffold.text);
            assert_eq!(told(&findings), left_to_the_author(kind), "{}", scaffold.text);
            assert_eq!((read.kind(), read.links.len()), (Some(kind), 0), "{}", scaffold.text);
            assert!(title.is_none_or(|title| title == read.title));
            // Apart from what is filled in on purpose every field is unknown.
            let said: Vec<&str> = read.readings.all.iter().map(|reading| reading.field.name).collect();
            let filled =
                ["date", "role", "week", "quarter", "start", "days", "shift", "installed", "publish"];
            let activities = !known.activities.is_empty();
            let own = |name: &&&str| filled.contains(name) || activities && **name == ACTIVITIES.name;
            assert_eq!(said.iter().find(|name| !own(name)), None, "{}", scaffold.text);
        }
    }
}

#[test]
fn every_property_and_section_of_the_table_is_there_in_order() {
    for &kind in Kind::ALL {
        let text = note(kind, None, TODAY, &Known::default()).text;
        let (front, body) = text.strip_prefix("---\n").unwrap().split_once("---\n").unwrap();
        let names: Vec<&str> = front.lines().map(|line| line.split_once(':').unwrap().0).collect();
        assert_eq!(names[0], "type");
        assert_eq!(&names[1..], kind.def().scaffold);
        let titles: Vec<&str> = body.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(titles, kind.def().fields.iter().filter_map(|f| f.title).collect::<Vec<_>>());
        for field in kind.def().fields.iter().filter(|field| field.title.is_some()) {
            assert!(field.prompt.starts_with(char::is_uppercase), "`{}` asks nothing", field.name);
        }
        for line in front.lines().filter(|line| !line.starts_with("type:")) {
            let filled = ["date:", "installed:", "start:", "week:", "quarter:"];
            let told = line.contains("  # ") || filled.iter().any(|name| line.starts_with(name));
            assert!(told, "{line}");
        }
    }
}

#[test]
fn the_questions_of_the_essays_are_asked() {
    for (kind, asked) in [
        (Kind::Case, &["Begin with what that costs: time:, opportunity:, system: or trust:"][..]),
        (
            Kind::Audit,
            &[
                "could a perfect AI with full information replace this within three years?",
                "Which decisions went another way because of you?",
                "Which outcomes do you answer for",
                "Who asked for your judgment?",
            ],
        ),
        (
            Kind::Decision,
            &[
                "complexity: # better, same or worse:",
                "coupling: # better, same or worse:",
                "recovery: # better, same or worse:",
                "single_point: # better, same or worse:",
                "diagnosability: # better, same or worse:",
                "how sure are you that it turns out right?",
            ],
        ),
        (
            Kind::Plan,
            &["Audit and automate", "Redesign one system, with numbers before", "Expand visibility"],
        ),
        (Kind::Review, &["what am I optimising for", "Which activities define the next rung?"]),
        (Kind::Ledger, &["which risk does it bring, and how is that watched?"]),
    ] {
        let text = note(kind, None, TODAY, &Known::default()).text;
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for question in asked {
            assert!(text.contains(question), "{question}\n{text}");
        }
    }
}

#[test]
fn paths_say_when_and_what() {
    for (kind, title, path, heading) in [
        (Kind::Case, Some("DNS: slow"), "Cases/2026-11-15 DNS - slow.md", "DNS: slow"),
        (Kind::Case, Some("2026-03-02 Slow"), "Cases/2026-03-02 Slow.md", "Slow"),
        (Kind::Ledger, None, "Ledger/2026-11-15 Ledger entry.md", "Ledger entry"),
        (Kind::Decision, Some("???"), "Decisions/2026-11-15 Decision record.md", "???"),
        (Kind::Audit, None, "Audits/2026-W46.md", "Week 46"),
        (Kind::Audit, Some("2026-W07"), "Audits/2026-W07.md", "Week 7"),
        (Kind::Audit, Some("A quiet one"), "Audits/2026-W46.md", "A quiet one"),
        (Kind::Review, None, "Reviews/2026-Q4.md", "Q4 2026"),
        (Kind::Review, Some("2026-Q2"), "Reviews/2026-Q2.md", "Q2 2026"),
        (Kind::Mechanism, Some("CON"), "Mechanisms/_CON.md", "CON"),
        (Kind::Plan, Some(" Autumn\n climb "), "Plans/Autumn climb.md", "Autumn climb"),
        (Kind::Profile, None, "Portfolio profile.md", "Portfolio profile"),
    ] {
        let scaffold = note(kind, title, TODAY, &Known::default());
        let (read, _) = read(&scaffold.path(), &scaffold.text);
        assert_eq!((scaffold.path().as_str(), read.title.as_str()), (path, heading));
    }
    let dated = note(Kind::Case, Some("2026-03-02 Slow"), TODAY, &Known::default());
    assert!(dated.text.contains("\ndate: 2026-03-02\n"), "{}", dated.text);
}

#[test]
fn any_title_reads_back() {
    for title in [
        "Why `grep -c '%%'` <lies>",
        "%% hidden",
        "<!-- gone",
        "[[Other note|other]] #tag",
        "C #",
        "```",
        "a: b, \"c\" & 'd'",
        "yes",
        "$x$ ==y== ~~z~~ ^block",
        "\\backslash\\",
        "*",
        "pattern:: x",
        "{{title}} \u{202e}",
    ] {
        for kind in [Kind::Case, Kind::Plan, Kind::Capability] {
            let scaffold = note(kind, Some(title), TODAY, &Known::default());
            let (read, findings) = read("note.md", &scaffold.text);
            assert_eq!(read.title, title, "{}", scaffold.text);
            let expected = left_to_the_author(kind).len();
            assert_eq!(findings.len(), expected, "{:?}\n{}", told(&findings), scaffold.text);
        }
    }
}

#[test]
fn a_new_note_offers_what_the_vault_knows() {
    let notes = sample_notes().iter().map(|(file, text)| read(file, text).0).collect();
    let vault = Vault::new(notes, Vec::new());
    let known = Known::of(&vault, jiff::civil::date(2026, 11, 15));
    assert_eq!(known.activities.len(), 9, "{:?}", known.activities);
    assert_eq!(known.domains[..2], ["kubernetes", "databases"]);
    assert_eq!(known.patterns[..2], ["shutdown-before-drain", "connection-pool-exhaustion"]);
    let audit = note(Kind::Audit, None, TODAY, &known).text;
    let (read_back, _) = read("note.md", &audit);
    let Some(Record::Audit(facts)) = read_back.record else { panic!("{audit}") };
    let rows = facts.activities.unwrap().rows;
    assert_eq!(rows.iter().map(|row| row.activity.clone()).collect::<Vec<_>>(), known.activities);
    assert!(rows.iter().all(|row| row.hours.is_none() && row.score.is_none()));
    let case = note(Kind::Case, None, TODAY, &known).text;
    assert!(case.contains("  # which problem areas? known are kubernetes, databases, "), "{case}");
    assert!(case.contains("known are shutdown-before-drain, "), "{case}");

    let early = Known::of(&vault, jiff::civil::date(2026, 2, 12));
    assert_eq!(early.activities[0], "Ticket queue");
    assert!(early.patterns.len() < known.patterns.len());
    assert_eq!(Known::of(&vault, jiff::civil::date(2020, 1, 1)).activities, Vec::<String>::new());
}

#[test]
fn odd_activities_stay_cells_of_the_table() {
    let audit = note(Kind::Audit, None, TODAY, &known()).text;
    let (read, findings) = read("note.md", &audit);
    let Some(Record::Audit(facts)) = read.record else { panic!("{audit}") };
    let rows: Vec<String> = facts.activities.unwrap().rows.into_iter().map(|row| row.activity).collect();
    assert_eq!((rows, told(&findings)), (known().activities, vec![]), "{audit}");
}

#[test]
fn a_template_is_a_clean_note_once_obsidian_has_filled_it_in() {
    for &kind in Kind::ALL {
        let template = template(kind);
        let filled = template
            .replace("{{title}}", "Checkout waits")
            .replace("{{date:YYYY-MM-DD}}", "2026-11-15")
            .replace("{{date:GGGG-[W]WW}}", "2026-W46")
            .replace("{{date:YYYY-[Q]Q}}", "2026-Q4");
        assert!(template.contains("# {{title}}\n") && !filled.contains("{{"), "{filled}");
        let (read, findings) = read("note.md", &filled);
        assert_eq!(told(&findings), left_to_the_author(kind), "{filled}");
        assert_eq!((read.kind(), read.title.as_str()), (Some(kind), "Checkout waits"));
    }
}
