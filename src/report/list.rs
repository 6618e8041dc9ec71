//! Notes as rows: what `list` prints and conditions are asked of.

use crate::analysis::View;
use crate::analysis::capability::completeness;
use crate::analysis::ledger::{self, Judged};
use crate::analysis::prejudgment::{prejudgment, uncertainty};
use crate::analysis::time::{self, Time};
use crate::analysis::view::Entry;
use crate::model::choice::Choice;
use crate::model::field::{Field, Form};
use crate::model::kind::{Kind, Record};
use crate::model::kinds::case::Case;
use crate::model::kinds::{case, decision, ledger as ledger_fields, mechanism};
use crate::model::note::Note;
use crate::model::readings::Value as Reading;
use crate::model::structure::{ActivityRow, Step, Task};
use crate::value::number::to_f64;
use jiff::civil::Date;
use serde_json::{Map, Value, json};

/// One note as a row.
pub type Row = Map<String, Value>;

/// The rows of some notes, by their index in the vault. Notes that start after the as-of day are left out.
pub fn list<'n>(view: &View<'_>, notes: impl Iterator<Item = (usize, &'n Note)>) -> Vec<Row> {
    let figures = Figures { judged: ledger::judge(view), time: time::time(view) };
    notes.filter(|(_, note)| !view.is_future(note)).map(|(id, note)| row(view, &figures, id, note)).collect()
}

/// Figures that are computed once for all rows.
struct Figures<'v> {
    judged: Vec<Judged<'v>>,
    time: Time<'v>,
}

fn row(view: &View<'_>, figures: &Figures<'_>, id: usize, note: &Note) -> Row {
    let mut row = Row::new();
    let mut put = |name: &str, value: Value| {
        row.insert(name.to_owned(), value);
    };
    put("file", json!(&*note.file));
    put("kind", json!(note.kind().map(Kind::name)));
    put("title", json!(note.title));
    put("date", json!(view.date(note).or(note.date).map(|date| date.to_string())));
    put("domains", json!(note.domains));
    put("skills", json!(note.skills));
    put("scope", json!(note.scope));
    put("publish", json!(note.publish));
    put("tags", json!(note.tags));
    put("aliases", json!(note.aliases));
    put("slug", json!(note.slug.as_ref().map(|(slug, _)| slug)));
    put("people", json!(note.people.iter().map(|person| &person.text).collect::<Vec<_>>()));
    put("summary", json!(note.summary));
    if let Some(kind) = note.kind() {
        // A case's plan stands in its row as `prevention`, with what is done by the day of the view.
        for field in kind.def().fields.iter().filter(|field| field.name != case::PREVENTION.name) {
            put(field.name, written(view, note, field));
        }
    }
    derived(view, figures, id, note, &mut row);
    row
}

/// A field as written, dated facts as of the day of the view.
fn written(view: &View<'_>, note: &Note, field: &Field) -> Value {
    let after = |day: Option<Date>| day.is_some_and(|day| day > view.as_of);
    let dated = [
        case::RESOLVED.name,
        mechanism::RETIRED.name,
        ledger_fields::PRESENTED.name,
        decision::REVIEWED.name,
    ];
    let own_day = note.readings.date(field);
    let judged_later =
        field.name == decision::TURNED_OUT.name && after(note.readings.date(&decision::REVIEWED));
    if judged_later || dated.contains(&field.name) && after(own_day) {
        return Value::Null;
    }
    note.readings.value(field).map_or(Value::Null, |value| plain(view, field, value))
}

fn plain(view: &View<'_>, field: &Field, value: &Reading) -> Value {
    match value {
        Reading::Text(text) | Reading::Prose(text) => json!(text),
        Reading::Mentions(list) => json!(list.iter().map(|mention| &mention.text).collect::<Vec<_>>()),
        Reading::Date(date) => json!(date.to_string()),
        // Placed times are put in by the kind, which knows the day.
        Reading::Moment(_) => Value::Null,
        Reading::Minutes(number) | Reading::Number(number) | Reading::Share(number) => json!(number),
        Reading::Week(week) => json!(week),
        Reading::Quarter(quarter) => json!(quarter),
        Reading::Count(count) => json!(count),
        Reading::Scale(scale) => json!(scale),
        Reading::Layer(layer) => json!(layer.amount),
        Reading::Quantity(quantity) => json!(quantity.text),
        Reading::Choice(index, _) => match field.form {
            Form::Choice(set) => json!(set.words.get(*index)),
            _ => Value::Null,
        },
        Reading::Flag(flag) => json!(flag),
        Reading::Items(items) => json!(items),
        Reading::Risks(risks) => json!(risks),
        Reading::Steps(steps) => Value::Array(steps.iter().map(step).collect()),
        Reading::Tasks(tasks) => Value::Array(tasks.iter().map(|t| task(t, view.as_of)).collect()),
        Reading::Activities(table) => Value::Array(table.rows.iter().map(activity).collect()),
        Reading::Measurements(rows) => Value::Array(
            rows.iter()
                .filter(|row| row.date <= view.as_of)
                .map(|row| json!({ "date": row.date.to_string(), "value": row.value.text }))
                .collect(),
        ),
        Reading::Recurring(blocks) => Value::Array(
            blocks
                .iter()
                .map(|block| {
                    json!({
                        "weekday": format!("{:?}", block.weekday).to_lowercase(),
                        "time": block.time.strftime("%H:%M").to_string(),
                        "minutes": block.minutes,
                        "title": block.title,
                    })
                })
                .collect(),
        ),
    }
}

fn step(step: &Step) -> Value {
    let children: Vec<Value> = step.children.iter().map(self::step).collect();
    json!({ "check": step.check, "finding": step.finding, "children": children })
}

fn task(task: &Task, as_of: Date) -> Value {
    json!({ "text": task.text, "done": task.done_by(as_of) })
}

fn activity(row: &ActivityRow) -> Value {
    json!({
        "activity": row.activity, "hours": row.hours, "share": row.share, "layer": row.layer, "score": row.score,
        "nature": row.nature, "ai": row.ai,
    })
}

fn derived(view: &View<'_>, figures: &Figures<'_>, id: usize, note: &Note, row: &mut Row) {
    let values = match &note.record {
        Some(Record::Case(facts)) => of_case(view, id, note, facts),
        Some(Record::Ledger(_)) => {
            let judged = figures.judged.iter().find(|judged| judged.entry.id == id);
            json!({
                "improvement": judged.and_then(|j| j.improvement).map(to_f64),
                "relative": judged.and_then(|j| j.relative),
                "stage": judged.map(|j| j.stage.word()),
            })
        }
        Some(Record::Audit(facts)) => {
            let week = figures.time.weeks.iter().find(|week| week.audit.id == id);
            let share = |layer: usize| week.and_then(|w| w.shares).map(|shares| shares[layer]);
            json!({
                "week": facts.week,
                "execution_share": share(0),
                "orchestration_share": share(1),
                "innovation_share": share(2),
                "hours": week.and_then(|w| w.hours),
                "rung": week.and_then(|w| w.rung.rung),
                "exposure": week.and_then(|w| w.rung.exposure),
                "high_share": week.and_then(|w| w.rung.high_share),
                "scored_share": week.and_then(|w| w.rung.scored_share),
            })
        }
        Some(Record::Decision(facts)) => {
            let (verdict, answered) = prejudgment(facts);
            json!({ "prejudgment": verdict, "answered": answered, "uncertainty": uncertainty(facts) })
        }
        Some(Record::Mechanism(_)) => json!({ "verdict": null }),
        _ => return,
    };
    if let Value::Object(values) = values {
        row.extend(values);
    }
}

fn of_case(view: &View<'_>, id: usize, note: &Note, facts: &Case) -> Value {
    let day = view.date(note).or(note.date);
    // A case without a day counts nowhere; what it says can still be listed.
    let times = day.map(|date| view.times(&Entry { id, note, facts, date })).unwrap_or_default();
    let mut values = json!({
        "completeness": completeness(facts),
        "detect_minutes": times.detect,
        "diagnose_minutes": times.diagnose,
        "restore_minutes": times.restore,
        "symptoms": facts.symptoms,
        "misjudgment_risks": facts.misjudgment_risks,
        "diagnostic_path": facts.diagnostic_path.iter().map(step).collect::<Vec<_>>(),
        "path_from_timeline": facts.path_from_timeline,
        "root_cause": facts.root_cause,
        "prevention": facts.prevention.iter().map(|t| task(t, view.as_of)).collect::<Vec<_>>(),
        "role": facts.role.map(Choice::word),
    });
    for (name, stamp) in crate::analysis::case_times::NAMES.iter().zip(&times.stamps) {
        values[*name] =
            json!(stamp.as_ref().map(|stamp| stamp.at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()));
    }
    values
}
