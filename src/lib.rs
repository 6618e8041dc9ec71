//! casebook reads a folder of Markdown notes and shows what they prove.
//!
//! The layers, and what each may import, stand in `ARCHITECTURE.md`.

pub mod analysis;
pub mod changes;
pub mod check;
pub mod cli;
pub mod config;
pub mod dashboard;
pub mod diagnostic;
pub mod explain;
pub mod export;
pub mod html;
pub mod io;
pub mod ladder;
pub mod model;
pub mod pipeline;
pub mod public;
pub mod query;
pub mod render;
pub mod report;
pub mod scaffold;
pub mod serve;
pub mod source;
pub mod syntax;
pub mod value;
