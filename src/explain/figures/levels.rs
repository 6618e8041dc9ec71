use super::body::Body;
use crate::analysis::levels::{Depth, levels as figures};
use crate::analysis::position::{DAYS, Position, position as find};
use crate::analysis::view::View;
use crate::explain::explanation::{NoteRow, Section, Step};
use crate::explain::numbers::count;
use crate::explain::refs::{as_of, row};

/// The first half of figure 12: every ladder.
pub(super) fn levels(view: &View<'_>) -> Body {
    let found = figures(view, Depth::Level);
    let mut steps = Vec::new();
    for standing in &found.standings {
        let all = standing.ladder.levels.len();
        let number = standing.level.map_or(0, |level| level + 1);
        let name = match &standing.of {
            Some(domain) => format!("{}, {domain}", standing.ladder.id),
            None => standing.ladder.id.clone(),
        };
        let level = standing.level.map_or("below the first", |level| &standing.ladder.levels[level].name);
        steps.push(Step::new(name, format!("{number} of {all}: {level}")).value(Some(number as f64)));
    }
    let person = found.standings.iter().filter(|standing| standing.of.is_none()).count();
    let answer = format!("{} of the person, {} with a level", count(person, "ladder"), domains(&found));
    let sections = vec![
        Section::inputs(vec![as_of(view)]),
        Section::arithmetic(steps).titled("Levels").says("`casebook explain tiers` tells how one came about"),
    ];
    (answer, sections)
}

fn domains(found: &crate::analysis::levels::Levels<'_>) -> String {
    let with_level =
        |standing: &&crate::analysis::levels::Standing<'_>| standing.of.is_some() && standing.level.is_some();
    count(found.standings.iter().filter(with_level).count(), "domain")
}

/// The second half: the dumbbell and the middle squeeze.
pub(super) fn position(view: &View<'_>) -> Body {
    let found = find(view);
    let answer = format!(
        "{}: {} executed, {} decided or designed; {} mechanisms and decisions",
        count(found.cases(), "case"),
        found.low.len(),
        found.middle.len(),
        found.high().len()
    );
    let sections = vec![
        Section::arithmetic(steps(view, &found)),
        Section::counted(rows(view, &found)).says(format!("of the last {DAYS} days")),
    ];
    (answer, sections)
}

fn steps(view: &View<'_>, found: &Position) -> Vec<Step> {
    let step = |name: &str, n: usize| Step::new(name, n.to_string()).value(Some(n as f64));
    let limit = view.config.signals.squeeze_cases;
    let applies = if found.is_squeezed(limit) { "it applies" } else { "it does not apply" };
    vec![
        step("low end", found.low.len()),
        step("middle", found.middle.len()),
        step("high end", found.high().len()).by("mechanisms + decisions").with(format!(
            "{} + {}",
            found.mechanisms.len(),
            found.decisions.len()
        )),
        step("without role", found.unknown.len()),
        Step::new("middle squeeze", applies).by("cases >= limit, no mechanism, no decision").with(format!(
            "{} >= {limit}, {}, {}",
            found.cases(),
            found.mechanisms.len(),
            found.decisions.len()
        )),
    ]
}

fn rows(view: &View<'_>, found: &Position) -> Vec<NoteRow> {
    let groups = [
        (&found.low, "low end"),
        (&found.middle, "middle"),
        (&found.mechanisms, "high end"),
        (&found.decisions, "high end"),
        (&found.unknown, "nowhere: no `role`"),
    ];
    let of =
        |(ids, end): (&Vec<usize>, &str)| ids.iter().map(|id| row(view, *id).value(end)).collect::<Vec<_>>();
    groups.into_iter().flat_map(of).collect()
}
