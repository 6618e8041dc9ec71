//! Days on a scale.

use super::svg::{Anchor, Svg};
use jiff::civil::Date;

/// The number of a day, for a scale of days; nothing for what is no date.
pub fn day(iso: &str) -> Option<f64> {
    let date: Date = iso.parse().ok()?;
    Some(f64::from((date - Date::new(1970, 1, 1).ok()?).get_days()))
}

/// The first and the last day below a picture.
pub(super) fn ends(svg: &mut Svg, (left, right): (f64, f64), y: f64, days: (&str, &str)) {
    svg.text("soft small", Anchor::Start, (left, y), days.0);
    svg.text("soft small", Anchor::End, (right, y), days.1);
}
