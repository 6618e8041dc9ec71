use super::escape::{code, markdown, mermaid, prose};
use super::link::{Links, Wanted, web};
use super::tidy::tidy;
use super::{Pages, TemplateError, render};
use crate::config::{Config, LinkStyle};
use crate::render::template::figures::{change, duration, height, money, number, percent, split};
use crate::report::tests::sample::{sample, with_view};
use crate::report::tests::{judgment, plan};
use crate::report::{NAMES, Reports, SubPage, Taker, all, text};
use crate::value::share::bar;
use serde::Serialize;

fn files(config: &Config, overrides: &[(&str, &str)]) -> Result<Vec<(String, String)>, TemplateError> {
    let overrides: Vec<(String, String)> =
        overrides.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    render(&sample(config, all), &overrides, config)
}

fn page(path: &str) -> String {
    let pages = files(&Config::default(), &[]).unwrap();
    pages.into_iter().find(|(name, _)| name == path).unwrap().1
}

#[test]
fn the_pages_of_a_small_vault() {
    insta::assert_snapshot!("capability-map", page("reports/capability-map.md"));
    insta::assert_snapshot!("network", page("reports/capability-map/network.md"));
    insta::assert_snapshot!("ledger", page("reports/ledger.md"));
    insta::assert_snapshot!("time", page("reports/time.md"));
}

#[test]
fn the_pages_on_judgment() {
    let config = Config::default();
    let pages = with_view(&judgment::NOTES, &config, |view| render(&all(view), &[], &config)).unwrap();
    for name in ["digest", "prevention", "decisions", "review"] {
        let page = pages.iter().find(|(path, _)| *path == format!("reports/{name}.md"));
        insta::assert_snapshot!(name, page.unwrap().1);
    }
}

#[test]
fn a_digest_of_many_changes_counts_the_rest() {
    let config = Config::default();
    let decision =
        |day: usize| format!("---\ntype: decision\ndate: 2026-01-{day:02}\ndue: 2026-06-08\n---\n# D{day}\n");
    let notes: Vec<(String, String)> = (1..=12).map(|day| (format!("{day}.md"), decision(day))).collect();
    let notes: Vec<(&str, &str)> = notes.iter().map(|(file, text)| (&**file, &**text)).collect();
    let pages = with_view(&notes, &config, |view| render(&all(view), &[], &config)).unwrap();
    let page = &pages.iter().find(|(path, _)| path == "reports/digest.md").unwrap().1;
    assert!(page.contains("and 4 more changes"), "{page}");
}

#[test]
fn the_pages_on_plans() {
    let config = Config::default();
    let page = |name: &str, notes: &[(&str, &str)]| {
        let pages = with_view(notes, &config, |view| render(&all(view), &[], &config)).unwrap();
        pages.into_iter().find(|(path, _)| *path == format!("reports/{name}.md")).unwrap().1
    };
    insta::assert_snapshot!("plan", page("plan", &plan::NOTES));
    insta::assert_snapshot!("scores", page("review", &plan::NOTES));
    let two = [
        ("a.md", "---\ntype: plan\nstart: 2026-06-01\n---\n# Plan A\n"),
        ("b.md", "---\ntype: plan\nstart: 2026-06-02\ndays: soon\n---\n# Plan B\n\n## Month 1\n\n- [ ] x\n"),
    ];
    insta::assert_snapshot!("two-plans", page("plan", &two));
    insta::assert_snapshot!("plan-over", page("plan", &[plan::NOTES[1]]));
}

#[test]
fn the_pages_of_an_empty_vault() {
    let config = Config::default();
    let pages = with_view(&[], &config, |view| render(&all(view), &[], &config)).unwrap();
    assert_eq!(pages.len(), NAMES.len());
    let together: Vec<String> =
        pages.into_iter().map(|(path, text)| format!("<!-- {path} -->\n{text}")).collect();
    insta::assert_snapshot!("empty", together.join("\n"));
}

#[test]
fn a_build_writes_the_pages_and_the_data_of_every_report() {
    /// Pages, and data as text.
    struct Both(Pages, Vec<(&'static str, String)>);

    impl Taker for Both {
        type Error = TemplateError;

        fn take(
            &mut self,
            name: &'static str,
            pages: &[SubPage],
            data: &impl Serialize,
        ) -> Result<(), TemplateError> {
            self.1.push((name, text(data)));
            self.0.take(name, pages, data)
        }
    }

    let config = Config::default();
    sample(&config, |view| {
        let mut both = Both(Pages::new(&[], &config).unwrap(), Vec::new());
        Reports::of(view).give(&mut both).unwrap();
        let reports = all(view);
        assert_eq!(both.0.into_files(), render(&reports, &[], &config).unwrap());
        let expected: Vec<_> = reports.iter().map(|report| (report.name, text(&report.data))).collect();
        assert_eq!(both.1, expected);
        assert!(reports.iter().all(|report| report.data["schema"] == 1));
    });
}

/// So many notes that every list that pages read the beginning of is longer than that.
fn many() -> Vec<(String, String)> {
    let case = |i: usize| {
        let path =
            ["1. Look at the errors -> some\n2. Look at the node -> full", "1. Look at the errors -> none"];
        let (path, times) = match i % 8 {
            0 => (String::new(), "started: 2026-01-01 10:00\ndetected: 2026-01-01 11:00\n"),
            _ => (format!("## Diagnostic path\n\n{}\n", path[i % 2]), "time_to_restore: 20 min\n"),
        };
        // Many of one cause, some of each of many others, and some of none.
        let pattern = match i {
            0..70 => "pattern: p0\n".to_owned(),
            70..220 => format!("pattern: p{}\n", 1 + i % 69),
            _ => String::new(),
        };
        let timeline =
            if i.is_multiple_of(8) { "## Timeline\n\n- 10:00 It began\n- 10:20 It ended\n" } else { "" };
        let text = format!(
            "---\ntype: case\ndate: 2026-{:02}-{:02}\ndomains: [network/dns]\n{pattern}role: {}\n{times}---\n\
             # Case {i}\n\n{path}\n{timeline}\n## Root cause\n\nIt was full.\n\n## Misjudgment risks\n\n\
             - trust: the network\n\n## Prevention plan\n\n- [ ] Item {i}\n",
            1 + i % 5,
            1 + i % 28,
            if i.is_multiple_of(2) { "decided" } else { "executed" },
        );
        (format!("Cases/{i:03}.md"), text)
    };
    let decision = |i: usize| {
        let known = match i {
            0..100 => "confidence: 0.9\nturned_out: right\nreviewed: 2026-03-01\n",
            100..115 => "turned_out: mixed\nreviewed: 2026-03-01\n",
            115..180 => "due: 2026-04-01\n",
            _ => "due: 2027-04-01\n",
        };
        let text = format!(
            "---\ntype: decision\ndate: 2026-01-{:02}\n{known}\
             complexity: better\nscope: team\nunpredictability: 2\nirreversibility: 3\n---\n# Decision {i}\n",
            1 + i % 28
        );
        (format!("Decisions/{i:02}.md"), text)
    };
    let mechanism = |i: usize| {
        let text = format!(
            "---\ntype: mechanism\ninstalled: 2026-02-{:02}\nprevents: [p{i}]\n---\n# Mechanism {i}\n",
            1 + i % 28
        );
        (format!("Mechanisms/{i:02}.md"), text)
    };
    let entry = |i: usize| {
        let proof = match i.min(90) % 3 {
            0 => "",
            1 => "evidence: https://example.com\n",
            _ => "evidence: https://example.com\nmeasurements: [\"2026-05-30: 10 h\"]\n",
        };
        let text = format!(
            "---\ntype: ledger\ndate: {}-{:02}\ncategory: cost\nvalue: 100 EUR\nbefore: 10 h\nafter: 5 h\n{proof}---\n# Result {i}\n",
            if i < 20 { "2025-11" } else { "2026-01" },
            1 + i % 28
        );
        (format!("Ledger/{i:03}.md"), text)
    };
    let notes = (0..240).map(case).chain((0..200).map(decision)).chain((0..65).map(mechanism));
    notes.chain((0..160).map(entry)).collect()
}

#[test]
fn pages_read_no_more_than_they_get() {
    let config = Config::default();
    let notes = many();
    let notes: Vec<(&str, &str)> = notes.iter().map(|(file, text)| (&**file, &**text)).collect();
    with_view(&notes, &config, |view| {
        let mut pages = Pages::new(&[], &config).unwrap();
        Reports::of(view).give(&mut pages).unwrap();
        let files = pages.into_files();
        for (path, whole) in render(&all(view), &[], &config).unwrap() {
            let page = files.iter().find(|(name, _)| *name == path);
            assert_eq!(page, Some(&(path, whole)));
        }
        let pages = files.iter().filter(|(name, _)| name.starts_with("reports/"));
        let told = pages.flat_map(|(name, page)| {
            page.lines().filter(|line| line.contains("`data/")).map(move |line| format!("{name}: {line}"))
        });
        insta::assert_snapshot!("left-out", told.collect::<Vec<_>>().join("\n"));
    });
}

#[test]
fn pages_are_laid_out_well() {
    for (path, text) in files(&Config::default(), &[]).unwrap() {
        assert!(text.ends_with(".*\n"), "{path} has a footer");
        assert!(!text.contains("\n\n\n") && !text.contains(" \n"), "{path}");
        assert!(!text.contains("<script") && !text.contains("[[x]]"), "{path}");
        for table in text.split("\n\n").filter(|block| block.starts_with('|')) {
            let columns = |line: &str| line.replace("\\|", "").matches('|').count();
            let first = columns(table.lines().next().unwrap());
            assert!(table.lines().count() > 2, "{path}: an empty table\n{table}");
            assert!(table.lines().all(|line| columns(line) == first), "{path}: uneven\n{table}");
        }
    }
}

#[test]
fn text_of_notes_is_only_text() {
    for (text, safe) in [
        ("plain nf_conntrack_max at 10.0.0.1, 5-3", "plain nf_conntrack_max at 10.0.0.1, 5-3"),
        ("a | b", r"a \| b"),
        ("[[x]] ![[y]] [z](w)", r"\[\[x\]\] !\[\[y\]\] \[z\](w)"),
        ("<b> &lt; & x", r"\<b> \&lt; & x"),
        ("*a* _b_ `c` ~~d~~ ==e==", r"\*a\* \_b\_ \`c\` \~\~d\~\~ \=\=e\=\="),
        ("# h", r"\# h"),
        ("a #tag and # no", r"a \#tag and # no"),
        ("- item", r"\- item"),
        ("12. item", r"12\. item"),
        ("2026.", r"2026\."),
        ("1.5 h", "1.5 h"),
        ("> quote", r"\> quote"),
        ("%% hidden %%", r"\%\% hidden \%\%"),
        ("a ^block $x$", r"a \^block \$x\$"),
        ("key:: value, 10:30", r"key:\: value, 10:30"),
        ("two\n\nlines\u{1b}\u{202e}", "two lines"),
        ("one - line/here, 12", "one - line/here, 12"),
        (" a  b ", "a b"),
        ("-5", r"\-5"),
        (" - 5", r"\- 5"),
    ] {
        assert_eq!(markdown(text), safe, "{text:?}");
    }
    assert_eq!(code("a`b|c"), "a'b\u{2223}c");
    for (text, safe) in [
        ("add `due`, or [x]", r"add `due`, or \[x\]"),
        ("`a` `b`", "`a` `b`"),
        ("it`s `due`", r"it\`s \`due\`"),
        ("``", "``"),
    ] {
        assert_eq!(prose(text), safe);
    }
}

/// Each of these was drawn wrongly, or not at all, by Mermaid 11.4 or 11.17 before it was escaped.
#[test]
fn labels_of_pictures_are_only_text() {
    for (text, label) in [
        ("nf_conntrack_max of 10.0.0.1, 5-3", "nf_conntrack_max of 10.0.0.1, 5-3"),
        ("\"a\"] --> `b`; <i>", "#34;a#34;#93; --#62; #96;b#96;#59; #60;i#62;"),
        ("1. list", "1#46; list"),
        ("12) list", "12#41; list"),
        ("3.", "3#46;"),
        ("- list", "#45; list"),
        ("---", "#45;--"),
        ("_a_ __b__ **c**", "#95;a#95; #95;#95;b#95;#95; #42;#42;c#42;#42;"),
        ("http://e.org/x", "http#58;//e.org/x"),
        ("see WWW.e.org", "see WWW#46;e.org"),
        ("style c1 fill:#f00;", "style c1 fill#58;#35;f00#59;"),
        ("direction LR", "#100;irection LR"),
        ("fa:fa-camera", "fa#58;fa-camera"),
        ("$$x$$ %% y", "#36;#36;x#36;#36; #37;#37; y"),
        ("日本語 🚀 é", "日本語 #128640; é"),
        ("\u{202e}\u{7}", "…"),
    ] {
        assert_eq!(mermaid(text, 60), label, "{text:?}");
    }
    assert_eq!((mermaid("abcdef", 4), mermaid("abcd", 4)), ("abc…".into(), "abcd".into()));
}

#[test]
fn numbers_are_written_for_people() {
    for (value, shown) in [
        (0.0, "0"),
        (3.0, "3"),
        (2.25, "2.25"),
        (12.34, "12.3"),
        (148.4, "148"),
        (21600.0, "21\u{202f}600"),
        (1_234_567.0, "1\u{202f}234\u{202f}567"),
        (-0.034, "\u{2212}0.034"),
        (4100.0, "4100"),
    ] {
        assert_eq!(number(value), shown);
    }
    assert_eq!(
        (percent(0.375), percent(0.004), percent(1.0)),
        ("38\u{a0}%".into(), "0.4\u{a0}%".into(), "100\u{a0}%".into())
    );
    assert_eq!(money(9.5, "EUR"), "9.50\u{a0}EUR");
    assert_eq!(money(-12960.4, "USD"), "\u{2212}12\u{202f}960\u{a0}USD");
    assert_eq!(duration(148.0), "2\u{a0}h\u{a0}28\u{a0}min");
    let changes =
        [(-24.0, "minutes"), (0.0, "minutes"), (1.5, "numbers"), (0.09, "shares"), (-0.004, "shares")];
    assert_eq!(
        changes.map(|(by, of)| change(by, of).unwrap()),
        ["\u{2212}24\u{a0}min", "±0\u{a0}min", "+1.5", "+9\u{a0}points", "\u{2212}0.4\u{a0}points"]
    );
    assert_eq!((change(1.0, "x"), height(63.0), height(2.345)), (None, "63".into(), "2.35".into()));
    assert_eq!(bar(0.62, 10), "██████░░░░");
    assert_eq!(split([0.375, 0.5, 0.125], 8), "███▒▒▒▒░");
    assert_eq!(split([1.0 / 3.0; 3], 10).chars().count(), 10);
}

#[test]
fn links_lead_to_notes_from_any_page() {
    let mut config = Config::default();
    let link = |config: &Config, file: &str, text: &str, page: &str| {
        Links::new(config).to(Wanted { file, text, heading: None, in_table: true, page })
    };
    assert_eq!(link(&config, "A/b c.md", "B | [c] <d>", "reports/x.md"), "[[A/b c\\|B / (c) ‹d›]]");
    // Obsidian can't link to such names otherwise.
    assert_eq!(link(&config, "A/b#1.md", "B", "reports/x.md"), "[B](../../A/b%231.md)");
    config.reports.links = LinkStyle::Markdown;
    config.out = "out/casebook".into();
    assert_eq!(link(&config, "A/b (c).md", "B*", "reports/x/y.md"), "[B\\*](../../../../A/b%20%28c%29.md)");
    assert_eq!(web("https://e.org/a_(b)?x=1&y", "see"), "[see](https://e.org/a_%28b%29?x=1&y)");
    assert_eq!(web("javascript:alert(1)", "see"), "see");
}

#[test]
fn blank_lines_are_evened_out() {
    assert_eq!(tidy("\n\n# a  \n\n\n\nb\n```\nc\n```\n\n"), "# a\n\nb\n```\nc\n```\n");
}

fn failure(overrides: &[(&str, &str)]) -> TemplateError {
    files(&Config::default(), overrides).unwrap_err()
}

#[test]
fn an_override_wins_and_can_include_the_built_in() {
    let own = "Mine, {{ as_of }}.\n\n{% include \"__builtin__/reports/ledger.md\" %}";
    let pages = files(&Config::default(), &[("reports/ledger.md", own)]).unwrap();
    let ledger = &pages.iter().find(|(path, _)| path == "reports/ledger.md").unwrap().1;
    assert!(ledger.starts_with("Mine, 2026-06-10.\n\n# Value ledger\n"), "{ledger}");
}

#[test]
fn row_90_a_syntax_error_has_its_place() {
    let error = failure(&[("reports/ledger.md", "# x\n\n{% if %}\n")]);
    assert_eq!((error.template.as_str(), error.line), ("reports/ledger.md", 3));
    let finding = error.diagnostic("templates/reports/ledger.md", "# x\n\n{% if %}\n");
    assert_eq!(finding.code.id(), "CB0701");
    assert!(finding.span.is_some());
}

#[test]
fn row_91_a_template_that_includes_itself() {
    let error = failure(&[("reports/ledger.md", "{% include \"reports/ledger.md\" %}")]);
    assert!(error.to_string().contains("includes itself"), "{error}");
}

#[test]
fn row_92_endless_output_is_refused() {
    let deep = "{% for a in range(end=90000) %}{% for b in range(end=90000) %}x{% endfor %}{% endfor %}";
    assert!(failure(&[("reports/ledger.md", deep)]).message.contains("rounds"));
    let large = "{% for a in range(end=90000) %}{{ \"x\" ~ as_of ~ \"                                        \" }}{% for f in [1,2,3,4,5,6,7,8,9,10] %}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx{% endfor %}{% endfor %}";
    assert!(failure(&[("reports/ledger.md", large)]).message.contains("larger than 32 MiB"));
}

#[test]
fn row_93_an_unknown_variable_names_those_that_there_are() {
    let error = failure(&[("reports/ledger.md", "{{ entrees }}")]);
    assert_eq!((error.line, error.column), (1, 4));
    assert!(error.message.contains("entrees") && error.message.contains("entries"), "{error}");
    let missing = failure(&[("reports/time.md", "{{ as_of | shout }}")]);
    assert_eq!((missing.template.as_str(), missing.line), ("reports/time.md", 1), "{missing}");
}
