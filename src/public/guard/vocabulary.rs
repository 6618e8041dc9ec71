//! Words that prove nothing: casebook's own, those of the languages of pages, and those of dates.

use super::runs::{Runs, Window};
use super::words::{self, Token};
use crate::model::field::Form;
use crate::model::kind::Kind;
use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

const OWN: &str = include_str!("own.txt");
/// The rules of figures, whose words reports and pages use.
const FIGURES: &str = include_str!("../../../docs/figures.md");
/// The built-in ladders.
const LADDERS: [&str; 6] = [
    include_str!("../../../ladders/tiers.toml"),
    include_str!("../../../ladders/pyramid.toml"),
    include_str!("../../../ladders/leverage.toml"),
    include_str!("../../../ladders/roadmap.toml"),
    include_str!("../../../ladders/job.toml"),
    include_str!("../../../ladders/capability.toml"),
];

/// What a date is written with.
const DATES: &str = "january february march april may june july august september october november december jan feb mar \
    apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri \
    sat sun day week weekly month quarter year am pm utc st nd rd th of q1 q2 q3 q4 h1 h2";

static OF_DATES: LazyLock<HashSet<u64>> = LazyLock::new(|| {
    let weeks = (1..=53).flat_map(|week| [format!("w{week}"), format!("w{week:02}"), format!("kw{week}")]);
    let days = (1..=31).flat_map(|day| ["st", "nd", "rd", "th"].map(|end| format!("{day}{end}")));
    let times = ["t00", "00z"].map(str::to_owned).into_iter();
    let words = DATES.split_whitespace().map(str::to_owned).chain(weeks).chain(days).chain(times);
    words.map(|word| words::hash(&word)).collect()
});

static OF_PAGES: LazyLock<HashSet<u64>> =
    LazyLock::new(|| words::of(OWN).into_iter().map(|word| word.hash).collect());

/// True for a word that dates are written with.
pub(super) fn is_of_dates(word: u64) -> bool {
    OF_DATES.contains(&word)
}

/// True for a word that pages have without any note.
pub(super) fn is_own(word: u64) -> bool {
    OF_PAGES.contains(&word)
}

/// All that casebook says itself, as it is compared: read once, however often one publishes.
#[derive(Debug)]
pub(super) struct OwnTexts {
    /// Its words, text after text.
    pub tokens: Vec<Token>,
    /// Its word runs.
    pub runs: Runs,
}

/// Texts whose words and phrases are casebook's own.
pub(super) static OWN_TEXTS: LazyLock<OwnTexts> = LazyLock::new(|| {
    let mut own = OwnTexts { tokens: Vec::new(), runs: Runs::default() };
    let mut window = Window::default();
    for text in texts() {
        words::read(text, |token| own.tokens.push(token));
        own.tokens.push(Token::Hard);
    }
    own.runs.extend(own.tokens.iter().filter_map(|token| window.step(*token)).map(|run| run.hash));
    own
});

/// The built-in ladders, the rules of figures, the words of pages, and the kinds of notes with their fields.
fn texts() -> BTreeSet<&'static str> {
    let mut texts: BTreeSet<&str> = LADDERS.into_iter().chain([OWN, FIGURES]).collect();
    for def in Kind::ALL.iter().map(|kind| kind.def()) {
        texts.extend([def.name, def.title, def.says]);
        for field in def.all_fields() {
            texts.extend([field.name, field.title.unwrap_or_default(), field.says]);
            if let Form::Choice(set) = field.form {
                texts.extend(set.words);
            }
        }
    }
    texts
}
