//! Where my weeks went over a longer time: by quarter, and the last 52 weeks as a picture.

use crate::analysis::statistics::mean_of_known;
use crate::analysis::week::WeekFigures;
use crate::report::bars::{Bar, Bars};
use crate::report::note_ref::Notes;
use crate::value::calendar::{Quarter, Week};
use jiff::civil::Date;
use serde::Serialize;
use std::sync::Arc;

/// How many weeks the picture shows.
const WEEKS: usize = 52;

/// Unweighted means over the audits of one quarter; unknown weeks are left out.
#[derive(Debug, PartialEq, Serialize)]
pub struct QuarterMeans {
    /// Which; a week belongs to the quarter of its Thursday.
    pub quarter: String,
    /// True for the current quarter.
    pub partial: bool,
    /// How many audits.
    pub n: usize,
    /// How many of them say which layer the hours belong to.
    pub n_shares: usize,
    /// Share of execution.
    pub execution_share: Option<f64>,
    /// Share of orchestration.
    pub orchestration_share: Option<f64>,
    /// Share of innovation.
    pub innovation_share: Option<f64>,
    /// Mean score, weighted by hours; 1-5.
    pub rung: Option<f64>,
    /// How many audits have a rung.
    pub n_rung: usize,
    /// The audits, by file.
    pub audits: Vec<Arc<str>>,
}

/// The quarters with an audit, oldest first.
pub fn quarter_means(notes: &Notes<'_>, weeks: &[WeekFigures<'_>], as_of: Date) -> Vec<QuarterMeans> {
    let of_quarter = weeks.chunk_by(|one, other| one.week.quarter() == other.week.quarter());
    of_quarter.map(|weeks| means(notes, weeks, as_of)).collect()
}

fn means(notes: &Notes<'_>, weeks: &[WeekFigures<'_>], as_of: Date) -> QuarterMeans {
    let quarter = weeks[0].week.quarter();
    let share =
        |layer: usize| mean_of_known(weeks.iter().map(|week| week.shares.map(|shares| shares[layer])));
    QuarterMeans {
        quarter: quarter.to_string(),
        partial: quarter == Quarter::of(as_of) && as_of < quarter.last_day(),
        n: weeks.len(),
        n_shares: weeks.iter().filter(|week| week.shares.is_some()).count(),
        execution_share: share(0),
        orchestration_share: share(1),
        innovation_share: share(2),
        rung: mean_of_known(weeks.iter().map(|week| week.rung.rung)),
        n_rung: weeks.iter().filter(|week| week.rung.rung.is_some()).count(),
        audits: notes.files(weeks.iter().map(|week| week.audit.id)),
    }
}

/// The share of execution in the last 52 weeks.
#[derive(Debug, PartialEq, Serialize)]
pub struct Year {
    /// The first week shown.
    pub from: String,
    /// The last.
    pub to: String,
    /// How many of them have an audit with layers.
    pub n: usize,
    /// The week with the highest share.
    pub highest: Extreme,
    /// The week with the lowest.
    pub lowest: Extreme,
    /// The picture. Its labels are the numbers of the weeks.
    pub picture: Bars,
}

/// The share of execution in one week, and its audit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Extreme {
    /// The audit.
    pub file: Arc<str>,
    /// The week.
    pub week: String,
    /// The share.
    pub share: f64,
}

/// The 52 weeks up to the current one, from the first audit in them on; nothing for fewer than three audits.
pub fn year(notes: &Notes<'_>, weeks: &[WeekFigures<'_>], current: Week) -> Option<Year> {
    let mut window = vec![current];
    while window.len() < WEEKS {
        window.push(Week::of(window.last()?.first_day().yesterday().ok()?));
    }
    window.reverse();
    let known: Vec<(&WeekFigures<'_>, f64)> = weeks
        .iter()
        .filter(|week| window.contains(&week.week))
        .filter_map(|week| Some((week, week.shares?[0])))
        .collect();
    let first = known.first().filter(|_| known.len() > 2)?.0.week;
    window.retain(|week| {
        *week >= first && (*week < current || known.iter().any(|(known, _)| known.week == current))
    });
    let bar = |week: &Week| Bar {
        label: week.number().to_string(),
        value: known.iter().find(|(known, _)| known.week == *week).map(|(_, share)| share * 100.0),
    };
    let extreme = |(week, share): &(&WeekFigures<'_>, f64)| Extreme {
        file: notes.file(week.audit.id),
        week: week.week.to_string(),
        share: *share,
    };
    // Of equals the newest.
    let highest = known.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let lowest = known.iter().rev().min_by(|a, b| a.1.total_cmp(&b.1))?;
    Some(Year {
        from: window.first()?.to_string(),
        to: window.last()?.to_string(),
        n: known.len(),
        highest: extreme(highest),
        lowest: extreme(lowest),
        picture: Bars { axis: "percent".to_owned(), top: 100.0, bars: window.iter().map(bar).collect() },
    })
}
