//! A build after which nothing changed: it is enough to see that, and to say what the last one said.

use super::open::Looked;
use blake3::Hasher;

/// A hash of all that a build depends on, but for the bytes of notes and of what was built, which are known by their stamps,
/// and for attachments, which only the portfolio reads.
pub(super) fn fingerprint(looked: &Looked, overrides: &[(String, String)]) -> [u8; 32] {
    let Looked { place, scan, ladders: (_, ladders, _) } = looked;
    let mut all = Hasher::new();
    let mut say = |text: &str| {
        all.update(blake3::hash(text.as_bytes()).as_bytes());
    };
    say(&place.as_of.to_string());
    say(&format!("{:?}", place.zone));
    say(&format!("{:?}", crate::io::resolve(&place.root)));
    say("templates");
    overrides.iter().flat_map(|(name, text)| [name, text]).for_each(|text| say(text));
    say("ladders");
    ladders.iter().flat_map(|(file, text)| [file, text]).for_each(|text| say(text));
    say("files");
    scan.files.iter().for_each(|file| say(file));
    say("notes");
    for note in &scan.notes {
        say(&note.file);
        say(&format!("{} {:?}", note.conflict, note.real));
    }
    say(&serde_json::to_string(&scan.findings).unwrap_or_default());
    all.finalize().into()
}
