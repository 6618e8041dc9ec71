//! From values to places in a picture.

/// A straight scale.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// The values at both ends.
    pub(super) values: (f64, f64),
    /// Their places.
    pub(super) places: (f64, f64),
}

impl Scale {
    /// Where a value stands; what lies outside stands at the end.
    pub(super) fn at(&self, value: f64) -> f64 {
        let (low, high) = self.values;
        let part = if high > low { ((value - low) / (high - low)).clamp(0.0, 1.0) } else { 0.0 };
        self.places.0 + part * (self.places.1 - self.places.0)
    }
}

/// A number as SVG has it: one decimal at most, no minus before zero.
pub(super) fn rounded(value: f64) -> String {
    let text = format!("{:.1}", if value.is_finite() { value } else { 0.0 });
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// The greatest of some values; at least `least`.
pub(super) fn top(values: impl IntoIterator<Item = f64>, least: f64) -> f64 {
    values.into_iter().filter(|value| value.is_finite()).fold(least, f64::max)
}
