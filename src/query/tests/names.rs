use super::compile;
use crate::model::kind::Kind;
use crate::query::fields::field;
use crate::query::word::Word;
use crate::query::{ValueType, fields};

#[test]
fn the_fields_are_those_of_the_table_of_kinds_and_the_derived_ones() {
    for &kind in Kind::ALL {
        for known in kind.def().all_fields() {
            let found = field(known.name).unwrap_or_else(|| panic!("{}", known.name));
            assert_eq!(found.value, ValueType::from(known.form), "{}", known.name);
            assert!(found.kinds.is_empty() || found.kinds.contains(&kind), "{}", known.name);
        }
    }
    let derived = "file kind title date domains skills scope publish completeness detect_minutes \
        diagnose_minutes restore_minutes symptoms misjudgment_risks diagnostic_path path_from_timeline \
        root_cause prevention improvement relative stage week execution_share orchestration_share \
        innovation_share hours rung exposure high_share scored_share prejudgment answered uncertainty verdict";
    for name in derived.split_whitespace() {
        assert!(field(name).is_some(), "{name}");
    }
    for field in fields() {
        assert!(field.says.ends_with('.') || field.says.ends_with('?'), "{}", field.name);
        assert_eq!(fields().iter().filter(|other| other.name == field.name).count(), 1, "{}", field.name);
    }
}

#[test]
fn every_word_of_a_field_can_be_written_bare_and_quoted() {
    for field in fields() {
        let ValueType::Choice(set) = field.value else { continue };
        for word in set.words {
            let bare = word.replace([' ', '-'], "_");
            for condition in
                [format!("note.{} == {bare}", field.name), format!("note.{} == \"{word}\"", field.name)]
            {
                let row = super::row(serde_json::json!({ field.name: word }));
                assert_eq!(compile(&condition).matches(&row), crate::query::Truth::Yes, "{condition}");
            }
        }
    }
}

#[test]
fn the_words_of_the_kinds_are_the_kinds() {
    let Some(ValueType::Choice(set)) = field("kind").map(|field| field.value) else { panic!() };
    assert_eq!(set.words, Kind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>());
    assert!(Word::all().count() > 30);
}

#[test]
fn what_the_ladders_ask_can_be_asked() {
    for condition in [
        "note.role >= decided && size(note.diagnostic_path) >= 2 && note.root_cause != '' && !note.path_from_timeline",
        "size(note.misjudgment_risks) > 0",
        "note.verdict in [reduced, holding]",
        "note.stage in [measured, sustained]",
        "note.stage >= measured && note.scope >= team",
        "note.scope >= team && note.answered == 5",
        "note.form in [runbook, checklist]",
        "note.form == guardrail && note.scope >= multi_team",
        "note.original_state != '' && note.new_design != '' && note.before != null && note.after != null",
        "note.kind == ledger && note.scope >= org || note.kind == decision && note.scope >= org",
        "note.status == accepted && note.scope >= multi_team",
        "size(note.people) >= 2 && note.trade_offs != '' && note.what_could_go_wrong != '' && note.monitoring != ''",
        "note.completeness >= 0.8 && note.role >= decided",
        "\"contextual-judgment\" in note.skills",
        "note.asked",
    ] {
        compile(condition);
    }
}
