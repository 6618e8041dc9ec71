mod coverage;
mod rows;

use super::column::Place;
use super::{Filled, fill, partition, reference, tables};
use crate::analysis::View;
use crate::config::Config;
use crate::model::names::Names;
use crate::model::note;
use crate::model::vault::Vault;
use crate::scaffold::{Extras, starter};
use jiff::civil::date;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;

/// What the examples lack for a row in every table.
const MORE: [(&str, &str); 4] = [
    ("Decisions/open.md", "---\ntype: decision\nstatus: accepted\ndate: 2026-06-01\ndue: 2026-09-28\n---\n"),
    (
        "Cases/again.md",
        "---\ntype: case\ntags: [clinical-case]\ndate: 2026-06-20\npattern: conntrack-exhaustion\n\
         domains: [network, storage]\n---\n## Timeline\n- 10:00 it broke\n",
    ),
    ("Cases/and again.md", "---\ntype: case\ndate: 2026-06-21\npattern: conntrack-exhaustion\n---\n"),
    (
        "Audits/2026-W38.md",
        "---\ntype: audit\n---\n## Activities\n\n| Activity | Hours | Nature |\n|---|---|---|\n\
         | Tickets | 20 | repetitive |\n\n## Asked for judgment\n\n- Ada: is it safe?\n",
    ),
];

/// Looks at a vault with one note of each kind that says all that such a note can say, and a few more.
fn with_examples<T>(look: impl FnOnce(&View<'_>) -> T) -> T {
    let config = Config::default();
    let names = Names::new(&config.names);
    let examples = starter(Extras { examples: true, ..Extras::default() }, date(2026, 6, 10)).into_iter();
    let more = MORE.map(|(file, text)| (file.to_owned(), text.to_owned()));
    let notes = examples
        .chain(more)
        .filter(|(file, _)| file != "casebook.toml" && !file.starts_with("templates/"))
        .map(|(file, text)| note::read(&file.into(), &text.into(), &names, &config).0);
    let vault = Vault::new(notes.collect(), Vec::new());
    look(&View::new(&vault, &config, date(2026, 10, 1), TimeZone::UTC))
}

fn table<'f>(filled: &'f [Filled], name: &str) -> &'f Filled {
    filled.iter().find(|filled| filled.table.name == name).unwrap()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test may write the page that it compares")]
fn the_page_in_docs_is_this_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/tables.md");
    if std::env::var("UPDATE_DOCS").is_ok() {
        std::fs::write(path, reference()).unwrap();
    }
    let page = std::fs::read_to_string(path).unwrap_or_default();
    assert!(page == reference(), "run `UPDATE_DOCS=1 cargo test export` and look at what changed");
}

/// Words that SQLite, DuckDB, ClickHouse or Spark (in its ANSI mode) keep for themselves, so that they would need
/// quotes as the name of a table or a column. Of the names that notes and reports have, or could well get.
const RESERVED: &str = "add all alter analyse analyze and any array as asc asymmetric authorization between both by \
    case cast check collate collation column commit concurrently constraint create cross current_date current_role \
    current_time current_timestamp current_user default deferrable delete desc distinct do drop else end escape except \
    exists fetch filter final for foreign format from full function glob global grant group having in index indexed \
    initially inner insert intersect interval into is isnull join lambda lateral leading left like limit localtime \
    localtimestamp match natural not nothing notnull null offset on only or order outer overlaps pivot placing primary \
    qualify raise references replace returning right row rows select session_user set similar some summarize symmetric \
    table then time to trailing transaction trigger true unique union unknown unpivot update user using values \
    variadic verbose view when where window with";

#[test]
fn names_need_no_quotes_and_stand_once() {
    let good = |name: &str| {
        name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
            && name.starts_with(|c: char| c.is_ascii_lowercase())
            && !RESERVED.split_whitespace().any(|word| word == name)
    };
    let mut names = BTreeSet::new();
    for table in tables() {
        assert!(good(table.name) && names.insert(table.name), "the table {}", table.name);
        let mut columns = BTreeSet::new();
        for column in &table.columns {
            let name = column.name;
            assert!(good(name) && columns.insert(name), "the column {}.{name}", table.name);
            assert!(
                column.says.ends_with(['.', '?']) && !column.says.contains('\n'),
                "{}.{name}",
                table.name
            );
        }
        assert!(table.key.iter().all(|name| columns.contains(name)), "the key of {}", table.name);
        assert_eq!((table.columns[0].place, table.columns[1].place), (Place::Vault, Place::AsOf));
    }
}

#[test]
fn the_folder_of_a_vault_holds_any_name() {
    for (name, folder) in [
        ("mira", "vault=mira"),
        ("2026 notes, é", "vault=2026 notes, é"),
        ("a/b=c", "vault=a%2Fb%3Dc"),
        ("50%", "vault=50%25"),
        ("..", "vault=%2E%2E"),
        ("ends. ", "vault=ends%2E%20"),
        ("C:\\notes\n", "vault=C%3A%5Cnotes%0A"),
        ("=cmd|'/c calc'", "vault=%3Dcmd%7C%27%2Fc calc%27"),
    ] {
        assert_eq!(partition(name).as_deref(), Ok(folder));
    }
    for name in ["", "__HIVE_DEFAULT_PARTITION__", &"x".repeat(250)] {
        assert!(partition(name).is_err(), "{name}");
    }
}

#[test]
fn the_same_view_gives_the_same_tables() {
    with_examples(|view| assert_eq!(fill(view, "a"), fill(view, "a")));
}
