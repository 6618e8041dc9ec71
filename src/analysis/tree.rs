//! Figure 4: the diagnostic paths of many cases, merged into one tree.

use super::view::Entry;
use crate::model::kinds::case::Case;
use crate::model::structure::Step;
use crate::model::vault::Vault;
use crate::value::identity;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

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
    pub cases: Vec<Arc<str>>,
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
    cases: Vec<Arc<str>>,
    findings: Vec<Finding>,
    /// Where each of them is, by its text as it compares.
    found: HashMap<String, usize>,
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
            if self.children.is_empty() {
                // Most checks are followed by one other: room for four at once would be most of the tree.
                self.children.reserve_exact(1);
            }
            self.children.push(Self { check: step.check.clone(), link, ..Self::default() });
            self.at.insert(key, self.children.len() - 1);
            self.children.len() - 1
        };
        let child = &mut self.children[index];
        // Cases come one after the other: one that is here already is the last.
        if child.cases.last().is_none_or(|last| *last != case.note.file) {
            child.cases.push(Arc::clone(&case.note.file));
        }
        if let Some(text) = &step.finding {
            let at = *child.found.entry(plain(text)).or_insert(child.findings.len());
            match child.findings.get_mut(at) {
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
    let mut plain = text.to_lowercase();
    if !is_spaced(text) {
        plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    plain.truncate(plain.trim_end_matches('.').trim_end().len());
    plain
}

/// True for a text that plainly has no white space but single spaces between words, as nearly all are.
fn is_spaced(text: &str) -> bool {
    // White space beyond ASCII begins with one of these bytes.
    let is_space = |byte: u8| byte < b' ' || matches!(byte, 0xc2 | 0xe1..=0xe3);
    // Without an early end, so that the processor compares many at once.
    let has_none = text.bytes().fold(true, |none, byte| none & !is_space(byte));
    has_none && !text.contains("  ") && !text.starts_with(' ') && !text.ends_with(' ')
}

/// How alike two checks must be to nearly match.
const NEAR: f64 = 0.85;
/// So many checks, the first by text, are compared with each other: a domain of hundreds has no use for hints.
const MOST_COMPARED: usize = 150;
/// So many pairs of them are told: who links those to notes finds the next ones then. A page shows fewer.
const MOST_NEAR: usize = 50;

/// A check of the tree.
struct Made<'t> {
    /// As it is shown.
    shown: &'t str,
    /// The first case that made it anywhere.
    case: &'t str,
    /// True where another case made it too.
    others: bool,
}

/// Whether two texts, and how many letters they have, are alike: what strsim calls their normalized
/// Damerau-Levenshtein distance, taken of what they do not share at their ends. Most checks of a domain begin or
/// end alike, and the time goes with the product of the lengths.
fn are_near((a, a_letters): (&str, usize), (b, b_letters): (&str, usize)) -> bool {
    let longest = a_letters.max(b_letters);
    let start = shared(a.chars().zip(b.chars()));
    let (a, b) = (&a[start..], &b[start..]);
    let end = shared(a.chars().rev().zip(b.chars().rev()));
    let (a, b) = (&a[..a.len() - end], &b[..b.len() - end]);
    longest == 0 || 1.0 - strsim::damerau_levenshtein(a, b) as f64 / longest as f64 >= NEAR
}

/// The length in bytes of the letters that two texts share, from where the pairs begin.
fn shared(pairs: impl Iterator<Item = (char, char)>) -> usize {
    pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

/// Pairs of checks that nearly match across cases: worth linking both to one note. The first of them by text.
pub fn near_matches(tree: &[Node]) -> Vec<(String, String)> {
    fn collect<'t>(nodes: &'t [Node], checks: &mut BTreeMap<String, Made<'t>>) {
        for node in nodes {
            if node.link.is_none()
                && let Some(case) = node.cases.first()
            {
                let made = checks.entry(plain(&node.check));
                let made = made.or_insert(Made { shown: &node.check, case, others: false });
                made.others |= node.cases.iter().any(|other| **other != *made.case);
                if checks.len() > MOST_COMPARED {
                    checks.pop_last();
                }
            }
            collect(&node.children, checks);
        }
    }
    let mut checks = BTreeMap::new();
    collect(tree, &mut checks);
    let checks = checks.into_iter().map(|(text, made)| (text.chars().count(), text, made));
    let checks: Vec<(usize, String, Made<'_>)> = checks.collect();
    let mut near = Vec::new();
    for (i, (a_letters, a, made)) in checks.iter().enumerate() {
        for (b_letters, b, other) in &checks[i + 1..] {
            // What one case alone tells apart is apart.
            if a.len().abs_diff(b.len()) <= a.len() / 5
                && (made.others || other.others || made.case != other.case)
                && are_near((a, *a_letters), (b, *b_letters))
            {
                near.push((made.shown.to_owned(), other.shown.to_owned()));
                if near.len() == MOST_NEAR {
                    return near;
                }
            }
        }
    }
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_of_checks_that_nearly_match_are_bounded() {
        let node = |check: String, case: String| Node {
            check,
            n: 1,
            link: None,
            cases: vec![case.into()],
            findings: Vec::new(),
            patterns: Vec::new(),
            children: Vec::new(),
        };
        let checks = |n: usize| -> Vec<Node> {
            (0..n).map(|at| node(format!("Look at the pool of node {at:03}"), format!("{at}.md"))).collect()
        };
        let pairs = [4, 11, 100].map(|n| near_matches(&checks(n)).len());
        assert_eq!(pairs, [6, MOST_NEAR, MOST_NEAR]);
    }

    proptest::proptest! {
        #[test]
        fn spaces_around_a_check_make_no_other_one(text in "[ aB.žß\t\u{85}\u{a0}\u{1680}\u{2003}\u{2028}\u{3000}]{0,12}") {
            // One with a space before it goes the long way.
            proptest::prop_assert_eq!(plain(&text), plain(&format!(" {text}")));
        }

        #[test]
        fn what_is_spaced_has_single_spaces_alone(text: String) {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            proptest::prop_assert!(!is_spaced(&text) || words == text);
        }

        #[test]
        fn what_is_near_is_near_as_a_whole(a in "[abž]{0,14}", b in "[abž]{0,14}") {
            let whole = strsim::normalized_damerau_levenshtein(&a, &b) >= NEAR;
            proptest::prop_assert_eq!(are_near((&a, a.chars().count()), (&b, b.chars().count())), whole);
        }
    }
}
