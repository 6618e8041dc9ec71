//! For any names and texts: planted is found, not planted is quiet, said is excused.

use super::{Audit, Private, found, note, staged};
use proptest::collection::vec;
use proptest::prelude::*;

/// Names of made-up words, so that no page has them by chance.
fn name() -> impl Strategy<Value = String> {
    vec("qx[a-zäöüéß]{3,8}", 1..6).prop_map(|words| words.join(" "))
}

fn escape(text: &str, form: u8) -> String {
    let joined = |parts: Vec<String>| parts.concat();
    match form % 5 {
        0 => text.to_owned(),
        1 => joined(text.bytes().map(|byte| format!("%{byte:02x}")).collect()),
        2 => joined(text.chars().map(|c| format!("&#{};", u32::from(c))).collect()),
        3 => joined(text.chars().map(|c| format!("\\u{:04X}", u32::from(c))).collect()),
        // A script's escape has small letters.
        _ if text.contains('\\') => text.to_owned(),
        _ => text.to_uppercase(),
    }
}

fn place(text: &str, place: u8) -> String {
    match place % 6 {
        0 => format!("<p>before {text} after</p>"),
        1 => format!("<a title=\"{text}\">x</a>"),
        2 => format!("<!-- {text} -->"),
        3 => format!("{{\"a\": \"{text}\"}}"),
        4 => format!("plain {text}\nlines"),
        _ => format!("<script>let a = '{text}'</script>"),
    }
}

proptest! {
    #[test]
    fn planted_is_found_and_only_planted(
        names in vec(name(), 1..8), planted in any::<prop::sample::Index>(), forms in vec(0..5_u8, 0..3), at in 0..6_u8,
    ) {
        let planted = planted.index(names.len());
        let text = forms.iter().fold(names[planted].clone(), |text, form| escape(&text, *form));
        let page = place(&text, at);
        let private: Vec<Private<'_>> = names.iter().map(|name| note("", name, "")).collect();
        let files = staged([("a.html", page.as_bytes()), ("b.html", b"<p>Nothing of it</p>")]);
        let audited = Audit { staged: &files, private: &private, ..Audit::default() };
        let hits = found(&audited);
        let wanted = format!("Title {} a.html:1", names[planted]);
        prop_assert!(hits.contains(&wanted) || hits.iter().any(|hit| hit.to_lowercase() == wanted.to_lowercase()),
            "{page}\n{hits:?}");
        prop_assert!(hits.iter().all(|hit| hit.ends_with("a.html:1")));
        let said = [names[planted].as_str()];
        prop_assert_eq!(found(&Audit { said: &said, ..audited.clone() }), [""; 0]);
        // The order of what is private changes nothing.
        let reversed: Vec<Private<'_>> = private.iter().rev().cloned().collect();
        let mut other = found(&Audit { private: &reversed, ..audited });
        let mut hits = hits;
        other.iter_mut().chain(&mut hits).for_each(|hit| *hit = hit.to_lowercase());
        prop_assert_eq!(other, hits);
    }

    #[test]
    fn any_bytes_are_read(bytes in vec(any::<u8>(), 0..400), text in "[<>&%\\\\\"'=/!\\[\\]{}a\n -]{0,80}") {
        let private = [note("Qxprivate words.md", "Qxprivate words", &text)];
        let files = staged([("a", bytes.as_slice()), ("b", text.as_bytes())]);
        prop_assert_eq!(found(&Audit { staged: &files, private: &private, ..Audit::default() }), [""; 0]);
        // Whatever stands before, a planted name is still found behind a line end.
        let mut planted = text.clone().into_bytes();
        planted.extend(b"\"'-->]]></script></style>\n<p>qxprivate words</p>");
        let files = staged([("a", planted.as_slice())]);
        let hits = found(&Audit { staged: &files, private: &private, ..Audit::default() });
        prop_assert!(!hits.is_empty());
    }
}
