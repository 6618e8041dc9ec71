use super::inline::one_line;
use crate::model::spelling::is_invisible;
use crate::source::is_device;
use unicode_normalization::UnicodeNormalization;

/// The longest name, in bytes: short enough that a date, an extension and a copy's number still fit.
const LONGEST: usize = 180;

/// A title as the name of a file, without extension, that every system takes and that a link can name; empty
/// where nothing of the title can stay.
///
/// What Windows forbids in names and Obsidian in links is left out or becomes a dash; so do letters that
/// can't be seen. Names of devices (`con`, `lpt1`) get a `_` in front.
pub(super) fn file_name(title: &str) -> String {
    let spaced = title.replace(": ", " - ");
    let kept = spaced.nfc().filter(|c| !is_invisible(*c)).filter_map(|c| match c {
        ':' | '/' | '\\' | '|' => Some('-'),
        '<' | '>' | '"' | '?' | '*' | '#' | '^' | '[' | ']' => None,
        c => Some(c),
    });
    let line = one_line(&kept.collect::<String>());
    let name = line.strip_suffix(".md").unwrap_or(&line);
    let mut end = name.len().min(LONGEST);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    let name = name[..end].trim_start_matches(['.', ' ']).trim_end_matches(['.', ' ']);
    if is_device(name) { format!("_{name}") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_names_that_every_system_takes() {
        for (title, expected) in [
            ("Checkout waits for a name", "Checkout waits for a name"),
            ("DNS: timeouts, again", "DNS - timeouts, again"),
            ("a/b\\c|d", "a-b-c-d"),
            ("Why #1? [draft] \"x\" <y>*", "Why 1 draft x y"),
            ("..hidden...", "hidden"),
            ("  two\n\tlines ", "two lines"),
            ("Note.md", "Note"),
            ("con", "_con"),
            ("Aux.txt", "_Aux.txt"),
            ("LPT1", "_LPT1"),
            ("com", "com"),
            ("Cafe\u{301} \u{202e}x\u{200b}", "Café x"),
            ("Überlauf 🚒 長い", "Überlauf 🚒 長い"),
            ("???", ""),
        ] {
            assert_eq!(file_name(title), expected, "{title:?}");
        }
        assert_eq!(file_name(&"長".repeat(200)), "長".repeat(60));
    }

    proptest::proptest! {
        #[test]
        fn a_name_is_its_own_name(title: String) {
            let name = file_name(&title);
            proptest::prop_assert!(!name.contains(['/', '\\', ':', '\n', '\0']) && name.len() <= LONGEST + 1);
            proptest::prop_assert!(!name.starts_with('.') && !name.ends_with(['.', ' ']));
        }
    }
}
