//! Notes and templates that mean harm, or only look so.

use super::escape::markdown;
use super::{File, TemplateError, render};
use crate::config::Config;
use crate::report::all;
use crate::report::tests::sample::with_view;
use pulldown_cmark::{Event, Options, Parser, Tag};

/// What GitHub and Obsidian know beside CommonMark.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
}

fn pages(notes: &[(&str, &str)], overrides: &[(String, String)]) -> Result<Vec<File>, TemplateError> {
    let config = Config::default();
    with_view(notes, &config, |view| render(&all(view), overrides, &config))
}

proptest::proptest! {
    /// Whatever a note says, its line is one paragraph of nothing but text.
    #[test]
    fn a_line_is_only_text(text in "[ a1#*_`~<>|=+.()\\[\\]\\\\!&$%^:\"'\n-]{0,24}") {
        let escaped = markdown(&text);
        for event in Parser::new_ext(&escaped, options()) {
            let harmless = matches!(event, Event::Start(Tag::Paragraph) | Event::End(_) | Event::Text(_));
            proptest::prop_assert!(harmless, "{escaped:?}: {event:?}");
        }
    }
}

/// A vault of notes that say one thing wherever they can.
fn saying(text: &str) -> Vec<File> {
    let quoted = text.replace('\'', "''");
    let case = format!(
        "---\ntype: case\ndate: 2026-01-01\ndomains: ['{quoted}']\npattern: '{quoted}'\nseverity: '{quoted}'\n---\n\
         # {text}\n\n## Diagnostic path\n\n1. `{text}` {text} -> {text}\n2. {text} -> {text}\n\n\
         ## Root cause\n\n{text}\n\n## Misjudgment risks\n\n- {text}\n\n## Prevention plan\n\n- [ ] {text}\n"
    );
    let playbook = format!("---\ntype: capability\ndomains: ['only {quoted}']\n---\n# {text}\n");
    let ledger = format!(
        "---\ntype: ledger\ndate: 2026-01-01\ncategory: cost\nmetric: '{quoted}'\nbefore: 3 h\nafter: 1 h\n\
         value: 5 h\nevidence: ['[[{quoted}]]', 'https://example.org/{quoted}']\n---\n# {text}\n"
    );
    let audit = format!(
        "---\ntype: audit\nweek: 2026-W23\n---\n# {text}\n\n\
         ## Decisions influenced\n\n- {text}\n\n## Asked for judgment\n\n- {text}\n"
    );
    let plan = format!(
        "---\ntype: plan\nstart: 2026-06-01\nladder: '{quoted}'\nlevel: '{quoted}'\nskill: '{quoted}'\n---\n# {text}\n\n\
         ## Month 1\n\n- [ ] {text}\n\n## Recurring\n\n- Tue 15:00 60m {text}\n"
    );
    let review = format!(
        "---\ntype: review\n---\n## Next rung\n\n- {text}\n\n## Activities\n\n| Activity | Share | Score |\n|---|---|---|\n\
         | {} | 50 % | 2 |\n",
        text.replace('|', "\\|")
    );
    let notes = [
        ("a.md", &*case),
        ("b.md", &playbook),
        ("c.md", &ledger),
        ("2026-W23.md", &audit),
        ("d.md", &plan),
        ("2026-Q2.md", &review),
    ];
    pages(&notes, &[]).unwrap()
}

#[test]
fn no_note_brings_html_or_a_comment_into_a_page() {
    for text in [
        "<script>x</script> | ]] `` %% # a",
        "x` <b>y</b> `",
        "a`<img src=x>`b",
        "[x](javascript:y) ![[z]] [^1]",
        "\"];click a \"javascript:x\"",
        "<!-- x",
        "%%",
    ] {
        for (path, page) in saying(text) {
            assert!(!page.contains("%%"), "{path}: {text}\n{page}");
            for event in Parser::new_ext(&page, options()) {
                let harmful = match &event {
                    Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => true,
                    Event::Start(Tag::Link { dest_url, .. }) => dest_url.starts_with("javascript:"),
                    _ => false,
                };
                assert!(!harmful, "{path}: {text}: {event:?}");
            }
        }
    }
}

#[test]
fn pages_have_names_that_every_system_takes() {
    let domains = ["network/dns", "network-dns", "../..", "???", "CON", "aux", "com1", "nul"];
    let case = |domain: &str| format!("---\ntype: case\ndate: 2026-01-01\ndomains: ['{domain}']\n---\n");
    let notes: Vec<(String, String)> =
        domains.iter().enumerate().map(|(i, domain)| (format!("{i}.md"), case(domain))).collect();
    let notes: Vec<(&str, &str)> = notes.iter().map(|(file, text)| (&**file, &**text)).collect();
    let mut paths: Vec<String> = pages(&notes, &[]).unwrap().into_iter().map(|(path, _)| path).collect();
    paths.retain(|path| path.contains("capability-map/"));
    paths.sort();
    let names: Vec<&str> = paths.iter().map(|path| &path["reports/capability-map/".len()..]).collect();
    assert_eq!(
        names,
        [
            "domain-2.md",
            "domain-aux.md",
            "domain-com1.md",
            "domain-con.md",
            "domain-nul.md",
            "domain.md",
            "network-dns-2.md",
            "network-dns.md",
            "network.md"
        ]
    );
}

#[test]
fn a_template_that_would_not_end_is_an_error() {
    let failure = |text: &str| pages(&[], &[("reports/ledger.md".into(), text.into())]).unwrap_err();
    let lists = "{% set r = range(end=90000) %}".to_owned()
        + &"{% for a in r %}".repeat(3)
        + &"{% endfor %}".repeat(3);
    let calls = "{% component c(n) %}{% if n > 0 %}".to_owned()
        + &"{{ <c n={n - 1} /> }}".repeat(20)
        + "{% endif %}{% endcomponent c %}{{ <c n={15} /> }}";
    for endless in [lists, calls] {
        let error = failure(&endless);
        assert!(error.message.contains("rounds"), "{error}");
        assert_eq!((&*error.template, error.line), ("reports/ledger.md", 1));
    }
    for deep in ["(".repeat(50_000), "not ".repeat(50_000), "[".repeat(50_000)] {
        failure(&format!("{{{{ {deep}1 }}}}"));
    }
    failure(&"{% if as_of %}".repeat(50_000));
}

#[test]
fn an_error_stands_where_it_is_written() {
    for (text, line, column) in [
        ("a\n  {{ nothing }}", 2, 6),
        ("{% for x in [1] %}{{ nothing }}{% endfor %}", 1, 22),
        ("{% for x in [1] %}{{ x | nofilter }}{% endfor %}", 1, 26),
    ] {
        let error = pages(&[], &[("reports/ledger.md".into(), text.into())]).unwrap_err();
        assert_eq!(
            (&*error.template, error.line, error.column),
            ("reports/ledger.md", line, column),
            "{error}"
        );
        let span = error.diagnostic("templates/reports/ledger.md", text).span.unwrap();
        assert!(span.of(text).starts_with("no"), "{:?}", span.of(text));
    }
}
