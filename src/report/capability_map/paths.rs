//! The merged diagnostic tree, as a list to read and as a picture.

use crate::analysis::tree::{Finding, Node};
use crate::report::plain::{first_few, last_few};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::Arc;

/// The most checks that a page lists.
const MOST_STEPS: usize = 120;
/// The most checks that a picture shows.
const MOST_DRAWN: usize = 18;
/// The most patterns that a picture shows.
const MOST_PATTERNS: usize = 12;

/// How often something was checked.
#[derive(Debug, Serialize)]
pub struct CheckCount {
    /// What was checked.
    pub check: String,
    /// By how many cases.
    pub n: usize,
    /// The note that the check links to.
    pub link: Option<String>,
    /// Those cases.
    #[serde(serialize_with = "last_few")]
    pub cases: Vec<Numbered>,
}

/// A case with its number on the page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Numbered {
    /// Its number: the oldest case of the domain is 1.
    pub number: usize,
    /// Its file.
    pub file: Arc<str>,
}

/// The numbers of cases on a page, by file.
#[derive(Debug)]
pub struct Numbers(HashMap<Arc<str>, usize>);

impl Numbers {
    /// Numbers files in their order.
    pub fn new(files: impl IntoIterator<Item = Arc<str>>) -> Self {
        Self(files.into_iter().zip(1..).collect())
    }

    /// The number of a case; 0 for one that is not on the page.
    pub fn number(&self, file: &str) -> usize {
        self.0.get(file).copied().unwrap_or(0)
    }

    /// The numbers of some cases, in ascending order.
    pub fn of<'f>(&self, files: impl IntoIterator<Item = &'f Arc<str>>) -> Vec<Numbered> {
        let number = |file| Some(Numbered { number: *self.0.get(file)?, file: Arc::clone(file) });
        let mut numbered: Vec<Numbered> = files.into_iter().filter_map(number).collect();
        numbered.sort_by_key(|case| case.number);
        numbered
    }
}

/// The first checks of all paths, the most frequent first.
pub fn checks(tree: &[Node], numbers: &Numbers) -> Vec<CheckCount> {
    let count = |node: &Node| CheckCount {
        check: node.check.clone(),
        n: node.n,
        link: node.link.clone(),
        cases: numbers.of(&node.cases),
    };
    tree.iter().map(count).collect()
}

/// One check in a list to read. A step of a sequence is numbered; where paths part there are bullets.
#[derive(Debug, PartialEq, Serialize)]
pub struct Step {
    /// Spaces before it, so that it stands under the check before.
    pub indent: usize,
    /// Its number in a sequence; null for a bullet.
    pub number: Option<usize>,
    /// What was checked.
    pub check: String,
    /// The note that the check links to.
    pub link: Option<String>,
    /// By how many cases.
    pub n: usize,
    /// Those cases, where they are not those of the check before it.
    #[serde(serialize_with = "last_few")]
    pub cases: Vec<Numbered>,
    /// What was found.
    #[serde(serialize_with = "first_few")]
    pub findings: Vec<Finding>,
    /// The patterns of the paths that end here.
    #[serde(serialize_with = "first_few")]
    pub patterns: Vec<String>,
}

/// The tree as a list, and how many checks it leaves out.
pub fn steps(tree: &[Node], numbers: &Numbers) -> (Vec<Step>, usize) {
    let mut list = List { steps: Vec::new(), left_out: 0, numbers };
    list.alternatives(tree, 0, 0);
    (list.steps, list.left_out)
}

struct List<'n> {
    steps: Vec<Step>,
    left_out: usize,
    numbers: &'n Numbers,
}

impl List<'_> {
    /// Adds checks that are alternatives to each other, each followed by what was checked next.
    fn alternatives(&mut self, nodes: &[Node], indent: usize, above: usize) {
        for node in nodes {
            self.add(node, indent, None, above);
            let mut before = node;
            let mut width = 2;
            let mut number = 0;
            while let [next] = before.children.as_slice() {
                number += 1;
                self.add(next, indent + 2, Some(number), before.n);
                width = 2 + format!("{number}. ").len();
                before = next;
            }
            self.alternatives(&before.children, indent + width, before.n);
        }
    }

    fn add(&mut self, node: &Node, indent: usize, number: Option<usize>, above: usize) {
        if self.steps.len() < MOST_STEPS {
            self.steps.push(step(node, indent, number, above, self.numbers));
        } else {
            self.left_out += 1;
        }
    }
}

/// `above` is how many cases made the check before: of as many cases the names would only be repeated.
fn step(node: &Node, indent: usize, number: Option<usize>, above: usize, numbers: &Numbers) -> Step {
    Step {
        indent,
        number,
        check: node.check.clone(),
        link: node.link.clone(),
        n: node.n,
        cases: if node.n == above { Vec::new() } else { numbers.of(&node.cases) },
        findings: node.findings.clone(),
        patterns: node.patterns.clone(),
    }
}

/// The tree as a picture: the checks that cases share, where their paths part, and the patterns they end in.
#[derive(Debug, Default, Serialize)]
pub struct Picture {
    /// The checks; the first is number 1, and 0 stands for the start.
    pub checks: Vec<Drawn>,
    /// The patterns.
    pub patterns: Vec<DrawnPattern>,
    /// How many patterns there was no room for.
    pub patterns_left_out: usize,
    /// How many checks of the tree are shown.
    pub shown: usize,
    /// How many there are.
    pub total: usize,
}

/// A check in a picture.
#[derive(Debug, Serialize)]
pub struct Drawn {
    /// Its number.
    pub id: usize,
    /// The number of the check before it.
    pub from: usize,
    /// What was checked.
    pub check: String,
    /// By how many cases.
    pub n: usize,
}

/// A pattern in a picture.
#[derive(Debug, Serialize)]
pub struct DrawnPattern {
    /// Its name.
    pub pattern: String,
    /// The numbers of the last checks drawn on the paths that end in it.
    pub from: Vec<usize>,
}

/// Draws a tree; nothing where no two cases share a check, since the list then says the same.
pub fn picture(tree: &[Node]) -> Option<Picture> {
    if !tree.iter().any(|node| node.n > 1) {
        return None;
    }
    let mut picture = Picture { total: tree.iter().map(size).sum(), ..Picture::default() };
    let mut patterns: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut queue: VecDeque<(&Node, usize)> = tree.iter().map(|node| (node, 0)).collect();
    while picture.checks.len() < MOST_DRAWN
        && let Some((node, from)) = queue.pop_front()
    {
        let id = picture.checks.len() + 1;
        picture.checks.push(Drawn { id, from, check: node.check.clone(), n: node.n });
        if node.n > 1 {
            queue.extend(node.children.iter().map(|child| (child, id)));
            node.patterns.iter().for_each(|pattern| {
                patterns.entry(pattern).or_default().insert(id);
            });
        } else {
            // The rest of a path that one case alone took: only where it ends.
            ends(node, &mut |pattern| {
                patterns.entry(pattern).or_default().insert(id);
            });
        }
    }
    // What there was no room for still ends somewhere; at the start it would say nothing.
    for (node, from) in queue.into_iter().filter(|(_, from)| *from > 0) {
        ends(node, &mut |pattern| {
            patterns.entry(pattern).or_default().insert(from);
        });
    }
    picture.shown = picture.checks.len();
    let drawn = |(pattern, from): (&str, BTreeSet<usize>)| DrawnPattern {
        pattern: pattern.to_owned(),
        from: from.into_iter().collect(),
    };
    picture.patterns = patterns.into_iter().map(drawn).collect();
    // Those that most paths end in, each kind in the order of its names.
    picture.patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.from.len()));
    picture.patterns_left_out = picture.patterns.len().saturating_sub(MOST_PATTERNS);
    picture.patterns.truncate(MOST_PATTERNS);
    Some(picture)
}

fn ends<'t>(node: &'t Node, found: &mut impl FnMut(&'t str)) {
    node.patterns.iter().for_each(|pattern| found(pattern));
    node.children.iter().for_each(|child| ends(child, found));
}

fn size(node: &Node) -> usize {
    1 + node.children.iter().map(size).sum::<usize>()
}
