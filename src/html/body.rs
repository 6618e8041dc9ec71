//! Bodies and lines for a page.

use super::page::{Body, Page};
use super::renderer::Renderer;

impl Page<'_> {
    /// The body of a note. A heading at its top that repeats the note's title is left out: the page has it.
    pub fn body(&self, note: usize) -> Body {
        let mut renderer = Renderer::new(self, Some(note));
        renderer.note(note);
        renderer.finish()
    }

    /// One line of running text as HTML: a property, a cell, a step. Links in it are those of a note.
    pub fn line(&self, from_note: usize, markdown: &str) -> String {
        let mut renderer = Renderer::new(self, None);
        renderer.line(from_note, markdown);
        renderer.finish().html
    }
}
