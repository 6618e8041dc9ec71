use super::text;
use crate::changes::{Side, compare};
use crate::render::findings::Drawing;
use serde_json::json;

#[test]
fn a_page_tells_the_most_telling_first() {
    let before = json!({ "schema": 1, "as_of": "2026-01-01", "cases": 3, "unprevented": 1, "domains": [
        { "domain": "network", "cases": 3, "restore": { "n": 3, "median": 148, "mean": 150 } },
        { "domain": "a domain with a name that is far too long for one line of a table", "cases": 1, "restore": { "n": 0 } },
    ] });
    let after = json!({ "schema": 1, "as_of": "2026-04-01", "cases": 5, "unprevented": 0, "domains": [
        { "domain": "network", "cases": 4, "restore": { "n": 4, "median": 90.5, "mean": 151 } },
        { "domain": "a domain with a name that is far too long for one line of a table", "cases": 2, "restore": { "n": 1, "median": 1 } },
        { "domain": "storage", "cases": 1, "level": "seen", "restore": { "n": 1, "median": 30 } },
    ] });
    let due = |day: &str, files: &[&str]| json!({ "schema": 1, "as_of": day, "due": files });
    let side = |map, due| Side::from([("capability-map", map), ("decisions", due)]);
    let changes = compare(
        &side(before, due("2026-01-01", &["Decisions/A.md"])),
        &side(after, due("2026-04-01", &["Decisions/B.md"])),
    );
    insta::assert_snapshot!(text(&changes, Drawing { color: false, width: 72 }, false, false));
    let colored = text(&changes, Drawing { color: true, width: 72 }, true, true);
    assert!(colored.contains("\u{1b}[32mbetter"), "{colored}");
}
