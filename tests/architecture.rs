//! The layers of ARCHITECTURE.md, held to by reading the sources: what may import what, no cycles, no IO in the
//! core, no glob over one's own modules, no file that is too long.

#![expect(clippy::disallowed_methods, reason = "a test reads the sources")]

#[path = "architecture/scan.rs"]
mod scan;
#[path = "architecture/tree.rs"]
mod tree;

use scan::Source;
use std::collections::BTreeMap;
use tree::Tree;

/// A module of `src`: its layer, its name, and all that it may import. `*` stands for every lower layer.
///
/// A module may import lower layers only, and of its own layer what stands here. To add a module is to add a
/// line; to add a name to a line is a decision about the design.
#[rustfmt::skip]
const MODULES: &[(u8, &str, &[&str])] = &[
    (0, "source",     &[]),
    (0, "diagnostic", &["source"]),
    (0, "config",     &["source", "diagnostic"]),
    (1, "value",      &[]),
    (1, "syntax",     &["source", "diagnostic"]),
    (2, "model",      &["*"]),
    (3, "query",      &["*"]),
    (3, "ladder",     &["*", "query"]),
    (3, "analysis",   &["*", "query", "ladder"]),
    (3, "check",      &["*", "analysis", "query", "ladder"]),
    (3, "html",       &["*"]),
    (4, "report",     &["*"]),
    (4, "changes",    &["*", "report"]),
    (4, "export",     &["*", "report"]),
    (4, "scaffold",   &["*"]),
    (4, "explain",    &["*", "report"]),
    (5, "public",     &["*"]),
    (5, "dashboard",  &["*", "public"]),
    // No template sees a note: what is drawn are view models, findings and the reference of settings.
    (6, "render",     &["source", "diagnostic", "value", "config", "report", "changes", "export", "explain", "public", "dashboard"]),
    (7, "pipeline",   &["*"]),
    // Files are bytes and names here. What they mean is for the pipeline.
    (8, "io",         &["source", "diagnostic"]),
    (9, "serve",      &["*"]),
    (9, "lsp",        &["*"]),
    (9, "cli",        &["*", "serve", "lsp"]),
    (9, "main",       &["cli"]),
];

/// The modules that may touch files, the environment, the clock, threads of their own and the terminal.
const IMPURE: &[&str] = &["io", "cli", "lsp", "main"];

/// The files of `serve` that may as well, and what each of them needs. The rest of it works on bytes.
#[rustfmt::skip]
const SERVE: &[(&str, &[&str])] = &[
    ("serve/site.rs",       &["std::fs"]),
    ("serve/answer.rs",     &["std::fs"]),
    ("serve/response.rs",   &["std::fs"]),
    ("serve/audience.rs",   &["std::net"]),
    ("serve/guard.rs",      &["std::net"]),
    ("serve/connection.rs", &["std::net", "std::time::Instant", "Instant::now"]),
    ("serve/server.rs",     &["std::net", "std::thread"]),
    ("serve/watch.rs",      &["std::time::Instant", "Instant::now", "notify"]),
];

/// What the others may not name, each as a path or the beginning of one.
#[rustfmt::skip]
const IO: &[&str] = &[
    "std::fs", "std::env", "std::process", "std::net", "std::thread",
    "std::io::stdin", "std::io::stdout", "std::io::stderr",
    "std::time::SystemTime", "SystemTime::now", "std::time::Instant", "Instant::now",
    "jiff::Zoned::now", "Zoned::now", "jiff::Timestamp::now", "Timestamp::now",
    "jiff::tz::TimeZone::system", "TimeZone::system",
    "walkdir", "ignore", "tempfile", "anstream", "indicatif", "ctrlc", "notify",
];

/// Macros that the others may not use.
const PRINTING: &[&str] = &["print", "println", "eprint", "eprintln", "dbg"];

/// What changes the disk, and the only files that do it. Everything else goes through `io::write_whole`.
const CHANGES: &[(&[&str], &[&str])] = &[
    (
        &["fs::write", "fs::rename", "fs::copy", "File::create", "File::create_new", ".persist"],
        &["io/write.rs"],
    ),
    (&["File::options", "OpenOptions::new"], &["io/lock.rs", "io/write.rs"]),
    (&["fs::remove_file", "fs::remove_dir"], &["io/output.rs"]),
    (&["fs::remove_dir_all"], &[]),
];

/// The most lines of a file, tests left out.
const LONGEST: usize = 400;

fn layers(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for (id, source) in tree.sources.iter().enumerate() {
        let Some(module) = source.module.first() else { continue };
        let Some((layer, _, may)) = line_of(module) else {
            faults.push(source.fault(1, &format!("`{module}` has no line in the table of modules")));
            continue;
        };
        for (to, line) in tree.edges(id) {
            let Some(other) = tree.sources[to].module.first().filter(|other| *other != module) else {
                continue;
            };
            // A module without a line is told where it stands.
            let Some((below, ..)) = line_of(other) else { continue };
            if !(may.contains(&other.as_str()) || below < layer && may.contains(&"*")) {
                faults.push(source.fault(line, &format!("`{module}` may not import `{other}`")));
            }
        }
    }
    faults
}

fn line_of(module: &str) -> Option<&'static (u8, &'static str, &'static [&'static str])> {
    MODULES.iter().find(|(_, name, _)| *name == module)
}

/// One shortest cycle through each tangle of files.
fn cycles(tree: &Tree) -> Vec<String> {
    let step = |(from, line): &(usize, usize)| format!("src/{}:{line}", tree.sources[*from].file);
    let told = |cycle: &Vec<(usize, usize)>| {
        let steps: Vec<String> = cycle.iter().map(step).collect();
        format!("{}: these files import each other in a circle", steps.join(" -> "))
    };
    tree.cycles().iter().map(told).collect()
}

fn io(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for source in &tree.sources {
        if source.module.first().is_some_and(|module| IMPURE.contains(&module.as_str())) {
            continue;
        }
        let may = SERVE.iter().find(|(file, _)| *file == source.file).map_or(&[][..], |(_, may)| may);
        for path in &source.paths {
            let text = path.segments.join("::");
            let named = |io: &&&str| text == **io || text.starts_with(&format!("{io}::"));
            if let Some(io) = IO.iter().find(named).filter(|io| !may.contains(io)) {
                faults.push(source.fault(path.line, &format!("`{io}` belongs to io and cli")));
            }
        }
        for name in PRINTING {
            let said = source.lines_with(&format!("{name}!"));
            faults.extend(
                said.into_iter().map(|line| source.fault(line, &format!("`{name}!` belongs to cli"))),
            );
        }
    }
    faults
}

fn changes(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for (names, files) in CHANGES {
        for source in tree.sources.iter().filter(|source| !files.contains(&source.file.as_str())) {
            for name in *names {
                let called = source.lines_with(&format!("{name}("));
                faults.extend(
                    called
                        .into_iter()
                        .map(|line| source.fault(line, &format!("`{name}` is not for this file"))),
                );
            }
        }
    }
    faults
}

fn globs(tree: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for source in &tree.sources {
        let own = source.paths.iter().filter(|path| path.glob && tree.target(source, path).is_some());
        faults.extend(
            own.map(|path| source.fault(path.line, "name what you import from a module of your own")),
        );
    }
    faults
}

fn long_files(tree: &Tree) -> Vec<String> {
    let lines = |source: &&Source| source.code.trim_end().lines().count();
    let long = tree.sources.iter().filter(|source| lines(source) > LONGEST);
    long.map(|source| source.fault(LONGEST, &format!("{} lines are too many", lines(&source)))).collect()
}

fn faults(tree: &Tree) -> Vec<String> {
    [layers, cycles, io, changes, globs, long_files].iter().flat_map(|rule| rule(tree)).collect()
}

/// The sources of this crate.
fn own_sources() -> BTreeMap<String, String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of src") {
            let path = entry.expect("an entry of src").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
                files.insert(name, std::fs::read_to_string(&path).expect("UTF-8"));
            }
        }
    }
    files
}

#[test]
fn sources_keep_to_the_layers() {
    let files = own_sources();
    let tree = Tree::new(files.iter().map(|(file, text)| (file.as_str(), text.as_str())));
    assert!(tree.sources.len() > 50, "the sources were not found");
    let faults = faults(&tree);
    assert!(faults.is_empty(), "{} faults (see ARCHITECTURE.md):\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn the_table_names_no_module_of_a_layer_further_down() {
    for (place, (layer, module, may)) in MODULES.iter().enumerate() {
        for other in may.iter().filter(|other| **other != "*") {
            let before = MODULES[..place].iter().any(|(below, name, _)| name == other && below <= layer);
            // `main` is the one that starts the others.
            assert!(before, "`{module}` may import `{other}`, which does not stand above it");
        }
    }
}

#[test]
fn the_page_on_architecture_has_the_same_table() {
    let page =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/ARCHITECTURE.md")).expect("a page");
    for (layer, module, _) in MODULES {
        let row = page.lines().filter(|line| line.starts_with(&format!("| {layer} |")));
        let named =
            |line: &str| line.split('|').nth(2).is_some_and(|cell| cell.contains(&format!("`{module}`")));
        assert!(row.into_iter().any(named), "ARCHITECTURE.md has no row of layer {layer} for `{module}`");
    }
}

/// Asserts which faults made-up sources have, each by its place and a part of its message.
#[track_caller]
fn check(files: &[(&str, &str)], expected: &[&str]) {
    let found = faults(&Tree::new(files.iter().copied()));
    let told = found.len() == expected.len()
        && expected.iter().all(|part| found.iter().any(|fault| fault.contains(part)));
    assert!(told, "{files:#?}\nexpected {expected:#?}\nfound {found:#?}");
}

#[test]
fn imports_go_up_the_layers_alone() {
    let value = ("value/mod.rs", "pub mod share;");
    let model = ("model/mod.rs", "pub struct Note;\npub const N: u8 = 1;");
    check(
        &[value, model, ("value/share.rs", "\nuse crate::model::Note;")],
        &["src/value/share.rs:2: `value` may not import `model`"],
    );
    check(
        &[value, model, ("value/share.rs", "fn f() -> u8 {\n    crate::model::N\n}")],
        &["value/share.rs:2: `value`"],
    );
    check(
        &[value, model, ("value/share.rs", "use super::super::model::Note;")],
        &["value/share.rs:1: `value`"],
    );
    check(
        &[value, model, ("render/mod.rs", "use crate::{model::{self, Note}, source};")],
        &["`render` may not import `model`"],
    );
    check(
        &[model, ("check/mod.rs", ""), ("analysis/mod.rs", "pub use crate::check as rules;")],
        &["`analysis` may not import `check`"],
    );
    check(
        &[model, ("analysis/mod.rs", ""), ("check/mod.rs", "use crate::analysis;\nuse crate::model::Note;")],
        &[],
    );
    check(&[("helper.rs", "")], &["src/helper.rs:1: `helper` has no line"]);
}

#[test]
fn comments_strings_and_tests_import_nothing() {
    for text in [
        "// use crate::model;",
        "//! [`Note`](crate::model::Note)",
        "/* /* */ use crate::model; */",
        "const A: &str = \"use crate::model;\";",
        "const A: &str = r#\"\" use crate::model; \"#;",
        "const A: char = '\"'; // use crate::model;\nfn f<'a>(a: &'a str) -> &'a str { a }",
        "#[cfg(test)]\nmod tests {\n    use super::*;\n    use crate::model;\n}",
        "#[cfg(test)]\nuse crate::model;",
        "pub(in crate::value) fn f() {}",
    ] {
        check(&[("model/mod.rs", ""), ("value/mod.rs", text)], &[]);
    }
    let in_a_file = ("value/mod.rs", "#[cfg(test)]\nmod tests;");
    check(
        &[in_a_file, ("value/tests/mod.rs", "mod a;"), ("value/tests/a.rs", "use super::*;\nuse std::fs;")],
        &[],
    );
    check(&[("value/mod.rs", "#[cfg(test)]\nmod tests {}\nuse std::fs;")], &["value/mod.rs:3: `std::fs`"]);
}

#[test]
fn files_import_each_other_in_no_circle() {
    check(
        &[
            ("value/mod.rs", "pub mod a;\npub mod b;"),
            ("value/a.rs", "use super::b::B;"),
            ("value/b.rs", "\nuse super::a::A;"),
        ],
        &["src/value/a.rs:1 -> src/value/b.rs:2: these files"],
    );
    check(
        &[("value/mod.rs", "mod a;\npub use a::A;"), ("value/a.rs", "use super::B;")],
        &["src/value/mod.rs:2 -> src/value/a.rs:1"],
    );
    check(
        &[("value/mod.rs", "mod a;\nfn f() { a::g() }"), ("value/a.rs", "use crate::value::B;")],
        &["src/value/mod.rs:2 -> src/value/a.rs:1"],
    );
    check(&[("value/mod.rs", "mod a;\nmod b;"), ("value/a.rs", "use super::b::B;"), ("value/b.rs", "")], &[]);
}

#[test]
fn the_core_does_no_io_and_few_files_change_the_disk() {
    for (line, io) in [
        ("use std::{env, fmt};", "`std::env`"),
        ("use std::fs::File;", "`std::fs`"),
        ("fn f() { std::process::exit(1) }", "`std::process`"),
        ("fn f() { jiff::Zoned::now(); }", "`jiff::Zoned::now`"),
        ("fn f() { println!(); }", "`println!`"),
    ] {
        check(&[("analysis/mod.rs", line)], &[io]);
        check(&[("cli/mod.rs", line)], &[]);
        check(&[("serve/mod.rs", "mod page;"), ("serve/page.rs", line)], &[io]);
    }
    check(&[("serve/mod.rs", "mod site;"), ("serve/site.rs", "use std::fs::File;")], &[]);
    check(&[("serve/mod.rs", "mod site;"), ("serve/site.rs", "use std::net;")], &["`std::net`"]);
    check(&[("value/mod.rs", "fn f() { my_println!(); writeln!(a, b); }")], &[]);
    check(&[("io/mod.rs", "fn f() {\n fs::write(a, b);\n}")], &["src/io/mod.rs:2: `fs::write`"]);
    check(&[("io/write.rs", "fn f() { file.persist(path); }")], &[]);
}

#[test]
fn files_are_short_and_name_what_they_import() {
    check(&[("value/mod.rs", "mod a;"), ("value/a.rs", "use super::*;")], &["value/a.rs:1: name what"]);
    check(&[("value/mod.rs", "use rayon::prelude::*;")], &[]);
    check(&[("value/mod.rs", &"fn f() {}\n".repeat(LONGEST + 1))], &["401 lines are too many"]);
    let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", "fn f() {}\n".repeat(LONGEST));
    check(&[("value/mod.rs", &tests)], &[]);
}
