use super::body::Body;
use crate::analysis::view::{Entry, View};
use crate::explain::explanation::{NoteRow, Section, Step};
use crate::explain::numbers::count;
use crate::explain::other::doubles;
use crate::explain::refs::{first_line, not_counting, row};
use crate::model::kind::Kind;
use crate::model::kinds::review::{MEANING, Review};

/// The second half of figure 11: the ratings of every quarter.
pub(super) fn meaning(view: &View<'_>) -> Body {
    let reviews = view.reviews();
    let rated = |review: &&Entry<'_, Review>| review.facts.meaning.iter().any(Option::is_some);
    let rows = reviews.iter().filter(rated).map(|review| review_row(view, review)).collect();
    let mut left_out: Vec<NoteRow> = reviews
        .iter()
        .filter(|review| !rated(review))
        .map(|review| row(view, review.id).why("a review without a rating"))
        .collect();
    left_out.extend(doubles(view, Kind::Review));
    left_out.extend(not_counting(view, &[Kind::Review]));
    let aims = reviews.last().map(|newest| newest.facts.optimising_for.join(", "));
    let aims = aims.filter(|aims| !aims.is_empty()).unwrap_or("nothing said".to_owned());
    let answer = format!("{}; the newest optimises for: {aims}", count(reviews.len(), "review"));
    let steps = MEANING.iter().enumerate().map(|(at, field)| by_rating(&reviews, at, field.name));
    let sections = vec![
        Section::arithmetic(steps.collect())
            .titled("Ratings")
            .says("by quarter, the newest last; ? is not known"),
        Section::counted(rows),
        Section::left_out(left_out),
    ];
    (answer, sections)
}

fn by_rating(reviews: &[Entry<'_, Review>], at: usize, name: &str) -> Step {
    let shown = |rating: Option<u8>| rating.map_or("?".to_owned(), |rating| rating.to_string());
    let all: Vec<String> = reviews.iter().map(|review| shown(review.facts.meaning[at])).collect();
    let newest = reviews.last().and_then(|review| review.facts.meaning[at]);
    Step::new(name, all.join(", ")).value(newest.map(f64::from))
}

fn review_row(view: &View<'_>, review: &Entry<'_, Review>) -> NoteRow {
    let line = first_line(view, review.id, &MEANING);
    let quarter = review.facts.quarter.map(|quarter| quarter.to_string()).unwrap_or_default();
    NoteRow { line, ..row(view, review.id) }.value(quarter)
}
