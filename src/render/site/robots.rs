//! What programs that look for pages are told.

use super::page::Page;
use crate::public::pages::Pages;
use crate::render::chart::escaped;
use std::fmt::Write as _;

/// Everything may be read.
pub(super) fn robots(pages: &Pages) -> String {
    let map =
        pages.site.base_url.as_ref().map_or(String::new(), |base| format!("Sitemap: {base}sitemap.xml\n"));
    format!("User-agent: *\nAllow: /\n{map}")
}

/// All pages by their full addresses; nothing for a site whose address is not known.
pub(super) fn sitemap(pages: &Pages, list: &[Page]) -> Option<String> {
    let base = pages.site.base_url.as_ref()?;
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for page in list.iter().filter(|page| page.is_found) {
        let path = if page.path == "index.html" { "" } else { &page.path };
        // A string takes everything.
        let _ = writeln!(map, "<url><loc>{}</loc></url>", escaped(&format!("{base}{path}")));
    }
    map.push_str("</urlset>\n");
    Some(map)
}
