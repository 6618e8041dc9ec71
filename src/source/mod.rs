//! Text and places in it: the ground that every other module stands on.

mod decode;
mod line_index;
mod span;
mod stem;

pub use decode::{Decoded, Fault, decode};
pub use line_index::{LineIndex, Position};
pub use span::Span;
pub use stem::stem;
