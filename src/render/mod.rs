//! Turns what is known into text: for a terminal, for other programs, for readers.

pub mod calendar;
pub mod changes;
pub mod chart;
pub mod dashboard;
pub mod explanation;
pub mod export;
pub mod findings;
pub mod markdown;
pub mod publication;
pub mod site;
pub mod template;
mod web;
pub mod wrap;
