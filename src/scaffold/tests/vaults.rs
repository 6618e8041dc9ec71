use super::{TODAY, told};
use crate::analysis::View;
use crate::config::{self, Config};
use crate::model::kind::Kind;
use crate::model::names::Names;
use crate::pipeline;
use crate::scaffold::{Extras, starter};
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

fn text_of(files: &[(String, String)], path: &str) -> String {
    files.iter().find(|(file, _)| file == path).map(|(_, text)| text.clone()).unwrap_or_default()
}

#[test]
fn a_new_vault_has_settings_and_a_template_a_kind() {
    let files = starter(Extras::default(), TODAY);
    let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    let templates = Kind::ALL.iter().map(|kind| format!("templates/notes/{}.md", kind.name()));
    let expected: Vec<String> = std::iter::once("casebook.toml".to_owned()).chain(templates).collect();
    assert_eq!(paths, expected);
    assert!(files.iter().all(|(_, text)| text.ends_with('\n') && !text.contains('\r')));
}

#[test]
fn the_settings_are_right_with_and_without_their_comments() {
    let settings = text_of(&starter(Extras::default(), TODAY), "casebook.toml");
    let file = Arc::from("casebook.toml");
    let (config, findings) = config::read(&file, &settings);
    assert_eq!((told(&findings), config.out), (vec![], Config::default().out));
    let is_setting = |line: &&str| line.starts_with("# [") || line.contains(" = ");
    let all: Vec<&str> = settings.lines().filter(is_setting).map(|l| l.trim_start_matches("# ")).collect();
    let (config, findings) = config::read(&file, &all.join("\n"));
    assert_eq!(told(&findings), Vec::<String>::new(), "{all:?}");
    assert_eq!(config.observed_since, Some(TODAY));
    assert!(all.len() > 15 && config.private.folders.len() == 1);
}

#[test]
fn the_examples_are_a_clean_vault_with_a_note_a_kind() {
    let config = Config::default();
    let names = Names::new(&BTreeMap::new());
    let plain: BTreeSet<String> =
        starter(Extras::default(), TODAY).into_iter().map(|(path, _)| path).collect();
    let notes: Vec<pipeline::Read> = starter(Extras { examples: true, ..Extras::default() }, TODAY)
        .into_iter()
        .filter(|(path, _)| !plain.contains(path))
        .map(|(path, text)| pipeline::read_note(&Arc::from(path), text.into_bytes(), &names, &config))
        .collect();
    for (note, _) in &notes {
        let kind = note.kind().unwrap();
        let folder = note.file.rsplit_once('/').map_or("", |(folder, _)| folder);
        assert_eq!(folder, kind.def().folder, "{}", note.file);
        assert!(!note.publish && note.text.lines().count() <= 60, "{}", note.file);
    }
    let kinds: Vec<Kind> = notes.iter().filter_map(|(note, _)| note.kind()).collect();
    assert_eq!(kinds, Kind::ALL);
    let (vault, findings) = pipeline::assemble(notes, Vec::new(), Vec::new());
    for as_of in [TODAY, jiff::civil::date(2030, 1, 1)] {
        let view = View::new(&vault, &config, as_of, TimeZone::UTC);
        assert_eq!(told(&pipeline::findings(&view, findings.clone())), Vec::<String>::new());
    }
}

#[test]
fn the_workflow_is_yaml_that_checks_builds_and_keeps_the_reports() {
    let workflow = text_of(
        &starter(Extras { workflow: true, ..Extras::default() }, TODAY),
        ".github/workflows/casebook.yml",
    );
    let parsed: serde_json::Value = serde_yaml::from_str(&workflow).unwrap();
    let steps = parsed["jobs"]["reports"]["steps"].as_array().unwrap();
    let runs: Vec<&str> = steps.iter().filter_map(|step| step["run"].as_str()).collect();
    assert_eq!(runs, ["cargo install casebook --locked", "casebook check --format github", "casebook build"]);
    assert_eq!(parsed["permissions"]["contents"], "read");
    assert_eq!(steps.last().unwrap()["with"]["path"], format!("{}/", Config::default().out));
}

#[test]
fn the_workflow_of_the_portfolio_publishes_what_was_approved() {
    let extras = Extras { pages: true, ..Extras::default() };
    let workflow = text_of(&starter(extras, TODAY), ".github/workflows/casebook-pages.yml");
    let parsed: serde_json::Value = serde_yaml::from_str(&workflow).unwrap();
    let steps = parsed["jobs"]["portfolio"]["steps"].as_array().unwrap();
    let runs: Vec<&str> = steps.iter().filter_map(|step| step["run"].as_str()).collect();
    assert_eq!(runs[1..], ["casebook check --format github", "casebook build", "casebook publish"]);
    assert!(steps.iter().any(|step| step["with"]["path"] == format!("{}/portfolio", Config::default().out)));
    assert_eq!(parsed["on"]["push"]["paths"][0], "portfolio.approved");
}
