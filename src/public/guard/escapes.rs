//! Escapes of HTML and XML, of addresses, of JSON and JavaScript.

/// Named entities that stand for letters or part words. Our pages name only the first five and the space; the rest
/// are what raw HTML of notes has. Those missing are punctuation or symbols, which no comparison sees.
#[rustfmt::skip]
const NAMED: [(&str, char); 75] = [
    ("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", ' '), ("shy", '\u{AD}'),
    ("zwj", '\u{200D}'), ("zwnj", '\u{200C}'), ("lpar", '('), ("comma", ','), ("period", '.'), ("sol", '/'),
    ("Agrave", 'À'), ("Aacute", 'Á'), ("Acirc", 'Â'), ("Atilde", 'Ã'), ("Auml", 'Ä'), ("Aring", 'Å'),
    ("AElig", 'Æ'), ("Ccedil", 'Ç'), ("Egrave", 'È'), ("Eacute", 'É'), ("Ecirc", 'Ê'), ("Euml", 'Ë'),
    ("Igrave", 'Ì'), ("Iacute", 'Í'), ("Icirc", 'Î'), ("Iuml", 'Ï'), ("Ntilde", 'Ñ'), ("Ograve", 'Ò'),
    ("Oacute", 'Ó'), ("Ocirc", 'Ô'), ("Otilde", 'Õ'), ("Ouml", 'Ö'), ("Oslash", 'Ø'), ("Ugrave", 'Ù'),
    ("Uacute", 'Ú'), ("Ucirc", 'Û'), ("Uuml", 'Ü'), ("Yacute", 'Ý'), ("szlig", 'ß'), ("agrave", 'à'),
    ("aacute", 'á'), ("acirc", 'â'), ("atilde", 'ã'), ("auml", 'ä'), ("aring", 'å'), ("aelig", 'æ'),
    ("ccedil", 'ç'), ("egrave", 'è'), ("eacute", 'é'), ("ecirc", 'ê'), ("euml", 'ë'), ("igrave", 'ì'),
    ("iacute", 'í'), ("icirc", 'î'), ("iuml", 'ï'), ("ntilde", 'ñ'), ("ograve", 'ò'), ("oacute", 'ó'),
    ("ocirc", 'ô'), ("otilde", 'õ'), ("ouml", 'ö'), ("oslash", 'ø'), ("ugrave", 'ù'), ("uacute", 'ú'),
    ("ucirc", 'û'), ("uuml", 'ü'), ("yacute", 'ý'), ("yuml", 'ÿ'), ("OElig", 'Œ'), ("oelig", 'œ'),
    ("Scaron", 'Š'), ("scaron", 'š'),
];

/// The text with one layer of escapes taken off; `None` where it has none. Line ends stay in number.
pub(super) fn decoded(text: &str) -> Option<String> {
    let mut out: Vec<u8> = Vec::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = memchr::memchr3(b'&', b'%', b'\\', &text.as_bytes()[at..]) {
        at += found;
        let rest = &text[at..];
        let read = match rest.as_bytes()[0] {
            b'&' => entity(rest),
            b'%' => percent(rest),
            _ => backslash(rest),
        };
        if let Some((bytes, length)) = read {
            out.extend(&text.as_bytes()[copied..at]);
            // A line end that was hidden is none of the file's.
            out.extend(bytes.iter().map(|byte| if *byte == b'\n' { b' ' } else { *byte }));
            at += length;
            copied = at;
        } else {
            at += 1;
        }
    }
    if copied == 0 {
        return None;
    }
    out.extend(&text.as_bytes()[copied..]);
    // Percent signs come as bytes, which need not be a text.
    Some(String::from_utf8_lossy(&out).into_owned())
}

/// What an escape stands for, and its length.
type Decoded = Option<(Vec<u8>, usize)>;

fn of_char(c: char, length: usize) -> (Vec<u8>, usize) {
    (c.to_string().into_bytes(), length)
}

fn entity(rest: &str) -> Decoded {
    let name = &rest[1..];
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let (digits, radix, prefix) = hex.map_or((number, 10, 2), |hex| (hex, 16, 3));
        let count = digits.bytes().take(8).take_while(|byte| char::from(*byte).is_digit(radix)).count();
        let c = char::from_u32(u32::from_str_radix(&digits[..count], radix).ok()?)?;
        let semicolon = usize::from(digits[count..].starts_with(';'));
        return Some(of_char(c, prefix + count + semicolon));
    }
    let end = name.bytes().take(8).position(|byte| byte == b';')?;
    let (_, c) = NAMED.iter().find(|(known, _)| *known == &name[..end])?;
    Some(of_char(*c, end + 2))
}

fn percent(rest: &str) -> Decoded {
    let byte = u8::from_str_radix(rest.get(1..3)?, 16).ok()?;
    rest.as_bytes()[1..3].iter().all(u8::is_ascii_hexdigit).then(|| (vec![byte], 3))
}

fn backslash(rest: &str) -> Decoded {
    let four = |at: usize| u32::from_str_radix(rest.get(at..at + 4)?, 16).ok();
    Some(match rest.as_bytes().get(1)? {
        b'n' | b'r' | b't' => of_char(' ', 2),
        c @ (b'"' | b'\'' | b'/' | b'\\') => of_char(char::from(*c), 2),
        b'x' => of_char(char::from(u8::from_str_radix(rest.get(2..4)?, 16).ok()?), 4),
        b'u' => {
            let first = four(2)?;
            if let Some(c) = char::from_u32(first) {
                return Some(of_char(c, 6));
            }
            // A character in two halves.
            let second = rest.get(6..8).filter(|next| *next == "\\u").and_then(|_| four(8))?;
            let halves = [u16::try_from(first).ok()?, u16::try_from(second).ok()?];
            of_char(char::decode_utf16(halves).next()?.ok()?, 12)
        }
        _ => return None,
    })
}
