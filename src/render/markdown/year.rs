//! The pages of a vault with a year behind it: pictures, quarters, changes.

use super::{File, render};
use crate::config::Config;
use crate::report::all;
use crate::report::tests::sample::with_view;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

/// Two cases a month that share checks, an audit every second week, a playbook and a few results.
fn notes() -> Vec<(String, String)> {
    let mut notes = Vec::new();
    for i in 0..20_u32 {
        let (year, month) = (2025 + (i / 2 + 7) / 12, (i / 2 + 7) % 12 + 1);
        let (day, pattern) = if i % 2 == 0 { ("05", "table-full") } else { ("20", "ndots") };
        let text = format!(
            "---\ntype: case\ndate: {year}-{month:02}-{day}\ndomains: [network]\npattern: {pattern}\n\
             role: decided\ntime_to_restore: {} min\n---\n# Case {i}\n\n## Diagnostic path\n\n\
             1. Errors by node -> {pattern}\n2. Look at {pattern} -> found\n\n## Root cause\n\nIt was {pattern}.\n\n\
             ## Misjudgment risks\n\n- trust: blaming the network\n\n## Prevention plan\n\n- [ ] Item {i}\n",
            100 - 4 * i
        );
        notes.push((format!("Cases/{i:02}.md"), text));
    }
    for (i, week) in (2..24_u32).step_by(2).enumerate() {
        let text = format!(
            "---\ntype: audit\nexecution: {}\norchestration: 10\ninnovation: {i}\nincidents: {}\n\
             oncall_pages: {}\nchanges: 20\nfailed_changes: 1\n---\n",
            30 - i,
            week % 3,
            12 - i
        );
        notes.push((format!("Audits/2026-W{week:02}.md"), text));
    }
    let playbook =
        "---\ntype: capability\ndomains: [network]\n---\n# Network\n\n## Do not touch\n\n- The gateway\n";
    notes.push(("Network.md".into(), playbook.into()));
    let mechanism = "---\ntype: mechanism\ninstalled: 2026-02-01\nprevents: [ndots]\n---\n# Two dots\n";
    notes.push(("Two dots.md".into(), mechanism.into()));
    for (name, after, evidence) in
        [("Faster", "5 h", "[\"[[00]]\"]"), ("Cheaper", "9 h", "[]"), ("Same", "10 h", "[\"[[01]]\"]")]
    {
        let text = format!(
            "---\ntype: ledger\ndate: 2026-02-01\ncategory: cost\nbefore: 10 h\nafter: {after}\nvalue: 20 h/yr\n\
             evidence: {evidence}\n---\n# {name}\n"
        );
        notes.push((format!("Ledger/{name}.md"), text));
    }
    notes
}

fn pages() -> Vec<File> {
    let notes = notes();
    let notes: Vec<(&str, &str)> = notes.iter().map(|(file, text)| (&**file, &**text)).collect();
    let config = Config::default();
    with_view(&notes, &config, |view| render(&all(view), &[], &config)).unwrap()
}

#[test]
fn the_pages_of_a_year() {
    for (path, text) in pages() {
        let name = path.trim_start_matches("reports/").trim_end_matches(".md").replace('/', "-");
        insta::assert_snapshot!(format!("year-{name}"), text);
    }
}

/// Mermaid itself is not at hand here; these are the mistakes that it was seen to refuse.
#[test]
fn pictures_are_well_formed() {
    let mut pictures = 0;
    for (path, text) in pages() {
        let mut inside = false;
        for event in Parser::new(&text) {
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind))) => inside = &*kind == "mermaid",
                Event::Text(picture) if inside => {
                    pictures += 1;
                    inside = false;
                    check(&path, &picture);
                }
                _ => {}
            }
        }
    }
    assert_eq!(pictures, 7, "a tree, frequency, stages, levels, weeks, time to restore, incidents");
}

fn check(path: &str, picture: &str) {
    assert!(!picture.contains("\n\n") && !picture.contains("%%"), "{path}\n{picture}");
    let row = |start: &str| -> Option<usize> {
        let line = picture.lines().find_map(|line| line.trim_start().strip_prefix(start))?;
        Some(line.split(", ").count())
    };
    // As many bars as labels, and each a plain number.
    if picture.contains("xychart-beta") {
        assert_eq!(row("x-axis ["), row("bar ["), "{path}\n{picture}");
        let bars = picture.lines().find_map(|line| line.trim_start().strip_prefix("bar [")).unwrap();
        let numbers = bars.trim_end_matches(']').split(", ");
        assert!(numbers.clone().all(|number| number.parse::<f64>().is_ok()), "{path}: {bars}");
        // Equal labels would be one bar.
        let labels = picture.lines().find_map(|line| line.trim_start().strip_prefix("x-axis [")).unwrap();
        let mut labels: Vec<&str> = labels.trim_end_matches(']').split(", ").collect();
        let count = labels.len();
        labels.sort_unstable();
        labels.dedup();
        assert_eq!(labels.len(), count, "{path}\n{picture}");
    }
    for line in picture.lines() {
        assert!(line.matches('"').count() % 2 == 0, "{path}: {line}");
    }
}
