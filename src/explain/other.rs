//! A note that no figure counts, or that none computes anything from.

use super::explanation::{Explanation, Input, NoteRow, Section};
use super::head::head;
use super::refs::{as_of, input, row, why_not};
use crate::analysis::view::View;
use crate::analysis::view::{Evidence, evidence};
use crate::model::common::{DATE, DOMAINS};
use crate::model::kind::{Kind, Record};

/// Says why it is counted nowhere, and which notes lead to it.
pub(super) fn other(view: &View<'_>, id: usize) -> Explanation {
    let links: Vec<NoteRow> = view.vault.backlinks[id].iter().map(|from| row(view, *from)).collect();
    Explanation {
        answer: answer(view, id),
        sections: vec![
            Section::inputs(inputs(view, id)),
            Section::counted(links).titled("Notes that link to it"),
        ],
        ..head(view, Some(id))
    }
}

fn answer(view: &View<'_>, id: usize) -> String {
    if let Some(why) = why_not(view, id) {
        return why;
    }
    let note = &view.vault.notes[id];
    match note.kind() {
        None => "an ordinary note: it is linked, and counted nowhere".to_owned(),
        Some(Kind::Audit | Kind::Review) => match first_of_period(view, id) {
            Some(first) => {
                format!("counts nowhere: `{}` is of the same time, and first by path", row(view, first).file)
            }
            None => "counts nowhere".to_owned(),
        },
        Some(Kind::Capability) => {
            format!("a playbook; it puts {} on the capability map", note.domains.join(", "))
        }
        Some(kind) => format!("no figure is computed from {}", kind.def().with_article()),
    }
}

/// The audit of the same week, or the review of the same quarter, that counts.
fn first_of_period(view: &View<'_>, id: usize) -> Option<usize> {
    match view.vault.notes[id].record.as_ref()? {
        Record::Audit(own) => {
            view.audits().iter().find(|audit| audit.facts.week == own.week).map(|audit| audit.id)
        }
        Record::Review(own) => view.reviews().iter().find(|r| r.facts.quarter == own.quarter).map(|r| r.id),
        _ => None,
    }
}

fn inputs(view: &View<'_>, id: usize) -> Vec<Input> {
    let note = &view.vault.notes[id];
    let domains = Some(note.domains.join(", ")).filter(|domains| !domains.is_empty());
    let from = match evidence(note, &view.zone) {
        Evidence::Dated { start, end } if start == end => Some(start.to_string()),
        Evidence::Dated { start, end } => Some(format!("{start} to {end}")),
        Evidence::Always | Evidence::Never => note.date.map(|day| day.to_string()),
    };
    vec![
        Input::new("kind", Some(note.kind().map_or("none", Kind::name).to_owned())),
        input(view, id, &DATE, from),
        input(view, id, &DOMAINS, domains),
        as_of(view),
    ]
}

/// The audits and reviews that stand behind another of the same time.
pub(super) fn doubles(view: &View<'_>, kind: Kind) -> Vec<NoteRow> {
    let counted: Vec<usize> = match kind {
        Kind::Audit => view.audits().iter().map(|audit| audit.id).collect(),
        _ => view.reviews().iter().map(|review| review.id).collect(),
    };
    let notes = view.vault.notes.iter().enumerate();
    let behind = notes.filter(|(id, note)| {
        note.kind() == Some(kind) && why_not(view, *id).is_none() && !counted.contains(id)
    });
    behind.map(|(id, _)| row(view, id).why("another of the same time stands before it")).collect()
}
