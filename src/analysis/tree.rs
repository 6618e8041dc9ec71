//! Figure 4: the diagnostic paths of many cases, merged into one tree.

use super::view::Entry;
use crate::model::kinds::case::Case;
use crate::model::structure::Step;
use crate::model::vault::Vault;
use crate::value::identity;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A check that one or more cases made, after the checks above it.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Node {
    /// The text of the earliest case.
    pub check: String,
    /// How many cases made it here.
    pub n: usize,
    /// The note that the check links to.
    pub link: Option<String>,
    /// Those cases' files.
    pub cases: Vec<String>,
    /// What they found, the most frequent first.
    pub findings: Vec<Finding>,
    /// The patterns of the cases whose path ends here.
    pub patterns: Vec<String>,
    /// What was checked next, and branches.
    pub children: Vec<Node>,
}

/// What was found, how often.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Finding {
    /// The text of the earliest case.
    pub text: String,
    /// How often.
    pub n: usize,
}

/// Two checks are the same if they link to the same note, else if their text is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Note(usize),
    Text(String),
}

#[derive(Debug, Default)]
struct Growing {
    check: String,
    link: Option<String>,
    cases: Vec<String>,
    findings: Vec<Finding>,
    patterns: Vec<String>,
    children: Vec<Growing>,
    at: HashMap<Key, usize>,
}

/// The deepest check that is merged; what a path goes on with is left out. Programs that read the tree as JSON
/// often refuse to go deeper, and no diagnosis that a person follows comes near.
const DEEPEST: usize = 50;

/// Merges the paths of cases, which must come oldest first; timelines are no paths.
pub fn merge(vault: &Vault, cases: &[Entry<'_, Case>]) -> Vec<Node> {
    let mut root = Growing::default();
    for case in cases.iter().filter(|case| !case.facts.path_from_timeline) {
        root.grow(vault, case, &case.facts.diagnostic_path, DEEPEST);
    }
    root.children.into_iter().map(Growing::finish).collect::<Vec<_>>().sorted()
}

/// How often a path starts with each check, the most frequent first: the roots of the tree.
pub fn first_checks(tree: &[Node]) -> Vec<(String, usize)> {
    tree.iter().map(|node| (node.check.clone(), node.n)).collect()
}

impl Growing {
    /// Adds a path: its items one below the other, their nested items beside the next.
    fn grow(&mut self, vault: &Vault, case: &Entry<'_, Case>, path: &[Step], deepest: usize) {
        let mut here = self;
        for (i, step) in path.iter().enumerate().take(deepest) {
            here = here.child(vault, case, step);
            for branch in &step.children {
                here.grow(vault, case, std::slice::from_ref(branch), deepest - i - 1);
            }
            if i + 1 == path.len()
                && let Some(pattern) =
                    case.facts.pattern.as_deref().map(identity::key).filter(|_| is_spine(case, step))
                && !here.patterns.contains(&pattern)
            {
                here.patterns.push(pattern);
            }
        }
    }

    fn child(&mut self, vault: &Vault, case: &Entry<'_, Case>, step: &Step) -> &mut Self {
        let linked = step.link.as_ref().and_then(|link| vault.linked_note(case.id, link));
        let key = linked.map_or_else(|| Key::Text(plain(&step.check)), Key::Note);
        let index = if let Some(index) = self.at.get(&key) {
            *index
        } else {
            let link = linked.map(|id| vault.notes[id].file.to_string());
            self.children.push(Self { check: step.check.clone(), link, ..Self::default() });
            self.at.insert(key, self.children.len() - 1);
            self.children.len() - 1
        };
        let child = &mut self.children[index];
        let file = case.note.file.to_string();
        if !child.cases.contains(&file) {
            child.cases.push(file);
        }
        if let Some(text) = &step.finding {
            match child.findings.iter_mut().find(|finding| plain(&finding.text) == plain(text)) {
                Some(finding) => finding.n += 1,
                None => child.findings.push(Finding { text: text.clone(), n: 1 }),
            }
        }
        child
    }

    fn finish(mut self) -> Node {
        self.findings.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.text.cmp(&b.text)));
        self.patterns.sort();
        Node {
            check: self.check,
            n: self.cases.len(),
            link: self.link,
            cases: self.cases,
            findings: self.findings,
            patterns: self.patterns,
            children: self.children.into_iter().map(Self::finish).collect::<Vec<_>>().sorted(),
        }
    }
}

/// True for an item of the path itself, not a branch.
fn is_spine(case: &Entry<'_, Case>, step: &Step) -> bool {
    case.facts.diagnostic_path.last().is_some_and(|last| std::ptr::eq(last, step))
}

trait Sorted {
    fn sorted(self) -> Self;
}

impl Sorted for Vec<Node> {
    /// By count, the largest first, then by text.
    fn sorted(mut self) -> Self {
        self.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.check.cmp(&b.check)));
        self
    }
}

/// A text as checks are compared: case and white space folded, without a final full stop.
pub fn plain(text: &str) -> String {
    let text = text.to_lowercase();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.trim_end_matches('.').trim_end().to_owned()
}

/// A check of the tree: its text, and the cases that made it anywhere.
type Made<'t> = (&'t str, BTreeSet<&'t str>);

/// Pairs of checks that nearly match across cases: worth linking both to one note.
pub fn near_matches(tree: &[Node]) -> Vec<(String, String)> {
    fn collect<'t>(nodes: &'t [Node], checks: &mut BTreeMap<String, Made<'t>>) {
        for node in nodes {
            if node.link.is_none() {
                let made = checks.entry(plain(&node.check)).or_insert((&node.check, BTreeSet::new()));
                made.1.extend(node.cases.iter().map(String::as_str));
            }
            collect(&node.children, checks);
        }
    }
    let mut checks = BTreeMap::new();
    collect(tree, &mut checks);
    // A pairwise comparison: bounded, since a domain of hundreds of different checks has no use for hints.
    let checks: Vec<(String, Made<'_>)> = checks.into_iter().take(150).collect();
    let mut near = Vec::new();
    for (i, (a, (shown, cases))) in checks.iter().enumerate() {
        for (b, (other, others)) in &checks[i + 1..] {
            // What one case alone tells apart is apart.
            if a.len().abs_diff(b.len()) <= a.len() / 5
                && strsim::normalized_damerau_levenshtein(a, b) >= 0.85
                && cases.union(others).nth(1).is_some()
            {
                near.push(((*shown).to_owned(), (*other).to_owned()));
            }
        }
    }
    near
}
