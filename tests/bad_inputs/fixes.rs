use crate::support::vault;

#[test]
fn what_is_offered_instead() {
    let rows = [
        ("row 37: tab", "tags:\n\t- x", "CB0114", Some(("tags:\n  - x\n", true))),
        ("row 39: @name", "people: @anna", "CB0107", Some(("\"@anna\"", true))),
        ("row 39: @name in a list", "people:\n  - ben\n  - @anna b", "CB0107", Some(("\"@anna b\"", true))),
        ("row 39: @name in brackets", "people: [ben, @anna b, c]", "CB0107", Some(("\"@anna b\"", true))),
        ("row 39: a colon", "title: DNS: \"it\" \\", "CB0107", Some(("\"DNS: \\\"it\\\" \\\\\"", true))),
        ("row 39: a colon in a quoted name", "\"a: b\": c: d", "CB0107", Some(("\"c: d\"", true))),
        ("row 52: publish is never guessed", "pubish: true", "CB0112", Some(("publish", false))),
        ("row 52: another property", "sumary: x", "CB0112", Some(("summary", true))),
        ("row 52: one that stands there", "sumary: x\nsummary: y", "CB0112", Some(("summary", false))),
        ("row 56: a link", "people: [[A]]", "CB0106", Some(("\"[[A]]\"", true))),
        ("row 56: a link with a shown text", "people: [[A|b]]", "CB0106", Some(("\"[[A|b]]\"", true))),
        ("row 56: two links", "people: [[A]], [[A]]", "CB0106", Some(("[\"[[A]]\", \"[[A]]\"]", true))),
        ("row 56: a link and text", "people: [[A]] and Ben", "CB0106", Some(("\"[[A]] and Ben\"", true))),
        ("row 56: half a link", "people: [[A]", "CB0102", None),
        ("row 69: a near name", "people: \"[[Ax]]\"", "CB0501", Some(("\"[[A]]\"", false))),
        ("row 82: a comma", "type: ledger\nbefore: 1,5 h", "CB0209", Some(("1.5 h", false))),
        ("row 89: a path", "slug: a b/c", "CB0016", Some(("a-b-c", false))),
        ("row 89: a page of the portfolio", "slug: Index", "CB0016", None),
    ];
    for (name, property, code, fix) in rows {
        let read = vault(&[("A.md", format!("---\n{property}\n---\n"))]);
        assert_eq!(read.fix(code), fix, "{name}: {:?}", read.found());
    }
}

#[test]
fn a_second_slip_for_one_name_is_not_mended_unseen() {
    let read = vault(&[("A.md", "---\nsumary: x\nsummry: y\n---\n")]);
    let safe: Vec<bool> = read.findings.iter().filter_map(|f| Some(f.fix.as_ref()?.safe)).collect();
    assert_eq!(safe, [true, false]);
}
