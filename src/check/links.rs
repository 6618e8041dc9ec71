use crate::diagnostic::{Code, Diagnostic};
use crate::model::links::{Others, Places, Target};
use crate::model::note::Note;
use crate::model::vault::Vault;
use crate::source::stem;
use crate::syntax::link::{Fragment, Link, Style};
use std::collections::HashMap;

/// So many names are searched for near ones; a vault with more broken links has another problem.
const SUGGESTIONS: usize = 200;

/// Links that lead nowhere, to several notes, or out of the vault.
pub(super) fn check(vault: &Vault) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut suggested = 0;
    let mut places: HashMap<usize, Places> = HashMap::new();
    for (note, targets) in vault.notes.iter().zip(&vault.targets) {
        for (link, target) in note.links.iter().zip(targets) {
            match target {
                Target::Note(to, others) => {
                    let others = others.as_deref();
                    findings.extend(others.and_then(|others| ambiguous(vault, note, link, *to, others)));
                    if let Some(wanted) = link.fragment.as_deref() {
                        let known = places.entry(*to).or_insert_with(|| Places::new(&vault.notes[*to]));
                        if !known.has(wanted) && known.anchor(link).is_none() {
                            suggested += 1;
                            let suggest = suggested <= SUGGESTIONS;
                            findings.push(fragment(note, link, wanted, &vault.notes[*to], suggest));
                        }
                    }
                }
                Target::File(_) | Target::External => {}
                Target::Missing => {
                    suggested += 1;
                    let near = (suggested <= SUGGESTIONS).then(|| vault.nearest(&link.target)).flatten();
                    findings.push(missing(note, link, near));
                }
                Target::Alias(to) => findings.push(alias(note, link, &vault.notes[*to])),
                Target::Outside => findings.push(outside(note, link)),
            }
        }
    }
    findings
}

fn outside(note: &Note, link: &Link) -> Diagnostic {
    let target = &link.target;
    let of_root =
        target.starts_with('/') && !target.starts_with("//") && !target.split('/').any(|part| part == "..");
    let (message, help) = if of_root {
        // It may be meant as a path of the vault, of a website or of the disk.
        (
            format!("no file of the vault is at `{target}`, and a path of the whole disk is never read"),
            "correct the path, which begins at the vault's own folder, or give a web address",
        )
    } else {
        (
            format!("`{target}` leads out of the vault and is never read"),
            "move the file into the vault, or give a web address",
        )
    };
    Code::LinkOutside.at(&note.file, link.span, message).help(help)
}

fn missing(note: &Note, link: &Link, near: Option<&Note>) -> Diagnostic {
    let what = if link.embed { "embed" } else { "link" };
    let finding = Code::LinkMissing.at(
        &note.file,
        link.span,
        format!("the {what} `{}` leads to nothing in this vault", link.target),
    );
    match near {
        Some(near) => {
            let name = stem(&near.file);
            let raw = link.span.of(&note.text);
            let fixed = raw.replacen(&*link.target, name, 1);
            let finding = finding.help(format!("did you mean `{name}`?"));
            if fixed != raw && link.style == Style::Wiki { finding.fix(link.span, fixed) } else { finding }
        }
        None => finding.help("write the note, or correct the name"),
    }
}

fn alias(note: &Note, link: &Link, to: &Note) -> Diagnostic {
    let name = stem(&to.file);
    let raw = link.span.of(&note.text);
    let embed = if link.embed { "!" } else { "" };
    let finding = Code::LinkToAlias
        .at(
            &note.file,
            link.span,
            format!("`{}` is an alias of `{name}`; Obsidian does not resolve links by alias", link.target),
        )
        .help(format!("write `[[{name}|{}]]`", link.target));
    if raw == format!("{embed}[[{}]]", link.target) {
        finding.fix(link.span, format!("{embed}[[{name}|{}]]", link.target))
    } else {
        finding
    }
}

fn ambiguous(vault: &Vault, note: &Note, link: &Link, to: usize, others: &Others) -> Option<Diagnostic> {
    if link.target.is_empty() {
        return None;
    }
    let shown: Vec<String> = others.first.iter().map(|id| format!("`{}`", vault.notes[*id].file)).collect();
    let more = others.count - shown.len();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let chosen = &vault.notes[to].file;
    Some(
        Code::LinkAmbiguous
            .at(
                &note.file,
                link.span,
                format!(
                    "`{}` could be {}{more}; as in Obsidian, it is `{chosen}`",
                    link.target,
                    shown.join(", ")
                ),
            )
            .help("write the path in front of the name"),
    )
}

fn fragment(note: &Note, link: &Link, fragment: &Fragment, to: &Note, suggest: bool) -> Diagnostic {
    let (what, name) = match fragment {
        Fragment::Headings(headings) => ("heading", headings.join("#")),
        Fragment::Block(id) => ("block", format!("^{id}")),
    };
    let near = match fragment {
        Fragment::Headings(wanted) if suggest => {
            let wanted = wanted.last().map(|h| h.to_lowercase()).unwrap_or_default();
            let headings = to.headings.iter().map(|(_, text)| text);
            headings
                .filter(|text| strsim::normalized_damerau_levenshtein(&text.to_lowercase(), &wanted) > 0.7)
                .max_by(|a, b| {
                    let near =
                        |text: &str| strsim::normalized_damerau_levenshtein(&text.to_lowercase(), &wanted);
                    near(a).total_cmp(&near(b))
                })
        }
        _ => None,
    };
    let finding =
        Code::HeadingMissing.at(&note.file, link.span, format!("`{}` has no {what} `{name}`", to.file));
    match near {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding.help("correct the link; it leads to the note as a whole"),
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::model::names::Names;
    use crate::model::note;
    use crate::model::vault::Vault;
    use std::sync::Arc;

    #[test]
    fn what_leaves_the_vault_says_how() {
        let text = "[a](/guides/mesh) [[/../x]] [b](//host/x) [[../x]] [[/There]]\n";
        let config = Config::default();
        let names = Names::new(&config.names);
        let read =
            |(file, text): (&str, &str)| note::read(&Arc::from(file), &Arc::from(text), &names, &config).0;
        let vault = Vault::new([("A.md", text), ("There.md", "")].map(read).into(), Vec::new());
        let told = super::check(&vault).into_iter().map(|finding| finding.message);
        insta::assert_snapshot!(told.collect::<Vec<_>>().join("\n"), @r"
        no file of the vault is at `/guides/mesh`, and a path of the whole disk is never read
        `/../x` leads out of the vault and is never read
        `../x` leads out of the vault and is never read
        ");
    }
}
