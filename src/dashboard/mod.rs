//! The private dashboard as plain data.

pub mod address;
pub mod notes;

pub use address::address;
