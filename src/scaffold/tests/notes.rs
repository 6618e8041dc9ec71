use super::{TODAY, read, told};
use crate::model::kind::{Kind, Record};
use crate::scaffold::{Known, note, template};

/// The fields that only the author of a note can know, and without which it counts nowhere.
fn left_to_the_author(kind: Kind) -> Vec<String> {
    let field = match kind {
        Kind::Ledger => "category",
        Kind::Capability => "domains",
        _ => return vec![],
    };
    vec![format!("CB0301 note.md: a {} needs `{field}`; without it the note counts nowhere", kind.name())]
}

#[test]
fn a_fresh_scaffold_is_clean() {
    for &kind in Kind::ALL {
        for title in [None, Some("Checkout waits for a name")] {
            let scaffold = note(kind, title, TODAY, &Known::default());
            println!("{}\n{}", scaffold.path(), scaffold.text);
            let (read, findings) = read("note.md", &scaffold.text);
            assert_eq!(told(&findings), left_to_the_author(kind), "{}", scaffold.text);
            assert_eq!(read.kind(), Some(kind));
            if let Some(title) = title {
                assert_eq!(read.title, title);
            }
        }
        println!("{}", template(kind));
    }
}
