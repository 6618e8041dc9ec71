//! Ladder files that are wrong: what is said, where, and what becomes of the rest.

use casebook::diagnostic::{Texts, locate};
use casebook::ladder::Ladders;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The ids of a vault's ladders with these files, and its findings: code, place, message.
fn read(files: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
    let files: Vec<(Arc<str>, Arc<str>)> =
        files.iter().map(|(file, text)| (Arc::from(*file), Arc::from(*text))).collect();
    let (ladders, findings) = Ladders::new(&files);
    let texts: Texts = files.into_iter().collect();
    let lines = locate(&findings, &texts).into_iter().map(|found| {
        let place = |part: Option<u32>| part.map_or_else(|| "-".to_owned(), |part| part.to_string());
        format!("{} {}:{} {}", found.code, place(found.line), place(found.column), found.message)
    });
    (ladders.all().iter().map(|ladder| ladder.id.clone()).collect(), lines.collect())
}

/// A ladder of one criterion, which begins in line 7.
fn criterion(keys: &str) -> String {
    format!(
        "id = \"x\"\nname = \"X\"\n[[level]]\nname = \"A\"\n[[level.criterion]]\nid = \"a\"\nsays = \"s\"\n{keys}\n"
    )
}

/// A criterion's keys, from line 8 on, and all that is said of them.
#[rustfmt::skip]
const CRITERIA: &[(&str, &[&str])] = &[
    ("kind = \"case\"\nat_least = 3", &[]),
    ("measure = \"audit.rungs\"\nat_least = 3", &["CB0905 8:11 there is no measure `audit.rungs`"]),
    ("measure = \"speed\"\nat_least = 3", &["CB0905 8:11 there is no measure `speed`"]),
    ("measure = \"capability.domains_at(diagnosis)\"\nat_least = 3", &["CB0905 8:11 the ladder `capability` has no level `diagnosis`"]),
    ("measure = \"capability.domains_at\"\nat_least = 3", &["CB0905 8:11 `capability.domains_at` needs a level"]),
    ("measure = \"audit.rung(3)\"\nat_least = 3", &["CB0905 8:11 this measure takes nothing in parentheses"]),
    ("measure = \"domain.patterns_covered\"\nat_least = 3", &["CB0905 8:11 this measure is of one domain"]),
    ("measure = \"audit.rung\"\nwhere = \"true\"\nat_least = 3", &["CB0903 9:1 `where` goes with `kind` only"]),
    ("measure = \"calibration.brier\"\nover = 3\nat_most = 3", &["CB0903 9:1 `calibration.brier` has a span of its own"]),
    ("measure = \"audit.exposure\"\nat_most = 30", &["CB0903 9:11 `audit.exposure` is a share, and can't be 30"]),
    ("kind = \"case\"\nwhere = \"note.role >=\"\nat_least = 3", &["CB0904 9:20 the condition ends too early"]),
    ("kind = \"case\"\nwhere = \"note.rol >= decided\"\nat_least = 3", &["CB0904 9:15 `note` has no field `rol`"]),
    ("kind = \"case\"\nwhere = \"note.verdict == reduced\"\nat_least = 3", &["CB0904 9:15 no note of kind `case` has `verdict`"]),
    ("kind = \"case\"\ndistinct = \"domain\"\nat_least = 3", &["CB0903 9:12 notes have no field `domain`"]),
    ("kind = \"case\"\nwithin = \"soon\"\nat_least = 3", &["CB0903 9:10 `level.criterion.within` is no number of days"]),
    ("kind = \"case\"\nover = 3\nat_least = 3", &["CB0903 9:1 `over` goes with a `measure` only"]),
    ("kind = \"case\"\nmeasure = \"audit.rung\"\nat_least = 3", &["CB0903 9:1 a criterion counts notes (`kind`) or reads a `measure`, not both"]),
    ("kind = \"case\"\nat_least = 3\nat_most = 4", &["CB0903 10:1 a criterion has one target: `at_least` or `at_most`"]),
    ("kind = \"case\"", &["CB0903 6:1 a criterion without a target"]),
    ("at_least = 3", &["CB0903 6:1 a criterion that counts nothing and reads nothing"]),
    ("kind = []\nat_least = 3", &["CB0903 8:8 `kind` names no kind"]),
    ("kind = \"case\"\nat_least = \"3\"", &["CB0903 9:12 `level.criterion.at_least` should be a number, not text"]),
    ("kind = \"case\"\nat_leest = 3", &["CB0902 9:1 unknown key `at_leest` in `level.criterion`"]),
    // One fault hides no other.
    ("kind = \"cas\"\nwhere = \"note.rol >= 1\"\nat_least = 3", &["CB0903 8:8 `level.criterion.kind` is no kind of note", "CB0904 9:15 `note` has no field `rol`"]),
    ("kind = \"case\"\nwhere = \"note.rol == 1\"\nat_least = 3\n[[level.criterion]]\nid = \"a\"\nsays = \"t\"\nkind = \"case\"\nat_least = 1", &["CB0904 9:15 `note` has no field `rol`", "CB0906 12:6 `a` is the id of two criteria"]),
    ("kind = \"case\"\nat_least = 3\n[[level.criterion.or]]\nmeasure = \"audit.rungs\"\nat_least = 1", &["CB0905 11:11 there is no measure `audit.rungs`"]),
];

#[test]
fn each_fault_of_a_criterion_is_told_in_its_place() {
    for (keys, expected) in CRITERIA {
        let (ladders, findings) = read(&[("ladders/x.toml", &criterion(keys))]);
        assert_eq!(findings, *expected, "{keys}");
        assert_eq!(ladders.contains(&"x".to_owned()), expected.is_empty(), "{keys}");
    }
}

#[test]
fn each_fault_of_a_file_is_told_in_its_place() {
    #[rustfmt::skip]
    let files: [(&str, &[&str]); 8] = [
        ("id = \"x\"\nname = \"X\"\n", &["CB0907 1:1 a ladder without a level"]),
        ("id = \"x\"\nname = \"X\"\nlevel = []\n", &["CB0907 1:1 a ladder without a level"]),
        ("id = \"x\"\nname = \"X\"\n[[level]]\nname = \"A\"\n", &["CB0907 4:1 the level `a` has no criterion, so that everybody would be on it"]),
        ("id = \"x\"\nname = \"X\"\n[[level]\n", &["CB0901 3:9 not TOML: unclosed array table, expected `]`"]),
        ("id = \"x\"\nname = 3\nlevel = \"one\"\n", &["CB0903 2:8 `name` should be text, not a whole number", "CB0903 3:9 `level` should be a list of tables, not text"]),
        ("id = \"My ladder\"\nname = \"X\"\n", &["CB0903 1:6 `id` is no id: an id has small letters, digits and `-`"]),
        ("name = \"X\"\n", &["CB0903 1:1 `id` is missing"]),
        ("", &["CB0903 1:1 `id` is missing"]),
    ];
    for (text, expected) in files {
        assert_eq!(read(&[("ladders/x.toml", text)]).1, expected, "{text}");
    }
}

#[test]
fn ids_are_given_once() {
    let sound = criterion("kind = \"case\"\nat_least = 1");
    let levels = sound.clone()
        + "[[level]]\nname = \"A\"\n[[level.criterion]]\nid = \"a\"\nsays = \"s\"\nkind = \"case\"\nat_least = 1\n";
    let (_, findings) = read(&[("ladders/x.toml", &levels)]);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(
        findings[0].starts_with("CB0906 ") && findings[0].ends_with("`a` is the id of two levels"),
        "{findings:?}"
    );

    // In two files neither is used: nobody knows which one is meant.
    let (ladders, findings) = read(&[("ladders/x.toml", &sound), ("ladders/y.toml", &sound)]);
    assert_eq!(findings, ["CB0906 -:- `x` is the id of two ladders"]);
    assert!(!ladders.contains(&"x".to_owned()));
}

#[test]
fn a_built_in_ladder_is_replaced_in_its_place_or_left_out() {
    let own = criterion("kind = \"case\"\nat_least = 1").replace("id = \"x\"", "id = \"pyramid\"");
    let (ladders, findings) = read(&[("ladders/mine.toml", &own)]);
    assert_eq!((ladders[1].as_str(), ladders.len(), findings.len()), ("pyramid", 6, 0));
    let (ladders, findings) = read(&[("ladders/mine.toml", &own.replace("case", "cas"))]);
    assert_eq!((ladders.contains(&"pyramid".to_owned()), findings.len()), (false, 1));
    // Also where it is no TOML at all.
    let (ladders, findings) = read(&[("ladders/mine.toml", &own.replace("\"X\"", "X Y"))]);
    assert_eq!((ladders.contains(&"pyramid".to_owned()), findings.len()), (false, 1));
    // A ladder that reads a level of the one replaced is left out with its reason.
    let own = own.replace("\"pyramid\"", "\"capability\"\nsubject = \"domain\"");
    let (ladders, findings) = read(&[("ladders/mine.toml", &own)]);
    assert!(!ladders.contains(&"tiers".to_owned()));
    assert_eq!(findings.len(), 1, "{findings:?}");
}

#[test]
fn hostile_files_and_conditions_are_bounded() {
    let condition = |text: &str| criterion(&format!("kind = \"case\"\nwhere = '''{text}'''\nat_least = 1"));
    let nested = "note.symptoms.exists(a, ".repeat(12) + "true" + &")".repeat(12);
    let files = [
        "id = \"x\"\0\nname = \"X\"\n".to_owned(),
        "\0".repeat(1000),
        "#".repeat(1 << 20),
        "id = \"x\"\nname = \"".to_owned() + &"é".repeat(1 << 19) + "\"\n",
        "id = \"x\"\nname = \"X\"\nlevel = ".to_owned() + &"[".repeat(100_000),
        "id = \"x\"\nname = \"X\"\n".to_owned() + &"[[level]]\nname = \"A\"\n".repeat(20_000),
        "a.".repeat(50_000) + "b = 1\n",
        condition(&"(".repeat(100_000)),
        condition(&("!".repeat(50_000) + "true")),
        condition(&("note.role == decided && ".repeat(20_000) + "true")),
        condition(&nested),
        condition("\0"),
        condition(&"[".repeat(5000)),
    ];
    for text in files {
        let start = Instant::now();
        let (ladders, findings) = read(&[("ladders/x.toml", &text)]);
        let head: String = text.chars().take(200).collect();
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}: {head}", start.elapsed());
        assert!(!findings.is_empty() && !ladders.contains(&"x".to_owned()), "{head}");
        assert_eq!(ladders.len(), 6, "{head}");
    }
}
