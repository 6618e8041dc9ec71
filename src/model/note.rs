//! One note, read: what it is, what it says, what it links to.

use super::choice::Scope;
use super::common::{ALIASES, DATE, DOMAINS, PEOPLE, PUBLISH, SCOPE, SKILLS, SLUG, SUMMARY, TITLE};
use super::forms::Reader;
use super::gather::gather;
use super::kind::{Kind, Record};
use super::kind_rules;
use super::kinds::{audit, case, ledger, mechanism, plan, review};
use super::merge::{fields_of, merge};
use super::names::{Names, normal};
use super::readings::{Reading, Readings, Value};
use super::spelling;
use super::structure::Mention;
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Span, stem};
use crate::syntax::body::outline;
use crate::syntax::front_matter::{self, FrontMatter};
use crate::syntax::link::Link;
use crate::syntax::outline::{Detail, Outline, Section};
use crate::value::calendar::{Quarter, Week, leading_date};
use crate::value::identity;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One note of the vault.
#[derive(Debug, Serialize, Deserialize)]
pub struct Note {
    /// Path in the vault, `/` between folders.
    #[serde(skip)]
    pub file: Arc<str>,
    /// Its text.
    #[serde(skip)]
    pub text: Arc<str>,
    /// Where its body starts in its text, in bytes.
    pub body: usize,
    /// Its name to people.
    pub title: String,
    /// The day it is about.
    pub date: Option<Date>,
    /// Front-matter tags, without `#`.
    pub tags: Vec<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// Problem areas, by identity.
    pub domains: Vec<String>,
    /// Skills, by identity.
    pub skills: Vec<String>,
    /// How far it reaches.
    pub scope: Option<Scope>,
    /// True only for an undamaged note that says the literal `publish: true`.
    pub publish: bool,
    /// As written.
    pub slug: Option<(String, Span)>,
    /// One sentence.
    pub summary: Option<String>,
    /// Who took part.
    pub people: Vec<Mention>,
    /// The facts of its kind; `None` for an ordinary note.
    #[serde(skip)]
    pub record: Option<Record>,
    /// Every field that it gives.
    #[serde(skip)]
    pub readings: Readings,
    /// Links of the body, then those of properties.
    pub links: Vec<Link>,
    /// Headings as (level, text).
    pub headings: Vec<(u8, String)>,
    /// Block ids.
    pub block_ids: Vec<String>,
    /// Places that its own HTML names.
    pub anchors: Vec<String>,
    /// Tags of its body, without `#`, each once, by name. They make nothing of it: they only name it.
    pub body_tags: Vec<String>,
}

impl Note {
    /// Its kind; `None` for an ordinary note.
    pub fn kind(&self) -> Option<Kind> {
        self.record.as_ref().map(Record::kind)
    }

    /// All its tags, of its properties and its body, as written.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.tags.iter().chain(&self.body_tags).map(String::as_str)
    }

    /// Whether it has a tag, as written.
    pub fn has_tag(&self, name: &str) -> bool {
        let in_body = self.body_tags.binary_search_by(|tag| tag.as_str().cmp(name)).is_ok();
        in_body || self.tags.iter().any(|tag| tag == name)
    }

    /// The file's name without folder and extension.
    pub fn stem(&self) -> &str {
        stem(&self.file)
    }
}

/// Reads one note. Never fails: what can't be read is left out and told.
pub fn read(file: &Arc<str>, text: &Arc<str>, names: &Names, config: &Config) -> (Note, Vec<Diagnostic>) {
    let (front, mut findings) = front_matter::read(file, text);
    keep_private(&front, &mut findings);
    let mut kinds = kind_rules::find(file, &front, config);
    findings.append(&mut kinds.findings);
    let kind = kinds.kind;
    let detail = if kind.is_some() { Detail::Full } else { Detail::Links };
    let mut outline = outline(file, text, front.body, detail);
    findings.append(&mut outline.findings);

    let known = names.of(kind);
    let given = gather(known, &front, &outline);
    let publish = publish(file, text, &front, &mut findings);
    let mut of_values = Vec::new();
    let mut reader = Reader { file, findings: &mut of_values };
    let mut readings = merge(&fields_of(kind.map(Kind::def)), &given, &mut reader);
    // `decision`, `review` and `plan` are common words: without any of the fields the type is the user's own.
    let common_word = kinds.by_type && matches!(kind, Some(Kind::Review | Kind::Plan | Kind::Decision));
    let own_word = |kind: Kind| {
        let own = given.iter().any(|given| kind.def().fields.contains(&given.field));
        common_word && !own && !names_its_period(kind, file)
    };
    if kind.is_some_and(own_word) {
        findings.push(own_word_finding(file, &front));
    }
    let kind = kind.filter(|kind| !own_word(*kind));
    if kind.is_none() {
        // An ordinary note is counted nowhere: what its properties hold is its owner's business. But it may be
        // published, and then it needs an address.
        let slugs: Vec<Span> = given.iter().filter(|g| g.field.name == SLUG.name).map(|g| g.span).collect();
        of_values.retain(|finding| finding.span.is_some_and(|span| slugs.contains(&span)));
        readings.all.retain(|reading| super::common::COMMON.contains(&reading.field));
    }
    findings.append(&mut of_values);
    spelling::check(file, &front, known, &given, &mut findings);
    fill_in(kind, file, &mut readings);
    findings.extend(missing(kind, file, &front, &readings));

    let links = all_links(&mut outline, &front);
    let record = kind.map(|kind| Record::from(kind, &readings));
    let mut domains: Vec<String> =
        readings.texts(&DOMAINS).iter().chain(&kinds.domains).map(|d| domain_key(d)).collect();
    dedup(&mut domains);
    let mut skills: Vec<String> = readings.texts(&SKILLS).iter().map(|skill| identity::key(skill)).collect();
    dedup(&mut skills);
    let note = Note {
        file: Arc::clone(file),
        text: Arc::clone(text),
        body: front.body,
        title: title(file, &readings, &outline),
        date: readings.date(&DATE).or_else(|| leading_date(stem(file)).map(|(date, _)| date)),
        tags: kinds.tags,
        aliases: readings.texts(&ALIASES),
        domains,
        skills,
        scope: readings.choice(&SCOPE),
        publish,
        slug: readings.text(&SLUG).zip(readings.span(&SLUG)),
        summary: readings.text(&SUMMARY),
        people: readings.mentions(&PEOPLE).unwrap_or_default(),
        record,
        readings: Readings { all: fitted(readings.all), ..readings },
        links: fitted(links),
        headings: outline
            .sections
            .iter()
            .filter(|s| s.level > 0)
            .map(|s| (s.level, s.title.text.trim().to_owned()))
            .collect(),
        block_ids: outline.block_ids,
        anchors: outline.anchors,
        body_tags: each_once(outline.tags),
    };
    (note, findings)
}

/// A list without room to grow: a vault keeps those of all its notes. Allocators shrink in place only by half or more.
fn fitted<T>(list: Vec<T>) -> Vec<T> {
    let mut exact = Vec::with_capacity(list.len());
    exact.extend(list);
    exact
}

fn each_once(mut names: Vec<String>) -> Vec<String> {
    names.sort_unstable();
    names.dedup();
    fitted(names)
}

fn own_word_finding(file: &Arc<str>, front: &FrontMatter) -> Diagnostic {
    let at = front.properties.iter().find(|p| p.name == "type").map(|p| p.value.span).unwrap_or_default();
    Code::KindWithoutFields
        .at(file, at, "this note has none of the fields of its `type` and counts as an ordinary note")
        .help("leave it so if the type is your own word; else add its fields")
}

/// A domain as it is compared, its levels apart by `/`.
fn domain_key(text: &str) -> String {
    let levels: Vec<String> =
        text.trim_start_matches('#').split('/').map(identity::key).filter(|l| !l.is_empty()).collect();
    levels.join("/")
}

fn dedup(list: &mut Vec<String>) {
    let mut seen = std::collections::HashSet::new();
    list.retain(|item| !item.is_empty() && seen.insert(item.clone()));
}

fn title(file: &str, readings: &Readings, outline: &Outline) -> String {
    let heading = |section: &&Section| section.level == 1 && !section.title.is_blank();
    readings.text(&TITLE).unwrap_or_else(|| match outline.sections.iter().find(heading) {
        Some(section) => section.title.text.trim().to_owned(),
        None => leading_date(stem(file))
            .map(|(_, rest)| rest)
            .filter(|rest| !rest.is_empty())
            .unwrap_or(stem(file))
            .to_owned(),
    })
}

/// A note that damage keeps private must not go public by a repair that nobody looked at.
fn keep_private(front: &FrontMatter, findings: &mut [Diagnostic]) {
    let wants_out = |p: &front_matter::Property| p.name == PUBLISH.name && p.value.text() == Some("true");
    if front.damaged && front.properties.iter().any(wants_out) {
        for fix in findings.iter_mut().filter_map(|finding| finding.fix.as_mut()) {
            fix.safe = false;
        }
    }
}

/// Only the literal `true` publishes; everything else that is not plainly `false` is told.
fn publish(file: &Arc<str>, text: &str, front: &FrontMatter, findings: &mut Vec<Diagnostic>) -> bool {
    let mut named = front.properties.iter().filter(|p| normal(&p.name) == PUBLISH.name);
    let Some(property) = named.next() else { return false };
    if let Some(second) = named.next() {
        findings.push(
            Code::DuplicateProperty
                .at(file, second.name_span, "`publish` is given twice; the note stays private")
                .related(file, Some(property.name_span), "first given here")
                .help("keep one of the two, in lower case"),
        );
        return false;
    }
    let value = &property.value;
    let plain = matches!(&value.data, crate::syntax::yaml::Data::Scalar { plain: true, .. });
    // The literal, and nothing else: no tag between name and value, no alias in its place.
    let between = Span::new(property.name_span.end as usize, value.span.start as usize).of(text);
    let literal = plain && between.chars().all(|c| c == ':' || c.is_whitespace());
    match value.span.of(text) {
        "true" if literal && property.name == PUBLISH.name => return !front.damaged,
        "false" if literal => return false,
        _ if value.is_null() => return false,
        _ => {}
    }
    findings.push(
        Code::PublishNotTrue
            .at(file, value.span, "only the literal `true` publishes a note; this one stays private")
            .help("write `publish: true` or `publish: false`, without quotes"),
    );
    false
}

fn names_its_period(kind: Kind, file: &str) -> bool {
    kind == Kind::Review && Quarter::find(stem(file)).is_some()
}

/// Takes weeks and quarters from file names and dates where no property gives them.
fn fill_in(kind: Option<Kind>, file: &str, readings: &mut Readings) {
    let date = readings.date(&DATE).or_else(|| leading_date(stem(file)).map(|(date, _)| date));
    let found = match kind {
        Some(Kind::Audit) if readings.get(&audit::WEEK).is_none() => Week::find(stem(file))
            .or_else(|| date.map(Week::of))
            .map(|week| (&audit::WEEK, Value::Week(week))),
        Some(Kind::Review) if readings.get(&review::QUARTER).is_none() => {
            Quarter::find(stem(file)).map(|quarter| (&review::QUARTER, Value::Quarter(quarter)))
        }
        _ => None,
    };
    readings.all.extend(found.map(|(field, value)| Reading { field, value, span: Span::default() }));
}

/// A finding for each field that the kind needs and the note lacks.
fn missing(kind: Option<Kind>, file: &Arc<str>, front: &FrontMatter, readings: &Readings) -> Vec<Diagnostic> {
    let Some(kind) = kind else { return Vec::new() };
    // A field that is there and can't be read has its finding already.
    let dated =
        readings.get(&DATE).is_some() || readings.is_refused(&DATE) || leading_date(stem(file)).is_some();
    let has = |field: &super::field::Field| readings.get(field).is_some() || readings.is_refused(field);
    let lacking: Vec<&str> = match kind {
        Kind::Case if !dated && !day_known(readings) => vec![DATE.name],
        Kind::Ledger | Kind::Decision => {
            let mut lacking = if dated { vec![] } else { vec![DATE.name] };
            if kind == Kind::Ledger && !has(&ledger::CATEGORY) {
                lacking.push(ledger::CATEGORY.name);
            }
            lacking
        }
        Kind::Audit if !has(&audit::WEEK) => vec![audit::WEEK.name],
        Kind::Review if !has(&review::QUARTER) => vec![review::QUARTER.name],
        Kind::Mechanism if !has(&mechanism::INSTALLED) => vec![mechanism::INSTALLED.name],
        Kind::Plan if !has(&plan::START) => vec![plan::START.name],
        Kind::Capability if !has(&DOMAINS) => vec![DOMAINS.name],
        _ => vec![],
    };
    let at = front.properties.iter().find(|p| p.name == "type").map_or(Span::default(), |p| p.value.span);
    lacking
        .into_iter()
        .map(|name| {
            let example = kind.def().field(name).map_or("", |field| field.example);
            Code::MissingField
                .at(
                    file,
                    at,
                    format!(
                        "{} needs `{name}`; without it the note counts nowhere",
                        kind.def().with_article()
                    ),
                )
                .help(format!("add `{name}: {example}`"))
        })
        .collect()
}

/// True where a case's day follows from its timestamps.
fn day_known(readings: &Readings) -> bool {
    [&case::DETECTED, &case::STARTED]
        .iter()
        .any(|field| matches!(readings.moment(field), Some(crate::value::moment::Moment::Full { .. })))
}

/// Links of the body and of all properties, known or not.
fn all_links(outline: &mut Outline, front: &FrontMatter) -> Vec<Link> {
    fn collect(node: &crate::syntax::yaml::Node, links: &mut Vec<Link>) {
        use crate::syntax::yaml::Data;
        match &node.data {
            Data::Scalar { text, .. } => {
                // Other addresses lead to the web; this one to the disk.
                let on_disk = text.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("file:"));
                let file = on_disk.then(|| Link::markdown(text, false, node.span));
                links.extend(Link::find_wiki(text, node.span).or(file));
            }
            Data::List(list) => list.iter().for_each(|node| collect(node, links)),
            Data::Map(entries) => entries.iter().for_each(|entry| collect(&entry.value, links)),
        }
    }
    let mut links = std::mem::take(&mut outline.links);
    front.properties.iter().for_each(|property| collect(&property.value, &mut links));
    links
}
