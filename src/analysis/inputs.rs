//! The figures that signals and reports look at, each computed once.

use crate::analysis::activities::{self, Tables};
use crate::analysis::calibration::{self, Calibration};
use crate::analysis::capability::Pattern;
use crate::analysis::ledger::{self, Judged};
use crate::analysis::levels::{Depth, Levels, levels};
use crate::analysis::prevention::{self, Effect};
use crate::analysis::time::{self, Time};
use crate::analysis::view::{Entry, View};
use crate::model::kinds::case::Case;
use crate::model::kinds::decision::Decision;
use std::cell::OnceCell;

/// The figures of one view, each computed when it is first asked for. The digest compares those of two days.
#[derive(Debug)]
pub struct Inputs<'a, 'v> {
    /// What they are figures of.
    pub view: &'a View<'v>,
    time: OnceCell<Time<'v>>,
    tables: OnceCell<Tables>,
    cases: OnceCell<Vec<Entry<'v, Case>>>,
    decisions: OnceCell<Vec<Entry<'v, Decision>>>,
    effects: OnceCell<Vec<Effect<'v>>>,
    recurring: OnceCell<Vec<Pattern>>,
    ledger: OnceCell<Vec<Judged<'v>>>,
    calibration: OnceCell<Calibration>,
    levels: OnceCell<Levels<'v>>,
    whole: OnceCell<Levels<'v>>,
}

impl<'a, 'v> Inputs<'a, 'v> {
    /// None computed yet.
    pub fn new(view: &'a View<'v>) -> Self {
        Self {
            view,
            time: OnceCell::new(),
            tables: OnceCell::new(),
            cases: OnceCell::new(),
            decisions: OnceCell::new(),
            effects: OnceCell::new(),
            recurring: OnceCell::new(),
            ledger: OnceCell::new(),
            calibration: OnceCell::new(),
            levels: OnceCell::new(),
            whole: OnceCell::new(),
        }
    }

    /// Figure 7.
    pub fn time(&self) -> &Time<'v> {
        self.time.get_or_init(|| time::time(self.view))
    }

    /// The tables of activities.
    pub fn tables(&self) -> &Tables {
        self.tables.get_or_init(|| activities::tables(self.view))
    }

    /// The cases, oldest first.
    pub fn cases(&self) -> &[Entry<'v, Case>] {
        self.cases.get_or_init(|| self.view.cases())
    }

    /// The decisions, oldest first.
    pub fn decisions(&self) -> &[Entry<'v, Decision>] {
        self.decisions.get_or_init(|| self.view.decisions())
    }

    /// What mechanisms did, oldest first.
    pub fn effects(&self) -> &[Effect<'v>] {
        self.effects.get_or_init(|| prevention::effects(self.view))
    }

    /// The causes of two or more cases, the most frequent first.
    pub fn recurring(&self) -> &[Pattern] {
        self.recurring.get_or_init(|| prevention::recurring(self.view))
    }

    /// The ledger entries, judged, oldest first.
    pub fn ledger(&self) -> &[Judged<'v>] {
        self.ledger.get_or_init(|| ledger::judge(self.view))
    }

    /// Confidence against outcome.
    pub fn calibration(&self) -> &Calibration {
        self.calibration.get_or_init(|| calibration::calibration(self.view))
    }

    /// The present level on each ladder.
    pub fn levels(&self) -> &Levels<'v> {
        // The last day of the history is the present.
        self.whole.get().unwrap_or_else(|| self.levels.get_or_init(|| levels(self.view, Depth::Level)))
    }

    /// The same with the history, and with the notes that almost count.
    pub fn whole(&self) -> &Levels<'v> {
        self.whole.get_or_init(|| levels(self.view, Depth::Whole))
    }

    /// The title of a note, by index in the vault.
    pub fn title(&self, id: usize) -> String {
        self.view.vault.notes[id].title.clone()
    }
}
