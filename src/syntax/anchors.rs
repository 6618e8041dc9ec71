//! Places in a note that its own HTML names: `<a name="place"></a>`, `id="place"` of any element. Obsidian does not know
//! them; GitHub and others do, and whole handbooks link by them.

/// The names that tags in a piece of HTML give to places, in order.
pub fn anchors(html: &str) -> impl Iterator<Item = &str> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            let (_, behind) = rest.split_once('<')?;
            rest = match behind.strip_prefix("!--") {
                Some(comment) => comment.split_once("-->")?.1,
                None => behind,
            };
            if rest.len() < behind.len() || !behind.starts_with(|c: char| c.is_ascii_alphabetic()) {
                continue;
            }
            let (tag, behind) = rest.split_at(end_of_tag(rest));
            rest = behind;
            if let Some(name) = name(tag) {
                return Some(name);
            }
        }
    })
}

/// How much of a text belongs to the tag that it begins in.
pub fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// The name that a tag gives, from the name of its element on.
fn name(tag: &str) -> Option<&str> {
    let element = tag.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
    let mut rest = tag[element.len()..].trim_end_matches('>');
    while let Some((before, behind)) = rest.split_once('=') {
        let attribute =
            before.rsplit(|c: char| c.is_whitespace() || c == '/').find(|word| !word.is_empty())?;
        let behind = behind.trim_start();
        let (value, next) = match behind.chars().next()? {
            quote @ ('"' | '\'') => behind[1..].split_once(quote).unwrap_or((&behind[1..], "")),
            _ => behind.split_at(behind.find(char::is_whitespace).unwrap_or(behind.len())),
        };
        let names = attribute.eq_ignore_ascii_case("id")
            || attribute.eq_ignore_ascii_case("name") && element.eq_ignore_ascii_case("a");
        // One with a space in it is none.
        if names && !value.is_empty() && !value.contains(char::is_whitespace) {
            return Some(value);
        }
        rest = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::anchors;

    #[test]
    fn names_of_places_are_found_as_browsers_do() {
        for (html, expected) in [
            ("<a name=\"undo\"></a>", &["undo"][..]),
            ("<A class='x>y' ID = 'a'/> <span id=b>x</span>", &["a", "b"]),
            ("<div\nid=\"c\"\n><p id=d></p></div>", &["c", "d"]),
            ("<!-- <a name=no> --><a name=yes>", &["yes"]),
            ("<!--<a id=no>", &[]),
            ("<meta name=\"x\"> <input name=y> </a name=z> <a href=\"?id=q\">", &[]),
            ("<a id=\"\"><a id=\"two words\"><a id><a id=", &[]),
            ("<a id=\"not closed", &[]),
            ("a < b id=c > d", &[]),
            ("", &[]),
        ] {
            assert_eq!(anchors(html).collect::<Vec<_>>(), expected, "{html}");
        }
    }
}
