//! The second guard over the HTML of a note: only elements, attributes and addresses that this program itself
//! writes come through, whatever the first let pass.

use super::escape::SCHEMES;
use ammonia::{Builder, UrlRelative};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Elements of running text and of its structure.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "audio",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// Elements of formulas.
const MATHML: &[&str] = &[
    "math",
    "menclose",
    "merror",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "none",
];

/// Attributes of formulas.
const MATHML_ATTRIBUTES: &[&str] = &[
    "accent",
    "accentunder",
    "align",
    "columnalign",
    "columnspan",
    "depth",
    "display",
    "displaystyle",
    "fence",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "notation",
    "rspace",
    "scriptlevel",
    "separator",
    "stretchy",
    "style",
    "symmetric",
    "voffset",
    "width",
    "form",
];

/// What the style of a part of a formula may say.
const MATHML_STYLES: &[&str] = &[
    "background-color",
    "border",
    "border-bottom",
    "border-color",
    "border-left",
    "border-right",
    "border-top",
    "color",
    "height",
    "margin-left",
    "margin-right",
    "padding",
    "padding-left",
    "padding-right",
    "padding-top",
    "padding-bottom",
    "text-align",
    "width",
    "math-style",
    "math-shift",
];

const OF_ONE: &[(&str, &[&str])] = &[
    ("a", &["href", "rel", "title", "aria-label", "role"]),
    ("audio", &["src", "controls", "preload", "aria-label"]),
    ("details", &["open"]),
    ("div", &["role", "tabindex", "aria-label"]),
    ("img", &["src", "alt", "width", "height", "loading", "decoding"]),
    ("input", &["type", "checked", "disabled", "aria-label"]),
    ("li", &["value"]),
    ("ol", &["start"]),
    ("pre", &["tabindex"]),
    ("section", &["aria-label"]),
    ("th", &["scope"]),
    ("video", &["src", "controls", "preload", "width", "height", "aria-label"]),
];

static BUILDER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut of_one: HashMap<&str, HashSet<&str>> =
        OF_ONE.iter().map(|(name, attributes)| (*name, attributes.iter().copied().collect())).collect();
    for name in MATHML {
        of_one.insert(name, MATHML_ATTRIBUTES.iter().copied().collect());
    }
    let mut builder = Builder::empty();
    builder
        .tags(ELEMENTS.iter().chain(MATHML).copied().collect())
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(of_one)
        .generic_attributes(HashSet::from(["class", "id"]))
        .filter_style_properties(MATHML_STYLES.iter().copied().collect())
        .url_schemes(SCHEMES.into_iter().collect())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true);
    builder
});

/// HTML with nothing in it but what a page may hold.
pub(super) fn sanitise(html: &str) -> String {
    BUILDER.clean(html).to_string()
}
