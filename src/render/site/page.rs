//! One page of the site.

/// Which page, and how it is made.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Page {
    /// From the site's root: `cases/slow-lookups.html`.
    pub(super) path: String,
    /// Its template.
    pub(super) template: &'static str,
    /// Its name, in the window's title and in links.
    pub(super) title: String,
    /// One or two sentences about it, for other programs.
    pub(super) description: String,
    /// What it is about.
    pub(super) about: About,
    /// True where programs that look for pages should know it.
    pub(super) is_found: bool,
}

/// What a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// The site.
    Site,
    /// A domain, by its place in the capability map.
    Domain(usize),
    /// A note, by its place among the articles.
    Article(usize),
    /// A tag, by its place.
    Tag(usize),
}

impl Page {
    /// What stands before the address of another page, so that it is found from here: `../`.
    pub(super) fn root(&self) -> String {
        "../".repeat(self.path.matches('/').count())
    }
}
