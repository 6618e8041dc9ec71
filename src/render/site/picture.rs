//! The picture that other sites show for a link to this one: whose it is, and one line about them.

use crate::public::pages::Pages;
use crate::render::chart::{escaped, wrapped};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::fmt::Write as _;
use std::sync::Arc;

/// The font: a picture must not depend on the machine that draws it.
const FONTS: [&[u8]; 2] = [
    include_bytes!("../../../assets/newsreader/newsreader-latin.ttf"),
    include_bytes!("../../../assets/newsreader/newsreader-latin-ext.ttf"),
];
const FAMILY: &str = "Newsreader 16pt 16pt";
const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 630.0;
const LEFT: f64 = 96.0;

/// The picture as PNG; nothing where it can't be drawn, which pages then do without.
pub(super) fn picture(pages: &Pages) -> Option<Vec<u8>> {
    let mut options = Options { font_family: FAMILY.to_owned(), ..Options::default() };
    let fonts = Arc::make_mut(&mut options.fontdb);
    for font in FONTS {
        fonts.load_font_data(font.to_vec());
    }
    let tree = Tree::from_str(&svg(pages), &options).ok()?;
    let mut pixmap = Pixmap::new(1200, 630)?;
    resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
    pixmap.encode_png().ok()
}

fn svg(pages: &Pages) -> String {
    let site = &pages.site;
    let mut svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="{FAMILY}"><rect width="{WIDTH}" height="{HEIGHT}" fill="#fffefc"/><rect width="{WIDTH}" height="14" fill="#0b5b68"/>"##
    );
    let mut y = 190.0;
    let headline = site.headline.as_deref().filter(|headline| can_show(headline));
    for (text, size, fill, most) in
        [(Some(site.name.as_str()), 84.0, "#1b1c1e", 2), (headline, 42.0, "#5a5b5f", 4)]
    {
        for line in text.filter(|text| can_show(text)).map(|text| words(text, size, most)).unwrap_or_default()
        {
            // A string takes everything.
            let _ = write!(
                svg,
                r#"<text x="{LEFT}" y="{y}" font-size="{size}" fill="{fill}">{}</text>"#,
                escaped(&line)
            );
            y += size * 1.25;
        }
        y += 8.0;
    }
    if let Some(base) = site.base_url.as_deref().filter(|base| can_show(base)) {
        let shown = base.split_once("://").map_or(base, |(_, rest)| rest).trim_end_matches('/');
        let _ = write!(
            svg,
            r##"<text x="{LEFT}" y="556" font-size="32" fill="#0b5b68">{}</text>"##,
            escaped(shown)
        );
    }
    svg.push_str("</svg>");
    svg
}

/// A text in lines. The widths at hand are those of 12 px, of a font that is wider.
fn words(text: &str, size: f64, most: usize) -> Vec<String> {
    wrapped(text, (WIDTH - 2.0 * LEFT) * 12.0 / size, most)
}

/// True where the font has all letters: Latin ones and the usual signs. Boxes in place of a name would be worse than
/// no name.
fn can_show(text: &str) -> bool {
    text.chars().all(|c| matches!(c, ' '..='~' | '\u{a0}'..='\u{17f}' | '\u{2013}' | '\u{2014}' | '\u{2018}'..='\u{201e}' | '\u{2026}'))
}
