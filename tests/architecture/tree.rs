//! The files of a crate and which of them depends on which.

use super::scan::{Path, Source};
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

/// The sources, without those of tests.
pub(crate) struct Tree {
    pub(crate) sources: Vec<Source>,
    modules: HashMap<Vec<String>, usize>,
}

impl Tree {
    /// A tree of files, each given by its path below `src` and its text.
    pub(crate) fn new<'s>(files: impl IntoIterator<Item = (&'s str, &'s str)>) -> Self {
        let mut sources: Vec<Source> =
            files.into_iter().map(|(file, text)| Source::new(file, text)).collect();
        let mut tests = HashSet::new();
        for source in &sources {
            tests.extend(
                source
                    .tests
                    .iter()
                    .map(|name| [source.module.as_slice(), std::slice::from_ref(name)].concat()),
            );
        }
        sources.retain(|source| {
            (0..=source.module.len()).all(|length| !tests.contains(&source.module[..length]))
        });
        let modules = sources.iter().enumerate().map(|(id, source)| (source.module.clone(), id)).collect();
        Self { sources, modules }
    }

    /// The file that a path leads to: the deepest module on it that has one. `None` for paths into other crates,
    /// and for those that begin with an imported name, which the import has told already.
    pub(crate) fn target(&self, source: &Source, path: &Path) -> Option<usize> {
        let (first, mut rest) = path.segments.split_first()?;
        let mut module = source.module.clone();
        match first.as_str() {
            "crate" | "casebook" => module.clear(),
            "self" => {}
            "super" => {
                module.pop();
                while let Some((_, deeper)) = rest.split_first().filter(|(word, _)| *word == "super") {
                    module.pop();
                    rest = deeper;
                }
            }
            child if source.children.iter().any(|name| name == child) => module.push(child.to_owned()),
            _ => return None,
        }
        module.extend(rest.iter().cloned());
        (0..=module.len()).rev().find_map(|length| self.modules.get(&module[..length])).copied()
    }

    /// The other files that a file depends on, each with the line that says so first.
    pub(crate) fn edges(&self, from: usize) -> BTreeMap<usize, usize> {
        let source = &self.sources[from];
        let mut edges = BTreeMap::new();
        for path in &source.paths {
            if let Some(to) = self.target(source, path).filter(|to| *to != from) {
                edges.entry(to).or_insert(path.line);
            }
        }
        edges
    }

    /// One shortest cycle through each tangle of files, as files with the line that leads to the next.
    pub(crate) fn cycles(&self) -> Vec<Vec<(usize, usize)>> {
        let edges: Vec<BTreeMap<usize, usize>> = (0..self.sources.len()).map(|id| self.edges(id)).collect();
        let mut cycles = Vec::new();
        let mut told = HashSet::new();
        for start in 0..edges.len() {
            let Some(cycle) = shortest_cycle(&edges, start) else { continue };
            if cycle.iter().all(|id| !told.contains(id)) {
                told.extend(cycle.iter().copied());
                let next = cycle.iter().skip(1).chain(&cycle[..1]);
                cycles.push(cycle.iter().zip(next).map(|(from, to)| (*from, edges[*from][to])).collect());
            }
        }
        cycles
    }
}

/// The files on a shortest way from one back to itself.
fn shortest_cycle(edges: &[BTreeMap<usize, usize>], start: usize) -> Option<Vec<usize>> {
    let mut before: HashMap<usize, usize> = HashMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(at) = queue.pop_front() {
        if edges[at].contains_key(&start) {
            let mut way = vec![at];
            way.extend(std::iter::successors(before.get(&at), |id| before.get(id)));
            way.reverse();
            return Some(way);
        }
        for next in edges[at].keys() {
            if !before.contains_key(next) {
                before.insert(*next, at);
                queue.push_back(*next);
            }
        }
    }
    None
}
