//! The body of a note as HTML, as Obsidian shows it.
//!
//! Markdown's events go through three files: `blocks` writes paragraphs, lists, tables and quotations, `inline`
//! running text, `embeds` what other notes lend. `writer` keeps elements nested as they should be, `raw` decides
//! what stays of HTML that a note holds, and `sanitise` looks over all of it once more.

mod anchors;
mod block_id;
mod blocks;
mod body;
mod callout;
mod code;
mod embeds;
mod escape;
mod footnotes;
mod ingredients;
mod inline;
mod leads;
mod math;
mod named;
mod page;
mod part;
mod pieces;
mod raw;
mod renderer;
mod sanitise;
mod source;
mod task;
mod writer;

#[cfg(test)]
mod tests;

pub use code::code_css;
pub use math::math_css;
pub use page::{Body, Heading, Missing, Page, Places, Readers};

/// The path of a file as it stands in a link, from the folder that it is a path in.
pub fn encoded(path: &str) -> String {
    escape::path("", path)
}
