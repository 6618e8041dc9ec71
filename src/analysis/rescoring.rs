//! Figure 11: the quarterly re-scoring. The ladder moves: what took a human last quarter may not this one.

use super::activities::tables;
use super::view::{Entry, View};
use crate::model::kinds::review::Review;
use crate::value::calendar::Quarter;
use jiff::ToSpan;
use std::collections::HashSet;

/// The scores of the newest review that has some, beside those before.
#[derive(Debug)]
pub struct Rescoring<'v> {
    /// The review.
    pub review: Entry<'v, Review>,
    /// Its activities with a score, in its order.
    pub activities: Vec<Rescored>,
}

/// One activity.
#[derive(Debug, Clone, PartialEq)]
pub struct Rescored {
    /// Its name as written.
    pub name: String,
    /// Human dependency, 1-5.
    pub score: u8,
    /// False where the review leaves the score blank, so that an earlier row gives it.
    pub scored_anew: bool,
    /// The newest earlier review that scores it.
    pub before: Option<Before>,
}

/// An earlier score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Before {
    /// The review, by index in the vault.
    pub review: usize,
    /// Its quarter.
    pub quarter: Quarter,
    /// The score there.
    pub score: u8,
}

impl Rescored {
    /// The score less the one before.
    pub fn change(&self) -> Option<i16> {
        self.before.map(|before| i16::from(self.score) - i16::from(before.score))
    }
}

/// The newest review that scores an activity, compared with those before; `None` where none does.
pub fn rescoring<'v>(view: &View<'v>) -> Option<Rescoring<'v>> {
    let (tables, reviews) = (tables(view), view.reviews());
    let is_scored = |review: &Entry<'_, Review>| {
        tables.get(&review.id).is_some_and(|table| table.iter().any(|activity| activity.score.is_some()))
    };
    let at = reviews.iter().rposition(is_scored)?;
    let review = reviews[at];
    let earlier = |key: &str| {
        reviews[..at].iter().rev().find_map(|review| {
            // Of two rows with one name the last one counts, as where a score is inherited.
            let row =
                tables.get(&review.id)?.iter().rev().find(|row| row.key == key && row.score.is_some())?;
            Some(Before { review: review.id, quarter: review.facts.quarter?, score: row.score? })
        })
    };
    let rows = review.facts.activities.as_ref()?.rows.iter().zip(tables.get(&review.id)?);
    let mut seen = HashSet::new();
    let mut activities: Vec<Rescored> = Vec::new();
    for (written, filled) in rows.rev() {
        let Some(score) = filled.score else { continue };
        if seen.insert(&filled.key) {
            activities.push(Rescored {
                name: filled.name.clone(),
                score,
                scored_anew: written.score.is_some(),
                before: earlier(&filled.key),
            });
        }
    }
    activities.reverse();
    Some(Rescoring { review, activities })
}

/// The last full quarter, where it has no review although there was one before: a review is overdue.
pub fn overdue(view: &View<'_>) -> Option<Quarter> {
    let last = Quarter::of(view.as_of.saturating_add(1.day())).previous();
    let reviewed: Vec<Quarter> = view.reviews().iter().filter_map(|review| review.facts.quarter).collect();
    let began = reviewed.first().is_some_and(|first| *first < last);
    (began && !reviewed.contains(&last)).then_some(last)
}

/// The quarter that the next review is about: the first without one that ends the day before the as-of day, or later.
pub fn next(view: &View<'_>) -> Quarter {
    let reviewed: HashSet<Quarter> =
        view.reviews().iter().filter_map(|review| review.facts.quarter).collect();
    let mut quarter = Quarter::of(view.as_of.saturating_sub(1.day()));
    while reviewed.contains(&quarter) {
        quarter = quarter.next();
    }
    quarter
}
