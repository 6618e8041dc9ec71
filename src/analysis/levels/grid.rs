//! The days on which levels are told: the Sunday of each week, the as-of date, and the day a week before that.

use crate::analysis::view::View;
use crate::value::calendar::Week;
use jiff::ToSpan;
use jiff::civil::Date;
use std::ops::Range;

/// How many days before the as-of date lies the day that the present is compared with.
pub const DAYS_BEFORE: i32 = 7;

/// Days in order, the last of them the as-of date. What happens between two of them is seen on the later one.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    /// The days.
    pub days: Vec<Date>,
    /// The index of the day that the present is compared with.
    before: usize,
    /// True where that day is there for the comparison alone and ends no week.
    is_extra: bool,
}

impl Grid {
    /// The Sundays from the week of the first evidence note on, then the as-of date in place of the Sunday of its
    /// week. Without an evidence note it is the as-of date alone.
    pub(super) fn weekly(view: &View<'_>) -> Self {
        let first = view.dated().first().map_or(view.as_of, |(date, _)| *date);
        let last = Week::of(view.as_of);
        let mut days = Vec::new();
        let mut week = Week::of(first);
        while week < last {
            days.push(week.last_day());
            week = week.next();
        }
        days.push(view.as_of);
        Self::of(days)
    }

    /// The as-of date alone, with the day that it is compared with.
    pub(super) fn now(view: &View<'_>) -> Self {
        Self::of(vec![view.as_of])
    }

    fn of(mut days: Vec<Date>) -> Self {
        let before = days[days.len() - 1].checked_sub(DAYS_BEFORE.days()).unwrap_or(Date::MIN);
        let known = days.binary_search(&before);
        let (Ok(at) | Err(at)) = known;
        if known.is_err() {
            days.insert(at, before);
        }
        Self { days, before: at, is_extra: known.is_err() }
    }

    /// How many days there are: one at least.
    pub(super) fn len(&self) -> usize {
        self.days.len()
    }

    /// The index of the as-of date.
    pub(super) fn last(&self) -> usize {
        self.days.len() - 1
    }

    /// The week of each day that stands for one.
    pub(super) fn weeks(&self) -> Vec<Week> {
        self.of_weeks(&self.days).into_iter().map(Week::of).collect()
    }

    /// What is known of each day, for the days alone that stand for a week.
    pub(super) fn of_weeks<T: Copy>(&self, known: &[T]) -> Vec<T> {
        let stands = |at: &usize| !(self.is_extra && *at == self.before);
        (0..self.len()).filter(stands).map(|at| known[at]).collect()
    }

    /// What is known of the day that the present is compared with.
    pub(super) fn before<T: Copy>(&self, known: &[T]) -> T {
        known[self.before]
    }

    /// The first index whose day is this one or later; the length where none is.
    pub(super) fn from(&self, day: Date) -> usize {
        self.days.partition_point(|known| *known < day)
    }

    /// The first index on which a day lies outside a window of so many days: `as_of - days >= day`.
    pub(super) fn out_of_window(&self, day: Date, days: i32) -> usize {
        day.checked_add(days.days()).map_or(self.len(), |out| self.from(out))
    }
}

/// How many of these ranges of indexes hold each index.
pub(super) fn count(ranges: impl IntoIterator<Item = Range<usize>>, length: usize) -> Vec<usize> {
    let mut steps = vec![0_isize; length + 1];
    for range in ranges.into_iter().filter(|range| !range.is_empty()) {
        steps[range.start] += 1;
        steps[range.end.min(length)] -= 1;
    }
    let mut now = 0;
    let counts = steps.iter().take(length).map(|step| {
        now += step;
        now.unsigned_abs()
    });
    counts.collect()
}

/// How many different keys have a range that holds each index.
pub(super) fn count_distinct<K: Ord>(
    ranges: impl IntoIterator<Item = (K, Range<usize>)>,
    length: usize,
) -> Vec<usize> {
    let mut all: Vec<(K, Range<usize>)> = ranges.into_iter().filter(|(_, range)| !range.is_empty()).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.start.cmp(&b.1.start)));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(all.len());
    for same in all.chunk_by(|a, b| a.0 == b.0) {
        let mut open: Option<Range<usize>> = None;
        for (_, range) in same {
            match &mut open {
                Some(known) if range.start <= known.end => known.end = known.end.max(range.end),
                _ => joined.extend(open.replace(range.clone())),
            }
        }
        joined.extend(open);
    }
    count(joined, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_counted_by_index_and_those_of_one_key_once() {
        assert_eq!(count([0..2, 1..4, 3..3, 3..9], 4), [1, 2, 1, 2]);
        let keyed = [("a", 0..2), ("b", 1..2), ("a", 1..4), ("a", 2..3), ("b", 3..4)];
        assert_eq!(count_distinct(keyed, 4), [1, 2, 1, 2]);
    }
}
