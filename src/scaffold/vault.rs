use super::template::template;
use crate::model::kind::Kind;
use jiff::civil::Date;

const SETTINGS: &str = include_str!("examples/casebook.toml");
const WORKFLOW: &str = include_str!("examples/casebook.yml");
const PAGES: &str = include_str!("examples/casebook-pages.yml");

/// One small good note a kind, which together tell one story.
const EXAMPLES: &[(&str, &str)] = &[
    ("Cases/2026-03-02 Checkout waits for a name.md", include_str!("examples/case.md")),
    ("Ledger/2026-06-15 Nights without a page.md", include_str!("examples/ledger.md")),
    ("Audits/2026-W11.md", include_str!("examples/audit.md")),
    ("Decisions/2026-03-12 A name cache on every node.md", include_str!("examples/decision.md")),
    ("Mechanisms/Lookup probe.md", include_str!("examples/mechanism.md")),
    ("Reviews/2026-Q1.md", include_str!("examples/review.md")),
    ("Plans/Spring climb.md", include_str!("examples/plan.md")),
    ("Capabilities/Diagnosing network problems.md", include_str!("examples/capability.md")),
    ("Profile.md", include_str!("examples/profile.md")),
];

/// What a new vault gets beside settings and note templates.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extras {
    /// One example note of each kind.
    pub examples: bool,
    /// A weekly GitHub Actions workflow that checks and builds.
    pub workflow: bool,
    /// A weekly GitHub Actions workflow that publishes the portfolio.
    pub pages: bool,
}

/// The files of a new vault, as paths in it and texts, in the order of a tour.
pub fn starter(extras: Extras, today: Date) -> Vec<(String, String)> {
    let mut files = vec![("casebook.toml".to_owned(), SETTINGS.replace("TODAY", &today.to_string()))];
    files.extend(
        Kind::ALL.iter().map(|&kind| (format!("templates/notes/{}.md", kind.name()), template(kind))),
    );
    let owned = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
    if extras.examples {
        files.extend(EXAMPLES.iter().map(owned));
    }
    let workflows = [(extras.workflow, "casebook", WORKFLOW), (extras.pages, "casebook-pages", PAGES)];
    for (_, name, text) in workflows.into_iter().filter(|(wanted, ..)| *wanted) {
        files.push((format!(".github/workflows/{name}.yml"), text.to_owned()));
    }
    files
}
