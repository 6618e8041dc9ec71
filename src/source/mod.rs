//! Text and places in it: the ground that every other module stands on.

mod decode;
mod device;
mod line_index;
mod span;
mod stem;

pub use decode::{Decoded, Fault, decode};
pub use device::is_device;
pub use line_index::{LineIndex, Position};
pub use span::Span;
pub use stem::stem;
