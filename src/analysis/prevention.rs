//! Figure 5: did a mechanism prevent anything?

use super::capability::{Pattern, against, patterns, patterns_of};
use super::condition::{Condition, Is, Test, first};
use super::interval::{at_most, clopper_pearson};
use super::view::{Entry, View};
use crate::model::kinds::case::Case;
use crate::model::kinds::mechanism::Mechanism;
use crate::value::calendar::days_between;
use crate::value::identity;
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};

/// A case this many days before a mechanism is taken for the one that prompted it.
pub const PROMPTING_DAYS: i32 = 30;
/// Fewer days than this, before or after, allow no verdict.
pub const FEWEST_DAYS: i32 = 28;
/// Fewer cases than this before allow none either.
pub const FEWEST_CASES: f64 = 2.0;
/// Days without a case after which a mechanism may be called holding.
pub const HOLDING_DAYS: i32 = 90;
/// The most likely that so few cases may be by chance, where a mechanism is called holding.
pub const HOLDING_CHANCE: f64 = 0.20;

/// What can be said of a mechanism.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Fewer than two cases before it, or less than 28 days.
    NoBaseline,
    /// In force for less than 28 days.
    TooEarly,
    /// Fewer cases than before, beyond chance.
    Reduced,
    /// More cases than before, beyond chance.
    Increased,
    /// No case since, for long enough that this is hardly chance.
    Holding,
    /// The numbers allow both.
    Undetermined,
}

impl Verdict {
    /// In the order of a report: what holds first.
    pub const ALL: [Self; 6] =
        [Self::Reduced, Self::Holding, Self::Undetermined, Self::Increased, Self::TooEarly, Self::NoBaseline];

    /// As reports and conditions write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::NoBaseline => "no baseline",
            Self::TooEarly => "too early",
            Self::Reduced => "reduced",
            Self::Increased => "increased",
            Self::Holding => "holding",
            Self::Undetermined => "undetermined",
        }
    }

    /// Whether a mechanism holds, everywhere that asks.
    pub fn holds(self) -> bool {
        matches!(self, Self::Reduced | Self::Holding)
    }
}

/// The cases on one side of the installation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Side {
    /// Those with one of the mechanism's patterns, by index in the vault, oldest first.
    pub cases: Vec<usize>,
    /// Days over which they were looked for.
    pub days: i32,
}

impl Side {
    fn rate(&self, cases: usize) -> f64 {
        cases as f64 / f64::from(self.days)
    }
}

/// Rates before and after compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// Cases before that stand for the usual rate: all but the one that prompted the mechanism.
    pub m0: usize,
    /// Bounds of the share of its cases that fall after, 95 %.
    pub share: (f64, f64),
    /// The share of its days that fall after.
    pub days_after: f64,
    /// Cases to be expected after, had nothing changed.
    pub expected: f64,
    /// Those that did not come.
    pub prevented: f64,
    /// Rate after / rate before; `None` on the day of installation.
    pub rate_ratio: Option<f64>,
    /// Lower bound of its 95 % interval; `None` where there is none.
    pub ci_low: Option<f64>,
    /// Upper bound.
    pub ci_high: Option<f64>,
    /// How often so few would follow if nothing had changed.
    pub chance: Option<f64>,
}

/// What a mechanism did.
#[derive(Debug, Clone)]
pub struct Effect<'v> {
    /// The mechanism.
    pub mechanism: Entry<'v, Mechanism>,
    /// The patterns that it is meant to prevent, by identity.
    pub patterns: BTreeSet<String>,
    /// Retired by the as-of date.
    pub retired: bool,
    /// Before, the day of installation included; `None` where nothing was observed at all.
    pub before: Option<Side>,
    /// The newest case of the 30 days up to the installation: it prompted the mechanism and is no baseline.
    pub prompted_by: Option<usize>,
    /// After, up to the as-of date or the day it was retired.
    pub after: Side,
    /// The comparison; `None` without a baseline.
    pub comparison: Option<Comparison>,
    /// What leads to which verdict; the first that holds decides.
    pub tests: Vec<Test<Verdict>>,
    /// What follows.
    pub verdict: Verdict,
}

impl Effect<'_> {
    /// Whether it holds: fewer cases beyond chance, or none for long.
    pub fn holds(&self) -> bool {
        self.verdict.holds()
    }
}

/// What every mechanism did, oldest first.
pub fn effects<'v>(view: &View<'v>) -> Vec<Effect<'v>> {
    let observed = Observed::of(view);
    view.mechanisms().into_iter().map(|mechanism| observed.effect(mechanism, view.as_of)).collect()
}

/// How much is asked about a mechanism.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// The verdict alone: the chance, which takes longest to work out, decides only where no case came since.
    Verdict,
    /// All its figures.
    Everything,
}

/// The cases that mechanisms are measured by.
#[derive(Debug)]
pub struct Observed {
    /// Date and index in the vault of the cases of each pattern, oldest first.
    by_pattern: HashMap<String, Vec<(Date, usize)>>,
    /// The day after which cases were written down.
    since: Option<Date>,
}

impl Observed {
    /// The cases up to the as-of date.
    pub fn of(view: &View<'_>) -> Self {
        let cases = view.cases();
        let mut by_pattern: HashMap<String, Vec<(Date, usize)>> = HashMap::new();
        for case in &cases {
            if let Some(pattern) = &case.facts.pattern {
                by_pattern.entry(identity::key(pattern)).or_default().push((case.date, case.id));
            }
        }
        Self { by_pattern, since: observed_after(view, &cases) }
    }

    /// The cases with one of these patterns, oldest first. A case has one pattern, so that none is there twice.
    pub fn cases(&self, patterns: &BTreeSet<String>) -> Vec<(Date, usize)> {
        let mut cases: Vec<(Date, usize)> =
            patterns.iter().filter_map(|pattern| self.by_pattern.get(pattern)).flatten().copied().collect();
        cases.sort_unstable();
        cases
    }

    /// What a mechanism did by a day, which is not before it was installed and not after the as-of date.
    pub fn effect<'v>(&self, mechanism: Entry<'v, Mechanism>, day: Date) -> Effect<'v> {
        let patterns = patterns_of(mechanism.facts);
        let cases = self.cases(&patterns);
        self.compared(mechanism, patterns, &cases, day, Depth::Everything)
    }

    /// What could be said of a mechanism by such a day, from the cases of its patterns.
    pub fn verdict(&self, mechanism: Entry<'_, Mechanism>, cases: &[(Date, usize)], day: Date) -> Verdict {
        self.compared(mechanism, BTreeSet::new(), cases, day, Depth::Verdict).verdict
    }

    fn compared<'v>(
        &self,
        mechanism: Entry<'v, Mechanism>,
        patterns: BTreeSet<String>,
        cases: &[(Date, usize)],
        day: Date,
        depth: Depth,
    ) -> Effect<'v> {
        let since = self.since;
        // The evidence date of a mechanism is the day it was installed.
        let installed = mechanism.date;
        let retired = mechanism.facts.retired.filter(|retired| *retired <= day);
        let end = retired.unwrap_or(day).max(installed);
        let by = |day: Date| cases.partition_point(|(date, _)| *date <= day);
        let side = |from: Date, to: Date| Side {
            cases: cases[by(from)..by(to).max(by(from))].iter().map(|(_, id)| *id).collect(),
            days: days_between(from, to),
        };
        let before = since.map(|since| side(since, installed));
        let after = side(installed, end);
        let newest_before =
            cases[..by(installed)].last().filter(|(day, _)| since.is_some_and(|since| *day > since));
        let prompted_by = newest_before
            .filter(|(day, _)| days_between(*day, installed) < PROMPTING_DAYS)
            .map(|(_, id)| *id);
        let has_baseline = !no_baseline(before.as_ref()).holds();
        let comparison = before.as_ref().filter(|_| has_baseline).map(|before| {
            let share = clopper_pearson(after.cases.len(), before.cases.len());
            let is_asked = depth == Depth::Everything || after.cases.is_empty();
            compare(before, prompted_by.is_some(), &after, share, is_asked)
        });
        let tests = tests(before.as_ref(), comparison, &after);
        Effect {
            verdict: first(&tests).unwrap_or(Verdict::Undetermined),
            tests,
            mechanism,
            patterns,
            retired: retired.is_some(),
            before,
            prompted_by,
            after,
            comparison,
        }
    }
}

/// The causes of two or more cases, the most frequent first.
pub fn recurring(view: &View<'_>) -> Vec<Pattern> {
    let mut patterns = patterns(&view.cases(), &against(&view.mechanisms(), view.as_of));
    patterns.retain(|pattern| pattern.cases.len() > 1);
    patterns
}

/// The day after which cases were written down: the one before `observed_since`, else that of the first case.
pub fn observed_after(view: &View<'_>, cases: &[Entry<'_, Case>]) -> Option<Date> {
    match view.config.observed_since {
        Some(since) => since.yesterday().ok(),
        None => cases.first().map(|case| case.date),
    }
}

/// The case that prompted a mechanism stands for no rate, since it is the reason for looking: it is left out of
/// what is expected. The interval keeps it, which makes it more careful.
fn compare(
    before: &Side,
    prompted: bool,
    after: &Side,
    share: (f64, f64),
    is_chance_asked: bool,
) -> Comparison {
    let (n0, n1) = (before.cases.len(), after.cases.len());
    let m0 = n0 - usize::from(prompted);
    let baseline = before.rate(m0);
    let expected = baseline * f64::from(after.days);
    let (t0, t1) = (f64::from(before.days), f64::from(after.days));
    let (low, high) = share;
    // A share p of the cases that fall after is a ratio of rates p / (1 - p) * T0 / T1.
    let ratio = |share: f64| Some(share / (1.0 - share) * t0 / t1).filter(|ratio| ratio.is_finite());
    let days_after = t1 / (t0 + t1);
    Comparison {
        m0,
        share: (low, high),
        days_after,
        expected,
        prevented: expected - n1 as f64,
        rate_ratio: Some(after.rate(n1) / baseline).filter(|ratio| ratio.is_finite()),
        ci_low: ratio(low),
        ci_high: ratio(high),
        chance: if is_chance_asked { at_most(n1, n0 + n1, days_after) } else { None },
    }
}

/// Where nothing was looked for at all, there were no cases and no days.
fn no_baseline(before: Option<&Side>) -> Test<Verdict> {
    let (n0, t0) = before.map_or((0, 0), |side| (side.cases.len(), side.days));
    let fewer = |name, value, limit| Condition::new(name, Some(value), Is::Below, limit);
    let conditions =
        vec![fewer("n0", n0 as f64, FEWEST_CASES), fewer("T0", f64::from(t0), FEWEST_DAYS.into())];
    Test::any(Verdict::NoBaseline, conditions)
}

fn tests(before: Option<&Side>, found: Option<Comparison>, after: &Side) -> Vec<Test<Verdict>> {
    let (n1, t1) = (Some(after.cases.len() as f64), Some(f64::from(after.days)));
    let only =
        |verdict, name, value, is, limit| Test::all(verdict, vec![Condition::new(name, value, is, limit)]);
    vec![
        no_baseline(before),
        only(Verdict::TooEarly, "T1", t1, Is::Below, FEWEST_DAYS.into()),
        only(Verdict::Reduced, "upper", found.and_then(|f| f.ci_high), Is::Below, 1.0),
        only(Verdict::Increased, "lower", found.and_then(|f| f.ci_low), Is::Above, 1.0),
        Test::all(
            Verdict::Holding,
            vec![
                Condition::new("n1", n1, Is::Exactly, 0.0),
                Condition::new("T1", t1, Is::AtLeast, HOLDING_DAYS.into()),
                Condition::new("chance", found.and_then(|f| f.chance), Is::AtMost, HOLDING_CHANCE),
            ],
        ),
        Test::all(Verdict::Undetermined, Vec::new()),
    ]
}
