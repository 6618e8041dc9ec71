use super::filling::Filling;
use super::known::Known;
use super::note::text;
use crate::model::kind::Kind;

/// A note of a kind as a template for Obsidian's core plugin "Templates", which puts `{{title}}` and
/// `{{date}}` in.
pub fn template(kind: Kind) -> String {
    text(kind, "{{title}}", None, &Filling::of_template(&Known::default()))
}
