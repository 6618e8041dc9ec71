//! The file system: the one place where files are found, read and written.
//!
//! Reading never stops at one bad file: [`scan()`] and [`read()`] give findings instead of errors. Writing goes
//! through [`write_whole`] alone, and what a build writes through [`Output`], which owns one folder.
//!
//! Imports inside this module run one way: `names` and `write` know nothing of the rest; `scan` uses `ignored`;
//! `output` uses `place`, `lock`, `manifest`, `plan`.

#![expect(clippy::disallowed_methods, reason = "this is the module that the ban on IO elsewhere points to")]

pub mod cache;
mod content;
mod fuse;
mod ignored;
mod lock;
mod manifest;
mod names;
mod output;
mod output_error;
mod place;
mod plan;
mod read;
mod root;
mod scan;
mod stamp;
mod text;
mod write;

#[cfg(test)]
mod tests;

pub use content::Content;
pub use output::{Output, Part, Written};
pub use output_error::OutputError;
pub use place::resolve;
pub use read::{on_all, read};
pub use root::{VaultError, check_root, find_root};
pub use scan::{Found, Rules, SIZE_LIMIT, Scan, globs, scan};
pub use stamp::{Seen, Stamp};
pub use text::{read_bytes, read_text, read_text_within};
pub use write::write_whole;
