//! Obsidian's comments, `%%hidden%%`.
//!
//! A mark in code or HTML is none, and what is code is Markdown's to say. To take a mark in code for the start
//! of a comment is no small thing: the comment would end where the next one starts, and that one would be read.
//! So ordinary text is looked through line by line (`lines`), and where that can't be sure, Markdown is asked
//! (`code`).

mod code;
mod lines;
mod places;

use crate::source::Span;
use std::borrow::Cow;

use places::Comments;
pub use places::{FILL, Rest};

/// A body whose Obsidian comments are blanked, so that every offset still holds.
#[derive(Debug)]
pub struct Blanked<'t> {
    /// The text, as long as it was.
    pub text: Cow<'t, str>,
    /// Where a comment begins that hides all the rest.
    pub rest: Option<Rest>,
}

/// Blanks `%%comments%%` outside code from `body` on. Line ends stay.
pub fn blank(text: &str, body: usize) -> Blanked<'_> {
    let comments = comments(&text[body..]);
    if comments.hidden.is_empty() {
        return Blanked { text: Cow::Borrowed(text), rest: None };
    }
    let mut bytes = text.as_bytes().to_vec();
    for span in comments.hidden {
        places::blank(&mut bytes, span.shifted(body));
    }
    let text = String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned);
    let shifted = |rest| match rest {
        Rest::Unclosed(at) => Rest::Unclosed(Span::shifted(at, body)),
        Rest::TooMany(at) => Rest::TooMany(Span::shifted(at, body)),
    };
    Blanked { text, rest: comments.rest.map(shifted) }
}

/// The `%%comments%%` of a body outside code, each with its marks, in order; one that is never closed takes the rest.
pub(super) fn hidden(body: &str) -> Vec<Span> {
    comments(body).hidden
}

fn comments(body: &str) -> Comments {
    match memchr::memmem::find(body.as_bytes(), b"%%") {
        None => Comments::default(),
        Some(_) => lines::comments(body).unwrap_or_else(|| code::comments(body)),
    }
}

#[cfg(test)]
mod tests {
    use super::{blank, code, lines};
    use proptest::prelude::*;
    use proptest::sample::select;

    fn shown(text: &str) -> String {
        blank(text, 0).text.replace(super::FILL, "")
    }

    #[test]
    fn comments_are_blanked_and_code_is_not() {
        for (text, expected) in [
            ("a %%b%% c", "a       c"),
            ("%%\na\n%%\nb", "  \n \n  \nb"),
            ("a %%b", "a    "),
            ("`%%` a %%b%% `%%`", "`%%` a       `%%`"),
            ("\\%% a %%b%%", "\\%% a      "),
            ("```\n%%\n```\n%%a%%", "```\n%%\n```\n     "),
            ("%%\n```\n%%\n%%a%%", "  \n   \n  \n     "),
            // What Markdown takes for code, however it is written.
            ("`a\n100%%` %%b%%", "`a\n100%%`      "),
            ("    100%%\n\n%%b%%", "    100%%\n\n     "),
            ("a\n    %%b%%", "a\n         "),
            ("\t```\n%%b%%", "\t```\n     "),
            ("- a\n\n  ```\n  c\n\n%%b%%", "- a\n\n  ```\n  c\n\n     "),
            ("- a\n\n  ```\n  %%\n  ```\n\n%%b%%", "- a\n\n  ```\n  %%\n  ```\n\n     "),
            ("-     100%%\n\n%%b%%", "-     100%%\n\n     "),
            ("> ```\n> %%\n\n%%b%%", "> ```\n> %%\n\n     "),
            ("> ```\n%%b%%", "> ```\n     "),
            ("<!-- 100%% -->\n\n%%b%%", "<!-- 100%% -->\n\n     "),
            ("<div>\n```\n</div>\n\n%%b%%", "<div>\n```\n</div>\n\n     "),
            ("| `a | %%b%% `|\n|-|-|", "| `a |       `|\n|-|-|"),
            ("[[``%%``| a\nb]]", "[[``       \n   "),
            // What comes after a comment is where it was, and no code for the space before it.
            ("%%a%% b", " b"),
            ("- %%a%% b", "-  b"),
            ("%%\na\n%% b", "  \n \n b"),
        ] {
            assert_eq!(shown(text), expected, "{text:?}");
        }
    }

    #[test]
    fn many_comments_that_only_markdown_can_find_end() {
        for piece in ["<a>%%\n%%", "`%%\n%%", "%%`%%`\n", "a\n    %%a%%\n\n", "- ```\n%%a%%\n"] {
            let text = piece.repeat(20_000);
            assert!(!shown(&text).contains("a%%"), "{piece:?}");
        }
    }

    const PIECES: &[&str] = &[
        "%%", "%%a%%", "a", " ", "    ", "\t", "\n", "\n\n", "`", "``", "```\n", "~~~\n", "> ", "- ", "1. ",
        "\\", "<b>", "<!--", "-->", "| a |\n", "|-|\n", "# ", "[a](", ")", "[r]: ", "[[", "]]", "*", "é",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn where_lines_are_sure_markdown_says_the_same(pieces in prop::collection::vec(select(PIECES), 0..12)) {
            let text = pieces.concat();
            if let Some(comments) = lines::comments(&text) {
                prop_assert_eq!(comments, code::comments(&text), "{:?}", text);
            }
        }
    }
}
