//! Ladders, through what a user has: a vault, and the levels it proves.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test reads files, and may panic")]

mod edges;
mod faults;
mod history;
mod laws;
mod made;
mod notes;
mod page;
mod rulers;
mod targets;
mod vault;
