//! Charts as inline SVG: few kinds, each with a title, a description, and a table that says the same.
//!
//! What draws them is decided in [ADR 17](../../../docs/adr/0017-charts.md). Geometry is computed here, in the units
//! of a picture that fits a narrow screen without being made smaller; colours are classes, so that a theme sets them.

mod against;
mod bars;
mod calibration;
mod days;
mod events;
mod figure;
mod grid;
mod intervals;
mod layers;
mod lines;
mod map;
mod pair;
mod quarters;
mod scale;
mod spots;
mod steps;
mod svg;
mod timeline;
mod tree;
mod words;

pub use against::{Against, against};
pub use bars::{Bar, bars};
pub use calibration::{Bin, Point, calibration};
pub use days::day;
pub use events::{Cause, events};
pub use figure::{Behind, Cell, Chart, Column, Link, Table};
pub use grid::{Row, Time, grid};
pub use intervals::{Interval, intervals};
pub use layers::{Week, layers};
pub use lines::{Line, Place, lines};
pub use map::{Domain, Join, map};
pub use pair::pair;
pub use quarters::{Quarter, quarters};
pub use spots::{Outcome, Spot, spots};
pub use steps::{Stretch, steps};
pub(super) use svg::{escaped, is_plain};
pub use timeline::{Month, timeline};
pub use tree::{Branch, tree};
pub(super) use words::wrapped;

#[cfg(test)]
mod tests;
