//! The level at the end of a week is what `--as-of` its Sunday gives, and that a week ago what that day gives.

use crate::rulers::rulers;
use crate::vault::{folder, vault};
use crate::{laws, made};
use casebook::analysis::View;
use casebook::analysis::levels::{DAYS_BEFORE, Depth, Standing, levels};
use casebook::config::Config;
use casebook::ladder::Ladders;
use casebook::model::vault::Vault;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// What differs, if anything does.
fn difference(vault: &Vault, config: &Config, ladders: &Ladders, day: Date) -> Option<String> {
    let zone = config.timezone.clone().unwrap_or(TimeZone::UTC);
    let view = View::new(vault, config, day, zone).with_ladders(ladders);
    let now = levels(&view, Depth::History);
    let weeks = now.weeks.iter().enumerate().map(|(index, week)| (week.last_day().min(day), Some(index)));
    let before = day.checked_sub(DAYS_BEFORE.days()).unwrap();
    for (then, week) in weeks.chain([(before, None)]) {
        let told = levels(&view.at(then), Depth::Level);
        for standing in &now.standings {
            // A domain that no note named by then stood nowhere.
            let is_it =
                |other: &&Standing<'_>| other.ladder.id == standing.ladder.id && other.of == standing.of;
            let level = told.standings.iter().find(is_it).and_then(|told| told.level);
            let known = week.map_or(standing.before, |week| standing.history[week]);
            if known != level {
                let test = &standing.ladder.levels[0].criteria[0].tests[0];
                return Some(format!(
                    "{} {:?} as of {day}: on {then} it was {known:?}, the day itself has {level:?}\n{:?}",
                    standing.ladder.id, standing.of, test.what
                ));
            }
        }
    }
    None
}

fn same_as_of_each_sunday(root: &Path, days: &[&str]) {
    let (vault, config) = folder(root);
    for day in days {
        let found = difference(&vault, &config, &RULERS, day.parse().unwrap());
        assert_eq!(found, None, "{}", root.display());
    }
}

static RULERS: LazyLock<Ladders> = LazyLock::new(rulers);

#[test]
fn it_is_so_in_the_sample_vault() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-vault");
    same_as_of_each_sunday(&root, &["2026-11-15", "2026-06-02"]);
}

#[test]
fn it_is_so_in_vaults_of_edges() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/vaults");
    let mut vaults: Vec<PathBuf> =
        std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    vaults.sort();
    for vault in vaults {
        same_as_of_each_sunday(&vault, &["2026-11-15", "2025-03-12"]);
    }
}

proptest! {
    #![proptest_config(laws::cases(12))]

    #[test]
    fn it_is_so_in_random_vaults(notes in prop::collection::vec(made::note(), 1..40), day in made::day()) {
        let texts = made::texts(&notes);
        let config = Config::default();
        let vault = vault(made::pairs(&texts), &config);
        let found = difference(&vault, &config, &RULERS, day);
        prop_assert_eq!(found, None, "{}", texts.iter().map(|(_, text)| text.as_str()).collect::<String>());
    }
}
