//! Intervals and chances of a share that was counted.

use statrs::distribution::{Binomial, DiscreteCDF};
use statrs::function::beta::checked_beta_reg;

/// What lies outside the interval on each side: 95 % are inside.
const TAIL: f64 = 0.025;

/// The exact 95 % interval of a share of which `hits` of `hits + misses` were seen (Clopper and Pearson 1934):
/// bounds are quantiles of the beta distribution.
pub fn clopper_pearson(hits: usize, misses: usize) -> (f64, f64) {
    let (k, rest) = (hits as f64, misses as f64);
    let low = if hits == 0 { 0.0 } else { beta_quantile(TAIL, k, rest + 1.0) };
    let high = if misses == 0 { 1.0 } else { beta_quantile(1.0 - TAIL, k + 1.0, rest) };
    (low, high)
}

/// P(X <= hits) where X counts hits among `all` that fall with this share each; `None` for a share that is none.
pub fn at_most(hits: usize, all: usize, share: f64) -> Option<f64> {
    Some(Binomial::new(share, all as u64).ok()?.cdf(hits as u64))
}

/// The quantile of a beta distribution by bisection: slower than Newton's method and sure to end at the nearest
/// number there is, for whatever counts.
fn beta_quantile(probability: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    loop {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            return middle;
        }
        match checked_beta_reg(a, b, middle) {
            Ok(below) if below < probability => low = middle,
            _ => high = middle,
        }
    }
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
    fn chances_add_up() {
        // 0.5^3 and 4 x 0.5^3.
        assert!((at_most(0, 3, 0.5).unwrap() - 0.125).abs() < 1e-12);
        assert!((at_most(1, 3, 0.5).unwrap() - 0.5).abs() < 1e-12);
        assert!((at_most(0, 3, 0.0).unwrap() - 1.0).abs() < 1e-12);
        assert_eq!(at_most(0, 3, f64::NAN), None);
    }
}
