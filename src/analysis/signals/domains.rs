use super::found::{Found, Item, Look};
use super::words::ago;
use crate::analysis::capability::{newest, with_ancestors};
use crate::analysis::inputs::Inputs;
use crate::model::kind::Kind;
use crate::value::{identity, quoted};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of a domain.
#[derive(Default)]
struct Seen<'v> {
    /// The patterns of its cases, as written.
    patterns: BTreeSet<&'v str>,
    /// Its newest note, with its date.
    newest: Option<(Date, usize)>,
}

/// Stale capability: no evidence for long, and no mechanism that holds keeps the domain quiet.
pub(super) fn stale(inputs: &Inputs<'_, '_>) -> Look {
    let days = i32::try_from(inputs.view.config.signals.stale_days).unwrap_or(i32::MAX);
    let domains = domains(inputs);
    let in_force = inputs.effects().iter().filter(|effect| effect.holds() && !effect.retired);
    let held: BTreeSet<&String> = in_force.flat_map(|effect| &effect.patterns).collect();
    // A domain without a dated note never had evidence, so that it can't have grown old.
    let dated = domains.iter().filter_map(|(domain, seen)| Some((domain, seen, seen.newest?)));
    let mut old: Vec<_> = dated
        .filter(|(_, seen, (day, _))| {
            !inputs.view.within(*day, days)
                && !seen.patterns.iter().any(|pattern| held.contains(&identity::key(pattern)))
        })
        .collect();
    old.sort_by_key(|(domain, _, (day, _))| (*day, **domain));
    let found = old.iter().map(|(domain, _, newest)| found(inputs, domain, *newest)).collect();
    let why = if domains.is_empty() {
        "there is no domain"
    } else {
        "each domain has evidence that is new enough, or a mechanism that holds"
    };
    let notes =
        domains.iter().filter_map(|(domain, seen)| Some((seen.newest?.1, format!("newest of {domain}"))));
    Look::on(found, why).input("domains", domains.len().to_string()).notes(notes.collect())
}

/// The domains of cases and capability notes, each with the newest note of any kind.
fn domains<'v>(inputs: &Inputs<'_, 'v>) -> BTreeMap<&'v str, Seen<'v>> {
    let view = inputs.view;
    let mut domains: BTreeMap<&str, Seen<'v>> = BTreeMap::new();
    for case in inputs.cases() {
        for domain in with_ancestors(case.note) {
            let seen = domains.entry(domain).or_default();
            seen.patterns.extend(case.facts.pattern.as_deref());
        }
    }
    for (_, note) in view.standing(Kind::Capability) {
        for domain in with_ancestors(note) {
            domains.entry(domain).or_default();
        }
    }
    for (domain, newest) in newest(view, domains.keys().copied().collect()) {
        domains.entry(domain).or_default().newest = Some(newest);
    }
    domains
}

fn found(inputs: &Inputs<'_, '_>, domain: &str, (day, id): (Date, usize)) -> Found {
    let ago = ago(inputs.view, day);
    Found {
        item: Item::Domain(domain.to_owned()),
        says: format!("has no evidence since {day}, {ago}"),
        short: ago,
        evidence: vec![id],
        next_step:
            "Write down the newest case in it; or, where something keeps it quiet, that as a mechanism; or \
                    leave the domain off what you claim"
                .to_owned(),
        command: Some(format!("casebook explain {} --as domain", quoted(domain))),
    }
}
