//! The pages of notes, as plain data: which notes have one, what each holds beside the words of its note, and the lists
//! that lead there.
//!
//! All that needs the whole vault is made once, in [`Notes::new`]; a page is then put together from what is known of
//! its note ([`Notes::page`]), on as many threads as one likes.

mod attachments;
mod backlinks;
mod feeds;
mod findings;
mod folders;
mod found;
mod known;
mod listed;
mod lists;
mod overview;
mod page;
mod paths;
mod places;
mod plain;
mod properties;
mod search;
mod tags;
mod together;

pub use attachments::Attachments;
pub use backlinks::Linking;
pub use findings::Findings;
pub use folders::Branch;
pub use found::{FindingRow, FindingsPage};
pub use known::Notes;
pub use lists::{List, ListPage, TagRow};
pub use overview::{Group, Overview};
pub use page::{Backlink, CaseFacts, Excerpt, Feed, Linked, NotePage, Property, Row, Shown, Words};
pub use paths::{FINDINGS, NOTES, SEARCH, SEARCH_DATA, TAGS};
pub use search::Entry;

#[cfg(test)]
mod tests;
