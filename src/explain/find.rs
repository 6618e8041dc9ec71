//! What a name means: a figure, a signal, a domain, a pattern, a note, or several of them.

use super::rule::{FIGURES, Figure};
use crate::analysis::capability::with_ancestors;
use crate::analysis::signals::{Definition, SIGNALS};
use crate::analysis::view::View;
use crate::diagnostic::nearest_meaning;
use crate::ladder::Ladder;
use crate::model::kind::{Kind, Record};
use crate::model::links::Target;
use crate::source::{Span, stem};
use crate::syntax::link::Link;
use crate::value::identity;
pub use crate::value::quoted;
use std::collections::BTreeSet;

/// What a name shall mean, where it means several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum As {
    /// A diagnostic code
    Code,
    /// A figure, by name or number
    Figure,
    /// A signal of the digest
    Signal,
    /// A domain
    Domain,
    /// A pattern
    Pattern,
    /// A ladder, by id
    Ladder,
    /// A criterion of a ladder, by id: `tiers/judges`
    Criterion,
    /// A note, by title, file name or path
    Note,
}

/// Something that can be explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A figure.
    Figure(&'static Figure),
    /// A signal, by its id.
    Signal(&'static str),
    /// A domain, by identity.
    Domain(String),
    /// A pattern, by identity.
    Pattern(String),
    /// A ladder, by its place among the ladders.
    Ladder(usize),
    /// A criterion: by the places of its ladder, its level there, and itself in that.
    Criterion((usize, usize, usize)),
    /// A note, by its index in the vault.
    Note(usize),
}

/// Everything that a name means, figures first; only of one sort where `only` says so.
pub fn find(view: &View<'_>, name: &str, only: Option<As>) -> Vec<Meaning> {
    let wanted = |sort: As| only.is_none_or(|only| only == sort);
    let key = identity::key(name);
    let mut found = Vec::new();
    if wanted(As::Figure) {
        found.extend(Figure::named(&key).into_iter().map(Meaning::Figure));
    }
    if wanted(As::Signal) {
        found.extend(Definition::of(&key).map(|signal| Meaning::Signal(signal.id)));
    }
    let domain = domain_key(name);
    if wanted(As::Domain) && domains(view).contains(&domain) {
        found.push(Meaning::Domain(domain));
    }
    if wanted(As::Pattern) && patterns(view).contains(&key) {
        found.push(Meaning::Pattern(key.clone()));
    }
    // A ladder with the name of a figure is meant only where that is said: `capability`.
    if wanted(As::Ladder) && (only.is_some() || found.is_empty()) {
        let ladders = view.ladders.all().iter().enumerate();
        found
            .extend(ladders.filter(|(_, ladder)| is_ladder(ladder, &key)).map(|(at, _)| Meaning::Ladder(at)));
    }
    // So is a criterion with the name of anything else: `tiers/ledger` says it.
    if wanted(As::Criterion) && (only.is_some() || found.is_empty() || name.contains('/')) {
        found.extend(criteria(view, name));
    }
    if wanted(As::Note) {
        found.extend(notes(view, name).into_iter().map(Meaning::Note));
    }
    found
}

/// A ladder is meant by its id, its name, and the ids of its levels.
fn is_ladder(ladder: &Ladder, key: &str) -> bool {
    ladder.id == key
        || identity::key(&ladder.name) == key
        || ladder.levels.iter().any(|level| level.id == key)
}

/// The criteria of a name: an id, or a path that ends in it, `tiers/judges` or `leverage/decision-ownership/decisions`.
fn criteria(view: &View<'_>, name: &str) -> Vec<Meaning> {
    let parts: Vec<String> = name.split('/').map(identity::key).collect();
    let Some((id, before)) = parts.split_last() else { return Vec::new() };
    let mut found = Vec::new();
    for (l, ladder) in view.ladders.all().iter().enumerate() {
        for (v, level) in ladder.levels.iter().enumerate() {
            let is_path = match before {
                [] => true,
                [one] => *one == ladder.id || *one == level.id,
                [one, other] => *one == ladder.id && *other == level.id,
                _ => false,
            };
            for (c, criterion) in level.criteria.iter().enumerate() {
                if is_path && criterion.id == *id {
                    found.push(Meaning::Criterion((l, v, c)));
                }
            }
        }
    }
    found
}

/// A domain as it is compared.
fn domain_key(name: &str) -> String {
    name.trim_start_matches('#').split('/').map(identity::key).collect::<Vec<_>>().join("/")
}

/// Every domain that a note names, with those above it.
pub fn domains(view: &View<'_>) -> BTreeSet<String> {
    view.vault.notes.iter().flat_map(with_ancestors).map(str::to_owned).collect()
}

/// Every pattern that a case names, or that a mechanism is meant to prevent.
pub fn patterns(view: &View<'_>) -> BTreeSet<String> {
    let records = view.vault.notes.iter().filter_map(|note| note.record.as_ref());
    let named = records.flat_map(|record| match record {
        Record::Case(case) => case.pattern.iter().collect::<Vec<_>>(),
        Record::Mechanism(mechanism) => mechanism.prevents.iter().collect(),
        _ => Vec::new(),
    });
    named.map(|pattern| identity::key(pattern)).collect()
}

/// The notes of a name: the one at that path, else those that a link could mean, and those of that title or alias.
fn notes(view: &View<'_>, name: &str) -> Vec<usize> {
    let name = name.trim();
    let inner = name.strip_prefix("[[").and_then(|name| name.strip_suffix("]]")).unwrap_or(name);
    let link = Link::wiki(inner, false, Span::default());
    if link.target.is_empty() {
        return Vec::new();
    }
    let mut found: BTreeSet<usize> = match view.vault.from_root(&link) {
        Target::Note(id, _) if is_path(&view.vault.notes[id].file, &link.target) => return vec![id],
        Target::Note(id, None) => BTreeSet::from([id]),
        Target::Note(_, Some(_)) => view.vault.every_from_root(&link).into_iter().collect(),
        _ => BTreeSet::new(),
    };
    let key = identity::key(inner);
    let named = view.vault.notes.iter().enumerate().filter(|(_, note)| {
        identity::key(&note.title) == key || note.aliases.iter().any(|alias| identity::key(alias) == key)
    });
    found.extend(named.map(|(id, _)| id));
    found.into_iter().collect()
}

/// True where a target is the whole path of a file, `.md` aside.
fn is_path(file: &str, target: &str) -> bool {
    let without = |path: &str| path.to_lowercase().trim_end_matches(".md").to_owned();
    without(file) == without(target.trim_start_matches('/'))
}

/// The name that a misspelt one was probably meant to be.
pub fn suggestion(view: &View<'_>, name: &str) -> Option<String> {
    let figures = FIGURES.iter().flat_map(|figure| {
        let aliases = figure.aliases.iter().map(|alias| (*alias, figure.name));
        std::iter::once((figure.name, figure.name)).chain(aliases)
    });
    let signals = SIGNALS.iter().map(|signal| (signal.id, signal.id));
    let (domains, patterns) = (domains(view), patterns(view));
    let named = domains.iter().chain(&patterns).map(|name| (name.as_str(), name.as_str()));
    let ladders = view.ladders.all().iter().map(|ladder| (ladder.id.as_str(), ladder.id.as_str()));
    let named = named.chain(ladders);
    let notes = view.vault.notes.iter().flat_map(|note| {
        let name = stem(&note.file);
        [(name, name), (note.title.as_str(), name)]
    });
    nearest_meaning(name, figures.chain(signals).chain(named).chain(notes)).map(str::to_owned)
}

impl Meaning {
    /// What to give `casebook explain` so that it can mean nothing else, and what that is.
    pub fn told(&self, view: &View<'_>) -> (String, String) {
        match self {
            Self::Figure(figure) => {
                (format!("{} --as figure", figure.name), format!("figure {}: {}", figure.number, figure.says))
            }
            Self::Signal(id) => {
                let says = Definition::of(id).map_or("", |signal| signal.says);
                (format!("{id} --as signal"), format!("a signal: {says}"))
            }
            Self::Domain(name) => (format!("{} --as domain", quoted(name)), "a domain".to_owned()),
            Self::Pattern(name) => (format!("{} --as pattern", quoted(name)), "a pattern".to_owned()),
            Self::Ladder(at) => {
                let ladder = &view.ladders.all()[*at];
                (format!("{} --as ladder", ladder.id), format!("a ladder: {}", ladder.name))
            }
            Self::Criterion((ladder, level, criterion)) => {
                let ladder = &view.ladders.all()[*ladder];
                let level = &ladder.levels[*level];
                let criterion = &level.criteria[*criterion];
                let path = format!("{}/{}/{}", ladder.id, level.id, criterion.id);
                (path, format!("a criterion: {}", criterion.says))
            }
            Self::Note(id) => {
                let note = &view.vault.notes[*id];
                let kind =
                    note.kind().map_or("an ordinary note".to_owned(), |kind: Kind| kind.def().with_article());
                (format!("{} --as note", quoted(&note.file)), kind)
            }
        }
    }
}
