//! What changed between two sets of reports: those of two days, or of an earlier build and today.
//!
//! One table ([`REPORTS`]) says which figures of the data contract are compared, which item of a list is which,
//! what a figure is, and which way it gets better. To compare a new figure is to add a row to it.

mod cell;
mod change;
mod compare;
mod day;
mod keep;
mod side;
mod table;
mod tables;

#[cfg(test)]
mod tests;

pub use change::{Cell, Change, Changes, Counts, Day, Item, Judgement, ReportChanges, State};
pub use compare::compare;
pub use day::day;
pub use keep::{Refusal, parse};
pub use side::{Side, side};
pub use table::{Arrivals, Better, Figure, Group, Report, Step, Unit, Weight};
pub use tables::REPORTS;
