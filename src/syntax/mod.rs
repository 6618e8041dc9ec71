//! Text in, structure out: front matter, the outline of a body, links. Parsing never fails; it returns
//! what could be read and findings about the rest.

pub mod anchors;
pub mod body;
pub mod comments;
pub mod front_matter;
pub mod inline_field;
pub mod line;
pub mod link;
pub mod markdown;
mod mistakes;
pub mod outline;
mod repair;
mod source_line;
pub mod tags;
pub mod withhold;
pub mod yaml;
