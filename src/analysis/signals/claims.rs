use super::found::{Found, Item, Look};
use super::words::{listed, new};
use crate::analysis::inputs::Inputs;
use crate::analysis::ledger::{Judged, LASTING, LATEST, Stage};
use crate::value::quoted;
use crate::value::share::percent;

/// Unbacked claim: a ledger entry that is no more than claimed.
pub(super) fn unbacked(inputs: &Inputs<'_, '_>) -> Look {
    // The newest first: its evidence is easiest to get.
    of_stage(inputs, Stage::Claimed, claim, "before, after and evidence are there in every ledger entry")
}

/// Lost improvement: later measurements keep too little of what an entry gained.
pub(super) fn lost(inputs: &Inputs<'_, '_>) -> Look {
    of_stage(inputs, Stage::Lost, loss, "no measurement shows that an improvement was lost")
}

fn of_stage(
    inputs: &Inputs<'_, '_>,
    stage: Stage,
    found: fn(&Inputs<'_, '_>, &Judged<'_>) -> Found,
    none: &str,
) -> Look {
    let entries = inputs.ledger();
    let why = if entries.is_empty() { "there is no ledger entry" } else { none };
    let of_stage = entries.iter().rev().filter(|judged| judged.stage == stage);
    let notes = entries.iter().map(|judged| (judged.entry.id, judged.stage.word().to_owned()));
    Look::on(of_stage.map(|judged| found(inputs, judged)).collect(), why).notes(notes.collect())
}

fn claim(_: &Inputs<'_, '_>, judged: &Judged<'_>) -> Found {
    let lacks = listed(&judged.lacks);
    let id = judged.entry.id;
    Found {
        item: Item::Note(id, judged.entry.note.title.clone()),
        says: format!("is a claim: it lacks {lacks}"),
        short: format!("lacks {lacks}"),
        evidence: vec![id],
        next_step: format!("Add {} to it, or take the claim back", asked(&judged.lacks)),
        command: Some(format!("casebook explain {}", quoted(&judged.entry.note.file))),
    }
}

/// The properties to add.
fn asked(lacks: &[&str]) -> String {
    let asked = lacks.iter().map(|what| match *what {
        "evidence" => "`evidence` (a link to a note or a page that shows it)".to_owned(),
        "comparable values" => "a `before` and an `after` in units that compare".to_owned(),
        what => format!("`{what}`"),
    });
    listed(&asked.collect::<Vec<_>>())
}

fn loss(_: &Inputs<'_, '_>, judged: &Judged<'_>) -> Found {
    let kept = judged.kept.unwrap_or(0.0);
    let compared: Vec<_> = judged.later.iter().filter(|later| later.gain.is_some()).collect();
    let over = match compared.len() {
        1 => format!("the one measurement {LASTING} or more days later"),
        n => format!("the median of the last {} measurements {LASTING} or more days later", n.min(LATEST)),
    };
    let newest =
        compared.first().map(|later| format!(", the newest of {}", later.row.date)).unwrap_or_default();
    let (says, short) = if kept < 0.0 {
        ("is worse than before it".to_owned(), "worse than before".to_owned())
    } else {
        (format!("kept {} of what it gained", percent(kept)), format!("kept {}", percent(kept)))
    };
    let (id, title) = (judged.entry.id, judged.entry.note.title.clone());
    Found {
        says: format!("{says}, by {over}{newest}"),
        short,
        evidence: vec![id],
        next_step: "Find out what became of it, and write that down as a case; once it is won back, a new measurement \
                    says so"
            .to_owned(),
        command: Some(new("case", &format!("Why {title} did not last"))),
        item: Item::Note(id, title),
    }
}
