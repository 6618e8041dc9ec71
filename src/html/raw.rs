//! HTML that a note holds: harmless elements stay, without attributes; all other tags go, and of some what is
//! in them goes too.

use super::writer::Writer;
use crate::syntax::anchors::end_of_tag;

/// Elements that may stand in running text.
const INLINE: &[&str] = &[
    "abbr", "b", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s",
    "samp", "small", "strong", "sub", "sup", "u", "var",
];

/// Elements that stand between blocks; with those that they may stand in, where not everywhere.
const BLOCKS: &[(&str, &[&str])] = &[
    ("blockquote", &[]),
    ("dd", &["dl"]),
    ("details", &[]),
    ("div", &[]),
    ("dl", &[]),
    ("dt", &["dl"]),
    ("figure", &[]),
    ("figcaption", &["figure"]),
    ("li", &["ol", "ul"]),
    ("ol", &[]),
    ("p", &[]),
    ("summary", &["details"]),
    ("table", &[]),
    ("caption", &["table"]),
    ("tbody", &["table"]),
    ("td", &["tr"]),
    ("th", &["tr"]),
    ("thead", &["table"]),
    ("tr", &["table", "tbody", "thead"]),
    ("ul", &[]),
];

/// Elements whose content is no text of the note.
const DROPPED: &[&str] = &[
    "applet", "canvas", "embed", "frameset", "iframe", "math", "noembed", "noframes", "noscript", "object",
    "script", "select", "style", "svg", "template", "textarea", "title", "xmp",
];

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
enum Token<'h> {
    Open(&'h str),
    Close(&'h str),
    Text(&'h str),
}

/// The HTML of a note on its way to a page.
#[derive(Debug, Default)]
pub(super) struct Raw {
    /// The element that is open and whose content is dropped.
    dropped: Option<String>,
}

impl Raw {
    /// True inside an element whose content is dropped.
    pub(super) fn drops(&self) -> bool {
        self.dropped.is_some()
    }

    /// Ends at the end of a block what is dropped.
    pub(super) fn end(&mut self) {
        self.dropped = None;
    }

    /// Takes tags and text. In running text blocks are left out. Text that stays is added to `plain`.
    pub(super) fn write(&mut self, html: &str, running: bool, writer: &mut Writer, plain: &mut String) {
        for token in Tokens(html) {
            self.token(&token, running, writer, plain);
        }
    }

    fn token(&mut self, token: &Token<'_>, running: bool, writer: &mut Writer, plain: &mut String) {
        match (token, &self.dropped) {
            (Token::Close(name), Some(dropped)) => {
                if name.eq_ignore_ascii_case(dropped) {
                    self.dropped = None;
                }
            }
            (_, Some(_)) => {}
            (Token::Open(name), None) => {
                let name = name.to_ascii_lowercase();
                if DROPPED.contains(&name.as_str()) {
                    self.dropped = Some(name);
                } else {
                    open(&name, running, writer);
                }
            }
            (Token::Close(name), None) => writer.close_raw(&name.to_ascii_lowercase()),
            (Token::Text(text), None) => {
                writer.html_text(text);
                plain.push_str(text);
            }
        }
    }
}

/// True for a tag that stays in running text.
pub(super) fn stays(html: &str) -> bool {
    let name = match Tokens(html).next() {
        Some(Token::Open(name)) => name.to_ascii_lowercase(),
        _ => return false,
    };
    ["br", "wbr"].contains(&name.as_str()) || INLINE.contains(&name.as_str())
}

fn open(name: &str, running: bool, writer: &mut Writer) {
    let known = |list: &[&'static str]| list.iter().find(|known| **known == name).copied();
    if let Some(void) = known(&["br", "wbr"]) {
        return writer.html(if void == "br" { "<br>" } else { "<wbr>" });
    }
    if let Some(inline) = known(INLINE) {
        return writer.open_raw(inline);
    }
    if running {
        return;
    }
    if name == "hr" {
        return writer.html("<hr>");
    }
    let Some((block, parents)) = BLOCKS.iter().find(|(known, _)| *known == name) else { return };
    // Of a paragraph that is still open HTML says that it ends where the next block begins; so with items.
    if writer.top() == Some("p") || writer.top() == Some(block) && !parents.is_empty() {
        writer.close_raw(writer.top().unwrap_or_default());
    }
    if parents.is_empty() || writer.top().is_some_and(|top| parents.contains(&top)) {
        writer.open_raw(block);
    }
}

struct Tokens<'h>(&'h str);

impl<'h> Iterator for Tokens<'h> {
    type Item = Token<'h>;

    fn next(&mut self) -> Option<Token<'h>> {
        loop {
            if self.0.is_empty() {
                return None;
            }
            let text = match self.0.find('<') {
                Some(0) => None,
                Some(at) => Some(at),
                None => Some(self.0.len()),
            };
            if let Some(end) = text {
                return Some(Token::Text(self.take(end)));
            }
            if let Some(comment) = self.0.strip_prefix("<!--") {
                // `<!-->` and `<!--->` are comments too.
                let end = comment.find("-->").map_or(self.0.len(), |at| at + 7);
                let short = [">", "->"].into_iter().find(|short| comment.starts_with(short));
                self.take(short.map_or(end, |short| 4 + short.len()));
            } else if self.0.starts_with("<!") || self.0.starts_with("<?") {
                self.take(self.0.find('>').map_or(self.0.len(), |at| at + 1));
            } else if let Some(tag) = self.tag() {
                return Some(tag);
            } else {
                return Some(Token::Text(self.take(1)));
            }
        }
    }
}

impl<'h> Tokens<'h> {
    fn take(&mut self, length: usize) -> &'h str {
        let (taken, rest) = self.0.split_at(length);
        self.0 = rest;
        taken
    }

    fn tag(&mut self) -> Option<Token<'h>> {
        let closes = self.0.starts_with("</");
        let inner = &self.0[if closes { 2 } else { 1 }..];
        let length = inner.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(inner.len());
        let name = &inner[..length];
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let end = end_of_tag(&inner[length..]);
        self.0 = &inner[length + end..];
        Some(if closes { Token::Close(name) } else { Token::Open(name) })
    }
}
