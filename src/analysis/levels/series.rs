//! A figure on each day of the grid, with the notes behind the last one.

/// A figure, day by day.
#[derive(Debug, Clone, Default)]
pub(super) struct Series {
    /// Its value on each day of the grid; `None` where nothing can be said.
    pub values: Vec<Option<f64>>,
    /// The notes behind the last value, by index in the vault.
    pub evidence: Vec<usize>,
}

impl Series {
    /// A series of counts, with the notes behind the last one, each of which may come several times.
    pub(super) fn of_counts(counts: Vec<usize>, evidence: impl IntoIterator<Item = usize>) -> Self {
        let values = counts.into_iter().map(|count| Some(count as f64)).collect();
        Self { values, evidence: each_once(evidence) }
    }

    /// A series of which nothing is known on any of so many days.
    pub(super) fn unknown(days: usize) -> Self {
        Self { values: vec![None; days], evidence: Vec::new() }
    }

    /// The value on the as-of date.
    pub(super) fn now(&self) -> Option<f64> {
        self.values.last().copied().flatten()
    }
}

/// Notes by index, each once.
pub(super) fn each_once(notes: impl IntoIterator<Item = usize>) -> Vec<usize> {
    let mut notes: Vec<usize> = notes.into_iter().collect();
    notes.sort_unstable();
    notes.dedup();
    notes
}
