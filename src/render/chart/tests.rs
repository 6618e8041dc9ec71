//! Whatever a chart is given, it is a well-formed picture that stays within its bounds, has a name, and says the same
//! in words.

mod overview;

use super::words::{cut, width, wrapped};
use super::*;
use proptest::prelude::*;
use resvg::usvg::roxmltree::{Document, Node};

/// A text that means something in XML, and one that is long.
const HOSTILE: &str =
    "<script>\"x\"</script> & 'y' \u{1} nf_conntrack_max_of_every_single_node_in_the_cluster";

/// What the attributes of an element have as places and sizes.
fn numbers(node: Node<'_, '_>) -> Vec<(String, f64)> {
    let names = ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height"];
    names.iter().filter_map(|name| Some(((*name).to_owned(), node.attribute(*name)?.parse().ok()?))).collect()
}

/// Holds a picture to what every picture promises.
fn check(svg: &str) {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{error}: {svg}"));
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    let sizes: Vec<f64> =
        root.attribute("viewBox").unwrap().split(' ').map(|number| number.parse().unwrap()).collect();
    let (right, bottom) = (sizes[2], sizes[3]);
    assert!(right > 0.0 && bottom > 0.0, "{svg}");
    let named: Vec<&str> = root.attribute("aria-labelledby").unwrap().split(' ').collect();
    for (id, tag) in named.iter().zip(["title", "desc"]) {
        let found = document.descendants().find(|node| node.attribute("id") == Some(id)).unwrap();
        assert_eq!(found.tag_name().name(), tag);
        assert!(!found.text().unwrap_or_default().is_empty(), "{tag} of {svg}");
    }
    assert!(!svg.contains("NaN") && !svg.contains("inf\""), "{svg}");
    for node in root.descendants().filter(|node| *node != root) {
        for (name, value) in numbers(node) {
            let most = if name.contains('y') || name == "height" { bottom } else { right };
            // A ring may stand out by its radius.
            assert!((-16.0..=most + 16.0).contains(&value), "{name}={value} of {most}: {svg}");
        }
    }
}

fn link() -> Link {
    Link { text: HOSTILE.to_owned(), href: Some("cases/a.html?a=1&b=\"2\"".to_owned()) }
}

/// The page of a chart: well-formed, without anything that its texts could have brought.
fn check_page(chart: &Chart) {
    check(&chart.svg);
    let html = chart.html().replace("<summary>", "<summary xmlns:x=\"x\">");
    let document = Document::parse(&html).unwrap_or_else(|error| panic!("{error}: {html}"));
    assert!(document.descendants().all(|node| node.tag_name().name() != "script"), "{html}");
    let has = |name: &str| document.descendants().any(|node| node.has_tag_name(name));
    assert!(has("details") && (has("table") || has("ul")), "{html}");
}

fn shown(value: f64) -> String {
    format!("{value:.2}")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn bars_and_quarters_take_any_number(values in prop::collection::vec(prop::option::of(0.0..1e12_f64), 0..40)) {
        let rows: Vec<Bar> = values.iter().map(|value| Bar {
            label: HOSTILE.into(),
            value: value.unwrap_or(0.0),
            part: *value,
            shown: "1".into(),
            remark: "thin".into(),
            links: vec![link()],
        }).collect();
        check_page(&bars("a", HOSTILE, HOSTILE, ["What", "How much", "Notes"], &rows));
        let columns: Vec<Quarter> = values.iter().map(|value| Quarter {
            quarter: "2026-Q1".into(),
            partial: value.is_none(),
            value: *value,
            shown: "1".into(),
            links: vec![link()],
        }).collect();
        check_page(&quarters("a", HOSTILE, "", "Cases", &columns));
    }

    #[test]
    fn intervals_and_points_take_any_number(
        values in prop::collection::vec((prop::option::of(0.0..1e9_f64), prop::option::of(0.0..1.0_f64)), 0..12),
    ) {
        let rows: Vec<Interval> = values.iter().map(|(ratio, low)| Interval {
            label: link(),
            verdict: "undetermined".into(),
            holds: low.is_some(),
            ratio: *ratio,
            low: *low,
            high: *ratio,
            counted: "1 before, 2 after".into(),
            links: vec![link()],
        }).collect();
        check_page(&intervals("a", HOSTILE, "", &rows, shown));
        let bins: Vec<Bin> = values.iter().map(|(_, mean)| Bin {
            range: "0 to 20 %".into(),
            n: 1000,
            mean: mean.map(|mean| (mean, 1.0 - mean)),
            links: vec![link()],
        }).collect();
        let points: Vec<Point> =
            values.iter().filter_map(|(_, mean)| Some(Point { confidence: (*mean)?, outcome: 0.5 })).collect();
        check_page(&calibration("a", HOSTILE, "", &bins, &points, shown));
    }

    #[test]
    fn trees_take_any_shape(shape in prop::collection::vec(0..6_usize, 1..60)) {
        let mut counts = shape.into_iter();
        let roots: Vec<Branch> = (0..3).filter_map(|_| grown(&mut counts, 0)).collect();
        check_page(&tree("a", HOSTILE, "", &roots));
    }

    #[test]
    fn a_text_that_is_wrapped_fits(text in "[a-zA-Zäß漢 _.-]{0,80}", most in 40.0..300.0_f64, lines in 1..4_usize) {
        let wrapped = wrapped(&text, most, lines);
        prop_assert!(wrapped.len() <= lines);
        prop_assert!(wrapped.iter().all(|line| width(line) <= most + 1e-9), "{wrapped:?}");
    }
}

/// A branch with as many next checks as the next number says.
fn grown(counts: &mut impl Iterator<Item = usize>, depth: usize) -> Option<Branch> {
    let n = counts.next()?;
    let next: Vec<Branch> = if depth < 12 {
        (0..n.min(3)).filter_map(|_| grown(counts, depth + 1)).collect()
    } else {
        Vec::new()
    };
    let patterns = if n % 2 == 0 { vec![HOSTILE.to_owned()] } else { Vec::new() };
    Some(Branch {
        check: HOSTILE.to_owned(),
        n,
        found: vec![HOSTILE.to_owned(); n],
        patterns,
        cases: vec![link(); n],
        next,
    })
}

#[test]
fn words_are_cut_where_they_do_not_fit() {
    assert_eq!(cut("short", 100.0), "short");
    assert_eq!(cut("a rather long name", 60.0), "a rather\u{2026}");
    assert_eq!(wrapped("one two three", 60.0, 3), ["one two", "three"]);
    assert_eq!(wrapped("one two three", 60.0, 1), ["one two\u{2026}"]);
    assert!(wrapped("", 60.0, 3).is_empty());
}

#[test]
fn bars_are_as_long_as_their_values() {
    let bar = |value: f64| Bar {
        label: "a".into(),
        value,
        part: None,
        shown: shown(value),
        remark: String::new(),
        links: Vec::new(),
    };
    let chart = bars("a", "A", "", ["What", "How much", "Notes"], &[bar(4.0), bar(1.0)]);
    let document = Document::parse(&chart.svg).unwrap();
    let widths: Vec<f64> = document
        .descendants()
        .filter(|node| node.has_tag_name("rect"))
        .map(|node| node.attribute("width").unwrap().parse().unwrap())
        .collect();
    assert_eq!(widths, [304.0, 76.0]);
}

#[test]
fn a_quarter_that_is_not_whole_is_hollow_and_an_unknown_one_is_a_gap() {
    let quarter = |partial, value| Quarter {
        quarter: "2026-Q1".into(),
        partial,
        value,
        shown: "3".into(),
        links: Vec::new(),
    };
    let chart = quarters(
        "a",
        "A",
        "",
        "Cases",
        &[quarter(false, Some(3.0)), quarter(true, Some(3.0)), quarter(false, None)],
    );
    assert_eq!(chart.svg.matches(r#"<rect class="bar""#).count(), 1);
    assert_eq!(chart.svg.matches(r#"<rect class="hollow dash""#).count(), 1);
    assert_eq!(chart.svg.matches(">?</text>").count(), 1);
    assert!(chart.html().contains("3, not a whole quarter") && chart.html().contains("unknown"));
}

#[test]
fn every_column_has_its_number_where_numbers_are_short() {
    for (shown, numbers) in [("12", 14), ("1 h 28 min", 7)] {
        let quarter = |at: usize| Quarter {
            quarter: format!("2026-Q{}", at % 4 + 1),
            partial: false,
            value: Some(1.0),
            shown: shown.into(),
            links: Vec::new(),
        };
        let chart = quarters("a", "A", "", "Cases", &(0..14).map(quarter).collect::<Vec<_>>());
        assert_eq!(chart.svg.matches(&format!(">{shown}</text>")).count(), numbers, "{shown}");
        assert_eq!(chart.svg.matches(">2026</text>").count(), 7);
    }
}

#[test]
fn nothing_is_drawn_of_numbers_that_bars_would_misstate() {
    assert_eq!(pair("a", "A", (-1.0, "-1"), (2.0, "2")), None);
    assert_eq!(pair("a", "A", (0.0, "0"), (0.0, "0")), None);
    check(&pair("a", HOSTILE, (4.0, "4 h"), (1.0, HOSTILE)).unwrap());
}

#[test]
fn a_tree_draws_what_cases_share_and_counts_the_rest() {
    let branch = |check: &str, n, next| Branch {
        check: check.into(),
        n,
        found: vec![],
        patterns: if n == 1 { vec!["table full".into()] } else { vec![] },
        cases: vec![],
        next,
    };
    let last = branch("Third of one", 1, vec![]);
    let alone = branch("Second of one", 1, vec![last]);
    let other = branch("Second of another", 1, vec![]);
    let chart = tree("a", "A", "", &[branch("Errors by node", 2, vec![alone, other])]);
    assert!(chart.svg.contains(">Second of one<") && chart.svg.contains(">+1<"));
    assert!(!chart.svg.contains(">Third of one<"));
    // The list has all of it.
    assert!(chart.html().contains("Third of one"));
}
