//! The rows of `list --format json`: one a note, with what it says and what follows from it.

use super::list_values::{self as values, fact};
use crate::analysis::activities::{Tables, tables};
use crate::analysis::case_times::{CaseTimes, NAMES};
use crate::analysis::ledger::{Judged, judge};
use crate::analysis::prevention::{Verdict, effects};
use crate::analysis::view::{Entry, View};
use crate::analysis::{capability, prejudgment, week};
use crate::model::choice::Choice;
use crate::model::kind::{Kind, Record};
use crate::model::kinds::audit::Audit;
use crate::model::kinds::case::{Case, DIAGNOSTIC_PATH, PREVENTION};
use crate::model::note::Note;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// The row of one note, its fields in the order of the reference.
pub type Row = Map<String, Value>;

/// The rows of some notes, by index in the vault. Notes that start after the as-of date have none.
pub fn list<'v>(view: &View<'v>, notes: impl IntoIterator<Item = (usize, &'v Note)>) -> Vec<Row> {
    let derived = Derived::of(view);
    let shown = notes.into_iter().filter(|(_, note)| !view.is_future(note));
    shown.map(|(id, note)| row(view, &derived, id, note)).collect()
}

/// Figures that are computed over all notes at once.
struct Derived<'v> {
    ledger: HashMap<usize, Judged<'v>>,
    tables: Tables,
    verdicts: HashMap<usize, Verdict>,
}

impl<'v> Derived<'v> {
    fn of(view: &View<'v>) -> Self {
        Self {
            ledger: judge(view).into_iter().map(|judged| (judged.entry.id, judged)).collect(),
            tables: tables(view),
            verdicts: effects(view).into_iter().map(|e| (e.mechanism.id, e.verdict)).collect(),
        }
    }
}

fn row(view: &View<'_>, derived: &Derived<'_>, id: usize, note: &Note) -> Row {
    let mut row = Row::new();
    let mut put = |name: &str, value: Value| {
        row.insert(name.to_owned(), value);
    };
    put("file", json!(&*note.file));
    put("kind", json!(note.kind().map(Kind::name)));
    put("title", json!(note.title));
    put("date", json!(view.date(note).map(|day| day.to_string())));
    put("domains", json!(note.domains));
    put("skills", json!(note.skills));
    put("scope", json!(note.scope.map(Choice::word)));
    put("publish", json!(note.publish));
    put("tags", json!(note.tags));
    put("aliases", json!(note.aliases));
    put("slug", json!(note.slug.as_ref().map(|(slug, _)| slug)));
    put("people", json!(note.people.iter().map(|person| &person.text).collect::<Vec<_>>()));
    put("summary", json!(note.summary));
    let Some(record) = &note.record else { return row };
    for field in record.kind().def().fields {
        row.insert(field.name.to_owned(), fact(view, id, note, field));
    }
    match record {
        Record::Case(facts) => case(view, id, note, facts, &mut row),
        Record::Ledger(_) => ledger(derived.ledger.get(&id), &mut row),
        Record::Audit(facts) => audit(view, derived, id, note, facts, &mut row),
        Record::Decision(facts) => {
            let (verdict, answered) = prejudgment::prejudgment(facts);
            row.insert("prejudgment".into(), json!(verdict));
            row.insert("answered".into(), json!(answered));
            row.insert("uncertainty".into(), json!(prejudgment::uncertainty(facts)));
        }
        Record::Mechanism(_) => {
            row.insert("verdict".into(), json!(derived.verdicts.get(&id).map(|verdict| verdict.word())));
        }
        Record::Review(_) | Record::Plan(_) | Record::Capability(_) | Record::Profile(_) => {}
    }
    row
}

fn case(view: &View<'_>, id: usize, note: &Note, facts: &Case, row: &mut Row) {
    let times = match view.date(note) {
        Some(date) => view.times(&Entry { id, note, facts, date }),
        None => CaseTimes::default(),
    };
    for (name, stamp) in NAMES.iter().zip(&times.stamps) {
        row.insert((*name).to_owned(), json!(stamp.as_ref().map(|stamp| values::timestamp(&stamp.at))));
    }
    row.insert("completeness".into(), json!(capability::completeness(facts)));
    row.insert("detect_minutes".into(), values::number(times.detect));
    row.insert("diagnose_minutes".into(), values::number(times.diagnose));
    row.insert("restore_minutes".into(), values::number(times.restore));
    let path = &facts.diagnostic_path;
    row.insert(DIAGNOSTIC_PATH.name.to_owned(), values::some_list(path, values::step));
    row.insert("path_from_timeline".into(), json!(facts.path_from_timeline));
    // The contract's name for the section; its own name would only say the same again.
    row.shift_remove(PREVENTION.name);
    let tasks = values::some_list(&facts.prevention, |task| values::task(task, view.as_of));
    row.insert("prevention".into(), tasks);
}

fn ledger(judged: Option<&Judged<'_>>, row: &mut Row) {
    let improvement = judged.and_then(|judged| judged.improvement);
    row.insert("improvement".into(), values::number(improvement.map(crate::value::number::to_f64)));
    row.insert("relative".into(), values::number(judged.and_then(|judged| judged.relative)));
    row.insert("stage".into(), json!(judged.map(|judged| judged.stage.word())));
}

fn audit(view: &View<'_>, derived: &Derived<'_>, id: usize, note: &Note, facts: &Audit, row: &mut Row) {
    let entry = view.date(note).map(|date| Entry { id, note, facts, date });
    let figures = entry.and_then(|entry| week::figures(entry, &derived.tables));
    let share = |layer: usize| figures.as_ref().and_then(|week| Some(week.shares?[layer]));
    let rung = figures.as_ref().map(|week| week.rung).unwrap_or_default();
    for (name, figure) in [
        ("execution_share", share(0)),
        ("orchestration_share", share(1)),
        ("innovation_share", share(2)),
        ("hours", figures.as_ref().and_then(|week| week.hours)),
        ("rung", rung.rung),
        ("exposure", rung.exposure),
        ("high_share", rung.high_share),
        ("scored_share", rung.scored_share),
    ] {
        row.insert(name.to_owned(), values::number(figure));
    }
}
