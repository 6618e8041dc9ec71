//! Text in HTML and XML.

pub(super) use crate::render::chart::escaped;
