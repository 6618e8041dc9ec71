//! Links as written: wikilinks, embeds and Markdown links.

use crate::source::Span;
use std::borrow::Cow;
use std::fmt;

/// How a link was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Style {
    /// `[[target]]`
    Wiki,
    /// `[text](target)`
    Markdown,
}

/// A link as written, not yet resolved.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Link {
    /// The file named, without heading or block; empty for a link inside the same note.
    pub target: Box<str>,
    /// What follows the first `#`. Boxed, for a vault holds many links and few have one.
    pub fragment: Option<Box<Fragment>>,
    /// How it was written.
    pub style: Style,
    /// True for an embed (`![[...]]`, `![](...)`).
    pub embed: bool,
    /// Where it stands.
    pub span: Span,
}

/// A place inside a note.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Fragment {
    /// Nested headings (`#a#b`), outermost first.
    Headings(Vec<String>),
    /// A block id (`#^id`).
    Block(String),
}

impl Link {
    /// A link from the text between `[[` and `]]`, its `|shown text` left out.
    pub fn wiki(inner: &str, embed: bool, span: Span) -> Self {
        let target = inner.split('|').next().unwrap_or("").trim_end_matches('\\').trim();
        // As in Obsidian, a percent sign in a wikilink is itself.
        let (target, rest) = target.split_once('#').unwrap_or((target, ""));
        let fragment = fragment(rest, |name| Cow::Borrowed(name)).map(Box::new);
        Self { target: target.trim().into(), fragment, style: Style::Wiki, embed, span }
    }

    /// A link from the destination of a Markdown link; percent-encoding is undone for paths.
    pub fn markdown(destination: &str, embed: bool, span: Span) -> Self {
        if is_address(destination) {
            return Self { target: destination.into(), fragment: None, style: Style::Markdown, embed, span };
        }
        // Signs of a name are written %23 and %3F; a bare one begins a heading, or a query. So parts are decoded, not the
        // whole.
        let (path, rest) = destination.split_once('#').unwrap_or((destination, ""));
        let path = path.split_once('?').map_or(path, |(path, _)| path);
        let fragment = fragment(rest, percent_decoded).map(Box::new);
        Self { target: percent_decoded(path).trim().into(), fragment, style: Style::Markdown, embed, span }
    }

    /// The first wikilink in a text such as the value of a property.
    pub fn find_wiki(text: &str, span: Span) -> Option<Self> {
        // Every value of every property passes here; a look for one byte costs a fraction of one for two.
        memchr::memchr(b'[', text.as_bytes())?;
        let (_, rest) = text.split_once("[[")?;
        let (inner, _) = rest.split_once("]]")?;
        (!inner.trim().is_empty()).then(|| Self::wiki(inner, false, span))
    }

    /// True where it leads to the web, a mail address or another program.
    pub fn is_external(&self) -> bool {
        self.style == Style::Markdown && is_address(&self.target)
    }

    /// True for a page of the web. Other addresses name people and programs, and prove nothing.
    pub fn is_web(&self) -> bool {
        let lower = self.target.get(..8).unwrap_or(&self.target).to_ascii_lowercase();
        self.is_external() && (lower.starts_with("https://") || lower.starts_with("http://"))
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.target)?;
        match self.fragment.as_deref() {
            None => Ok(()),
            Some(Fragment::Block(id)) => write!(f, "#^{id}"),
            Some(Fragment::Headings(headings)) => headings.iter().try_for_each(|h| write!(f, "#{h}")),
        }
    }
}

/// True for a text with a scheme (`https:`, `mailto:`, `obsidian:`); a drive letter is none.
pub fn is_address(text: &str) -> bool {
    let Some((scheme, _)) = text.split_once(':') else { return text.starts_with("//") };
    scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

fn fragment(rest: &str, decoded: fn(&str) -> Cow<'_, str>) -> Option<Fragment> {
    let parts = rest.split('#').map(|part| decoded(part).trim().to_owned());
    let headings: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    if let [one] = headings.as_slice()
        && let Some(id) = one.strip_prefix('^')
    {
        return Some(Fragment::Block(id.trim().to_owned()));
    }
    (!headings.is_empty()).then_some(Fragment::Headings(headings))
}

fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let hex = |b: Option<&u8>| b.and_then(|&b| char::from(b).to_digit(16));
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        match (bytes[i], hex(bytes.get(i + 1)), hex(bytes.get(i + 2))) {
            (b'%', Some(high), Some(low)) => {
                decoded.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                i += 3;
            }
            (byte, ..) => {
                decoded.push(byte);
                i += 1;
            }
        }
    }
    String::from_utf8(decoded).map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_taken_apart() {
        let wiki = |text: &str| Link::wiki(text, false, Span::default());
        for (text, target, shown) in [
            ("Note", "Note", "Note"),
            ("Note|shown", "Note", "Note"),
            (r"a\", "a", "a"),
            ("Note#A#B", "Note", "Note#A#B"),
            ("#Heading", "", "#Heading"),
            ("##^block-1", "", "#^block-1"),
            ("folder/Note#^block-1|x", "folder/Note", "folder/Note#^block-1"),
            ("50% + 1? 'quoted'", "50% + 1? 'quoted'", "50% + 1? 'quoted'"),
        ] {
            let link = wiki(text);
            assert_eq!((&*link.target, link.to_string().as_str()), (target, shown), "{text}");
        }
        let markdown = |text: &str| Link::markdown(text, false, Span::default());
        assert_eq!(markdown("../A%20b.md#Top").to_string(), "../A b.md#Top");
        assert_eq!(&*markdown("a%zz").target, "a%zz");
        for (destination, target, fragment) in [
            ("a%23b.md", "a#b.md", None),
            ("a%3Fb.md?raw=1#top", "a?b.md", Some(vec!["top"])),
            ("a%23b.md#C%23%20and%20F%23#x", "a#b.md", Some(vec!["C# and F#", "x"])),
            ("%23", "#", None),
        ] {
            let link = markdown(destination);
            let headings =
                |names: Vec<&str>| Fragment::Headings(names.into_iter().map(str::to_owned).collect());
            assert_eq!(&*link.target, target, "{destination}");
            assert_eq!(link.fragment.as_deref(), fragment.map(headings).as_ref(), "{destination}");
        }
        assert_eq!(markdown("a.md#%5Eid").fragment.as_deref(), Some(&Fragment::Block("id".to_owned())));
        assert_eq!(&*wiki("a%23b").target, "a%23b");
        assert!(markdown("https://example.org/#x").is_external());
        assert!(markdown("HTTPS://example.org").is_web() && !markdown("javascript:alert(1)").is_web());
        assert!(!markdown("C:/x.md").is_external());
        assert!(!wiki("note: a thing").is_external());
    }
}
