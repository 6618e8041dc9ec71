use crate::analysis::View;
use crate::model::links::Target;
use serde_json::{Value, json};

/// A row for each link of each note that does not start after the as-of day.
pub(super) fn links(view: &View<'_>) -> Value {
    let vault = view.vault;
    let mut rows = Vec::new();
    for (note, targets) in vault.notes.iter().zip(&vault.targets).filter(|(note, _)| !view.is_future(note)) {
        for ((link, target), n) in note.links.iter().zip(targets).zip(1..) {
            let (leads_to, to_file) = match target {
                Target::Note(id, _) => ("note", Some(&vault.notes[*id].file)),
                Target::File(id) => ("file", vault.files.get(*id)),
                Target::Alias(id) => ("alias", Some(&vault.notes[*id].file)),
                Target::External => ("web", None),
                Target::Missing => ("missing", None),
                Target::Outside => ("outside", None),
            };
            rows.push(json!({
                "file": &*note.file,
                "n": n,
                "target": link.to_string(),
                "embed": link.embed,
                "leads_to": leads_to,
                "to_file": to_file.map(|file| &**file),
            }));
        }
    }
    rows.into()
}
