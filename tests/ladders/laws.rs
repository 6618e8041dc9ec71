//! What holds for every vault.

use crate::made;
use crate::rulers::rulers;
use crate::vault::vault;
use casebook::analysis::View;
use casebook::analysis::levels::{Depth, Levels, levels};
use casebook::config::Config;
use casebook::ladder::{Bound, Ladders, What};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use proptest::sample::Index;
use std::sync::LazyLock;

/// So many cases, or as many as `PROPTEST_CASES` says.
pub(crate) fn cases(usual: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

static RULERS: LazyLock<Ladders> = LazyLock::new(rulers);

/// Asks something of the levels of these notes as of a day.
fn with_levels<T>(texts: &[(String, String)], day: Date, ask: impl FnOnce(&Levels<'_>) -> T) -> T {
    let config = Config::default();
    let vault = vault(made::pairs(texts), &config);
    let view = View::new(&vault, &config, day, TimeZone::UTC).with_ladders(&RULERS);
    ask(&levels(&view, Depth::Whole))
}

/// Every number of criteria that count whole notes of a fixed look: ladder, domain, level, criterion, value.
type Numbers = Vec<(String, Option<f64>)>;

fn counts(levels: &Levels<'_>) -> Numbers {
    let mut numbers = Vec::new();
    for standing in &levels.standings {
        for (level, states) in standing.ladder.levels.iter().zip(&standing.levels) {
            for state in states {
                let [test] = state.criterion.tests.as_slice() else { continue };
                let (What::Count(count), Bound::AtLeast) = (&test.what, test.bound) else { continue };
                // What mechanisms did, and what tables inherit, is worked out of other notes too.
                let fields = count.condition.iter().flat_map(casebook::query::Predicate::fields);
                let names: Vec<&str> = fields.map(|(field, _)| field.name).chain(count.distinct).collect();
                let of_others =
                    ["verdict", "rung", "exposure", "high_share", "scored_share", "execution_share"];
                if names.iter().any(|name| of_others.contains(name)) {
                    continue;
                }
                let name =
                    format!("{} {:?} {} {}", standing.ladder.id, standing.of, level.id, state.criterion.id);
                numbers.push((name, state.value));
            }
        }
    }
    numbers
}

fn shown(levels: &Levels<'_>) -> String {
    let mut all = Vec::new();
    for standing in &levels.standings {
        let states: Vec<_> = standing
            .levels
            .iter()
            .flatten()
            .map(|state| (state.value, state.progress, state.met, state.evidence.len(), state.lapses))
            .collect();
        all.push(format!("{} {:?} {:?} {states:?}", standing.ladder.id, standing.of, standing.history));
    }
    all.join("\n")
}

proptest! {
    #![proptest_config(cases(60))]

    /// A second audit or review of one period does not count, so that it adds no evidence.
    #[test]
    fn adding_evidence_lowers_no_count(
        notes in prop::collection::vec(made::note(), 0..20),
        more in prop::collection::vec(made::note(), 1..5),
        day in made::day(),
    ) {
        let before = made::texts(&notes);
        let mut after = before.clone();
        after.extend(made::texts(&more).into_iter().map(|(name, text)| (format!("z{name}"), text)));
        let before = with_levels(&before, day, counts);
        let after = with_levels(&after, day, counts);
        for (name, value) in before {
            let new = after.iter().find(|(other, _)| *other == name).and_then(|(_, value)| *value);
            prop_assert!(new >= value, "{}: {:?} became {:?}", name, value, new);
        }
    }

    #[test]
    fn the_level_is_the_highest_whose_lower_levels_all_hold(
        notes in prop::collection::vec(made::note(), 0..30),
        day in made::day(),
    ) {
        with_levels(&made::texts(&notes), day, |levels| {
            for standing in &levels.standings {
                let holds = standing.levels.iter().map(|states| {
                    states.iter().all(|state| state.met || !state.criterion.gates)
                });
                let held = holds.take_while(|holds| *holds).count();
                prop_assert_eq!(standing.level, held.checked_sub(1), "{}", standing.ladder.id);
                prop_assert_eq!(standing.history.last().copied().flatten(), standing.level);
                for state in standing.levels.iter().flatten() {
                    prop_assert_eq!(state.value.is_none(), state.progress.is_none());
                    prop_assert!(!state.met || state.progress == Some(1.0));
                    prop_assert!(state.progress.is_none_or(|part| (0.0..=1.0).contains(&part)));
                }
            }
            Ok(())
        })?;
    }

    /// Names are what decides between two audits of one week; so each note keeps its own.
    #[test]
    fn the_order_of_files_changes_nothing(
        notes in prop::collection::vec(made::note(), 2..20),
        day in made::day(),
        turn in any::<Index>(),
    ) {
        let texts = made::texts(&notes);
        let mut turned = texts.clone();
        turned.rotate_left(turn.index(texts.len()));
        turned.reverse();
        prop_assert_eq!(with_levels(&texts, day, shown), with_levels(&turned, day, shown));
    }
}
