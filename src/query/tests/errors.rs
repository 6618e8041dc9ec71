use super::refused;

/// Condition, the place in it, the message, the help (empty for none).
type Case = (&'static str, &'static str, &'static str, &'static str);

fn check(table: &[Case]) {
    let mut wrong = String::new();
    for (condition, place, message, help) in table {
        let error = refused(condition);
        let found =
            (&condition[error.span.clone()], error.message.as_str(), error.help.as_deref().unwrap_or(""));
        if found != (*place, *message, *help) {
            wrong += &format!("{condition}\n  {found:?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn syntax() {
    check(&[
        ("", "", "the condition is empty", ""),
        ("  // nothing", "  // nothing", "the condition is empty", ""),
        ("note.role >=", ">=", "the condition ends too early", ""),
        ("note.role = decided", "=", "a single `=` is no operator", "write `==`"),
        ("note.asked & note.publish", "&", "a single `&` is no operator", "write `&&`"),
        ("note.asked and note.publish", "and", "`and` is no operator", "write `&&`"),
        ("note.asked OR note.publish", "OR", "`OR` is no operator", "write `||`"),
        ("not note.publish", "not", "`not` is no operator", "write `!`"),
        ("note.title == “a”", "“", "`“` does not quote a text", "use straight quotes, `\"`"),
        ("note.title == \"a", "\"a", "the text is not closed", "end it with the quote that it began with"),
        ("(note.publish", "(", "`(` is not closed", ""),
        ("note.publish)", ")", "`)` closes nothing", ""),
        ("(note.publish]", "]", "`]` closes nothing", ""),
        ("note.publish note.asked", "note", "`note` is not expected here", ""),
        ("note.title == \"é\" note", "note", "`note` is not expected here", ""),
        ("note..role", ".", "`.` is not expected here", ""),
        ("note.role == decided #", "#", "`#` has no meaning here", ""),
        (
            "note.tags.exists(1, true)",
            "1",
            "the first argument names the item, as in `exists(x, x == \"dns\")`",
            "",
        ),
        ("has(1)", "1", "`has` takes one field", "write `has(note.role)`"),
        ("note.role == while", "while", "`while` is a word that CEL keeps for itself", ""),
        ("{\"a\": 1} == {}", "{", "a condition can't build a map", ""),
    ]);
}

#[test]
fn names() {
    check(&[
        ("note.rol == decided", "rol", "`note` has no field `rol`", "did you mean `role`?"),
        ("note[\"Role \"] == decided", "\"Role \"", "`note` has no field `Role `", "did you mean `role`?"),
        ("has(note.rool)", "has(note.rool)", "`note` has no field `rool`", "did you mean `role`?"),
        (
            "note.time_to_recovery > 3",
            "time_to_recovery",
            "`note` has no field `time_to_recovery`",
            "did you mean `time_to_restore`?",
        ),
        ("note.colour == 1", "colour", "`note` has no field `colour`", ""),
        ("note.role.name == \"x\"", "name", "a word of a set has no field `name`", ""),
        (
            "note.domains.name == \"x\"",
            "name",
            "a list has no field `name`",
            "look into its items: `exists(x, x.name == \"...\")`",
        ),
        ("note.prevention.all(p, p.don)", "don", "a task has no field `don`", "did you mean `done`?"),
        ("nota.role == decided", "nota", "`nota` is not known", "did you mean `note`?"),
        ("role == decided", "role", "`role` is a field of the note", "write `note.role`"),
        (
            "note.role >= descided",
            "descided",
            "`descided` is not one of the words of `role`: `executed`, `decided` or `designed`",
            "did you mean `decided`?",
        ),
        (
            "note.role >= team",
            "team",
            "`team` is not one of the words of `role`: `executed`, `decided` or `designed`",
            "`team` is a word of `scope`",
        ),
        (
            "note.role == \"team\"",
            "\"team\"",
            "`team` is not one of the words of `role`: `executed`, `decided` or `designed`",
            "`team` is a word of `scope`",
        ),
        (
            "note.role in [decided, team]",
            "team",
            "`team` is not one of the words of `role`: `executed`, `decided` or `designed`",
            "`team` is a word of `scope`",
        ),
        ("note.role >= note.scope", "note.scope", "`scope` and `role` hold words of different sets", ""),
        (
            "decided",
            "decided",
            "`decided` is a word, and there is no field beside it that holds it",
            "compare it with a field: `note.role == decided`",
        ),
        (
            "decided == team",
            "decided",
            "`decided` is a word, and there is no field beside it that holds it",
            "compare it with a field: `note.role == decided`",
        ),
        (
            "note.pattern == dns",
            "dns",
            "`dns` is beside `pattern`, which is text",
            "write `\"dns\"` for the text",
        ),
        (
            "\"a\" in [team]",
            "team",
            "`team` is beside `\"a\"`, which is text",
            "write `\"team\"` for the text",
        ),
        ("sise(note.title) > 1", "sise", "there is no function `sise`", "did you mean `size`?"),
        (
            "note.title.startswith(\"a\")",
            "startswith",
            "there is no function `startswith`",
            "did you mean `startsWith`?",
        ),
        (
            "note.title.startsWith()",
            "startsWith",
            "`startsWith` is not called like that",
            "write it as `note.title.startsWith(\"DNS\")`",
        ),
        (
            "note.tags.exists(t)",
            "exists",
            "`exists` is not called like that",
            "write it as `note.domains.exists(d, d == \"dns\")`",
        ),
        ("type(note.title) == 1", "type", "there is no function `type`", ""),
    ]);
}

#[test]
fn meaning() {
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
