//! What of a vault others may see.

pub mod pages;
