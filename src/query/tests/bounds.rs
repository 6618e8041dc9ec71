use super::{answer_about, refused, row};
use serde_json::json;

#[test]
fn what_is_too_long_or_too_deep_is_refused_before_it_is_asked() {
    let long = |part: &str, times: usize, end: &str| format!("{}{end}", part.repeat(times));
    for (condition, message) in [
        (long("true || ", 600, "true"), "the condition is too long: at most 4096 bytes"),
        (long("1+", 300, "1 > 0"), "the condition is too long: at most 400 words and signs"),
        (long("1+", 150, "1 > 0"), "the condition is too deep: at most 48 operators inside each other"),
        (long("(", 30, &long(")", 30, "")), "the condition is too deep: at most 16 brackets"),
        (long("[", 3000, ""), "the condition is too deep: at most 16 brackets"),
        (long("true ? true : ", 99, "true"), "the condition is too deep"),
        (long("note.", 199, "role"), "the condition is too deep: at most 48 operators inside each other"),
        (
            long("true ? true : ", 90, "true"),
            "the condition is too deep: at most 48 operators inside each other",
        ),
        (
            "note.tags.all(a, note.tags.all(b, note.tags.all(c, a == b && b == c)))".into(),
            "at most 2 of `exists`, `all`, `map` and `filter` stand inside each other",
        ),
        (
            "note.tags.all(a, note.tags.filter(b, note.tags.map(c, c) == note.tags) == note.tags)".into(),
            "at most 2 of `exists`, `all`, `map` and `filter` stand inside each other",
        ),
    ] {
        assert_eq!(refused(&condition).message, message, "{condition}");
    }
}

#[test]
fn long_lists_meet_simple_conditions_only() {
    let tags = |count: usize| row(json!({"tags": (0..count).map(|n| n.to_string()).collect::<Vec<_>>()}));
    let too_long = "`tags` has too many items for this condition";
    for (condition, count, expected) in [
        ("size(note.tags) > 5", 100_000, "yes"),
        ("note.tags.exists(t, t == \"x\")", 20_000, "no"),
        ("note.tags.all(a, note.tags.exists(b, a == b))", 100, "yes"),
        ("note.tags.all(a, note.tags.exists(b, a == b))", 20_000, too_long),
        ("note.tags.all(a, a in note.tags)", 100, "yes"),
        ("note.tags.all(a, a in note.tags)", 20_000, too_long),
        ("size(note.tags.map(a, [note.tags, note.tags])) > 1", 20_000, too_long),
        ("note.tags.map(a, note.tags.map(b, note.tags)) == []", 1_000, too_long),
    ] {
        assert_eq!(answer_about(condition, &tags(count)), expected, "{condition} {count}");
    }
    let prose = row(json!({"root_cause": "x".repeat(10_000_000), "tags": ["a"]}));
    assert_eq!(answer_about("note.root_cause.contains(\"y\")", &prose), "no");
    let nested = "note.tags.exists(t, note.root_cause.contains(t))";
    assert_eq!(answer_about(nested, &prose), "`root_cause` is too long for this condition");
}
