use super::errors::check;

#[test]
fn types_that_do_not_meet() {
    let number = "write a number without quotes; durations are minutes, shares 0-1";
    check(&[
        ("note.title", "note.title", "a condition is true or false, and this is text", ""),
        ("note", "note", "`note` alone has no value", "name a field, `note.title`"),
        ("note == note", "note", "a note can't be compared", "name a field, `note.title`"),
        ("null", "null", "`null` has no meaning here", "`note.role == null` asks whether a field is unknown"),
        ("note.role > null", "null", "`null` has no order", "`note.role != null` asks whether it is known"),
        ("1 == null", "1", "only a field can be unknown", "write `note.role == null`"),
        ("note.publish && note.role", "note.role", "`&&` takes conditions, and this is a word of a set", ""),
        ("!note.title", "note.title", "`!` takes conditions, and this is text", ""),
        (
            "note.restore_minutes > \"60\"",
            "\"60\"",
            "`restore_minutes` is a number, and this is text",
            number,
        ),
        (
            "note.publish == \"true\"",
            "\"true\"",
            "`publish` is true or false, and this is text",
            "write `true` or `false` without quotes",
        ),
        ("note.title == 3", "3", "`title` is text, and this is a number", "write a text in quotes"),
        (
            "note.domains == \"dns\"",
            "\"dns\"",
            "`domains` is a list, and this is text",
            "write `\"dns\" in note.domains`",
        ),
        ("note.domains > 1", "1", "`domains` is a list, and this is a number", "write `size(note.domains)`"),
        (
            "note.domains.contains(\"dns\")",
            "note.domains",
            "`contains` looks into text, and this is a list",
            "write `\"dns\" in note.domains`",
        ),
        (
            "\"dns\" in note.title",
            "\"dns\" in note.title",
            "`in` looks into lists, and `note.title` is text",
            "write `note.title.contains(\"dns\")`",
        ),
        (
            "note.role.contains(\"d\")",
            "note.role",
            "`contains` takes text, and this is a word of a set",
            "compare it with `==`, or with several: `in [a, b]`",
        ),
    ]);
}

#[test]
fn order_dates_and_sums() {
    check(&[
        (
            "note.category >= cost",
            "note.category >= cost",
            "the words of `category` have no order",
            "compare with `==`, or with several: `in [a, b]`",
        ),
        (
            "note.before > \"3 min\"",
            "note.before > \"3 min\"",
            "`before` is a quantity as written, and has no order",
            "`note.improvement` and `note.relative` are numbers",
        ),
        (
            "note.date > \"1.3.2026\"",
            "\"1.3.2026\"",
            "`1.3.2026` is not written as a date",
            "write `\"2026-03-02\"`, or its beginning",
        ),
        (
            "note.date > \"2026-3-1\"",
            "\"2026-3-1\"",
            "`2026-3-1` is not written as a date",
            "write `\"2026-03-02\"`, or its beginning",
        ),
        (
            "note.week == \"2026-47\"",
            "\"2026-47\"",
            "`2026-47` is not written as a week",
            "write `\"2026-W47\"`, or its beginning",
        ),
        ("note.title + \"x\" == \"y\"", "note.title", "`+` takes numbers, and this is text", ""),
        (
            "note.completeness % 2 == 0",
            "note.completeness % 2",
            "`%` takes whole numbers",
            "write `int(note.answered) % 2`",
        ),
        (
            "size(note.completeness) > 1",
            "note.completeness",
            "`size` counts lists and letters, and this is a number",
            "",
        ),
        ("note.title.matches(note.slug)", "note.slug", "the pattern of `matches` is a text in quotes", ""),
        ("note.title.matches(\"(a\")", "\"(a\"", "`(a` is no regular expression", ""),
        (
            "note.title.matches(\"a{9}\")",
            "\"a{9}\"",
            "the pattern is over 64 bytes or counts with `{`",
            "it is read anew for every note; `contains` is faster",
        ),
        ("note.title.exists(x, true)", "note.title", "only lists have items, and this is text", ""),
        (
            "note.symptoms[note.title] == \"a\"",
            "note.title",
            "an item is named by its number, not by text",
            "",
        ),
    ]);
}
