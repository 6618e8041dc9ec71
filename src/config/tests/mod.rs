mod findings;

use super::{ByteSize, Config, DashboardNotes, Direction, KindName, LinkStyle, read};
use crate::diagnostic::Code;
use proptest::prelude::*;
use std::sync::Arc;

fn file() -> Arc<str> {
    "casebook.toml".into()
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
