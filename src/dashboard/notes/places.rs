//! Where links in the words of notes lead.

use super::known::Notes;
use crate::html::Places;

impl Places for Notes<'_> {
    fn note(&self, id: usize) -> Option<&str> {
        self.paths.get(id)?.as_deref()
    }

    fn file(&self, path: &str) -> Option<&str> {
        self.attachments.get(path)
    }

    fn tag(&self, tag: &str) -> Option<&str> {
        self.tags.get(tag).map(|tag| tag.path.as_str())
    }
}
