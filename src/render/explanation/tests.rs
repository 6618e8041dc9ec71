use super::{overview, text};
use crate::analysis::signals::SIGNALS;
use crate::config::Config;
use crate::explain::rule::FIGURES;
use crate::explain::{Explanation, Meaning, explain, find};
use crate::render::findings::Drawing;
use crate::report::tests::sample::{sample, with_view};
use unicode_width::UnicodeWidthStr;

const NARROW: Drawing = Drawing { color: false, width: 80 };

fn of_sample(name: &str) -> Explanation {
    sample(&Config::default(), |view| explain(view, &find(view, name, None)[0]))
}

#[test]
fn explanations_are_laid_out_for_eighty_columns() {
    insta::assert_snapshot!("mechanism", text(&of_sample("Table alert"), NARROW));
    insta::assert_snapshot!("entry", text(&of_sample("Smaller bill"), NARROW));
}

#[test]
fn no_line_is_wider_than_the_terminal_but_for_paths_and_names_of_measures() {
    for width in [40, 60, 80, 200] {
        let figures = FIGURES.iter().map(|figure| figure.name);
        let signals = SIGNALS.iter().map(|signal| signal.id);
        for name in figures.chain(signals).chain(["network", "table-full", "2026-W20", "Cache"]) {
            let drawn = text(&of_sample(name), Drawing { color: false, width });
            // What people copy is never broken.
            let copied =
                |line: &str| line.contains(".md") || width == 40 && line.contains("patterns_covered");
            for line in drawn.lines().filter(|line| !copied(line)) {
                assert!(line.width() <= width.min(80), "{name} at {width}: {line}");
            }
        }
    }
}

#[test]
fn nothing_of_a_note_reaches_the_terminal_raw() {
    let evil = "---\ntype: case\ndate: 2026-01-01\ndomains: [\"a\\eb\"]\npattern: \"x\\e[31m\"\n---\n# T\u{1b}[2J\u{202e}\n";
    with_view(&[("a\u{1b}.md", evil)], &Config::default(), |view| {
        let figures = FIGURES.iter().map(Meaning::Figure);
        let signals = SIGNALS.iter().map(|signal| Meaning::Signal(signal.id));
        for meaning in figures.chain(signals).chain([Meaning::Note(0)]) {
            let drawn = text(&explain(view, &meaning), NARROW);
            assert!(!drawn.contains(['\u{1b}', '\u{202e}']), "{drawn:?}");
        }
        let all = overview(&crate::explain::overview(view), true, NARROW);
        assert!(!all.contains('\u{1b}') && all.contains("\\u{1b}"), "{all:?}");
    });
}

#[test]
fn headings_alone_are_bold() {
    let bold = text(&of_sample("prevention"), Drawing { color: true, width: 80 });
    assert!(bold.starts_with("\u{1b}[1mprevention\u{1b}[0m\n"), "{bold:?}");
    let plain = bold.replace("\u{1b}[1m", "").replace("\u{1b}[0m", "");
    assert_eq!(plain, text(&of_sample("prevention"), NARROW));
}
