//! Which kind a note is: by its `type`, its tags, or its folder, in this order.

use super::kind::Kind;
use super::names::normal;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, is_one_slip, is_swapped};
use crate::source::Span;
use crate::syntax::front_matter::{FrontMatter, Property};
use crate::syntax::yaml::Data;
use std::sync::Arc;

/// What decides the kind of a note.
#[derive(Debug, Default)]
pub struct Kinds {
    /// Its kind, if any.
    pub kind: Option<Kind>,
    /// True where `type` alone says so: then a kind that is also a common word needs some of its fields.
    pub by_type: bool,
    /// Every kind that its `type` and its tags name, or its folder where those name none.
    pub claims: Vec<Kind>,
    /// The tags of the front matter, without `#`.
    pub tags: Vec<String>,
    /// Domains that nested tags carry (`clinical-case/network`).
    pub domains: Vec<String>,
    /// What is wrong.
    pub findings: Vec<Diagnostic>,
}

/// Finds the kind of a note.
pub fn find(file: &Arc<str>, front: &FrontMatter, config: &Config) -> Kinds {
    let mut found = Kinds::default();
    let stated = stated(file, front, config, &mut found.findings);
    let mut claims: Vec<(Kind, Span, String)> = stated.into_iter().collect();
    found.by_type = !claims.is_empty();
    for (tag, span) in tags(front) {
        if let Some((kind, domain)) = kind_of_tag(&tag, config) {
            found.domains.extend(domain);
            claims.push((kind, span, format!("the tag `{tag}`")));
        }
        found.tags.push(tag);
    }
    found.claims = claims.iter().map(|(kind, ..)| *kind).collect();
    let Some((kind, span, says)) = claims.first() else {
        found.kind = kind_of_folder(file, config);
        found.claims = found.kind.into_iter().collect();
        return found;
    };
    if let Some((other, other_span, other_says)) = claims.iter().find(|(other, ..)| other != kind) {
        found.findings.push(
            Code::TwoKinds
                .at(
                    file,
                    *other_span,
                    format!(
                        "{other_says} makes this {}, but {says} makes it {}",
                        other.def().with_article(),
                        kind.def().with_article()
                    ),
                )
                .related(file, Some(*span), format!("{} by {says}", kind.name()))
                .help("remove one of the two; until then the note counts nowhere"),
        );
        found.domains.clear();
        return found;
    }
    found.kind = Some(*kind);
    found.domains.dedup();
    found
}

fn property<'f>(front: &'f FrontMatter, name: &str) -> Option<&'f Property> {
    front.properties.iter().find(|property| normal(&property.name) == name)
}

fn stated(
    file: &Arc<str>,
    front: &FrontMatter,
    config: &Config,
    findings: &mut Vec<Diagnostic>,
) -> Option<(Kind, Span, String)> {
    let value = &property(front, "type")?.value;
    let node = match &value.data {
        Data::List(list) if list.len() == 1 => &list[0],
        _ => value,
    };
    let text = node.text()?.trim();
    let word = text.to_lowercase();
    let tag = word.replace(' ', "-");
    let named = Kind::ALL.iter().copied().find(|kind| {
        let extra =
            || rule(config, *kind).is_some_and(|rule| rule.types.iter().any(|t| t.to_lowercase() == word));
        kind.name() == word || kind.def().tags.contains(&tag.as_str()) || extra()
    });
    if named.is_none() {
        findings.extend(misspelt(file, node.span, text));
    }
    named.map(|kind| (kind, node.span, format!("`type: {text}`")))
}

/// A word one letter away from a kind, in the singular or plural.
fn misspelt(file: &Arc<str>, span: Span, text: &str) -> Option<Diagnostic> {
    let word = text.to_lowercase();
    let near = Kind::ALL.iter().map(|kind| kind.name()).find(|name| {
        let plural = || word.strip_prefix(name) == Some("s");
        is_one_slip(&word, name) && (name.len() > 4 || plural()) || is_swapped(&word, name)
    })?;
    Some(
        Code::MisspeltKind
            .at(file, span, format!("`{text}` is no kind of note, but nearly spells one"))
            .help(format!("did you mean `{near}`?"))
            .fix(span, near),
    )
}

fn rule(config: &Config, kind: Kind) -> Option<&crate::config::KindRule> {
    config.kinds.iter().find(|(name, _)| name.word() == kind.name()).map(|(_, rule)| rule)
}

/// The tags of the front matter, without `#`, from both names that Obsidian has for them. A single text may hold
/// several, apart by commas or spaces.
fn tags(front: &FrontMatter) -> Vec<(String, Span)> {
    let named = |property: &&Property| matches!(&*normal(&property.name), "tags" | "tag");
    let nodes = front.properties.iter().filter(named).flat_map(|property| match &property.value.data {
        Data::List(list) => list.iter().collect(),
        _ => vec![&property.value],
    });
    nodes
        .filter(|node| !node.is_null())
        .flat_map(|node| {
            let words =
                node.text().unwrap_or("").split([',', ' ']).map(|tag| tag.trim().trim_start_matches('#'));
            words.filter(|tag| !tag.is_empty()).map(|tag| (tag.to_owned(), node.span)).collect::<Vec<_>>()
        })
        .collect()
}

/// The kind that a tag makes, and the domain that the rest of a nested one is.
fn kind_of_tag(tag: &str, config: &Config) -> Option<(Kind, Option<String>)> {
    let lower = tag.to_lowercase();
    let below = lower.strip_prefix("casebook/");
    Kind::ALL.iter().copied().find_map(|kind| {
        let own = kind.def().tags.iter().find_map(|name| rest_of(&lower, name));
        let spelt = || rest_of(below?, kind.name());
        let configured =
            || rule(config, kind)?.tags.iter().find_map(|tag| rest_of(&lower, &tag.name().to_lowercase()));
        let domain = own.or_else(spelt).or_else(configured)?;
        Some((kind, (!domain.is_empty()).then(|| domain.to_owned())))
    })
}

/// What a nested tag holds below a name: nothing where it is the name alone.
fn rest_of<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let rest = tag.strip_prefix(name)?;
    if rest.is_empty() { Some(rest) } else { Some(rest.strip_prefix('/')?.trim_matches('/')) }
}

fn kind_of_folder(file: &str, config: &Config) -> Option<Kind> {
    Kind::ALL.iter().copied().find(|kind| {
        rule(config, *kind).is_some_and(|rule| rule.folders.iter().any(|folder| folder.covers(file)))
    })
}
