use super::file;
use crate::config::read;
use crate::diagnostic::Diagnostic;
use crate::source::LineIndex;
use std::fmt::Write as _;

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
    4:1 CB0602 unknown key `colour` | the keys here are `as_of`, `timezone`, `observed_since`, `out`, `exclude`, `gitignore`, `note_templates`, `size_limit`, `kinds`, `names`, `metrics`, `private`, `theme`, `redact`, `portfolio`, `dashboard`, `signals` and `reports`
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
observed_since = 2026-02-30
"#;
    insta::assert_snapshot!(findings(text), @r#"
    2:8 CB0601 not TOML: string values must be quoted, expected literal string | a line is `key = value`, `[table]` or a `# comment`; text stands in quotes
    4:9 CB0601 not TOML: invalid basic string, expected `"` | a line is `key = value`, `[table]` or a `# comment`; text stands in quotes
    5:1 CB0602 unknown key `exlude` | did you mean `exclude`? | exlude -> exclude
    6:1 CB0601 not TOML: duplicate key | keep one of the two
    7:1 CB0601 not TOML: duplicate key | keep one of the two
    8:9 CB0601 not TOML: unclosed table, expected `]` | a line is `key = value`, `[table]` or a `# comment`; text stands in quotes
    11:1 CB0602 unknown key `titel` in `portfolio` | did you mean `title`? | titel -> title
    12:18 CB0601 not TOML: invalid date, expected day between 01 and 28 | a line is `key = value`, `[table]` or a `# comment`; text stands in quotes
    "#);
    let (config, _) = read(&file(), text);
    assert_eq!(config.timezone.unwrap().iana_name(), Some("UTC"));
}
