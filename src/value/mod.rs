//! The values that notes hold, as text and as what it means: numbers, shares, durations, dates, quantities.
//!
//! Every parser takes the text as written and returns either the value or an [`Unreadable`] that says what
//! is wrong and shows a good one. None of them guesses: `10:00` is no duration, `1,5` no number, and a bare
//! `148` has no unit. Whether a text says "not known yet" is asked first, of [`unknown::is_unknown`].

pub mod calendar;
mod clock;
mod command;
mod counted;
pub mod duration;
pub mod identity;
pub mod moment;
mod money;
pub mod number;
pub mod quantity;
pub mod share;
pub mod unit;
pub mod unknown;
mod unreadable;
mod word;

pub use command::quoted;
pub use counted::counted;
pub use unreadable::Unreadable;

#[cfg(test)]
mod tests;
