//! Findings as plain data: made where they are seen, placed and drawn elsewhere.

mod code;
mod finding;
mod located;
mod nearest;

pub use code::Code;
pub use finding::{Diagnostic, Fix, Related, Severity};
pub use located::{Located, Texts, locate};
pub use nearest::nearest;
