//! Civil dates, ISO weeks and calendar quarters.

mod day;
mod guess;
mod numbers;
mod quarter;
mod week;
mod years;

pub use day::{date, days_between, leading_date};
pub(super) use day::{looks_like_date, split};
pub use quarter::Quarter;
pub use week::Week;
