use super::text;
use casebook::config::Config;
use casebook::model::links::{Target, fold};
use casebook::model::names::Names;
use casebook::model::note::Note;
use casebook::model::vault::Vault;
use casebook::pipeline;
use casebook::source::Span;
use casebook::syntax::link::{Link, Style};
use std::path::Path;
use std::sync::{Arc, LazyLock};

/// Links: what is written is read as the same, and each leads where Obsidian's rules say.
///
/// The lines of the input are names of files and texts of links, in turn.
pub fn links(bytes: &[u8]) {
    let text = text(bytes);
    let lines: Vec<&str> = text.lines().take(40).collect();
    let vault = vault(lines.iter().step_by(2).copied());
    for line in lines.iter().skip(1).step_by(2) {
        for link in [Link::wiki(line, false, Span::default()), Link::markdown(line, false, Span::default())] {
            is_written_as_read(&link);
            for from in 0..vault.notes.len() {
                leads_where_the_rules_say(&vault, from, &link);
            }
        }
        if let Some(link) = Link::find_wiki(line, Span::default()) {
            assert!(!link.is_external() && line.contains(&*link.target), "{line:?}: {link:?}");
        }
    }
    every_path_leads_to_its_note(&vault);
}

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::new(&Config::default().names));

fn vault<'t>(names: impl Iterator<Item = &'t str>) -> Vault {
    let config = Config::default();
    let (mut notes, mut files) = (Vec::<Note>::new(), Vec::<Arc<str>>::new());
    for name in ["Start.md"].into_iter().chain(names) {
        let parts = name.split('/').filter(|part| !matches!(part.trim(), "" | "." | ".."));
        let file: Arc<str> = parts.collect::<Vec<_>>().join("/").replace('\0', "0").into();
        if file.is_empty() || files.contains(&file) || notes.iter().any(|note| note.file == file) {
            continue;
        }
        if Path::new(&*file).extension().is_some_and(|extension| extension == "md") {
            let text = format!("---\naliases: [{:?}]\n---\n", file.chars().rev().collect::<String>());
            notes.push(pipeline::read_note(&file, text.into_bytes(), &NAMES, &config).0);
        } else {
            files.push(file);
        }
    }
    Vault::new(notes, files)
}

fn is_written_as_read(link: &Link) {
    let written = link.to_string();
    // An address is one only in Markdown's links, and there it stands as it is.
    let again = if link.is_external() {
        Link::markdown(&written, false, Span::default())
    } else {
        Link::wiki(&written, false, Span::default())
    };
    // What a wikilink can't hold comes from an address that escaped it.
    let holds = !written.contains(['|', '\\', '\n', '\r']) && !written.ends_with('#');
    let same = (&again.target, &again.fragment) == (&link.target, &link.fragment);
    assert!(same || !holds || link.style == Style::Markdown, "{link:?}, written {written:?}: {again:?}");
}

fn leads_where_the_rules_say(vault: &Vault, from: usize, link: &Link) {
    let found = vault.resolve(from, link);
    assert_eq!(found, vault.resolve(from, link));
    match &found {
        Target::Note(id, others) => {
            assert!(
                others.iter().flat_map(|o| &o.first).all(|other| other != id && *other < vault.notes.len()),
                "{link:?}"
            );
        }
        Target::File(id) => assert!(*id < vault.files.len()),
        Target::Alias(id) => {
            assert!(vault.notes[*id].aliases.iter().any(|name| fold(name) == fold(&link.target)));
        }
        Target::External => assert!(link.is_external()),
        Target::Missing | Target::Outside => {}
    }
    let path = match &found {
        Target::Note(id, _) => Some(&vault.notes[*id].file),
        Target::File(id) => Some(&vault.files[*id]),
        _ => None,
    };
    if matches!(found, Target::External | Target::Outside) || link.target.is_empty() {
        return;
    }
    let expected = expected(vault, &vault.notes[from].file, &link.target);
    assert_eq!(
        path.map(|path| fold(path).into_owned()),
        expected,
        "{link:?} from {}",
        vault.notes[from].file
    );
}

/// The path that a target leads to, folded: found by asking every file.
fn expected(vault: &Vault, from: &str, target: &str) -> Option<String> {
    let (target, from) = (fold(target).into_owned(), fold(from));
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let relative = target.starts_with("./") || target.starts_with("../");
    let base = if relative { format!("{folder}/{target}") } else { target };
    let mut parts: Vec<&str> = Vec::new();
    for part in base.split('/').filter(|part| !matches!(*part, "" | ".")) {
        if part == ".." {
            parts.pop()?;
        } else {
            parts.push(part);
        }
    }
    let path = parts.join("/");
    let path = path.strip_suffix(".md").unwrap_or(&path);
    let files = || {
        vault
            .notes
            .iter()
            .map(|note| fold(&note.file).into_owned())
            .chain(vault.files.iter().map(|file| fold(file).into_owned()))
    };
    let exact = |wanted: &str| files().find(|file| file == wanted);
    let wanted = [format!("{path}.md"), path.to_owned()];
    if let Some(exact) = wanted.iter().find_map(|wanted| exact(wanted)) {
        return Some(exact);
    }
    let is_near = |file: &str| folder.is_empty() || file.starts_with(&format!("{folder}/"));
    let ending = |wanted: &String| {
        let ending = files().filter(|file| file.ends_with(&format!("/{wanted}")));
        ending.min_by_key(|file| (!is_near(file), file.len(), file.clone()))
    };
    (!relative).then(|| wanted.iter().find_map(ending)).flatten()
}

fn every_path_leads_to_its_note(vault: &Vault) {
    for note in &vault.notes {
        let path = note.file.strip_suffix(".md").unwrap_or(&note.file);
        let link = Link::wiki(path, false, Span::default());
        // A path with marks of its own or spaces around it is another link, one of dots another path, and a
        // second `.md` is taken for the first.
        if *link.target != *path
            || path.split('/').any(|part| matches!(part, "" | "." | ".."))
            || fold(path).ends_with(".md")
            || matches!(vault.resolve(0, &link), Target::Outside)
        {
            continue;
        }
        let Target::Note(to, _) = vault.resolve(0, &link) else { panic!("{path:?} leads nowhere") };
        assert_eq!(fold(&vault.notes[to].file), fold(&note.file));
    }
}
