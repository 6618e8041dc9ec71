//! The level at the end of a week is what `--as-of` its Sunday gives.

use crate::vault::folder;
use casebook::analysis::View;
use casebook::analysis::levels::{Depth, levels};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};

fn same_as_of_each_sunday(root: &Path, days: &[Date]) {
    let (vault, config) = folder(root);
    let zone = config.timezone.clone().unwrap_or(TimeZone::UTC);
    for day in days {
        let view = View::new(&vault, &config, *day, zone.clone());
        let now = levels(&view, Depth::History);
        for (index, week) in now.weeks.iter().enumerate() {
            let then = view.at(week.last_day().min(*day));
            let then = levels(&then, Depth::Level);
            for standing in &now.standings {
                let told = then
                    .standings
                    .iter()
                    .find(|other| other.ladder.id == standing.ladder.id && other.of == standing.of);
                let level = told.and_then(|told| told.level);
                let name = (&standing.ladder.id, &standing.of);
                assert_eq!(standing.history[index], level, "{} {name:?} {week}", root.display());
            }
        }
    }
}

#[test]
fn it_is_so_in_the_sample_vault() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-vault");
    same_as_of_each_sunday(
        &root,
        &["2026-11-15", "2026-11-18", "2026-06-02"].map(|day| day.parse().unwrap()),
    );
}

#[test]
fn it_is_so_in_vaults_of_edges() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/vaults");
    let mut vaults: Vec<PathBuf> =
        std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    vaults.sort();
    for vault in vaults {
        same_as_of_each_sunday(&vault, &["2026-11-15".parse().unwrap(), "2025-03-12".parse().unwrap()]);
    }
}

#[test]
fn probe() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-vault");
    let (vault, config) = folder(&root);
    let view = View::new(&vault, &config, "2026-11-15".parse().unwrap(), TimeZone::UTC);
    let now = levels(&view, Depth::Whole);
    for standing in &now.standings {
        println!(
            "{} {:?} level {:?} history {:?}",
            standing.ladder.id,
            standing.of,
            standing.level,
            standing
                .history
                .iter()
                .map(|l| l.map_or('-', |l| char::from(b'1' + l as u8)))
                .collect::<String>()
        );
        for (level, states) in standing.ladder.levels.iter().zip(&standing.levels) {
            for state in states {
                println!(
                    "   {:<24} {:<16} {:?} / {} {:?} met {} ev {} lapses {:?} near {:?}",
                    level.id,
                    state.criterion.id,
                    state.value,
                    state.test.target,
                    state.progress,
                    state.met,
                    state.evidence.len(),
                    state.lapses,
                    state.near.iter().take(2).collect::<Vec<_>>()
                );
            }
        }
    }
}
