//! Figure 10 as the signal looks at it: how far the plans that run today have shifted the week.

use crate::analysis::plan::{Climb, plans};
use crate::analysis::view::View;

/// How far a running plan is.
#[derive(Debug)]
pub(super) struct Progress {
    /// The plan, by index in the vault.
    pub(super) id: usize,
    /// Days since its start.
    pub(super) elapsed: u32,
    /// Its length.
    pub(super) days: u32,
    /// What it wants to shift, 0-1.
    pub(super) shift: f64,
    /// The higher-rung share before it.
    pub(super) baseline: Option<f64>,
    /// The higher-rung share in it.
    pub(super) recent: Option<f64>,
    /// (recent - baseline) / shift.
    pub(super) moved: Option<f64>,
    /// The audits that both come from.
    pub(super) audits: Vec<usize>,
}

impl Progress {
    /// The part of its days that is over.
    pub(super) fn time_gone(&self) -> f64 {
        f64::from(self.elapsed) / f64::from(self.days)
    }
}

/// The plans that run on the as-of day, the oldest first. One whose length can't be read is not known to run.
pub(super) fn running(view: &View<'_>) -> Vec<Progress> {
    plans(view)
        .iter()
        .filter(|climb| climb.span.holds(view.as_of))
        .filter_map(|c| progress(view, c))
        .collect()
}

fn progress(view: &View<'_>, climb: &Climb<'_>) -> Option<Progress> {
    let telling =
        climb.baseline.audits.iter().chain(&climb.recent.audits).filter(|audit| audit.share.is_some());
    let mut audits: Vec<usize> = telling.map(|audit| audit.id).collect();
    audits.dedup();
    Some(Progress {
        id: climb.plan.id,
        elapsed: u32::try_from(climb.span.elapsed(view.as_of)).ok()?,
        days: climb.span.days?,
        shift: climb.shift.unwrap_or(0.0),
        baseline: climb.baseline.share,
        recent: climb.recent.share,
        moved: climb.shift_progress,
        audits,
    })
}
