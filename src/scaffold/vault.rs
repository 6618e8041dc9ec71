use super::template::template;
use crate::model::kind::Kind;
use jiff::civil::Date;

const SETTINGS: &str = include_str!("examples/casebook.toml");
const WORKFLOW: &str = include_str!("examples/casebook.yml");

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

/// The files of a new vault, as paths in it and texts, in the order of a tour: settings, note templates,
/// then example notes and a weekly GitHub Actions workflow where they are wanted.
pub fn starter(examples: bool, workflow: bool, today: Date) -> Vec<(String, String)> {
    let mut files = vec![("casebook.toml".to_owned(), SETTINGS.replace("TODAY", &today.to_string()))];
    files.extend(
        Kind::ALL.iter().map(|&kind| (format!("templates/notes/{}.md", kind.name()), template(kind))),
    );
    let owned = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
    if examples {
        files.extend(EXAMPLES.iter().map(owned));
    }
    if workflow {
        files.push((".github/workflows/casebook.yml".to_owned(), WORKFLOW.to_owned()));
    }
    files
}
