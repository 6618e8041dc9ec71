//! Measurements, run by hand: `cargo test --lib query::tests::speed -- --ignored --nocapture`.

use super::{case, compile};
use crate::query::Predicate;
use std::hint::black_box;
use std::time::Instant;

/// Prints through the test harness, which `print_stdout` forbids elsewhere.
#[expect(clippy::print_stderr, reason = "a measurement is for reading")]
fn say(what: &str, micros: f64) {
    eprintln!("{what}: {micros:.2} us");
}

#[test]
#[ignore = "a measurement"]
fn four_predicates_over_ten_thousand_rows() {
    let predicates = [
        "note.role >= decided && size(note.diagnostic_path) >= 2 && note.root_cause != ''",
        "size(note.misjudgment_risks) > 0",
        "note.scope >= team && note.completeness >= 0.8",
        "\"network\" in note.domains || note.pattern != null",
    ]
    .map(compile);
    let rows = vec![case(); 10_000];
    let start = Instant::now();
    for row in &rows {
        for predicate in &predicates {
            black_box(predicate.matches(row));
        }
    }
    say("four predicates a row", start.elapsed().as_secs_f64() * 1e6 / rows.len() as f64);
}

#[test]
#[ignore = "a measurement"]
fn compiling() {
    for (what, condition) in [
        ("short", "note.role >= decided".to_owned()),
        ("usual", "note.role >= decided && size(note.diagnostic_path) >= 2 && note.root_cause != ''".into()),
        ("longest chain", format!("{}1 > 0", "1+".repeat(190))),
        ("longest or", format!("{}true", "true || ".repeat(190))),
        ("deepest ternaries", format!("{}true{}", "true ? ".repeat(90), " : true".repeat(90))),
        ("deepest brackets", format!("{}true{}", "(".repeat(16), ")".repeat(16))),
        ("deepest lists", format!("{}1{} == []", "[".repeat(16), "]".repeat(16))),
        ("nested brackets", format!("{} true", "((((((((((((((((true)))))))))))))))) || ".repeat(11))),
        ("broken", format!("{} ", "note.role >= ".repeat(99))),
        ("broken brackets", "((((((((((((((((1+)))))))))))))))) ".repeat(10)),
        ("bangs", format!("{}true", "!".repeat(390))),
    ] {
        let start = Instant::now();
        let refused = Predicate::compile(&condition).err().map(|error| error.message);
        say(&format!("{what} {refused:?}, first time"), start.elapsed().as_secs_f64() * 1e6);
        let start = Instant::now();
        for _ in 0..10 {
            let _ = black_box(Predicate::compile(&condition));
        }
        say(what, start.elapsed().as_secs_f64() * 1e5);
    }
}

#[test]
#[ignore = "a measurement"]
fn the_worst_notes() {
    for condition in [
        "size(note.tags) > 5",
        "note.tags.all(a, a != \"x\")",
        "note.tags.all(a, note.tags.exists(b, a == b))",
        "note.tags.all(a, a in note.tags)",
        "size(note.tags.map(a, [note.tags, note.tags])) > 1",
        "note.tags.map(a, note.tags.map(b, note.tags)) == []",
        "note.tags.exists(t, t.matches(\"^[\\\\w\\\\d]+(a|b|c)+\\\\W*$\"))",
        "note.tags.exists(t, note.root_cause.contains(t))",
    ] {
        let predicate = compile(condition);
        let longest = crate::query::cost::longest_list(&crate::query::parse::parse(condition).unwrap().tree);
        let tags: Vec<_> = (0..longest).map(|n| n.to_string()).collect();
        let row = super::row(serde_json::json!({"tags": tags, "root_cause": "x".repeat(longest * 256)}));
        let start = Instant::now();
        let answer = predicate.matches(&row);
        say(&format!("{condition} {longest} {answer:?}"), start.elapsed().as_secs_f64() * 1e6);
    }
}
