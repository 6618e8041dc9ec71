//! Inputs that nobody wants and everybody has: each row gets what it should, and hides nothing else.
//!
//! The numbers are those of the catalogue of bad inputs that casebook promises to survive. The notes go
//! through the library, as every command reads them; exit codes and what reaches a terminal, through the
//! program.

#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test makes files, and may panic")]

mod config;
mod encoding;
mod files;
mod fixes;
mod front_matter;
mod gaps;
mod hostile;
mod laws;
mod links;
mod made;
mod markdown;
mod pieces;
mod program;
mod properties;
mod support;
#[expect(unreachable_pub, reason = "the crate in fuzz/ takes them as its own")]
mod targets;
mod values;
