//! Civil dates, ISO weeks and calendar quarters.

mod day;
mod guess;
mod quarter;
mod week;

pub use day::{date, leading_date};
pub(super) use day::{looks_like_date, split};
pub use quarter::Quarter;
pub use week::Week;

/// The years that notes can be about. Others are slips of the pen (0202, 20226) or another program's
/// "never".
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;
