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
    /// A series of counts.
    pub(super) fn of_counts(counts: Vec<usize>, evidence: Vec<usize>) -> Self {
        Self { values: counts.into_iter().map(|count| Some(count as f64)).collect(), evidence }
    }

    /// The value on the as-of date.
    pub(super) fn now(&self) -> Option<f64> {
        self.values.last().copied().flatten()
    }
}
