use super::body::Body;
use crate::analysis::capability::{Domain, Pattern, against, domains, patterns};
use crate::analysis::view::View;
use crate::explain::explanation::{NoteRow, Section, Step};
use crate::explain::numbers::count;
use crate::explain::refs::{not_counting, row};
use crate::model::kind::Kind;

/// Figure 4: every domain and pattern.
pub(super) fn capability(view: &View<'_>) -> Body {
    let cases = view.cases();
    let found = domains(view);
    let patterns = patterns(&cases, &against(&view.mechanisms(), view.as_of));
    let recurring = patterns.iter().filter(|pattern| pattern.cases.len() > 1).count();
    let answer = format!(
        "{} in {}; {}, {recurring} of them recurring",
        count(cases.len(), "case"),
        count(found.len(), "domain"),
        count(patterns.len(), "pattern")
    );
    let mut left_out: Vec<NoteRow> = cases
        .iter()
        .filter(|case| case.note.domains.is_empty())
        .map(|case| row(view, case.id).why("a case that names no domain"))
        .collect();
    left_out.extend(not_counting(view, &[Kind::Case, Kind::Capability]));
    let sections = vec![
        Section::arithmetic(found.iter().map(by_domain).collect())
            .titled("Cases by domain")
            .says("`casebook explain DOMAIN` names them and writes the times out"),
        Section::arithmetic(patterns.iter().map(by_pattern).collect())
            .titled("Cases by pattern")
            .says("`casebook explain PATTERN` names them"),
        Section::left_out(left_out),
    ];
    (answer, sections)
}

fn by_domain(domain: &Domain<'_>) -> Step {
    let n = domain.cases.len();
    let own = domain.cases.iter().filter(|case| case.note.domains.contains(&domain.domain)).count();
    let step = Step::new(&domain.domain, n.to_string()).value(Some(n as f64));
    let step = step.by("own + nested").with(format!("{own} + {}", n - own));
    step.why(format!("{} complete", domain.complete_cases))
}

fn by_pattern(pattern: &Pattern) -> Step {
    let n = pattern.cases.len();
    let step = Step::new(&pattern.pattern, count(n, "case")).value(Some(n as f64));
    step.why(match (pattern.is_covered(), n > 1) {
        (true, _) => "covered by a mechanism",
        (false, true) => "recurring, and no mechanism in force",
        (false, false) => "no mechanism in force",
    })
}
