use super::Dashboard;
use crate::config::Config;
use crate::report::Reports;
use crate::report::tests::sample::with_view;

/// What the dashboard of some notes says.
fn look<T>(notes: &[(&str, &str)], look: impl FnOnce(&Dashboard<'_>) -> T) -> T {
    with_view(notes, &Config::default(), |view| {
        let reports = Reports::of(view);
        look(&Dashboard::of(view, &reports))
    })
}

#[test]
fn domains_that_share_cases_are_pairs_and_what_is_nested_is_none() {
    let case =
        |day: &str, domains: &str| format!("---\ntype: case\ndate: {day}\ndomains: [{domains}]\n---\n");
    let notes = [
        ("a.md", case("2026-01-01", "network/dns, storage")),
        ("b.md", case("2026-01-02", "storage, network")),
        ("c.md", case("2026-01-03", "network/dns")),
        ("d.md", case("2026-01-04", "net, network")),
    ];
    let notes: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let pairs = look(&notes, |dashboard| dashboard.shared.clone());
    let told: Vec<String> =
        pairs.iter().map(|pair| format!("{}: {}", pair.domains.join(" "), pair.files.join(" "))).collect();
    assert_eq!(told, ["network storage: b.md a.md", "net network: d.md", "network/dns storage: a.md"]);
}

#[test]
fn weeks_without_an_audit_have_their_place() {
    let audit = |week: &str| {
        format!("---\ntype: audit\nweek: {week}\nexecution: 40\norchestration: 0\ninnovation: 0\n---\n")
    };
    let weeks = |weeks: &[&str]| {
        let notes: Vec<(String, String)> =
            weeks.iter().map(|week| (format!("{week}.md"), audit(week))).collect();
        let notes: Vec<(&str, &str)> =
            notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        look(&notes, |dashboard| dashboard.weeks.clone())
    };
    assert!(weeks(&[]).is_empty());
    let found = weeks(&["2026-W20", "2026-W23", "2025-W52", "2000-W01"]);
    assert_eq!(found[0], ("2025-W52".to_owned(), Some(1)), "what is older than two years is left out");
    assert_eq!(found[1], ("2026-W01".to_owned(), None));
    assert_eq!(found.iter().filter(|(_, at)| at.is_some()).count(), 3);
    let w23 = found.iter().position(|(week, _)| week == "2026-W23").unwrap();
    assert_eq!(found[w23 - 3..w23].iter().map(|(_, at)| *at).collect::<Vec<_>>(), [Some(2), None, None]);
    assert!(found[w23 + 1..].iter().all(|(_, at)| at.is_none()), "weeks since the last one are missing too");
}
