//! When two names mean the same activity, domain, pattern, skill or person.

use unicode_normalization::UnicodeNormalization;

/// The form in which names compare: trimmed, in lower case, each run of white space a `-`, in Unicode's
/// composed form (NFC). A `/` stays, so that `network/dns` is a name of its own.
///
/// ```
/// use casebook::value::identity::key;
/// assert_eq!(key(" Code  Review "), "code-review");
/// assert_eq!(key("Network/DNS"), "network/dns");
/// ```
pub fn key(text: &str) -> String {
    if text.is_ascii() {
        // Most names: nothing to compose, and reports ask for millions.
        return ascii_key(text);
    }
    let lower = text.nfc().collect::<String>().to_lowercase();
    let joined = lower.split_whitespace().collect::<Vec<_>>().join("-");
    // Lower case can leave letters and accents apart that belong together.
    joined.nfc().collect()
}

fn ascii_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    // The vertical tab is white space as well, and not to the function that splits ASCII.
    for word in text.split(char::is_whitespace).filter(|word| !word.is_empty()) {
        if !key.is_empty() {
            key.push('-');
        }
        key.push_str(word);
    }
    key.make_ascii_lowercase();
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_compare_equal() {
        for (text, expected) in [
            ("", ""),
            ("  Code\u{a0} review\n", "code-review"),
            ("conntrack-exhaustion", "conntrack-exhaustion"),
            ("Cafe\u{301}", "caf\u{e9}"),
            ("ÜBERGABE", "übergabe"),
            ("on_call", "on_call"),
            ("tab\u{b}bed\u{b}", "tab-bed"),
            ("Network/DNS", "network/dns"),
        ] {
            assert_eq!(key(text), expected, "{text:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_key_is_its_own_key(text: String) {
            let once = key(&text);
            proptest::prop_assert_eq!(key(&once), once);
        }
    }
}
