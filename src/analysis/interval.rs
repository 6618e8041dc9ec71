//! Intervals and chances of a share that was counted.

use statrs::distribution::{Binomial, DiscreteCDF};
use statrs::function::beta::{checked_beta_reg, ln_beta};
use std::cell::RefCell;
use std::collections::HashMap;

/// What lies outside the interval on each side: 95 % are inside.
const TAIL: f64 = 0.025;

/// The exact 95 % interval of a share of which `hits` of `hits + misses` were seen (Clopper and Pearson 1934):
/// bounds are quantiles of the beta distribution.
///
/// They are found by iteration, and figures of many days ask for those of the same few counts: each is worked out once.
pub fn clopper_pearson(hits: usize, misses: usize) -> (f64, f64) {
    thread_local! {
        static KNOWN: RefCell<HashMap<(usize, usize), (f64, f64)>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| *known.entry((hits, misses)).or_insert_with(|| bounds(hits, misses)))
}

fn bounds(hits: usize, misses: usize) -> (f64, f64) {
    let (k, rest) = (hits as f64, misses as f64);
    let low = if hits == 0 { 0.0 } else { beta_quantile(TAIL, k, rest + 1.0) };
    let high = if misses == 0 { 1.0 } else { beta_quantile(1.0 - TAIL, k + 1.0, rest) };
    (low, high)
}

/// P(X <= hits) where X counts hits among `all` that fall with this share each; `None` for a share that is none.
pub fn at_most(hits: usize, all: usize, share: f64) -> Option<f64> {
    Some(Binomial::new(share, all as u64).ok()?.cdf(hits as u64))
}

/// The quantile of a beta distribution by bisection: it is sure to end at the nearest number there is, for whatever
/// counts. Where the quantile is nearly known, a number away from it need not be asked about.
fn beta_quantile(probability: f64, a: f64, b: f64) -> f64 {
    let is_below = |x: f64| checked_beta_reg(a, b, x).is_ok_and(|below| below < probability);
    bisected(&is_below, near(probability, a, b, &is_below).unwrap_or((0.0, 1.0)))
}

/// The last number below a quantile, or the first that is not, where it is known to lie between two.
fn bisected(is_below: &impl Fn(f64) -> bool, (least, most): (f64, f64)) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    loop {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            return middle;
        }
        if middle < least || middle <= most && is_below(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
}

/// Two numbers near each other with the quantile between them, by Newton's method; `None` where it does not lead there.
fn near(probability: f64, a: f64, b: f64, is_below: &impl Fn(f64) -> bool) -> Option<(f64, f64)> {
    /// How far apart they are: far more than a computed share may be off by.
    const NEAR: f64 = 1e-12;
    /// A step so small is the last: the next one would be of the size of its square.
    const LAST: f64 = 1e-8;
    const STEPS: usize = 20;
    let log_beta = ln_beta(a, b);
    let mut x = a / (a + b);
    for _ in 0..STEPS {
        let density = ((a - 1.0) * x.ln() + (b - 1.0) * (1.0 - x).ln() - log_beta).exp();
        let step = (checked_beta_reg(a, b, x).ok()? - probability) / density;
        // Not past the ends, and not far towards them at once.
        let next = (x - step).clamp(x / 4.0, x + (1.0 - x) * 0.75);
        if !next.is_finite() {
            return None;
        }
        let by = (next - x).abs();
        x = next;
        if by < LAST {
            let (low, high) = (x - NEAR, x + NEAR);
            return (low > 0.0 && high < 1.0 && is_below(low) && !is_below(high)).then_some((low, high));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_those_of_the_tables() {
        // Three of nothing: 1 - 0.025^(1/n), the closed form where nothing was seen.
        let (low, high) = clopper_pearson(0, 10);
        assert!(low.abs() < 1e-15 && (high - (1.0 - 0.025_f64.powf(0.1))).abs() < 1e-12, "{high}");
        // Two of ten, in every table: 0.0252 to 0.5561.
        let (low, high) = clopper_pearson(2, 8);
        assert!((low - 0.025_210_7).abs() < 1e-6 && (high - 0.556_095_5).abs() < 1e-6, "{low} {high}");
        assert!((clopper_pearson(10, 0).1 - 1.0).abs() < 1e-15);
    }

    #[test]
    fn bounds_are_those_of_the_whole_bisection() {
        for (hits, misses) in (0..40).flat_map(|hits| (1..40).map(move |misses| (hits, misses * misses))) {
            let (a, b) = (f64::from(hits + 1), f64::from(misses));
            for probability in [TAIL, 1.0 - TAIL] {
                let is_below = |x: f64| checked_beta_reg(a, b, x).unwrap() < probability;
                let whole = bisected(&is_below, (0.0, 1.0));
                assert_eq!(beta_quantile(probability, a, b).to_bits(), whole.to_bits(), "{hits} {misses}");
            }
        }
    }

    #[test]
    fn chances_add_up() {
        // 0.5^3 and 4 x 0.5^3.
        assert!((at_most(0, 3, 0.5).unwrap() - 0.125).abs() < 1e-12);
        assert!((at_most(1, 3, 0.5).unwrap() - 0.5).abs() < 1e-12);
        assert!((at_most(0, 3, 0.0).unwrap() - 1.0).abs() < 1e-12);
        assert_eq!(at_most(0, 3, f64::NAN), None);
    }
}
