//! Findings as plain data: made where they are seen, placed and drawn elsewhere.

mod code;
mod finding;
mod located;
mod nearest;
mod severity;

pub use code::Code;
pub use finding::{Diagnostic, Fix, Related, in_one_line};
pub use located::{Located, Texts, locate};
pub use nearest::{is_one_slip, is_swapped, nearest, nearest_meaning};
pub use severity::Severity;
