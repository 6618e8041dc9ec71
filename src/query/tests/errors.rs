use super::refused;

/// Condition, the place in it, the message, the help (empty for none).
pub(super) type Case = (&'static str, &'static str, &'static str, &'static str);

pub(super) fn check(table: &[Case]) {
    let mut wrong: Vec<String> = Vec::new();
    for (condition, place, message, help) in table {
        let error = refused(condition);
        let found =
            (&condition[error.span.clone()], error.message.as_str(), error.help.as_deref().unwrap_or(""));
        if found != (*place, *message, *help) {
            wrong.push(format!("{condition}\n  {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
        ("true ? true ? true : true : true", "?", "`?` is not expected here", ""),
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
        ("{\"a\": 1} == {}", "{\"a\": 1}", "a condition can't build a map", ""),
    ]);
}

#[test]
fn names() {
    check(&[
        ("note.rol == decided", "rol", "`note` has no field `rol`", "did you mean `role`?"),
        ("note[\"Role \"] == decided", "\"Role \"", "`note` has no field `Role `", "did you mean `role`?"),
        ("has(note.rolle)", "rolle", "`note` has no field `rolle`", "did you mean `role`?"),
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
