//! What the work is for, and how adaptable it makes me.

pub mod scores;

use super::contract::Report;
use super::note_ref::{Head, Notes};
use crate::analysis::activities::{Tables, rung};
use crate::analysis::adaptability::{self as figures, Adaptability};
use crate::analysis::inputs::Inputs;
use crate::analysis::rescoring;
use crate::analysis::view::Entry;
use crate::model::kind::Kind;
use crate::model::kinds::review::{MEANING, Review};
use crate::value::counted;
use crate::value::identity;
use scores::RescoringReport;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Meaning by quarter, and adaptability over the last 180 days.
#[derive(Debug, Serialize)]
pub struct ReviewReport {
    /// What every report begins with.
    #[serde(flatten)]
    pub head: Head,
    /// Every quarter with a review, the oldest first.
    pub quarters: Vec<QuarterReview>,
    /// What the newest review optimises for, beside its ratings.
    pub aims: Vec<Aim>,
    /// How the ratings moved, in the order of the reviews.
    pub ratings: Vec<Rating>,
    /// How the scores of activities moved; null where no review scores any.
    pub rescoring: Option<RescoringReport>,
    /// The last whole quarter, where it has no review although an earlier one has.
    pub overdue: Option<String>,
    /// Breadth, connection, integration.
    pub adaptability: AdaptabilityReport,
}

/// One review. Ratings are 1-5.
#[derive(Debug, Serialize)]
pub struct QuarterReview {
    /// Which.
    pub quarter: String,
    /// The note.
    pub file: Arc<str>,
    /// How fulfilling it was.
    pub fulfilment: Option<u8>,
    /// How much it mattered.
    pub impact: Option<u8>,
    /// How well work fitted life.
    pub life: Option<u8>,
    /// How deep it went.
    pub depth: Option<u8>,
    /// How much was new.
    pub exploration: Option<u8>,
    /// How connected it was with people.
    pub connection: Option<u8>,
    /// What it was for, as written.
    pub optimising_for: Vec<String>,
    /// Mean score of the activities, weighted by their share; 1-5.
    pub rung: Option<f64>,
    /// The title of the job.
    pub job: Option<String>,
    /// The skill to grow.
    pub skill: Option<String>,
    /// The activities of the next rung, as written.
    pub next_rung: Vec<String>,
}

/// One of the six ratings over the quarters.
#[derive(Debug, Serialize)]
pub struct Rating {
    /// Its name.
    pub name: String,
    /// By quarter, as in `quarters`.
    pub values: Vec<Option<u8>>,
    /// The newest.
    pub last: Option<u8>,
    /// The newest less the one before it; null where one of them is not known.
    pub change: Option<i16>,
    /// True where the newest review optimises for it.
    pub aim: bool,
}

/// Something that the newest review optimises for.
#[derive(Debug, Serialize)]
pub struct Aim {
    /// As written.
    pub name: String,
    /// The rating that tells of it, where one of the six does.
    pub measure: Option<String>,
    /// That rating in that review.
    pub rating: Option<u8>,
    /// In the review before.
    pub before: Option<u8>,
}

/// Over the notes of the last 180 days.
#[derive(Debug, Serialize)]
pub struct AdaptabilityReport {
    /// Days that it looks back.
    pub days: i32,
    /// How many domains have a note.
    pub active_domains: usize,
    /// How many of them have no earlier one.
    pub new_domains: usize,
    /// Share of the cases with two or more domains.
    pub multi_domain_share: Option<f64>,
    /// Of how many cases.
    pub cases: usize,
    /// Those with two or more, by file.
    pub multi_domain: Vec<Arc<str>>,
    /// How many people asked, took part or benefited.
    pub people: usize,
    /// How many pairs of domains share a case.
    pub joined_pairs: usize,
    /// The domains, the most active first.
    pub domains: Vec<ActiveDomain>,
    /// The people, those of most notes first.
    pub connections: Vec<Connection>,
    /// The pairs, those of most cases first.
    pub joined: Vec<Joined>,
}

/// A domain with notes.
#[derive(Debug, Serialize)]
pub struct ActiveDomain {
    /// Its name.
    pub domain: String,
    /// True where no earlier note names it.
    pub new: bool,
    /// Its notes, by file.
    pub files: Vec<Arc<str>>,
}

/// A person.
#[derive(Debug, Serialize)]
pub struct Connection {
    /// As first written.
    pub person: String,
    /// The notes that name them, by file.
    pub files: Vec<Arc<str>>,
}

/// Two domains that share cases.
#[derive(Debug, Serialize)]
pub struct Joined {
    /// Both, by name.
    pub domains: [String; 2],
    /// The cases, by file.
    pub files: Vec<Arc<str>>,
}

impl Report for ReviewReport {
    const NAME: &'static str = "review";

    fn of(inputs: &Inputs<'_, '_>) -> Self {
        let view = inputs.view;
        let notes = Notes::new(view);
        let reviews = view.reviews();
        let tables = inputs.tables();
        Self {
            quarters: reviews.iter().map(|review| quarter(&notes, tables, review)).collect(),
            aims: aims(&reviews),
            ratings: ratings(&reviews),
            rescoring: rescoring::rescoring(view).map(|found| scores::rescoring(&notes, &found)),
            overdue: rescoring::overdue(view).map(|quarter| quarter.to_string()),
            adaptability: adaptability(&notes, &figures::adaptability(view)),
            head: notes.head(&[Kind::Review]),
        }
    }

    fn summary(&self) -> String {
        let Some(newest) = self.quarters.last() else { return String::new() };
        let aims = match newest.optimising_for.as_slice() {
            [] => "something not named".to_owned(),
            aims => aims.join(", "),
        };
        let found = &self.adaptability;
        let domains = counted(found.active_domains, "domain");
        let people =
            if found.people == 1 { "1 person".to_owned() } else { format!("{} people", found.people) };
        let days = found.days;
        let overdue = self.overdue.as_ref().map(|quarter| format!(" The review of {quarter} is overdue."));
        let overdue = overdue.unwrap_or_default();
        format!("{}: optimising for {aims}. In {days} days {domains}, {people}.{overdue}", newest.quarter)
    }
}

fn quarter(notes: &Notes<'_>, tables: &Tables, review: &Entry<'_, Review>) -> QuarterReview {
    let facts = review.facts;
    let [fulfilment, impact, life, depth, exploration, connection] = facts.meaning;
    QuarterReview {
        quarter: facts.quarter.map(|quarter| quarter.to_string()).unwrap_or_default(),
        file: notes.file(review.id),
        fulfilment,
        impact,
        life,
        depth,
        exploration,
        connection,
        optimising_for: facts.optimising_for.clone(),
        rung: tables.get(&review.id).and_then(|table| rung(table).rung),
        job: facts.job.clone(),
        skill: facts.skill.clone(),
        next_rung: facts.next_rung.iter().map(|activity| activity.text.clone()).collect(),
    }
}

/// Which of the six ratings an aim is about: it is named by a word of it, as in "work built around life".
fn rated(aim: &str) -> Option<usize> {
    let aim = identity::key(aim);
    MEANING.iter().position(|field| aim.split('-').any(|word| word == field.name))
}

fn aims(reviews: &[Entry<'_, Review>]) -> Vec<Aim> {
    let Some((newest, earlier)) = reviews.split_last() else { return Vec::new() };
    let aim = |name: &String| Aim {
        name: name.clone(),
        measure: rated(name).map(|at| MEANING[at].name.to_owned()),
        rating: rated(name).and_then(|at| newest.facts.meaning[at]),
        before: rated(name).and_then(|at| earlier.last()?.facts.meaning[at]),
    };
    newest.facts.optimising_for.iter().map(aim).collect()
}

fn ratings(reviews: &[Entry<'_, Review>]) -> Vec<Rating> {
    let newest = reviews.last().map(|newest| &newest.facts.optimising_for);
    let aims: BTreeSet<usize> = newest.into_iter().flatten().filter_map(|aim| rated(aim)).collect();
    let of = |(at, field): (usize, &&crate::model::field::Field)| {
        let values: Vec<Option<u8>> = reviews.iter().map(|review| review.facts.meaning[at]).collect();
        let last = values.last().copied().flatten();
        let before = values.len().checked_sub(2).and_then(|before| values[before]);
        Rating {
            name: field.name.to_owned(),
            last,
            change: last.zip(before).map(|(last, before)| i16::from(last) - i16::from(before)),
            aim: aims.contains(&at),
            values,
        }
    };
    MEANING.iter().enumerate().map(of).filter(|rating| rating.values.iter().any(Option::is_some)).collect()
}

fn adaptability(notes: &Notes<'_>, found: &Adaptability) -> AdaptabilityReport {
    let files = |ids: &Vec<usize>| notes.files(ids.iter().copied());
    let mut domains: Vec<ActiveDomain> = found
        .active
        .iter()
        .map(|(domain, ids)| ActiveDomain {
            domain: domain.clone(),
            new: found.new.contains(domain),
            files: files(ids),
        })
        .collect();
    let mut connections: Vec<Connection> = found
        .people
        .values()
        .map(|person| Connection { person: person.name.clone(), files: files(&person.notes) })
        .collect();
    let mut joined: Vec<Joined> = found
        .joined
        .iter()
        .map(|((one, other), ids)| Joined { domains: [one.clone(), other.clone()], files: files(ids) })
        .collect();
    // Stable, so that equals stay in the order of their names.
    domains.sort_by_key(|domain| std::cmp::Reverse(domain.files.len()));
    connections.sort_by_key(|person| std::cmp::Reverse(person.files.len()));
    joined.sort_by_key(|pair| std::cmp::Reverse(pair.files.len()));
    AdaptabilityReport {
        days: figures::WINDOW_DAYS,
        active_domains: found.active.len(),
        new_domains: found.new.len(),
        multi_domain_share: found.multi_domain_share(),
        cases: found.cases.len(),
        multi_domain: files(&found.multi_domain),
        people: found.people.len(),
        joined_pairs: found.joined.len(),
        domains,
        connections,
        joined,
    }
}
