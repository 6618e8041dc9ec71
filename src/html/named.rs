//! Places that a note's own HTML names: `<a name="place"></a>`.

use super::page::Readers;
use super::renderer::Renderer;
use super::writer::Attributes;
use crate::syntax::anchors::anchors;

impl Renderer<'_, '_> {
    /// Writes the places that HTML of the note whose page it is names.
    pub(super) fn places(&mut self, html: &str, running: bool) {
        if self.raw.drops() || !self.embeds.is_empty() || self.own.is_none() || !self.has_places() {
            return;
        }
        for name in anchors(html) {
            let id = place_id(name);
            if self.writer.take_id(&id) {
                if running {
                    self.begin();
                }
                self.writer.html(&format!("<span{}></span>", Attributes::of("id", &id).as_str()));
            }
        }
    }

    /// Whether places that a note's HTML names are on its page. Attributes are no words of a note: others never see them.
    pub(super) fn has_places(&self) -> bool {
        self.page.readers == Readers::Owner
    }
}

/// The id of a place that HTML in a note names. No heading, block or footnote has such a one.
pub(super) fn place_id(name: &str) -> String {
    format!("@{}", name.to_ascii_lowercase())
}
