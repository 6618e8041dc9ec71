//! Means, medians and percentiles of small samples.

/// Fewer values than this have no 90th percentile.
pub const FEWEST_FOR_P90: usize = 5;

/// A summary of a sample, in its own unit.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize)]
pub struct Summary {
    /// How many values.
    pub n: usize,
    /// Their mean; null for none.
    pub mean: Option<f64>,
    /// Their median: the headline.
    pub median: Option<f64>,
    /// Their 90th percentile; null below five values.
    pub p90: Option<f64>,
    /// How many were left out because they are unknown.
    pub left_out: usize,
    /// Why, in words.
    pub left_out_why: Option<String>,
}

/// Summarises the known ones of some values; `missing` says what the others lack.
pub fn summary(values: impl IntoIterator<Item = Option<f64>>, missing: &str) -> Summary {
    let mut known = Vec::new();
    let mut left_out = 0;
    for value in values {
        match value {
            Some(value) => known.push(value),
            None => left_out += 1,
        }
    }
    known.sort_by(f64::total_cmp);
    Summary {
        n: known.len(),
        mean: mean(&known),
        median: quantile(&known, 0.5),
        p90: if known.len() < FEWEST_FOR_P90 { None } else { quantile(&known, 0.9) },
        left_out,
        left_out_why: (left_out > 0).then(|| missing.to_owned()),
    }
}

/// The arithmetic mean; `None` for an empty sample.
pub fn mean(values: &[f64]) -> Option<f64> {
    if values.is_empty() { None } else { Some(values.iter().sum::<f64>() / values.len() as f64) }
}

/// The mean of the known ones.
pub fn mean_of_known(values: impl IntoIterator<Item = Option<f64>>) -> Option<f64> {
    mean(&values.into_iter().flatten().collect::<Vec<_>>())
}

/// The median of unsorted values.
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    quantile(&sorted, 0.5)
}

/// A quantile of sorted values by linear interpolation between order statistics (Hyndman and Fan type 7,
/// the default of numpy).
pub fn quantile(sorted: &[f64], q: f64) -> Option<f64> {
    Some(Between::of(sorted, q)?.value())
}

/// The two order statistics that a quantile lies between.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Between {
    /// The lower one.
    pub below: f64,
    /// The upper one; the same where the quantile is the largest value.
    pub above: f64,
    /// How far from the lower to the upper, 0 to less than 1.
    pub part: f64,
}

impl Between {
    /// Where a quantile of sorted values lies; `None` for no values.
    pub fn of(sorted: &[f64], q: f64) -> Option<Self> {
        let last = sorted.len().checked_sub(1)?;
        let at = q * last as f64;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and the last index"
        )]
        let below = (at.floor() as usize).min(last);
        let above = (below + 1).min(last);
        Some(Self { below: sorted[below], above: sorted[above], part: at - below as f64 })
    }

    /// The quantile.
    pub fn value(self) -> f64 {
        self.below + (self.above - self.below) * self.part
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_interpolate_as_numpy_does() {
        // numpy.percentile([1, 2, 4, 8, 16], [50, 90]) -> 4.0, 12.8
        let sorted = [1.0, 2.0, 4.0, 8.0, 16.0];
        assert_eq!(quantile(&sorted, 0.5), Some(4.0));
        assert!((quantile(&sorted, 0.9).unwrap() - 12.8).abs() < 1e-12);
        assert_eq!(median(&[3.0, 1.0]), Some(2.0));
        assert_eq!(quantile(&[], 0.5), None);
        let few = summary([Some(1.0), None, Some(3.0)], "no time");
        assert_eq!((few.n, few.mean, few.p90, few.left_out), (2, Some(2.0), None, 1));
    }
}
