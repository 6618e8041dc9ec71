use super::body::Body;
use crate::analysis::adaptability::{Adaptability, WINDOW_DAYS, adaptability as figures};
use crate::analysis::view::View;
use crate::explain::explanation::{NoteRow, Section, Step};
use crate::explain::numbers::{count, percent, shown};
use crate::explain::refs::{not_counting, row, row_at};
use crate::model::common::{DOMAINS, PEOPLE};
use crate::model::kind::Kind;
use std::collections::BTreeSet;

/// The first half of figure 11, over the last 180 days.
pub(super) fn adaptability(view: &View<'_>) -> Body {
    let found = figures(view);
    let answer = format!(
        "{} active, {} new; {}; {}",
        count(found.active.len(), "domain"),
        found.new.len(),
        if found.people.len() == 1 {
            "1 person".to_owned()
        } else {
            format!("{} people", found.people.len())
        },
        count(found.joined.len(), "joined pair")
    );
    let mut sections =
        vec![Section::arithmetic(arithmetic(&found)).says("behind each name the number of its notes")];
    sections.push(
        Section::counted(counted(view, &found))
            .says(format!("notes of the last {WINDOW_DAYS} days with a domain or people")),
    );
    sections.push(Section::left_out(left_out(view)));
    (answer, sections)
}

fn arithmetic(found: &Adaptability) -> Vec<Step> {
    let step = |name: &str, n: usize, which: Vec<String>| {
        let step = Step::new(name, n.to_string()).value(Some(n as f64));
        if which.is_empty() { step } else { step.why(which.join(", ")) }
    };
    let share = found.multi_domain_share();
    let multi = Step::new("multi-domain share", shown(share, percent))
        .by("cases with two or more domains / cases")
        .value(share);
    let multi = match share {
        Some(_) => multi.with(format!("{} / {}", found.multi_domain.len(), found.cases.len())),
        None => multi.why("no case in the window"),
    };
    let people = found.people.values().map(|person| format!("{} {}", person.name, person.notes.len()));
    let pairs = found.joined.iter().map(|((one, other), cases)| format!("{one} + {other} {}", cases.len()));
    vec![
        step("active domains", found.active.len(), numbered(found)),
        step("new domains", found.new.len(), found.new.iter().cloned().collect()),
        multi,
        step("people", found.people.len(), people.collect()),
        step("joined pairs", found.joined.len(), pairs.collect()),
    ]
}

fn numbered(found: &Adaptability) -> Vec<String> {
    found.active.iter().map(|(domain, notes)| format!("{domain} {}", notes.len())).collect()
}

fn counted(view: &View<'_>, found: &Adaptability) -> Vec<NoteRow> {
    let domains = found.active.values().flatten();
    let people = found.people.values().flat_map(|person| &person.notes);
    let ids: BTreeSet<usize> = domains.chain(people).chain(&found.cases).copied().collect();
    let mut rows: Vec<NoteRow> = ids.into_iter().map(|id| row_at(view, id, &[&DOMAINS, &PEOPLE])).collect();
    rows.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.file.cmp(&b.file)));
    rows
}

/// Older notes make domains old, so they are not without effect; what never counts is.
fn left_out(view: &View<'_>) -> Vec<NoteRow> {
    let older = view.dated().into_iter().filter(|(date, _)| !view.within(*date, WINDOW_DAYS));
    let why = format!("older than {WINDOW_DAYS} days (it only tells which domains are not new)");
    let mut rows: Vec<NoteRow> = older.map(|(_, id)| row(view, id).why(why.clone())).collect();
    rows.extend(not_counting(view, Kind::ALL));
    rows
}
