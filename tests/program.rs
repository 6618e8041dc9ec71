//! The program as a person uses it: commands, exit codes, and what stands on the disk afterwards.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests read and write their own folders")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

fn casebook(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_casebook"))
        .current_dir(folder)
        .args(arguments)
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A copy of the sample vault.
fn sample() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let vault = folder.path().join("vault");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-vault");
    for entry in
        walkdir::WalkDir::new(&source).into_iter().filter_entry(|entry| entry.file_name() != "casebook")
    {
        let entry = entry.unwrap();
        let target = vault.join(entry.path().strip_prefix(&source).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).unwrap();
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
    (folder, vault)
}

/// All files under a folder with their bytes, casebook's own bookkeeping aside.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
    entries
        .filter(|entry| !entry.file_name().to_str().unwrap().starts_with(".casebook"))
        .map(|entry| (name(entry.path()), std::fs::read(entry.path()).unwrap()))
        .collect()
}

#[test]
fn a_build_gives_the_same_bytes_with_any_number_of_threads_and_leaves_the_notes_alone() {
    let (folder, vault) = sample();
    let before = files(&vault);
    let mut builds = Vec::new();
    for threads in ["1", "2", "7"] {
        let out = folder.path().join(threads);
        let built = casebook(folder.path(), &["build", "vault", "--out", threads, "--threads", threads]);
        assert_eq!(code(&built), 0, "{}", text(&built.stderr));
        builds.push(files(&out));
    }
    assert!(builds[0].contains_key("reports/capability-map/network-dns.md"), "{:?}", builds[0].keys());
    assert!(builds[0].contains_key("data/time.json"));
    assert!(builds.windows(2).all(|pair| pair[0] == pair[1]), "threads change the output");
    assert_eq!(files(&vault), before, "a build touched the vault");
}

#[test]
fn a_second_build_touches_nothing_and_an_edited_report_is_kept() {
    let (_folder, vault) = sample();
    assert_eq!(code(&casebook(&vault, &["build"])), 0);
    let report = vault.join("casebook/reports/ledger.md");
    let written = std::fs::metadata(&report).unwrap().modified().unwrap();
    let again = casebook(&vault, &["build"]);
    assert!(text(&again.stderr).contains("nothing changed"), "{}", text(&again.stderr));
    assert_eq!(std::fs::metadata(&report).unwrap().modified().unwrap(), written);

    std::fs::write(&report, "mine now\n").unwrap();
    let kept = casebook(&vault, &["build"]);
    assert!(text(&kept.stderr).contains("CB0801"), "{}", text(&kept.stderr));
    assert_eq!(std::fs::read_to_string(&report).unwrap(), "mine now\n");
    assert!(vault.join("casebook/reports/ledger.new.md").is_file());
}

#[test]
fn every_link_of_a_report_leads_somewhere() {
    let (_folder, vault) = sample();
    assert_eq!(code(&casebook(&vault, &["build"])), 0);
    let reports = files(&vault.join("casebook/reports"));
    let mut seen = 0;
    for (page, bytes) in &reports {
        let page_text = text(bytes);
        for target in page_text.split("[[").skip(1).filter_map(|rest| rest.split("]]").next()) {
            let path = target.split(['|', '\\', '#']).next().unwrap();
            assert!(vault.join(format!("{path}.md")).is_file(), "{page}: [[{target}]]");
            seen += 1;
        }
        for target in page_text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = target.split('#').next().unwrap();
            let folder = vault.join("casebook/reports").join(page);
            let exists =
                target.contains("://") || path.is_empty() || folder.parent().unwrap().join(path).is_file();
            assert!(exists, "{page}: ({target})");
        }
    }
    assert!(seen > 100, "{seen} links to notes");
}

#[test]
fn one_bad_note_never_stops_a_build() {
    let (_folder, vault) = sample();
    std::fs::write(vault.join("Cases/broken.md"), "---\ntype: case\ndate: 2026-13-45\nrole: [\n---\n")
        .unwrap();
    std::fs::write(vault.join("Cases/bytes.md"), [0xff, 0xfe, 0x00, 0xd8, 0x00]).unwrap();
    assert_eq!(code(&casebook(&vault, &["build"])), 0);
    assert_eq!(code(&casebook(&vault, &["build", "--strict"])), 1);
    assert_eq!(code(&casebook(&vault, &["check"])), 1);
    let map = std::fs::read_to_string(vault.join("casebook/data/capability-map.json")).unwrap();
    let map: serde_json::Value = serde_json::from_str(&map).unwrap();
    assert_eq!(map["cases"], 31);
}

#[test]
fn commands_that_could_not_run_say_why_and_exit_with_2() {
    let (folder, vault) = sample();
    std::fs::create_dir(folder.path().join("full")).unwrap();
    std::fs::write(folder.path().join("full/thesis.md"), "precious").unwrap();
    std::fs::create_dir_all(vault.join("templates/reports")).unwrap();
    for (arguments, says) in [
        (vec!["check", "nowhere"], "nowhere"),
        (vec!["build", "vault", "--out", "full"], "full"),
        (vec!["build", "vault", "--out", "vault"], "vault"),
        (vec!["build", "vault", "--out", "."], ""),
        (vec!["check", "vault", "--as-of", "2026-02-30"], "February 2026 has 28 days"),
        (vec!["show", "leger", "vault"], "did you mean ledger?"),
        (vec!["new", "cas", "--vault", "vault"], "did you mean `case`?"),
        (vec!["explain", "CB9999"], "there is no code"),
        (
            vec!["explain", "conntrak-exhaustion", "--vault", "vault"],
            "did you mean `casebook explain conntrack-exhaustion`?",
        ),
        (vec!["explain", "decisions", "--vault", "vault"], "casebook explain calibration --as figure"),
        (vec!["explain", "ledger", "vault"], "did you mean `casebook explain ledger --vault vault`?"),
        (
            vec!["explain", "network", "--as", "pattern", "--vault", "vault"],
            "no pattern here is called `network`",
        ),
        (vec!["list", "vault", "--where", "note.rol == decided"], "did you mean `role`?"),
        (vec!["list", "vault", "--sort", "dat"], "date"),
        (
            vec!["templates", "eject", "reports/leger.md", "--vault", "vault"],
            "did you mean reports/ledger.md?",
        ),
    ] {
        let output = casebook(folder.path(), &arguments);
        assert_eq!(code(&output), 2, "{arguments:?}: {}", text(&output.stderr));
        assert!(text(&output.stderr).contains(says), "{arguments:?}: {}", text(&output.stderr));
    }
    assert_eq!(std::fs::read_to_string(folder.path().join("full/thesis.md")).unwrap(), "precious");
}

#[test]
fn templates_can_be_overridden_and_a_broken_one_leaves_the_old_reports() {
    let (_folder, vault) = sample();
    assert_eq!(code(&casebook(&vault, &["build"])), 0);
    assert_eq!(code(&casebook(&vault, &["templates", "eject", "reports/ledger.md"])), 0);
    let template = vault.join("templates/reports/ledger.md");
    assert!(template.is_file());
    std::fs::write(&template, "# {{ entries | length }} results\n").unwrap();
    assert_eq!(code(&casebook(&vault, &["build"])), 0);
    let report = vault.join("casebook/reports/ledger.md");
    assert_eq!(std::fs::read_to_string(&report).unwrap(), "# 17 results\n");
    for (broken, says) in
        [("# {{ entris }}\n", "entris"), ("# {% if %}\n", ""), ("{% include \"reports/ledger.md\" %}", "")]
    {
        std::fs::write(&template, broken).unwrap();
        let output = casebook(&vault, &["build"]);
        let error = text(&output.stderr);
        assert_eq!(code(&output), 2, "{broken}: {error}");
        assert!(
            error.contains("CB0701") && error.contains("templates/reports/ledger.md") && error.contains(says),
            "{broken}: {error}"
        );
        assert_eq!(std::fs::read_to_string(&report).unwrap(), "# 17 results\n", "{broken}");
    }
}

#[test]
fn a_new_vault_checks_clean_and_a_new_note_is_never_written_over_another() {
    let folder = TempDir::new().unwrap();
    let vault = folder.path().join("notes");
    assert_eq!(code(&casebook(folder.path(), &["init", "notes", "--examples", "--workflow"])), 0);
    let once = files(&vault);
    assert!(once.contains_key("casebook.toml") && once.contains_key(".github/workflows/casebook.yml"));
    assert_eq!(code(&casebook(folder.path(), &["init", "notes", "--examples"])), 0);
    assert_eq!(files(&vault), once, "init wrote over what was there");
    let checked = casebook(&vault, &["check"]);
    assert_eq!(code(&checked), 0, "{}", text(&checked.stdout));
    let new = casebook(&vault, &["new", "case", "DNS timeouts", "--as-of", "2026-11-15"]);
    let path = PathBuf::from(text(&new.stdout).trim());
    assert!(path.is_file() && path.ends_with("Cases/2026-11-15 DNS timeouts.md"), "{}", path.display());
    assert_eq!(code(&casebook(&vault, &["new", "case", "DNS timeouts", "--as-of", "2026-11-15"])), 2);
    assert_eq!(code(&casebook(&vault, &["build"])), 0);
}

#[test]
fn an_empty_folder_is_told_how_to_begin() {
    let folder = TempDir::new().unwrap();
    assert_eq!(code(&casebook(folder.path(), &["build"])), 0);
    for report in ["capability-map", "ledger", "time"] {
        let page =
            std::fs::read_to_string(folder.path().join(format!("casebook/reports/{report}.md"))).unwrap();
        assert!(page.contains("casebook new"), "{report}: {page}");
        assert_eq!(code(&casebook(folder.path(), &["show", report])), 0);
    }
}

#[test]
fn formats_for_programs_are_whole() {
    let (folder, _vault) = sample();
    for (arguments, expected) in [
        (vec!["check", "vault", "--format", "json"], 1),
        (vec!["check", "vault", "--format", "sarif"], 1),
        (vec!["list", "vault", "--format", "json"], 0),
        (vec!["show", "ledger", "vault", "--format", "json"], 0),
        (vec!["schema", "case"], 0),
        (vec!["schema", "config"], 0),
        (vec!["schema"], 0),
    ] {
        let output = casebook(folder.path(), &arguments);
        assert_eq!(code(&output), expected, "{arguments:?}");
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(json.is_object() || json.is_array(), "{arguments:?}");
    }
    for arguments in
        [vec!["list", "vault", "--format", "csv"], vec!["show", "time", "vault", "--format", "csv"]]
    {
        let output = casebook(folder.path(), &arguments);
        let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
        assert!(reader.records().all(|record| record.is_ok()), "{arguments:?}");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(
            text(&casebook(folder.path(), &["completions", shell]).stdout).contains("casebook"),
            "{shell}"
        );
    }
    assert!(text(&casebook(folder.path(), &["man"]).stdout).contains(".TH casebook 1"));
    assert_eq!(code(&casebook(folder.path(), &["man", "--out", "man1"])), 0);
    assert!(folder.path().join("man1/casebook-build.1").is_file());
    assert!(text(&casebook(folder.path(), &["explain", "cb0102"]).stdout).starts_with("# CB0102"));
    let lists = [
        (vec!["explain", "codes"], "CB0102  error"),
        (vec!["explain", "--vault", "vault"], "conntrack-exhaustion"),
    ];
    for (arguments, says) in lists {
        assert!(text(&casebook(folder.path(), &arguments).stdout).contains(says), "{arguments:?}");
    }
}

/// `check` lets go of the texts of notes in which reading found nothing, and takes them up again for this.
#[test]
fn what_is_found_between_notes_has_its_place_and_its_replacement() {
    let folder = TempDir::new().unwrap();
    let notes = [
        ("Harbour.md", "---\naliases: [Port]\n---\n# Harbour\n\n## Cranes\n"),
        ("near.md", "# Near\n\nSee [[Harbor]].\n"),
        ("alias.md", "Ships are in [[Port]].\n"),
        ("heading.md", "\n\n[[Harbour#Crane]]\n"),
    ];
    for (file, text) in notes {
        std::fs::write(folder.path().join(file), text).unwrap();
    }
    let checked = casebook(folder.path(), &["check", "--format", "json", "--verbose"]);
    let found: serde_json::Value = serde_json::from_slice(&checked.stdout).unwrap();
    let rows: Vec<_> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
            (text("file"), row["line"].as_u64(), row["column"].as_u64(), text("replacement"))
        })
        .collect();
    let row =
        |file: &str, line, column, fix: &str| (file.to_owned(), Some(line), Some(column), fix.to_owned());
    let expected = [
        row("alias.md", 1, 14, "[[Harbour|Port]]"),
        row("heading.md", 3, 1, ""),
        row("near.md", 3, 5, "[[Harbour]]"),
    ];
    assert_eq!(rows, expected, "{found:#}");
    let shown = text(&casebook(folder.path(), &["check"]).stdout);
    assert!(shown.contains("See [[Harbor]]."), "{shown}");
}

#[test]
fn a_reader_that_goes_away_is_fine() {
    let (folder, _vault) = sample();
    for arguments in
        [vec!["list", "vault", "--format", "json"], vec!["show", "capability-map", "vault", "--format", "md"]]
    {
        let mut child = Command::new(env!("CARGO_BIN_EXE_casebook"))
            .current_dir(folder.path())
            .args(&arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        assert_eq!(child.wait().unwrap().code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn safe_repairs_are_applied_and_nothing_else() {
    let folder = TempDir::new().unwrap();
    let note = folder.path().join("2026-03-02 a.md");
    std::fs::write(
        &note,
        "---\r\ntype: case\r\nserverity: sev1\r\nrelated: [[B]]\r\nowner: @me\r\n---\r\n# A\r\n",
    )
    .unwrap();
    std::fs::write(folder.path().join("B.md"), "pubish: true\n").unwrap();
    assert_eq!(code(&casebook(folder.path(), &["check", "--fix"])), 0);
    let mended = std::fs::read_to_string(&note).unwrap();
    assert_eq!(
        mended,
        "---\r\ntype: case\r\nseverity: sev1\r\nrelated: \"[[B]]\"\r\nowner: \"@me\"\r\n---\r\n# A\r\n"
    );
}
