//! Links from charts to the pages of notes.

use crate::render::chart::Link;

/// What is known of a note: its title, and the address of its page; no address where it has none.
pub(in crate::render) type Known<'l> = (&'l str, Option<&'l str>);

/// The links of one page.
pub(in crate::render) struct Links<'l> {
    /// What stands before addresses on the page: `../`.
    pub(in crate::render) root: &'l str,
    /// A note, by its file; nothing where the site does not know it.
    pub(in crate::render) find: &'l dyn Fn(&str) -> Option<Known<'l>>,
    /// The most notes of one list; the others are counted.
    pub(in crate::render) most: usize,
}

impl Links<'_> {
    /// A link to a note, if the site knows it.
    pub(in crate::render) fn to(&self, file: &str) -> Option<Link> {
        let (title, address) = (self.find)(file)?;
        Some(Link { text: title.to_owned(), href: address.map(|address| format!("{}{address}", self.root)) })
    }

    /// The same with other words than its title.
    pub(in crate::render) fn named(&self, file: &str, text: &str) -> Option<Link> {
        Some(Link { text: text.to_owned(), ..self.to(file)? })
    }

    /// Links to several notes.
    pub(in crate::render) fn all<'f, F>(&self, files: impl IntoIterator<Item = &'f F>) -> Vec<Link>
    where
        F: AsRef<str> + ?Sized + 'f,
    {
        let mut files = files.into_iter().map(AsRef::as_ref);
        let mut links: Vec<Link> = files.by_ref().filter_map(|file| self.to(file)).take(self.most).collect();
        let more = files.filter(|file| (self.find)(file).is_some()).count();
        if more > 0 {
            links.push(Link { text: format!("and {more} more"), href: None });
        }
        links
    }
}
