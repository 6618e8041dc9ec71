//! What of a body others may read: no comment, no private callout, no section that is withheld.
//!
//! What is hidden is cut out, not blanked, so that not even its length can be told. In doubt more is cut: a comment
//! that is never closed hides the rest, and so does one that can't be told from code.

use super::comments;
use super::markdown::OPTIONS;
use crate::source::Span;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// A cut can change what Markdown makes of the rest, so the rest is looked at again, this often at most.
const PASSES: usize = 32;

/// The word of the callouts that stay at home, `> [!private]`.
const PRIVATE: &str = "private";

/// A body without what is hidden. `is_withheld` says of the title of a section whether it stays at home, with
/// everything under it.
pub fn shown(body: &str, is_withheld: &dyn Fn(&str) -> bool) -> String {
    let mut text = body.to_owned();
    for _ in 0..PASSES {
        // What is cut may have kept a comment from being one.
        let open = without_comments(&text);
        let cuts = Cuts::of(&open, is_withheld);
        if cuts.is_empty() && open == text {
            return text;
        }
        text = without(&open, cuts.into_iter());
    }
    if let Some(first) = Cuts::of(&text, is_withheld).first() {
        text.truncate(first.start as usize);
    }
    text
}

/// A body without its Obsidian comments.
pub fn without_comments(body: &str) -> String {
    let hidden = comments::hidden(body);
    without(body, hidden.into_iter().map(|comment| with_space(body, comment)))
}

/// A text without some of its parts, given in the order of their starts.
fn without(text: &str, cuts: impl Iterator<Item = Span>) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for cut in cuts {
        let (start, end) = (cut.start as usize, cut.end as usize);
        if start > from {
            kept.push_str(&text[from..start]);
        }
        from = from.max(end);
    }
    kept.push_str(&text[from.min(text.len())..]);
    kept
}

/// A comment with the space that would be left over: after it at the start of a line, where it would make code of
/// what follows, and before it where more space, or nothing, follows.
fn with_space(text: &str, comment: Span) -> Span {
    let (before, after) = (&text[..comment.start as usize], &text[comment.end as usize..]);
    let space = |c: char| c == ' ' || c == '\t';
    // Looked at from its end: a line of many comments is not to be read once for each.
    let line = before.trim_end_matches(|c| space(c) || ">-*+.)0123456789".contains(c));
    if line.is_empty() || line.ends_with(['\n', '\r']) {
        let more = after.len() - after.trim_start_matches(space).len();
        return Span::new(comment.start as usize, comment.end as usize + more);
    }
    let ends = after.chars().next().is_none_or(|c| space(c) || c == '\n' || c == '\r');
    let start = if ends { before.trim_end_matches(space).len() } else { before.len() };
    Span::new(start, comment.end as usize)
}

/// What has to go of one text.
struct Cuts<'t> {
    text: &'t str,
    is_withheld: &'t dyn Fn(&str) -> bool,
    found: Vec<Span>,
    /// What is code, and so says what it says.
    codes: Vec<Span>,
    /// How many quotations, lists and the like are open.
    depth: usize,
    in_code: bool,
    /// The heading that is being read: its level, its start, its text.
    heading: Option<(u8, u32, String)>,
    /// The section that is being left out: its level and its start.
    leaving: Option<(u8, u32)>,
}

impl<'t> Cuts<'t> {
    /// In the order of their starts.
    fn of(text: &'t str, is_withheld: &'t dyn Fn(&str) -> bool) -> Vec<Span> {
        let mut cuts = Self {
            text,
            is_withheld,
            found: Vec::new(),
            codes: Vec::new(),
            depth: 0,
            in_code: false,
            heading: None,
            leaving: None,
        };
        for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
            cuts.take(&event, Span::from(range));
        }
        cuts.end_section(text.len());
        cuts.html_comments();
        cuts.found.sort_unstable();
        cuts.found
    }

    fn take(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(*tag),
            Event::Code(code) => {
                self.codes.push(span);
                self.add_to_heading(code);
            }
            Event::Text(text) if !self.in_code => {
                self.comment(span);
                self.add_to_heading(text);
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::Heading { level, .. } => {
                let level = *level as u8;
                if self.depth == 0 && self.leaving.is_some_and(|(above, _)| level <= above) {
                    self.end_section(span.start as usize);
                }
                self.heading = Some((level, span.start, String::new()));
            }
            Tag::CodeBlock(_) => {
                self.in_code = true;
                self.codes.push(span);
            }
            Tag::BlockQuote(_) => {
                self.depth += 1;
                if is_private_callout(span.of(self.text)) {
                    self.found.push(span);
                }
            }
            Tag::List(_) | Tag::FootnoteDefinition(_) => self.depth += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                if let Some((level, start, title)) = self.heading.take()
                    && self.leaving.is_none()
                    && (self.is_withheld)(title.trim())
                {
                    self.leaving = Some((level, start));
                }
            }
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::FootnoteDefinition => self.depth -= 1,
            _ => {}
        }
    }

    fn add_to_heading(&mut self, text: &str) {
        if let Some((.., title)) = &mut self.heading {
            title.push_str(text);
        }
    }

    fn end_section(&mut self, end: usize) {
        if let Some((_, start)) = self.leaving.take() {
            self.found.push(Span::new(start as usize, end));
        }
    }

    /// A comment that was not seen as one before: what was cut may have held it in code.
    fn comment(&mut self, span: Span) {
        let bytes = self.text.as_bytes();
        let start = span.start as usize;
        let Some(at) = memchr::memmem::find_iter(span.of(self.text).as_bytes(), b"%%")
            .map(|at| start + at)
            .find(|at| *at == 0 || bytes[at - 1] != b'\\')
        else {
            return;
        };
        let end =
            memchr::memmem::find(&bytes[at + 2..], b"%%").map_or(bytes.len(), |length| at + 2 + length + 2);
        if self.found.last().is_none_or(|last| last.end as usize <= at) {
            self.found.push(Span::new(at, end));
        }
    }

    /// HTML comments, wherever Markdown sees none: what looks hidden to its author must not be shown.
    fn html_comments(&mut self) {
        let bytes = self.text.as_bytes();
        let mut from = 0;
        let mut code = 0;
        while let Some(found) = memchr::memmem::find(&bytes[from..], b"<!--") {
            let at = from + found;
            while self.codes.get(code).is_some_and(|span| span.end as usize <= at) {
                code += 1;
            }
            let in_code = self.codes.get(code).is_some_and(|span| span.start as usize <= at);
            if in_code || (at > 0 && bytes[at - 1] == b'\\') {
                from = at + 4;
                continue;
            }
            // `<!-->` is a whole comment to a browser, and its author's slip to us: it hides what follows.
            let end = memchr::memmem::find(&bytes[at + 4..], b"-->")
                .map_or(bytes.len(), |length| at + 4 + length + 3);
            self.found.push(Span::new(at, end));
            from = end;
        }
    }
}

/// True for a quotation that begins with `[!private]`, in any letter case, with or without a title and a fold.
fn is_private_callout(quotation: &str) -> bool {
    let inner = quotation.trim_start().strip_prefix('>').unwrap_or(quotation).trim_start();
    let kind = inner.strip_prefix("[!").and_then(|rest| rest.split(['\n', '\r']).next()?.split_once(']'));
    kind.is_some_and(|(kind, _)| {
        kind.split('|').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case(PRIVATE))
    })
}

#[cfg(test)]
mod tests {
    use super::shown;
    use proptest::prelude::*;
    use proptest::sample::select;

    fn public(text: &str) -> String {
        shown(text, &|title| title.eq_ignore_ascii_case("notes to self"))
    }

    #[test]
    fn what_is_hidden_is_cut_without_a_trace() {
        for (text, expected) in [
            ("a %%x%% b", "a b"),
            ("a%%x%%b", "ab"),
            ("<!-- SECRET -->[a](%%)", "[a]("),
            ("a %%x%%\nb", "a\nb"),
            ("%%x%%    a", "a"),
            ("- %%x%%     a", "- a"),
            ("a\n\n%%\nx\n\nx\n%%\n\nb", "a\n\n\n\nb"),
            ("a %%x", "a"),
            ("`%%x%%` and \\%%", "`%%x%%` and \\%%"),
            ("```\n%%x%%\n```\n", "```\n%%x%%\n```\n"),
            ("%%\n```\nx\n```\n%%\na", "\na"),
            ("- ```\n  code\n\n%%x%%\n\nb", "- ```\n  code\n\n\n\nb"),
            ("a <!-- x --> b", "a  b"),
            ("a <!-- x\n\ny --> b", "a  b"),
            ("a <!-- x\n\ny", "a "),
            ("`<!-- a -->` \\<!-- b", "`<!-- a -->` \\<!-- b"),
            ("<div>\n<!-- x\n\nx -->\n</div>\n", "<div>\n\n</div>\n"),
            ("a\n\n> [!private] T\n> x\n\nb", "a\n\n\nb"),
            ("> [!PRIVATE|meta]- T\n> x\nlazy\n\nb", "\nb"),
            ("> a\n> > [!private]\n> > x\n>\n> b", "> a\n> >\n> b"),
            ("- a\n  > [!private]\n  > x\n- b", "- a\n  - b"),
            ("> [!privately]\n> a", "> [!privately]\n> a"),
            ("# T\n\n## Notes to self\nx\n### Below\nx\n## Next\na", "# T\n\n## Next\na"),
            ("Notes to self\n---\nx\n\nNext\n===\na", "Next\n===\na"),
            ("> ## Notes to self\n> x\n\nx\n\n## Next\na", "> ## Next\na"),
        ] {
            assert_eq!(public(text), expected, "{text:?}");
        }
    }

    const PIECES: &[&str] = &[
        "%%",
        "%%SECRET%%",
        "a",
        " ",
        "    ",
        "\t",
        "\n",
        "\n\n",
        "`",
        "```\n",
        "~~~\n",
        "> ",
        "- ",
        "1. ",
        "\\",
        "<b>",
        "<!--",
        "-->",
        "<!-- SECRET -->",
        "| a |\n",
        "|-|\n",
        "# ",
        "## Notes to self\n",
        "[a](",
        ")",
        "\n> [!private]\n> SECRET\n\n",
        "[[",
        "]]",
        "*",
        "é",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn what_is_shown_hides_nothing_more(pieces in prop::collection::vec(select(PIECES), 0..14)) {
            let once = public(&pieces.concat());
            prop_assert_eq!(&public(&once), &once);
        }
    }
}
