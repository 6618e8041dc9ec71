//! View models: what templates and `show --format json` get. Only strings, numbers, booleans and lists.
//!
//! Names are those of the data contract (docs/data.md); unknown values are null, durations minutes, shares 0-1.

pub mod capability_map;
pub mod ledger;
pub mod list;
/// Notes to link to.
pub mod note_ref;
pub mod time;
