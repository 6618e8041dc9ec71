//! Text and addresses as HTML holds them.

/// Writes text as HTML shows it. Control characters, which HTML can't hold, are left out.
pub(super) fn text(out: &mut String, text: &str) {
    escape(out, text, false);
}

/// Writes the value of an attribute, to stand between double quotes.
pub(super) fn attribute(out: &mut String, value: &str) {
    escape(out, value, true);
}

fn escape(out: &mut String, text: &str, quoted: bool) {
    out.reserve(text.len());
    // Plain words go in one piece: nearly all text is such.
    let special =
        |byte: &u8| byte.is_ascii_control() || matches!(byte, b'&' | b'<' | b'>' | b'"') || *byte == 0xc2;
    let plain = text.as_bytes().iter().position(special).unwrap_or(text.len());
    out.push_str(&text[..plain]);
    for c in text[plain..].chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if quoted => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}

/// The path of a file as an address from a page, every part percent-encoded.
pub(super) fn path(root: &str, path: &str) -> String {
    let mut address = String::with_capacity(root.len() + path.len() + 8);
    address.push_str(root);
    encode(&mut address, path, b"-._~/!$'()*+,;=@");
    address
}

/// What follows the `#` of an address.
pub(super) fn fragment(id: &str) -> String {
    let mut address = String::from("#");
    encode(&mut address, id, b"-._~/!$'()*+,;=@:?");
    address
}

/// An address of the web as HTML wants it: what can't stand in one is encoded, what is encoded stays.
pub(super) fn address(written: &str) -> String {
    let mut address = String::with_capacity(written.len());
    encode(&mut address, written, b"-._~/!$'()*+,;=@:?&#%");
    address
}

fn encode(out: &mut String, text: &str, kept: &[u8]) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for &byte in text.as_bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// The schemes of addresses that a page may link to.
pub(super) const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// True for an address that a page may link to. Browsers skip control characters in front of and inside a
/// scheme, so that they hide none here.
pub(super) fn is_safe(address: &str) -> bool {
    let seen: String = address.chars().filter(|c| *c > ' ' && !c.is_control()).collect();
    match seen.split_once(':') {
        Some((scheme, _)) => SCHEMES.contains(&scheme.to_ascii_lowercase().as_str()),
        None => seen.starts_with("//"),
    }
}
