//! Sentences: words of an engineer's notes, a few of them not ASCII, with the markup that people use.

use super::random::Random;

const WORDS: &[&str] = &[
    "the",
    "a",
    "of",
    "and",
    "to",
    "in",
    "is",
    "that",
    "for",
    "with",
    "on",
    "by",
    "from",
    "at",
    "it",
    "this",
    "was",
    "are",
    "be",
    "or",
    "an",
    "which",
    "after",
    "before",
    "latency",
    "queue",
    "pool",
    "packet",
    "resolver",
    "node",
    "pod",
    "cache",
    "index",
    "query",
    "lock",
    "deploy",
    "rollback",
    "alert",
    "page",
    "owner",
    "budget",
    "review",
    "draft",
    "signal",
    "sample",
    "risk",
    "policy",
    "customer",
    "interview",
    "record",
    "archive",
    "metric",
    "weekly",
    "quarter",
    "plan",
    "contract",
    "audit",
    "result",
    "slow",
    "even",
    "early",
    "late",
    "simple",
    "complex",
    "open",
    "closed",
    "first",
    "second",
    "naïve",
    "café",
    "Überblick",
    "résumé",
    "größer",
    "retries",
    "timeout",
    "gateway",
    "certificate",
    "runner",
    "backlog",
    "handover",
];

/// A sentence, now and then with a word in bold, italics or code.
pub(crate) fn sentence(random: &mut Random) -> String {
    let length = random.between(7, 16);
    let marked = random.between(1, length - 1);
    let mark = match random.below(100) {
        0..15 => "**",
        15..25 => "*",
        25..35 => "`",
        _ => "",
    };
    let mut text = String::new();
    for at in 0..length {
        let word = random.pick(WORDS);
        let mark = if at == marked { mark } else { "" };
        if at == 0 {
            let mut letters = word.chars();
            text.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            text.push_str(letters.as_str());
        } else {
            text.extend([" ", mark, word, mark]);
        }
    }
    text.push(if random.percent(90) { '.' } else { '?' });
    text
}

/// So many sentences in a row.
pub(crate) fn paragraph(random: &mut Random, sentences: usize) -> String {
    let sentences: Vec<String> = (0..sentences).map(|_| sentence(random)).collect();
    sentences.join(" ")
}

/// A few words, as of a title.
pub(crate) fn title(random: &mut Random) -> String {
    let words: Vec<&str> = (0..random.between(3, 5)).map(|_| random.pick(&WORDS[22..])).collect();
    let title = words.join(" ");
    let mut letters = title.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
