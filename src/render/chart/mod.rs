//! Charts as inline SVG: few kinds, each with a title, a description, and a table that says the same.
//!
//! What draws them is decided in [ADR 17](../../../docs/adr/0017-charts.md). Geometry is computed here, in the units
//! of a picture that fits a narrow screen without being made smaller; colours are classes, so that a theme sets them.

mod bars;
mod calibration;
mod figure;
mod intervals;
mod pair;
mod quarters;
mod scale;
mod svg;
mod tree;
mod words;

pub use bars::{Bar, bars};
pub use calibration::{Bin, Point, calibration};
pub use figure::{Behind, Cell, Chart, Column, Link, Table};
pub use intervals::{Interval, intervals};
pub use pair::pair;
pub use quarters::{Quarter, quarters};
pub(super) use svg::escaped;
pub use tree::{Branch, tree};
pub(super) use words::wrapped as lines;

#[cfg(test)]
mod tests;
