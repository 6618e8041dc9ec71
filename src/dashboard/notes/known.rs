//! What is known of all notes together, worked out once.

use super::attachments::Attachments;
use super::backlinks::Backlinks;
use super::feeds::Feeds;
use super::findings::Findings;
use super::page::{CaseFacts, Linked, Row};
use super::tags::Tags;
use crate::analysis::capability::{missing_parts, parts};
use crate::analysis::view::{Entry, View};
use crate::dashboard::address::address;
use crate::dashboard::places::has_page;
use crate::html;
use crate::model::kind::Kind;
use crate::model::kinds::case::Case;
use crate::model::note::Note;
use crate::report::Reports;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// What is known of all notes together.
#[derive(Debug)]
pub struct Notes<'v> {
    pub(super) view: &'v View<'v>,
    /// The page of each note that has one, from the root of the dashboard.
    pub(super) paths: Vec<Option<String>>,
    /// The same as an address.
    addresses: Vec<Option<String>>,
    /// All notes, newest first; those without a day come last, by name.
    pub(super) order: Vec<usize>,
    pub(super) backlinks: Backlinks,
    pub(super) feeds: Feeds,
    pub(super) findings: Findings<'v>,
    pub(super) tags: Tags,
    pub(super) attachments: Attachments,
    /// Whether the words around a link are shown where it leads to.
    pub(super) excerpts: bool,
    /// The pages of domains, by name.
    domains: BTreeMap<String, String>,
    pub(super) cases: HashMap<usize, CaseFacts>,
}

impl<'v> Notes<'v> {
    /// The notes of a vault. `findings` are those of `check`, in the order of files and places. With `excerpts` the texts
    /// of all notes have to be there, else those of notes of a kind.
    pub fn new(
        view: &'v View<'v>,
        reports: &Reports,
        findings: Findings<'v>,
        attachments: Attachments,
        excerpts: bool,
    ) -> Self {
        let notes = &view.vault.notes;
        let path = |note: &Note| has_page(view, note).then(|| address(&note.file));
        let paths: Vec<Option<String>> = notes.iter().map(path).collect();
        let order = newest_first(view);
        let mut rank = vec![0; notes.len()];
        for (at, id) in order.iter().enumerate() {
            rank[*id] = at;
        }
        let with_pages = || order.iter().filter(|id| paths[**id].is_some()).map(|id| (*id, &notes[*id]));
        let (tags, (backlinks, feeds)) =
            rayon::join(|| Tags::of(with_pages()), || (Backlinks::of(view.vault, &rank), Feeds::of(reports)));
        Self {
            tags,
            backlinks,
            feeds,
            domains: domain_pages(reports),
            cases: cases(view),
            view,
            addresses: paths.iter().map(|path| Some(html::encoded(path.as_deref()?))).collect(),
            paths,
            order,
            findings,
            attachments,
            excerpts,
        }
    }

    /// The notes that have a page, newest first, by index in the vault.
    pub fn with_pages(&self) -> impl Iterator<Item = usize> {
        self.order.iter().copied().filter(|id| self.paths[*id].is_some())
    }

    /// The address of a note's page, from the root of the dashboard.
    pub(super) fn address(&self, id: usize) -> Option<String> {
        self.addresses[id].clone()
    }

    /// A note by its title, with its page where it has one.
    pub(super) fn linked(&self, id: usize) -> Linked {
        Linked::to(&self.view.vault.notes[id].title, self.address(id))
    }

    /// A domain, with its page.
    pub(super) fn domain(&self, name: &str) -> Linked {
        Linked::to(name, self.domains.get(name).cloned())
    }

    /// The day of a note: its evidence date, else what it says of itself.
    pub(super) fn day(&self, id: usize) -> Option<String> {
        day(self.view, &self.view.vault.notes[id]).map(|day| day.to_string())
    }

    /// A note as a row of a list.
    pub fn row(&self, id: usize) -> Row {
        let note = &self.view.vault.notes[id];
        Row {
            note: self.linked(id),
            file: note.file.to_string(),
            kind: note.kind().map(Kind::name),
            date: self.day(id),
            summary: note.summary.clone(),
        }
    }
}

/// All notes, by their day, those without one last.
fn newest_first(view: &View<'_>) -> Vec<usize> {
    let notes = &view.vault.notes;
    let mut ids: Vec<usize> = (0..notes.len()).collect();
    ids.sort_by_cached_key(|id| (Reverse(day(view, &notes[*id])), notes[*id].title.to_lowercase(), *id));
    ids
}

fn day(view: &View<'_>, note: &Note) -> Option<Date> {
    view.date(note).or(note.date)
}

fn domain_pages(reports: &Reports) -> BTreeMap<String, String> {
    let domains = reports.capability_map.domains.iter();
    domains.map(|domain| (domain.domain.clone(), format!("capabilities/{}.html", domain.page))).collect()
}

fn cases(view: &View<'_>) -> HashMap<usize, CaseFacts> {
    let facts = |case: &Entry<'_, Case>| {
        let times = view.times(case);
        CaseFacts {
            parts: parts(case.facts),
            missing: missing_parts(case.facts),
            path_from_timeline: case.facts.path_from_timeline,
            detect: times.detect,
            diagnose: times.diagnose,
            restore: times.restore,
            restore_from_start: times.restore_from_start,
        }
    };
    view.cases().iter().map(|case| (case.id, facts(case))).collect()
}
