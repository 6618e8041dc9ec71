//! Before and after, one bar below the other: small enough to stand beside a result.

use super::scale::{Scale, top};
use super::svg::Svg;

const WIDTH: f64 = 220.0;
const BAR: f64 = 8.0;

/// Two bars of one unit, with what stands beside them. Its table is the result that it stands with; nothing where a
/// number is below zero, since bars from zero would say the wrong thing.
pub fn pair(id: &str, title: &str, before: (f64, &str), after: (f64, &str)) -> Option<String> {
    if before.0 < 0.0 || after.0 < 0.0 || (before.0 == 0.0 && after.0 == 0.0) {
        return None;
    }
    let scale = Scale { values: (0.0, top([before.0, after.0], 0.0)), places: (0.0, WIDTH) };
    let mut svg = Svg::default();
    for (at, (class, (value, _))) in [("pale", before), ("bar", after)].into_iter().enumerate() {
        let y = at as f64 * (BAR + 3.0) + 1.0;
        svg.rect(class, (0.0, y), (scale.at(value).max(1.5), BAR));
    }
    let desc = format!("Before: {}. After: {}.", before.1, after.1);
    Some(svg.finish(id, title, &desc, (WIDTH, 2.0 * BAR + 5.0)))
}
