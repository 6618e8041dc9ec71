//! Figures, as formulas over notes: nothing here reads files, clocks or settings of the machine.
//!
//! Each module is one figure of the documentation (`docs/figures.md`). All count what [`View`] shows: the
//! notes and dated facts up to the as-of date.

pub mod activities;
pub mod adaptability;
pub mod calibration;
pub mod capability;
pub mod case_times;
pub mod condition;
pub mod frequency;
pub mod inputs;
pub mod interval;
pub mod ledger;
pub mod levels;
pub mod metrics;
pub mod plan;
pub mod plan_evidence;
pub mod plan_span;
pub mod position;
pub mod prejudgment;
pub mod prevention;
pub mod rank_test;
pub mod rescoring;
pub mod row_values;
pub mod rows;
pub mod signals;
pub mod statistics;
pub mod time;
pub mod tree;
pub mod view;
pub mod visibility;
pub mod week;

pub use view::View;
