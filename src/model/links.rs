//! Where links lead, by Obsidian's rules.

use super::note::Note;
use crate::source::stem;
use crate::syntax::link::{Fragment, Link, Style, is_address};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A note, by its index; with the others that the name could mean, if any.
    Note(usize, Option<Box<Others>>),
    /// Another file of the vault, by its index among those.
    File(usize),
    /// The web, a mail address, another program.
    External,
    /// Nothing in the vault.
    Missing,
    /// No note of that name, but one with that alias.
    Alias(usize),
    /// A path that leaves the vault; it is never read.
    Outside,
}

/// The notes that a link could mean beside the one that it is taken for.
///
/// Only the first few are kept: where ten thousand notes are named `index`, each link to one would hold them all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Others {
    /// The first of them, in the order in which links are resolved.
    pub first: Vec<usize>,
    /// How many there are in all.
    pub count: usize,
}

/// So many of the notes that a link could mean are told.
const OTHERS: usize = 5;

/// Finds files by name, as Obsidian does: without regard to case and to the Unicode form of accents.
#[derive(Debug, Default)]
pub struct LinkIndex {
    /// Every path, folded; notes first, then other files. A path that is its own folded form is kept once.
    paths: Vec<Arc<str>>,
    notes: usize,
    by_path: HashMap<Arc<str>, usize>,
    by_name: HashMap<Box<str>, Vec<usize>>,
    by_alias: HashMap<Box<str>, usize>,
}

impl LinkIndex {
    /// Indexes all notes and other files of a vault.
    pub fn new(notes: &[Note], files: &[Arc<str>]) -> Self {
        let mut index = Self { notes: notes.len(), ..Self::default() };
        for file in notes.iter().map(|note| &note.file).chain(files) {
            let path = match fold(file) {
                Cow::Borrowed(_) => Arc::clone(file),
                Cow::Owned(folded) => folded.into(),
            };
            let id = index.paths.len();
            let name = path.rsplit('/').next().unwrap_or(&path);
            match index.by_name.get_mut(name) {
                Some(ids) => ids.push(id),
                None => {
                    index.by_name.insert(name.into(), vec![id]);
                }
            }
            index.by_path.entry(Arc::clone(&path)).or_insert(id);
            index.paths.push(path);
        }
        for (id, note) in notes.iter().enumerate() {
            for alias in &note.aliases {
                index.by_alias.entry(fold(alias).into()).or_insert(id);
            }
        }
        index
    }

    /// Where a link in the note `from` leads. Its heading or block is not looked at.
    pub fn resolve(&self, from: &str, from_id: usize, link: &Link) -> Target {
        if link.style == Style::Markdown && is_address(&link.target) {
            let leaves = link.target.to_lowercase().starts_with("file:");
            return if leaves { Target::Outside } else { Target::External };
        }
        if link.target.is_empty() {
            return Target::Note(from_id, None);
        }
        let target = fold(&link.target);
        if target.contains('\\')
            || target.starts_with("//")
            || target.get(1..3) == Some(":/")
            || target.starts_with("file:")
        {
            return Target::Outside;
        }
        let folder = fold(from.rsplit_once('/').map_or("", |(folder, _)| folder));
        let Some(path) = absolute(&target, &folder) else { return Target::Outside };
        let path = NotePath::new(&path);
        if target.starts_with("./") || target.starts_with("../") {
            return self.at_path(&path).unwrap_or(Target::Missing);
        }
        let beside = link.style == Style::Markdown;
        let anywhere = || self.at_path(&path).or_else(|| self.by_suffix(&path, &folder, beside));
        anywhere().unwrap_or_else(|| match self.by_alias.get(&*target) {
            Some(&id) => Target::Alias(id),
            None if target.starts_with('/') => Target::Outside,
            None => Target::Missing,
        })
    }

    fn at_path(&self, path: &NotePath) -> Option<Target> {
        let id = self.exact(path.note()).or_else(|| self.exact(path.other()))?;
        Some(self.target(id, &[]))
    }

    /// The file at a path.
    fn exact(&self, path: &str) -> Option<usize> {
        match self.named(path) {
            // Nearly all names occur once: then no second table is asked.
            [id] => (*self.paths[*id] == *path).then_some(*id),
            [] => None,
            _ => self.by_path.get(path).copied(),
        }
    }

    /// All files that have the name at the end of a path.
    fn named(&self, path: &str) -> &[usize] {
        let name = path.rsplit('/').next().unwrap_or(path);
        self.by_name.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// What a path is the end of. Where `beside`, one that leads on from the linking note's folder means that alone: so
    /// all programs read Markdown links.
    fn by_suffix(&self, path: &NotePath, folder: &str, beside: bool) -> Option<Target> {
        let found = self.ending_in(path, folder);
        let (first, others) = found.split_first()?;
        let leads_on = |path: &str| {
            let rest = self.paths[*first].strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
            rest == Some(path)
        };
        let sure = beside && (leads_on(path.note()) || leads_on(path.other()));
        Some(self.target(*first, if sure { &[] } else { others }))
    }

    /// Every note that a link at the root of the vault could mean, where its name is that of several.
    pub fn every(&self, link: &Link) -> Vec<usize> {
        let target = fold(&link.target);
        let Some(path) = absolute(&target, "") else { return Vec::new() };
        let found = self.ending_in(&NotePath::new(&path), "");
        found.into_iter().filter(|id| *id < self.notes).collect()
    }

    /// Files whose path ends in the target: those under the source's folder first, the shortest first.
    fn ending_in(&self, path: &NotePath, folder: &str) -> Vec<usize> {
        let matching = |suffix: &str| -> Vec<usize> {
            let ends_in = |id: &&usize| {
                let before = self.paths[**id].strip_suffix(suffix);
                before.is_some_and(|before| before.is_empty() || before.ends_with('/'))
            };
            self.named(suffix).iter().filter(ends_in).copied().collect()
        };
        let mut found = matching(path.note());
        if found.is_empty() {
            found = matching(path.other());
        }
        let order = |id: usize| {
            let path = &*self.paths[id];
            let near =
                folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
            (!near, path.len(), path)
        };
        found.sort_by(|a, b| order(*a).cmp(&order(*b)));
        found
    }

    fn target(&self, id: usize, others: &[usize]) -> Target {
        if id >= self.notes {
            return Target::File(id - self.notes);
        }
        let others = others.iter().copied().filter(|other| *other < self.notes);
        let (first, count) = (others.clone().take(OTHERS).collect(), others.count());
        Target::Note(id, (count > 0).then(|| Box::new(Others { first, count })))
    }

    /// The note whose name is nearest to a target that leads nowhere.
    pub fn nearest(&self, target: &str) -> Option<usize> {
        let name = fold(target.rsplit('/').next().unwrap_or(target));
        let limit = (name.chars().count() / 4).clamp(1, 3);
        (0..self.notes)
            .map(|id| (id, stem(&self.paths[id])))
            .filter(|(_, stem)| stem.len().abs_diff(name.len()) <= limit * 2)
            .map(|(id, stem)| (strsim::osa_distance(&name, stem), id))
            .filter(|(distance, _)| *distance <= limit)
            .min()
            .map(|(_, id)| id)
    }
}

/// A name as Obsidian compares it. One that is written so already costs no allocation.
pub fn fold(text: &str) -> Cow<'_, str> {
    match (text.is_ascii(), text.bytes().any(|b| b.is_ascii_uppercase())) {
        (true, false) => Cow::Borrowed(text),
        (true, true) => Cow::Owned(text.to_ascii_lowercase()),
        (false, _) => Cow::Owned(text.nfc().collect::<String>().to_lowercase()),
    }
}

/// The path that a link means, as that of a note and as that of another file: one text, made once a link.
struct NotePath(String);

const NOTE: &str = ".md";

impl NotePath {
    fn new(path: &str) -> Self {
        Self([path, NOTE].concat())
    }

    fn note(&self) -> &str {
        &self.0
    }

    fn other(&self) -> &str {
        &self.0[..self.0.len() - NOTE.len()]
    }
}

/// The vault path that a target means, without `.md`: relative for `./` and `../`, else as it stands. `None`
/// outside the vault.
fn absolute<'t>(target: &'t str, folder: &str) -> Option<Cow<'t, str>> {
    let relative = target.starts_with("./") || target.starts_with("../");
    if !relative && target.split('/').all(|part| !matches!(part, "" | "." | "..")) {
        return Some(Cow::Borrowed(target.strip_suffix(NOTE).unwrap_or(target)));
    }
    let mut parts: Vec<&str> =
        if relative { folder.split('/').filter(|part| !part.is_empty()).collect() } else { Vec::new() };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let mut path = parts.join("/");
    if path.ends_with(NOTE) {
        path.truncate(path.len() - NOTE.len());
    }
    Some(Cow::Owned(path))
}

/// The headings and blocks of one note, ready to be looked up by many links.
#[derive(Debug)]
pub struct Places {
    /// For each heading its level, its text without what a link can't hold, and its slugs.
    headings: Vec<(u8, String, [String; 2])>,
    /// The headings by their text.
    by_text: Vec<usize>,
    /// The headings by each of their slugs.
    by_slug: Vec<(usize, usize)>,
    /// The blocks by their ids, and the places of its HTML by their names, without regard to case.
    blocks: HashSet<String>,
    anchors: HashSet<String>,
}

impl Places {
    /// Indexes a note.
    pub fn new(note: &Note) -> Self {
        let mut times = HashMap::new();
        let heading = |(level, text): &(u8, String)| {
            (*level, plain(text), [slug::slugify(text), as_on_github(text, &mut times)])
        };
        let headings: Vec<(u8, String, [String; 2])> = note.headings.iter().map(heading).collect();
        let mut by_text: Vec<usize> = (0..headings.len()).collect();
        by_text.sort_by(|a, b| headings[*a].1.cmp(&headings[*b].1));
        let mut by_slug: Vec<(usize, usize)> =
            (0..headings.len()).flat_map(|at| [(at, 0), (at, 1)]).collect();
        by_slug.sort_by(|(a, i), (b, j)| headings[*a].2[*i].cmp(&headings[*b].2[*j]).then(a.cmp(b)));
        let folded = |names: &[String]| names.iter().map(|name| name.to_ascii_lowercase()).collect();
        Self { headings, by_text, by_slug, blocks: folded(&note.block_ids), anchors: folded(&note.anchors) }
    }

    /// True where the note has the heading or block that a link names.
    pub fn has(&self, fragment: &Fragment) -> bool {
        match fragment {
            Fragment::Block(id) => self.blocks.contains(&id.to_ascii_lowercase()),
            Fragment::Headings(wanted) => self.heading(wanted).is_some(),
        }
    }

    /// The place of its own HTML that a link names, in lower case: only Markdown links name such. Who may not know what else
    /// stands in that HTML has no such places.
    pub fn anchor(&self, link: &Link) -> Option<&str> {
        let Some(Fragment::Headings(wanted)) = link.fragment.as_deref() else { return None };
        let [wanted] = wanted.as_slice() else { return None };
        let names = link.style == Style::Markdown && !link.embed;
        names.then(|| self.anchors.get(&wanted.to_ascii_lowercase())).flatten().map(String::as_str)
    }

    /// The heading that nested headings (`#a#b`) lead to, by its index among those of the note.
    pub fn heading(&self, wanted: &[String]) -> Option<usize> {
        // Headings are compared without the characters that a link can't hold; Markdown links may use the slug.
        let (first, below) = wanted.split_first()?;
        let mut at = self.first(&plain(first), &fold(first))?;
        for heading in below {
            let (text, slug) = (plain(heading), fold(heading));
            let under = self.headings[at + 1..].iter();
            let under = under.take_while(|(level, ..)| *level > self.headings[at].0);
            let same = under.clone().position(|(_, known, _)| *known == text);
            let same = same
                .or_else(|| under.clone().position(|(_, _, known)| known.iter().any(|known| *known == slug)));
            at += 1 + same?;
        }
        Some(at)
    }

    /// The first heading of this text; where there is none, of this slug.
    fn first(&self, text: &str, slug: &str) -> Option<usize> {
        let by_text = self.by_text.partition_point(|at| *self.headings[*at].1 < *text);
        let same = self.by_text.get(by_text).copied().filter(|at| self.headings[*at].1 == text);
        same.or_else(|| {
            let by_slug = self.by_slug.partition_point(|(at, which)| *self.headings[*at].2[*which] < *slug);
            let (at, which) = *self.by_slug.get(by_slug)?;
            (self.headings[at].2[which] == slug).then_some(at)
        })
    }
}

/// The slug that GitHub makes of a heading. Of several that are the same the second ends in `-1`: `times` counts them.
fn as_on_github(heading: &str, times: &mut HashMap<String, usize>) -> String {
    let kept = heading.trim().chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '));
    let slug: String = kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>().to_lowercase();
    let time = times.entry(slug.clone()).or_default();
    let before = std::mem::replace(time, *time + 1);
    if before == 0 { slug } else { format!("{slug}-{before}") }
}

/// A heading as links name it: Obsidian leaves signs out when it writes a link to one, all but `-` and `'`.
fn plain(heading: &str) -> String {
    let is_sign = |c: char| c.is_ascii_punctuation() && !matches!(c, '-' | '\'');
    let text: String = fold(heading).chars().map(|c| if is_sign(c) { ' ' } else { c }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
