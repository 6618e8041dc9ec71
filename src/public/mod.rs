//! What of a vault others may see, by types: code that draws the portfolio gets a [`PublicVault`] and what is made of
//! it, and can't name a note that is not published.
//!
//! A public note is written anew, as text: an allow-list of its properties, its body without what is hidden, other
//! terms for those that are redacted, plain words for links that lead nowhere. The texts are read again as a vault of
//! their own, by the reader of any vault ([ADR 15](../../docs/adr/0015-public-vault.md)). So every link, count, slug
//! and figure of the portfolio comes from public text alone, without a rule for each.

pub mod guard;
mod inventory;
pub mod pages;
pub mod picture;
mod properties;
mod redaction;
mod rewriting;
mod rules;
mod vault;
mod words;

pub use inventory::{Attachment, Inventory, Page, link_line};
pub use redaction::Redaction;
pub use rules::{Private, why_private};
pub use vault::{Draft, PublicVault, Withheld};
pub use words::words;

#[cfg(test)]
mod tests;
