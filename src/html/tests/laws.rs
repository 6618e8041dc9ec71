//! What holds for every text.

use super::Site;
use crate::html::sanitise::sanitise;
use crate::html::{Missing, Page, Places};
use proptest::prelude::*;
use proptest::sample::select;
use regex::Regex;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const PIECES: &[&str] = &[
    "a",
    "b c",
    " ",
    "\n",
    "\n\n",
    "# ",
    "## ",
    "> ",
    "> [!tip]- ",
    "- ",
    "- [x] ",
    "- [-] ",
    "1. ",
    "    ",
    "\t",
    "`",
    "```\n",
    "```rust\n",
    "*",
    "**",
    "~~",
    "==",
    "$",
    "$$",
    "\\",
    "\\frac{a}{b}",
    "^[",
    "]",
    "[",
    "](",
    ")",
    "![",
    "[[",
    "![[",
    "]]",
    "|",
    "\n| a | b |\n|---|:-:|\n| ",
    "#tag",
    "#T",
    "^id",
    " ^id",
    "[^1]",
    "\n[^1]: ",
    "%%",
    "<!--",
    "-->",
    "<b>",
    "</b>",
    "<div>",
    "</div>",
    "<p>",
    "<details>",
    "<summary>",
    "</summary>",
    "</details>",
    "<table>",
    "<tr>",
    "<td>",
    "<li>",
    "<script>",
    "</script>",
    "<img src=x onerror=y>",
    "<a href=\"javascript:x\">",
    "<svg>",
    "<math>",
    "<style>",
    "javascript:x",
    "https://example.org/?a=b&c",
    "http://",
    "data:x",
    "&#106;",
    "&amp;",
    "&",
    "<",
    ">",
    "\"",
    "'",
    "é",
    "T",
    "i.png",
    "i.png|100",
    "T#H",
    "\u{7f}",
    "\u{0}",
    "\u{202e}",
    "key:: ",
    "---\n",
    "===\n",
];

static TAG: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"<[a-z][^<>]*>").unwrap());
static EVIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i)<(script|style|iframe|object|svg|a [^>]*href="\s*(javascript|data|vbscript|file):)|<[a-z]+ [^>]*\son[a-z]+="#)
        .unwrap()
});

fn check(text: &str) -> Result<(), TestCaseError> {
    let target = "# H\n\nx ^id\n\n![[Row]]\n";
    let site = Site::new(&[("Row.md", text), ("T.md", target), ("i.png", "")]);
    let id = site.id("Row.md");
    for missing in [Missing::Words("x"), Missing::Marked] {
        let page: Page<'_> = site.page("../", missing);
        for html in [page.body(id).html, page.line(id, text)] {
            prop_assert_eq!(sanitise(&html), html.clone(), "{:?}", text);
            prop_assert!(!EVIL.is_match(&html), "{:?}: {}", text, html);
            let opened = TAG.find_iter(&html).filter(|tag| !is_void(tag.as_str())).count();
            prop_assert_eq!(opened, html.matches("</").count(), "{:?}: {}", text, html);
        }
    }
    Ok(())
}

/// A site that keeps which tags its pages ask for.
struct Asking<'s> {
    site: &'s Site,
    asked: RefCell<BTreeSet<String>>,
}

impl Places for Asking<'_> {
    fn note(&self, id: usize) -> Option<&str> {
        self.site.note(id)
    }

    fn file(&self, path: &str) -> Option<&str> {
        self.site.file(path)
    }

    fn tag(&self, tag: &str) -> Option<&str> {
        self.asked.borrow_mut().insert(tag.to_owned());
        None
    }
}

/// What a page is made of names the tags that the reading of its note found: a page must not show any other.
fn check_tags(text: &str) -> Result<(), TestCaseError> {
    let site = Site::new(&[("Row.md", text)]);
    let places = Asking { site: &site, asked: RefCell::default() };
    let page = Page { places: &places, ..site.page("", Missing::Marked) };
    let html = page.body(0).html;
    let known: Vec<&str> = site.vault.notes[0].tags().collect();
    for tag in places.asked.borrow().iter() {
        prop_assert!(known.contains(&tag.as_str()), "{:?}: {} not in {:?}: {}", text, tag, known, html);
    }
    Ok(())
}

fn is_void(tag: &str) -> bool {
    ["<br", "<hr", "<img", "<input", "<wbr"].iter().any(|void| tag.starts_with(void))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn any_text_becomes_clean_html(pieces in prop::collection::vec(select(PIECES), 0..24)) {
        check(&pieces.concat())?;
    }

    #[test]
    fn a_page_shows_no_tag_that_its_note_has_not(pieces in prop::collection::vec(select(PIECES), 0..24)) {
        check_tags(&pieces.concat())?;
    }

    #[test]
    fn any_formula_is_read_or_shown(latex in r"(\\(frac|sqrt|left|right|text|begin\{matrix\}|end\{matrix\}|alpha|sum|mathbb|overline|hline|\\)|[{}^_&()\[\]a-z0-9 <>\\|.]){0,16}") {
        let html = super::super::math::formula(&latex, true);
        prop_assert!(html.starts_with("<math") || html.starts_with("<code"), "{}", html);
        prop_assert_eq!(html.matches("<script").count(), 0);
    }
}
