//! One ladder, of the person or of a domain.

use super::criterion::{CriterionReport, criterion};
use crate::analysis::levels::Standing;
use crate::analysis::view::View;
use crate::ladder::Subject;
use crate::report::note_ref::Notes;
use crate::report::plain::first_few;
use crate::value::calendar::Week;
use serde::Serialize;

/// Where a person or a domain stands on a ladder.
#[derive(Debug, Clone, Serialize)]
pub struct LadderReport {
    /// The ladder's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it comes from.
    pub source: Option<String>,
    /// A sentence or two about it.
    pub says: Option<String>,
    /// False for one of the vault's own.
    pub built_in: bool,
    /// `person` or `domain`.
    pub subject: String,
    /// The domain, where the subject is one.
    pub of: Option<String>,
    /// The id of the level now; null below the first.
    pub level: Option<String>,
    /// Its name.
    pub level_name: Option<String>,
    /// Its number from 1; 0 below the first.
    pub level_number: usize,
    /// The week since which it has been held without a gap; null below the first level.
    pub since: Option<String>,
    /// The id of the next level; null at the top.
    pub next: Option<String>,
    /// Its name.
    pub next_name: Option<String>,
    /// How many of its gating criteria there are.
    pub next_all: usize,
    /// How many of them are met.
    pub next_met: usize,
    /// Those that are not, in the words of the ladder.
    pub missing: Vec<String>,
    /// True where not a single criterion has any evidence: nothing can be said.
    pub silent: bool,
    /// Its levels, the lowest first.
    pub levels: Vec<LevelReport>,
    /// The criteria of all levels.
    pub criteria: Vec<CriterionReport>,
    /// The level at the end of each week, the oldest first; the last one as of now.
    #[serde(serialize_with = "first_few")]
    pub history: Vec<WeekLevel>,
    /// The same as stretches of weeks on one level.
    pub stretches: Vec<Stretch>,
}

/// A level.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LevelReport {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// A sentence about it.
    pub says: Option<String>,
    /// Whether it is held now.
    pub held: bool,
}

/// The level at the end of a week.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeekLevel {
    /// The ISO week.
    pub week: String,
    /// The level's id; null below the first.
    pub level: Option<String>,
}

/// Weeks on one level.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stretch {
    /// The level's number from 1; 0 below the first.
    pub number: usize,
    /// The level's name; null below the first.
    pub name: Option<String>,
    /// The Monday of its first week.
    pub from: String,
    /// The last day: a Sunday, or the as-of date.
    pub to: String,
    /// How many weeks.
    pub weeks: usize,
}

/// The view model of a standing.
pub(super) fn ladder(
    view: &View<'_>,
    notes: &Notes<'_>,
    weeks: &[Week],
    standing: &Standing<'_>,
) -> LadderReport {
    let ladder = standing.ladder;
    let name = |number: usize| ladder.levels[number].name.clone();
    let next = standing.next();
    let criteria: Vec<CriterionReport> = ladder
        .levels
        .iter()
        .zip(&standing.levels)
        .flat_map(|(level, states)| states.iter().map(|state| criterion(notes, &level.id, state)))
        .collect();
    let stretches = stretches(view, weeks, standing);
    LadderReport {
        id: ladder.id.clone(),
        name: ladder.name.clone(),
        source: ladder.source.clone(),
        says: ladder.says.clone(),
        built_in: ladder.built_in,
        subject: if ladder.subject == Subject::Person { "person" } else { "domain" }.to_owned(),
        of: standing.of.clone(),
        level: standing.level.map(|level| ladder.levels[level].id.clone()),
        level_name: standing.level.map(name),
        level_number: standing.level.map_or(0, |level| level + 1),
        since: standing.since(weeks).map(|week| week.to_string()),
        next: next.map(|next| ladder.levels[next].id.clone()),
        next_name: next.map(name),
        next_all: standing.needed().count(),
        next_met: standing.met(),
        missing: standing.missing(),
        silent: criteria.iter().all(|criterion| criterion.evidence.is_empty() && !criterion.met),
        levels: ladder
            .levels
            .iter()
            .enumerate()
            .map(|(number, level)| LevelReport {
                id: level.id.clone(),
                name: level.name.clone(),
                says: level.says.clone(),
                held: standing.level >= Some(number),
            })
            .collect(),
        history: weeks
            .iter()
            .zip(&standing.history)
            .map(|(week, level)| WeekLevel {
                week: week.to_string(),
                level: level.map(|level| ladder.levels[level].id.clone()),
            })
            .collect(),
        criteria,
        stretches,
    }
}

fn stretches(view: &View<'_>, weeks: &[Week], standing: &Standing<'_>) -> Vec<Stretch> {
    let history: Vec<(&Week, &Option<usize>)> = weeks.iter().zip(&standing.history).collect();
    let stretch = |same: &[(&Week, &Option<usize>)]| {
        let ((first, level), (last, _)) = (same[0], same[same.len() - 1]);
        Stretch {
            number: level.map_or(0, |level| level + 1),
            name: level.map(|level| standing.ladder.levels[level].name.clone()),
            from: first.first_day().to_string(),
            to: last.last_day().min(view.as_of).to_string(),
            weeks: same.len(),
        }
    };
    history.chunk_by(|a, b| a.1 == b.1).map(stretch).collect()
}
