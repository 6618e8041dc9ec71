use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::kind::Kind;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Settings that name fields which do not exist.
pub fn settings(file: &Arc<str>, config: &Config) -> Vec<Diagnostic> {
    let known: BTreeSet<&str> =
        Kind::ALL.iter().flat_map(|kind| kind.def().all_fields()).map(|field| field.name).collect();
    let unknown = config.names.keys().filter(|name| !known.contains(name.as_str()));
    unknown
        .map(|name| {
            let at = config.places.get(&["names", name]).map(|place| place.key).unwrap_or_default();
            let finding =
                Code::ConfigUnknownKey.at(file, at, format!("`{name}` is no field that notes have"));
            match nearest(name, known.iter().copied()) {
                Some(near) => finding.help(format!("did you mean `{near}`?")).fix(at, near),
                None => finding.help("docs/notes.md lists the fields"),
            }
        })
        .collect()
}
