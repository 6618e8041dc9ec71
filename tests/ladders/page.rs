//! The example of docs/ladders.md: it is read as it stands there, and gives the numbers that the page states.

use crate::vault::folder;
use casebook::analysis::View;
use casebook::analysis::levels::{Depth, levels};
use casebook::ladder::Ladders;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

const PAGE: &str = include_str!("../../docs/ladders.md");

/// The blocks of TOML under a heading of the page, as one file.
fn example(from: &str, to: &str) -> String {
    let start = PAGE.find(from).unwrap();
    let part = &PAGE[start..start + PAGE[start..].find(to).unwrap()];
    let blocks = part.split("```toml\n").skip(1).map(|block| block.split("```\n").next().unwrap());
    blocks.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_example_gives_the_numbers_of_the_page() {
    let text = example("## A ladder, step by step", "## What it says of the sample vault");
    let (ladders, findings) = Ladders::new(&[(Arc::from("ladders/staff.toml"), Arc::from(text))]);
    assert!(findings.is_empty(), "{findings:#?}");
    let (vault, config) = folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-vault"));
    let zone = config.timezone.clone().unwrap();
    let view = View::new(&vault, &config, config.as_of.unwrap(), zone).with_ladders(&ladders);
    let levels = levels(&view, Depth::Whole);
    let standing = levels.of_person("staff").unwrap();
    let mut table = "| level | criterion | value | target | met |\n|---|---|---:|---:|---|\n".to_owned();
    for (level, states) in standing.ladder.levels.iter().zip(&standing.levels) {
        for state in states {
            let value = state
                .value
                .map_or("unknown".to_owned(), |value| ((value * 100.0).round() / 100.0).to_string());
            let (id, target, met) =
                (&state.criterion.id, state.test.target, if state.met { "yes" } else { "no" });
            let _ = writeln!(table, "| {} | `{id}` | {value} | {target} | {met} |", level.name);
        }
    }
    let level = standing.level.map_or("none", |level| standing.ladder.levels[level].name.as_str());
    assert!(PAGE.contains(&table), "the page should have\n{table}");
    assert!(PAGE.contains(&format!("The level is **{level}**")), "it is {level}");
}

#[test]
fn every_other_block_of_the_page_is_sound() {
    let text = example("## One result a domain", "## Keys and measures");
    let (ladders, findings) = Ladders::new(&[(Arc::from("ladders/domains.toml"), Arc::from(text))]);
    assert!(findings.is_empty() && ladders.all().len() == 7, "{findings:#?}");
}
