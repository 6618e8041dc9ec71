use super::*;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::LineIndex;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::sync::Arc;

fn file() -> Arc<str> {
    "casebook.toml".into()
}

/// The findings about a text, one a line: `line:column code message | help | old -> new`.
fn findings(text: &str) -> String {
    let index = LineIndex::new(text);
    let mut lines = String::new();
    for Diagnostic { code, message, span, help, fix, .. } in read(&file(), text).1 {
        let at = index.position(span.unwrap().start);
        write!(lines, "{}:{} {} {message}", at.line, at.column, code.id()).unwrap();
        if let Some(help) = help {
            write!(lines, " | {help}").unwrap();
        }
        if let Some(fix) = fix {
            write!(lines, " | {} -> {}", fix.span.of(text), fix.replacement).unwrap();
        }
        lines.push('\n');
    }
    lines
}

#[test]
fn an_empty_file_gives_the_defaults() {
    assert_eq!(read(&file(), ""), (Config::default(), Vec::new()));
}

#[test]
fn every_setting_of_the_specification_is_read() {
    let text = r#"
        as_of = 2026-11-15
        timezone = "Europe/Berlin"
        observed_since = "2024-07-01"
        out = "out"
        exclude = ["Archive/**", "*.draft.md", "Old"]
        gitignore = false
        note_templates = "Meta/Templates/"
        size_limit = "1 MiB"
        [kinds.case]
        tags = ["incident"]
        folders = ["Incidents"]
        types = ["outage"]
        [names]
        root_cause = ["Ursache"]
        [metrics."p99 latency"]
        direction = "lower"
        [private]
        folders = ["Clients"]
        tags = ["nda"]
        kinds = ["review"]
        [redact]
        "Acme Corp" = "a payments company"
        [portfolio]
        title = "What I can diagnose"
        base_url = "https://example.org/work/"
        unpublished = "private"
        sections = ["Notes to self"]
        attachments = ["pdf"]
        [dashboard]
        notes = "all"
        [signals]
        execution_trap = 0.75
        squeeze_cases = 5
        [reports]
        links = "markdown"
    "#;
    let (config, found) = read(&file(), text);
    assert_eq!(found, Vec::new());
    assert_eq!(config.as_of.unwrap().to_string(), "2026-11-15");
    assert_eq!(config.timezone.as_ref().unwrap().iana_name(), Some("Europe/Berlin"));
    assert_eq!(config.note_templates.path(), "Meta/Templates");
    assert_eq!(config.size_limit, ByteSize(1 << 20));
    assert_eq!(config.kinds[&KindName::Case].types, ["outage"]);
    assert!(config.kinds[&KindName::Case].folders[0].covers("Incidents/2026/a.md"));
    assert_eq!(config.names["root_cause"], ["Ursache"]);
    assert_eq!(config.metrics["p99 latency"].direction, Direction::Lower);
    assert_eq!(config.private.kinds, [KindName::Review]);
    assert!(config.private.tags[0].covers("nda/acme"));
    assert_eq!(config.redact["Acme Corp"], "a payments company");
    assert_eq!(config.dashboard.notes, DashboardNotes::All);
    assert_eq!((config.signals.execution_trap, config.signals.squeeze_cases), (0.75, 5));
    assert_eq!(config.signals.containment.to_bits(), 0.6_f64.to_bits());
    assert_eq!(config.reports.links, LinkStyle::Markdown);
    let place = config.places.get(&["names", "root_cause"]).unwrap();
    assert_eq!((place.key.of(text), place.value.of(text)), ("root_cause", "[\"Ursache\"]"));
    assert_eq!(config.places.get(&["names", "root_cause", "0"]).unwrap().value.of(text), "\"Ursache\"");
}

#[test]
fn excluded_paths_are_those_that_a_glob_or_a_folder_above_it_names() {
    let (config, _) =
        read(&file(), r#"exclude = ["Archive/**", "*.draft.md", "Old", "/Top/*.md", "deep/er/"]"#);
    let excluded = config.excluded();
    for (path, out) in [
        ("Archive/2020/a.md", true),
        ("Work/Archive/a.md", false),
        ("Work/a.draft.md", true),
        ("a.draft.md", true),
        ("Work/Old/a.md", true),
        ("Old", true),
        ("Older/a.md", false),
        ("Top/a.md", true),
        ("Top/sub/a.md", false),
        ("deep/er/a.md", true),
    ] {
        assert_eq!(excluded.is_match(path), out, "{path}");
    }
}

#[test]
fn unknown_keys_get_a_suggestion() {
    insta::assert_snapshot!(findings(r#"
exlcude = []
As-Of = 2026-01-01
colour = 1
title = "x"
[kinds.cases]
tags = []
[portfolio]
timezone = "UTC"
base-url = "https://a.b"
[portfollio]
[reports]
link = "markdown"
links = "markdown"
[redact]
"" = "x"
"#), @"
    2:1 CB0602 unknown key `exlcude` | did you mean `exclude`? | exlcude -> exclude
    3:1 CB0602 unknown key `As-Of` | did you mean `as_of`? | As-Of -> as_of
    4:1 CB0602 unknown key `colour` | the keys here are `as_of`, `timezone`, `observed_since`, `out`, `exclude`, `gitignore`, `note_templates`, `size_limit`, `kinds`, `names`, `metrics`, `private`, `redact`, `portfolio`, `dashboard`, `signals` and `reports`
    5:1 CB0602 unknown key `title` | `title` belongs in `[portfolio]`
    6:8 CB0602 unknown key `cases` in `kinds` | did you mean `case`? | cases -> case
    9:1 CB0602 unknown key `timezone` in `portfolio` | `timezone` belongs at the top of the file, before the first `[table]`
    10:1 CB0602 unknown key `base-url` in `portfolio` | did you mean `base_url`? | base-url -> base_url
    11:2 CB0602 unknown key `portfollio` | did you mean `portfolio`? It is given already
    13:1 CB0602 unknown key `link` in `reports` | did you mean `links`? It is given already
    16:1 CB0602 an empty key in `redact` | give it a name, or remove it
    ");
}

#[test]
fn wrong_types_say_what_is_needed() {
    insta::assert_snapshot!(findings(r#"
as_of = 2026
exclude = "Archive/**"
gitignore = "no"
out = 7
size_limit = 1.5
timezone = ["UTC"]
private = true
names = []
[private]
[signals]
execution_trap = "0.8"
stale_days = 10.5
squeeze_cases = "x"
"#), @r#"
    2:9 CB0603 `as_of` should be a date, not a whole number | write it like `"2026-11-15"`
    3:11 CB0603 `exclude` should be a list of globs, not text | write it as a list of globs | "Archive/**" -> ["Archive/**"]
    4:13 CB0603 `gitignore` should be true or false, not text | write it as true or false | "no" -> false
    5:7 CB0603 `out` should be text, not a whole number | write it as text | 7 -> "7"
    6:14 CB0603 `size_limit` should be a size or a whole number, not a decimal number | write it like `"10 MiB"`
    7:12 CB0603 `timezone` should be a time zone, not a list | write it like `"Europe/Berlin"`
    9:9 CB0603 `names` should be a table, not a list
    10:2 CB0601 not TOML: duplicate key | keep one of the two
    12:18 CB0603 `signals.execution_trap` should be a number, not text | write it as a number | "0.8" -> 0.8
    13:14 CB0603 `signals.stale_days` should be a whole number, not a decimal number | write it like `180`
    14:17 CB0603 `signals.squeeze_cases` should be a whole number, not text | write it like `10`
    "#);
    insta::assert_snapshot!(findings(r#"
private = true
exclude = ["a", 1, {}]
redact.a = 1
redact.b = true
[[reports]]
"#), @r#"
    2:11 CB0603 `private` should be a table, not true or false
    3:17 CB0603 item 2 of `exclude` should be a glob, not a whole number | write it like `"Archive/**"`
    3:20 CB0603 item 3 of `exclude` should be a glob, not a table
    4:12 CB0603 `redact.a` should be text, not a whole number | write it as text | 1 -> "1"
    5:12 CB0603 `redact.b` should be text, not true or false | write it as text | true -> "true"
    6:1 CB0603 `reports` should be a table, not a list
    "#);
}

#[test]
fn unusable_values_say_why() {
    insta::assert_snapshot!(findings(r#"
as_of = "2026-02-30"
timezone = "Berlin"
observed_since = 2024-07-01T10:00:00Z
out = ""
exclude = ["ok", "a[b"]
size_limit = "ten"
[private]
kinds = ["cases", "meeting"]
folders = [".."]
[metrics."p99 latency"]
[metrics.x]
direction = "down"
[portfolio]
base_url = "example.org"
[signals]
execution_trap = 80
containment = nan
stale_days = 0
squeeze_cases = 99999999999999999999
"#), @r#"
    2:9 CB0604 `as_of` is not a date | write it like `"2026-11-15"`
    3:12 CB0604 `timezone` is not a known time zone | did you mean `Europe/Berlin`? | "Berlin" -> "Europe/Berlin"
    4:18 CB0604 `observed_since` is not a date like 2026-11-15 | did you mean `2024-07-01`? | 2024-07-01T10:00:00Z -> "2024-07-01"
    5:7 CB0604 `out` is empty | write it like `"casebook"`
    6:18 CB0604 item 2 of `exclude` is not a glob: unclosed character class; missing ']' | write it like `"Archive/**"`
    7:14 CB0604 `size_limit` is not a size | write it like `"10 MiB"`
    9:10 CB0604 item 1 of `private.kinds` is `cases`, but can only be `case`, `ledger`, `audit`, `decision`, `mechanism`, `review`, `plan`, `capability` or `profile` | did you mean `case`? | "cases" -> "case"
    9:19 CB0604 item 2 of `private.kinds` is `meeting`, but can only be `case`, `ledger`, `audit`, `decision`, `mechanism`, `review`, `plan`, `capability` or `profile` | write it like `"case"`
    10:12 CB0604 item 1 of `private.folders` is a folder outside the vault | write it like `"Clients"`
    11:1 CB0604 `metrics."p99 latency"` needs a `direction` | add `direction = "lower"`
    13:13 CB0604 `metrics.x.direction` is `down`, but can only be `lower` or `higher` | write it like `"lower"`
    15:12 CB0604 `portfolio.base_url` is an address without https:// | did you mean `https://example.org`? | "example.org" -> "https://example.org"
    17:18 CB0604 `signals.execution_trap` is 80, outside 0 to 1 | a share goes from 0 to 1 | 80 -> 0.8
    18:15 CB0604 `signals.containment` is NaN, outside 0 to 1 | write it like `0.6`
    19:14 CB0604 `signals.stale_days` is 0, outside 1 to 36500 | write it like `180`
    20:17 CB0604 `signals.squeeze_cases` is too large a number | write it like `10`
    "#);
}

#[test]
fn broken_toml_loses_no_more_than_the_broken_lines() {
    let text = r#"
as_of =
timezone = "UTC"
out = "x
exlude = []
out = 'a'
timezone = "UTC"
[private
tags = ["nda"]
[portfolio]
titel = "x"
"#;
    insta::assert_snapshot!(findings(text), @r#"
    2:8 CB0601 not TOML: string values must be quoted, expected literal string | a line is `key = value`, `[table]` or a `# comment`; text stands in quotes
    4:9 CB0601 not TOML: invalid basic string, expected `"` | a line is `key = value`, `[table]` or a `# comment`; text stands in quotes
    5:1 CB0602 unknown key `exlude` | did you mean `exclude`? | exlude -> exclude
    6:1 CB0601 not TOML: duplicate key | keep one of the two
    7:1 CB0601 not TOML: duplicate key | keep one of the two
    8:9 CB0601 not TOML: unclosed table, expected `]` | a line is `key = value`, `[table]` or a `# comment`; text stands in quotes
    11:1 CB0602 unknown key `titel` in `portfolio` | did you mean `title`? | titel -> title
    "#);
    let (config, _) = read(&file(), text);
    assert_eq!(config.timezone.unwrap().iana_name(), Some("UTC"));
}

#[test]
fn one_bad_key_does_not_lose_the_rest() {
    let (config, found) =
        read(&file(), "\u{feff}gitignroe = false\r\nexclude = ['a[', 'b']\r\nout = 'o'\r\n");
    assert_eq!(found.iter().map(|f| f.code).collect::<Vec<_>>(), [Code::ConfigUnknownKey, Code::ConfigValue]);
    assert_eq!((config.exclude, config.out), (vec!["b".to_owned()], "o".to_owned()));
}

proptest! {
    /// Whatever stands in the file, the sound part of it can be read: no finding without a place is left
    /// over, which is how `read` says that the schema and the types disagree.
    #[test]
    fn reading_never_fails(lines in prop::collection::vec((KEYS, VALUES), 0..8), noise in "\\PC{0,12}") {
        let text: String = lines.iter().flat_map(|(key, value)| [key, value, "\n"]).collect();
        for text in [format!("{text}{noise}"), text, noise] {
            let (_, found) = read(&file(), &text);
            for finding in found {
                let span = finding.span.expect("every finding has a place");
                prop_assert!(text.get(span.range()).is_some(), "{finding:?} in {text:?}");
            }
        }
    }
}

const KEYS: &str = "(as_of|timezone|out|exclude|gitignore|note_templates|size_limit|kinds|kinds\\.case\\.tags|\
    names|names\\.x|metrics\\.\"a b\"|metrics\\.x\\.direction|private|private\\.kinds|private\\.folders|redact\\.x|\
    portfolio\\.title|portfolio\\.base_url|signals\\.stale_days|signals\\.containment|reports\\.links|x) = ";
const VALUES: &str = "(1|-1|0|0\\.5|nan|inf|1e400|99999999999999999999|4294967295|0x1F|true|\"\"|\"a\"|\"lower\"|\"UTC\"|'10 MiB'|\
    2026-11-15|10:00:00|\\[\\]|\\[1\\]|\\[\"case\"\\]|\\[\"a\", \"/\"\\]|\\{\\}|\\{ direction = \"higher\" \\}|\\{ x = 1 \\}|\\[|\")";
