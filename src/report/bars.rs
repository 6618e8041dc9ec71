//! Pictures of bars: one a quarter, or one a week.

use crate::analysis::frequency::QuarterCount;
use serde::Serialize;

/// A row of bars.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bars {
    /// What the height means: `hours`.
    pub axis: String,
    /// The height of the picture.
    pub top: f64,
    /// The bars, from left to right.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bar {
    /// What stands below it.
    pub label: String,
    /// Its height; null where it is unknown and there is no bar.
    pub value: Option<f64>,
}

impl Bars {
    /// Bars from zero up. Nothing where fewer than two have a height: a picture would show less than a word.
    pub fn new(axis: &str, bars: Vec<Bar>) -> Option<Self> {
        let known: Vec<f64> = bars.iter().filter_map(|bar| bar.value).collect();
        let highest = known.iter().copied().fold(0.0, f64::max);
        let is_picture = known.len() > 1 && highest > 0.0;
        // An axis of counts below ten would have marks at halves.
        let counts = known.iter().all(|value| value.fract() == 0.0);
        let top = if counts { round_up(highest).max(10.0) } else { round_up(highest) };
        is_picture.then(|| Self { axis: axis.to_owned(), top, bars })
    }

    /// Minutes as bars, in the unit that suits the highest.
    pub fn of_minutes(bars: Vec<Bar>) -> Option<Self> {
        let highest = bars.iter().filter_map(|bar| bar.value).fold(0.0, f64::max);
        let (axis, unit) = match highest {
            minutes if minutes >= 2880.0 => ("days", 1440.0),
            minutes if minutes >= 180.0 => ("hours", 60.0),
            _ => ("minutes", 1.0),
        };
        let scaled = |bar: Bar| Bar { value: bar.value.map(|value| value / unit), ..bar };
        Self::new(axis, bars.into_iter().map(scaled).collect())
    }
}

/// The label of a quarter; one that is not whole says so.
pub fn quarter_label(count: &QuarterCount) -> String {
    format!("{}{}", count.quarter, if count.partial { " (part)" } else { "" })
}

/// The next round number, so that the axis has round marks and the highest bar nearly fills the picture.
fn round_up(value: f64) -> f64 {
    let size = 10_f64.powf(value.log10().floor());
    let steps = [1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0];
    let step = steps.into_iter().find(|step| step * size >= value - 1e-9);
    step.unwrap_or(10.0) * size
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heights_suit_the_highest_bar() {
        let bar = |value| Bar { label: String::new(), value };
        for (values, axis, top) in [
            (vec![Some(30.0), Some(59.0)], "minutes", 60.0),
            (vec![Some(30.0), None, Some(240.0)], "hours", 4.0),
            (vec![Some(8000.0), Some(0.0)], "days", 6.0),
            (vec![Some(2.0), Some(0.0)], "minutes", 10.0),
        ] {
            let bars = Bars::of_minutes(values.into_iter().map(bar).collect()).unwrap();
            assert_eq!((bars.axis.as_str(), bars.top), (axis, top));
        }
        assert_eq!(Bars::new("x", vec![bar(Some(3.0)), bar(None)]), None);
        assert_eq!(Bars::new("x", vec![bar(Some(0.0)), bar(Some(0.0))]), None);
        let tops = [0.4, 1.0, 7.0, 93.0, 101.0].map(|value| format!("{}", round_up(value)));
        assert_eq!(tops, ["0.4", "1", "8", "100", "120"]);
    }
}
