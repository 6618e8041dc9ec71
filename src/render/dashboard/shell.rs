//! What every page of the dashboard has around it. It says nothing that changes from day to day, so that the page of a
//! note changes only where something of the note does.

use serde::Serialize;
use tera::Context;

/// The navigation: what it says, and where it leads. All of it is always there, since this is a workplace.
const SECTIONS: [(&str, &str); 13] = [
    ("Digest", "index.html"),
    ("Levels", "levels.html"),
    ("Capabilities", "capabilities.html"),
    ("Ledger", "ledger.html"),
    ("Prevention", "prevention.html"),
    ("Weeks", "weeks.html"),
    ("Visibility", "visibility.html"),
    ("Decisions", "decisions.html"),
    ("Plan", "plan.html"),
    ("Review", "review.html"),
    ("Notes", "notes.html"),
    ("Findings", "findings.html"),
    ("Search", "search.html"),
];

/// A place in the navigation.
#[derive(Serialize)]
struct Section {
    title: &'static str,
    address: &'static str,
}

/// A page, as templates see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Shell<'p> {
    /// Its file, from the root of the dashboard.
    pub(super) path: &'p str,
    /// Its name.
    pub(super) title: &'p str,
    /// The address of the place in the navigation that it belongs to; empty where there is none.
    pub(super) section: &'p str,
}

/// What stands before the address of another page, so that it is found from one: `../`.
pub(super) fn root(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

impl Shell<'_> {
    /// The page as `page`, with the way to the root, and the navigation as `sections`.
    pub(super) fn context(&self) -> Context {
        self.within(around())
    }

    /// The same in what is [`around`] all pages.
    pub(super) fn within(&self, mut context: Context) -> Context {
        #[derive(Serialize)]
        struct This<'p> {
            #[serde(flatten)]
            shell: &'p Shell<'p>,
            root: String,
        }
        context.insert("page", &This { shell: self, root: root(self.path) });
        context
    }
}

/// What all pages have around them. A copy costs next to nothing: its values are shared.
pub(super) fn around() -> Context {
    let mut context = Context::new();
    context.insert("sections", &SECTIONS.map(|(title, address)| Section { title, address }));
    context
}
