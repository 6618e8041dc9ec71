use super::{answer, answer_about, row};
use serde_json::json;

fn check(table: &[(&str, &str)]) {
    for (condition, expected) in table {
        assert_eq!(answer(condition), *expected, "{condition}");
    }
}

#[test]
fn words_compare_by_the_order_of_their_set() {
    check(&[
        ("note.role >= decided", "yes"),
        ("note.role > decided", "no"),
        ("note.role < designed", "yes"),
        ("decided <= note.role", "yes"),
        ("note.role == decided", "yes"),
        ("note.role == \"decided\"", "yes"),
        ("\"Decided\" == note.role", "yes"),
        ("note.role != executed", "yes"),
        ("note.role >= decide", "yes"),
        ("note[\"role\"] >= decided", "yes"),
        ("note.role in [executed, designed]", "no"),
        ("note.role in [decided, \"designed\"]", "yes"),
        ("note.role in [\"decided\"]", "yes"),
        ("note.scope >= team", "yes"),
        ("note.scope >= multi_team", "yes"),
        ("note.scope >= multi-team", "yes"),
        ("note.scope > multi-team && true", "no"),
        ("note.scope == \"multi team\"", "yes"),
        ("note.scope < org", "yes"),
        ("note.kind == case", "yes"),
        ("note.kind in [ledger, decision]", "no"),
        ("note.misjudgment_risks.exists(r, r.cost == trust)", "yes"),
        ("note.misjudgment_risks.exists(r, trust == r.cost)", "yes"),
        ("note.misjudgment_risks.exists(r, r.cost in [time, trust])", "yes"),
    ]);
    let ledger = row(json!({"kind": "ledger", "category": "cost", "stage": "no gain", "direction": "lower"}));
    for (condition, expected) in [
        ("note.category == cost", "yes"),
        ("note.category in [cost, risk]", "yes"),
        ("note.stage >= measured", "no"),
        ("note.stage in [measured, sustained]", "no"),
        ("note.stage == no_gain", "yes"),
        ("note.stage == \"no gain\"", "yes"),
        ("note.stage == no-gain", "yes"),
        ("note.direction == lower", "yes"),
    ] {
        assert_eq!(answer_about(condition, &ledger), expected, "{condition}");
    }
}

#[test]
fn unknown_is_a_third_answer() {
    check(&[
        ("note.pattern == \"x\"", "`pattern` is unknown"),
        ("note.pattern != \"x\"", "`pattern` is unknown"),
        ("note.verdict == holding", "`verdict` is unknown"),
        ("!(note.confidence > 0.5)", "`confidence` is unknown"),
        ("note.confidence + 1 > 0", "`confidence` is unknown"),
        ("-note.confidence < 0", "`confidence` is unknown"),
        ("size(note.people) > 0", "`people` is unknown"),
        ("\"a\" in note.people", "`people` is unknown"),
        ("note.people.exists(p, p == \"a\")", "`people` is unknown"),
        ("note.asked", "`asked` is unknown"),
        ("note.asked ? true : false", "`asked` is unknown"),
        ("note.pattern == null", "yes"),
        ("note.pattern != null", "no"),
        ("null == note.pattern", "yes"),
        ("note[\"pattern\"] == null", "yes"),
        ("note.role == null", "no"),
        ("note.role != null", "yes"),
        ("has(note.role)", "yes"),
        ("has(note.pattern)", "no"),
        ("!has(note.confidence)", "yes"),
        ("note.misjudgment_risks.exists(r, r.cost == null)", "yes"),
        ("note.misjudgment_risks.all(r, has(r.cost))", "no"),
        // What is known decides where it can.
        ("note.pattern == \"x\" && false", "no"),
        ("note.pattern == \"x\" && note.role == executed", "no"),
        ("note.pattern == \"x\" || note.role == decided", "yes"),
        ("note.role == decided || note.pattern == \"x\"", "yes"),
        ("note.role == decided && note.pattern == \"x\"", "`pattern` is unknown"),
        ("note.misjudgment_risks.exists(r, r.cost == time)", "`cost` is unknown"),
        ("note.diagnostic_path[7].check == \"x\"", "there is no such item in the list"),
    ]);
    assert_eq!(answer_about("note.role == decided", &row(json!({}))), "`role` is unknown");
    let odd = row(json!({"role": "boss", "completeness": "much", "domains": "dns"}));
    assert_eq!(answer_about("note.role == decided", &odd), "`role` is `boss`, which is none of its words");
    let strange = "the values in the note are not of the kind that the condition compares";
    assert_eq!(answer_about("note.completeness > 0.5", &odd), strange);
    assert_eq!(answer_about("\"dns\" in note.domains", &odd), strange);
}

#[test]
fn numbers_texts_and_lists() {
    check(&[
        ("note.role >= decided && size(note.diagnostic_path) >= 2 && note.root_cause != ''", "yes"),
        ("note.completeness >= 0.8", "yes"),
        ("note.completeness == 1", "no"),
        ("note.restore_minutes > 60", "yes"),
        ("60 < note.restore_minutes", "yes"),
        ("note.restore_minutes / 60 > 2", "yes"),
        ("note.restore_minutes + 2 == 150", "yes"),
        ("2 * note.unpredictability - 1 == 5", "yes"),
        ("size(note.symptoms) + 1 == 3", "yes"),
        ("size(note.symptoms) / 4 == 0.5", "yes"),
        ("size(note.symptoms) * note.completeness > 1.5", "yes"),
        ("size(note.symptoms) % 2 == 0", "yes"),
        ("int(note.unpredictability) % 2 == 1", "yes"),
        ("-note.completeness < 0", "yes"),
        ("note.date >= \"2026-01-01\"", "yes"),
        ("note.date >= '2026'", "yes"),
        ("note.date < \"2026-03\"", "no"),
        ("note.date == \"2026-03-02\"", "yes"),
        ("\"network\" in note.domains", "yes"),
        ("\"dns\" in note.domains", "no"),
        ("note.domains.exists(d, d.startsWith(\"network/\"))", "yes"),
        ("size(note.skills) == 0", "yes"),
        ("note.title.contains(\"DNS\") && note.file.endsWith('.md')", "yes"),
        ("note.title.lowerAscii().contains(\"dns\")", "yes"),
        ("note.title.matches(\"(?i)^dns\")", "yes"),
        ("matches(note.title, \"x+\")", "no"),
        ("note.publish", "yes"),
        ("!note.publish", "no"),
        ("note.publish == true", "yes"),
        ("note.prevention.all(p, p.done)", "no"),
        ("note.prevention_plan.exists(p, p.done)", "yes"),
        ("note.prevention.exists_one(p, p.done)", "yes"),
        ("size(note.prevention.filter(p, p.done)) == 1", "yes"),
        ("\"limits\" in note.prevention.map(p, p.text)", "yes"),
        ("note.diagnostic_path[0].check == \"packet loss\"", "yes"),
        ("note.diagnostic_path.exists(s, s.finding == \"none\")", "yes"),
        ("[1, 2, 3].exists(x, x == note.unpredictability)", "yes"),
        ("note.domains == [\"network\", \"network/dns\"]", "yes"),
        ("(note.publish ? 1 : 2) == 1", "yes"),
        ("note.title == \"é\" || note.role == decided // a remark", "yes"),
        ("note.symptoms.exists(s, note.domains.exists(d, s.contains(d)))", "no"),
        ("true", "yes"),
    ]);
}

#[test]
fn a_condition_is_cut_at_its_top_level_ands() {
    let parts = |condition: &str| -> Vec<String> {
        super::compile(condition).parts().into_iter().map(|(source, _)| source).collect()
    };
    for (condition, expected) in [
        ("note.publish", vec!["note.publish"]),
        ("note.publish && note.role >= decided", vec!["note.publish", "note.role >= decided"]),
        (
            "(note.publish && (note.asked && true)) && false",
            vec!["note.publish", "note.asked", "true", "false"],
        ),
        ("note.publish && note.asked || true", vec!["note.publish && note.asked || true"]),
        ("note.publish && (note.asked || true)", vec!["note.publish", "note.asked || true"]),
        ("(note.publish) || (note.asked)", vec!["(note.publish) || (note.asked)"]),
        ("true ? note.publish && true : false", vec!["true ? note.publish && true : false"]),
        (
            "size(note.title) > 1 && note.title != \" && \"",
            vec!["size(note.title) > 1", "note.title != \" && \""],
        ),
        (
            "note.prevention.all(p, p.done && p.text != '') && true",
            vec!["note.prevention.all(p, p.done && p.text != '')", "true"],
        ),
    ] {
        assert_eq!(parts(condition), expected, "{condition}");
    }
    let [(_, first), (_, second)] =
        super::compile("note.publish && note.pattern == \"x\"").parts().try_into().unwrap();
    assert_eq!(first.matches(&super::case()), crate::query::Truth::Yes);
    assert_eq!(second.matches(&super::case()), crate::query::Truth::Unknown("`pattern` is unknown".into()));
}
