use super::criterion::{Bound, Count, Criterion, Ladder, Level, Reading, Subject, Test, What};
use super::file::{CriterionFile, LadderFile, LevelFile, SCHEMA, TestFile};
use super::measure::{Measure, Of, Unit};
use super::place::Sites;
use crate::config::{Codes, read_as, window};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::kind::Kind;
use crate::query::{self, Predicate, QueryField};
use crate::source::Span;
use std::collections::HashMap;
use std::sync::Arc;

const CODES: Codes = Codes {
    syntax: Code::LadderSyntax,
    key: Code::LadderKey,
    shape: Code::LadderValue,
    value: Code::LadderValue,
};

/// Reads a ladder file. There is no ladder where anything in it is wrong: half a ladder would give levels that
/// nobody reached. Beside it stands its id, where that could be read.
pub fn read(file: &Arc<str>, text: &str) -> (Option<Ladder>, Option<String>, Vec<Diagnostic>) {
    let (given, places, findings) = read_as::<LadderFile>(&SCHEMA, &CODES, file, text);
    let doubtful = !findings.is_empty();
    let mut reader = Reader { file, sites: Sites { text, places }, findings, doubtful, path: Vec::new() };
    let ladder = given.map(|given| reader.ladder(given));
    let mut findings = reader.findings;
    findings.sort_by_key(|finding| finding.span);
    let id = ladder.as_ref().map(|ladder| ladder.id.clone()).or_else(|| written_id(text));
    (ladder.filter(|_| findings.is_empty()), id, findings)
}

/// The id of a file that can't be read: that of its first line of this form. It tells which ladder is meant.
fn written_id(text: &str) -> Option<String> {
    let value = |line: &str| Some(line.strip_prefix("id")?.trim_start().strip_prefix('=')?.trim().to_owned());
    let value = text.lines().find_map(value)?;
    let quote = value.chars().next().filter(|quote| ['"', '\''].contains(quote))?;
    Some(value[1..].split(quote).next()?.to_owned())
}

struct Reader<'t> {
    file: &'t Arc<str>,
    sites: Sites<'t>,
    findings: Vec<Diagnostic>,
    /// True where something may only seem to be missing, since it could not be read.
    doubtful: bool,
    /// What leads to the table at hand.
    path: Vec<String>,
}

impl Reader<'_> {
    fn ladder(&mut self, given: LadderFile) -> Ladder {
        if given.level.is_empty() && !self.doubtful {
            let at = self.key("id");
            self.tell(
                Code::LadderEmpty.at(self.file, at, "a ladder without a level").help("add a `[[level]]`"),
            );
        }
        let ids: Vec<String> = given
            .level
            .iter()
            .map(|level| level.id.clone().unwrap_or_else(|| slug::slugify(&level.name)))
            .collect();
        let mut levels = Vec::new();
        for (at, (level, id)) in given.level.into_iter().zip(ids).enumerate() {
            self.path = vec!["level".to_owned(), at.to_string()];
            levels.push(self.level(level, id, given.subject));
        }
        self.path.clear();
        self.twice("level", levels.iter().map(|level| level.id.as_str()));
        Ladder {
            file: Arc::clone(self.file),
            built_in: false,
            id: given.id,
            name: given.name,
            source: given.source,
            says: given.says,
            subject: given.subject,
            levels,
        }
    }

    fn level(&mut self, given: LevelFile, id: String, subject: Subject) -> Level {
        if given.criterion.is_empty() && !self.doubtful {
            let at = self.key("name");
            let message = format!("the level `{id}` has no criterion, so that everybody would be on it");
            self.tell(
                Code::LadderEmpty
                    .at(self.file, at, message)
                    .help("add a `[[level.criterion]]`, or remove it"),
            );
        }
        self.twice("criterion", given.criterion.iter().map(|criterion| criterion.id.as_str()));
        let mut criteria = Vec::new();
        for (at, criterion) in given.criterion.into_iter().enumerate() {
            self.path.extend(["criterion".to_owned(), at.to_string()]);
            criteria.extend(self.criterion(criterion, subject));
            self.path.truncate(2);
        }
        Level { id, name: given.name, says: given.says, criteria }
    }

    fn criterion(&mut self, given: CriterionFile, subject: Subject) -> Option<Criterion> {
        let CriterionFile { id, says, gates, target_from, test, or } = given;
        let mut tests: Vec<Option<Test>> = vec![self.test(&test, "id", subject)];
        for (at, other) in or.iter().enumerate() {
            self.path.extend(["or".to_owned(), at.to_string()]);
            tests.push(self.test(other, "at_least", subject));
            self.path.truncate(4);
        }
        let tests = tests.into_iter().collect::<Option<Vec<Test>>>()?;
        Some(Criterion { id, says, gates, target_from, tests })
    }

    /// `name` is a key that the table surely has, to point at.
    fn test(&mut self, given: &TestFile, name: &str, subject: Subject) -> Option<Test> {
        let bound = match (given.at_least, given.at_most) {
            (Some(target), None) => Some((Bound::AtLeast, target)),
            (None, Some(target)) => Some((Bound::AtMost, target)),
            (None, None) if self.doubtful => None,
            (None, None) => {
                let at = self.key(name);
                let message = "a criterion without a target";
                self.tell(Code::LadderValue.at(self.file, at, message).help("add `at_least = 1`"));
                None
            }
            (Some(_), Some(_)) => {
                let at = self.key("at_most");
                let message = "a criterion has one target: `at_least` or `at_most`";
                self.tell(Code::LadderValue.at(self.file, at, message).help("make it two criteria"));
                None
            }
        };
        let what = match (&given.kind, &given.measure) {
            (None, None) if self.doubtful => {
                // A kind that could not be read hides nothing of what is wrong with its condition.
                if let Some(source) = &given.condition {
                    self.condition(source, &[]);
                }
                None
            }
            (None, None) => {
                let at = self.key(name);
                let message = "a criterion that counts nothing and reads nothing";
                let help =
                    "add `kind = \"case\"` to count notes, or `measure = \"audit.rung\"` to read a figure";
                self.tell(Code::LadderValue.at(self.file, at, message).help(help));
                None
            }
            (Some(_), Some(_)) => {
                let at = self.key("measure");
                let message = "a criterion counts notes (`kind`) or reads a `measure`, not both";
                self.tell(Code::LadderValue.at(self.file, at, message).help("make it two criteria"));
                None
            }
            (Some(kinds), None) => self.count(given, &kinds.0),
            (None, Some(measure)) => self.measure(given, measure, subject),
        };
        let (bound, target) = bound?;
        let what = what?;
        if let What::Measure(reading) = &what {
            self.share(reading.measure, bound, target);
        }
        Some(Test { what, bound, target })
    }

    fn count(&mut self, given: &TestFile, kinds: &[crate::config::KindName]) -> Option<What> {
        let kinds: Vec<Kind> = kinds.iter().filter_map(|kind| Kind::from_name(kind.word())).collect();
        if kinds.is_empty() && !self.doubtful {
            let at = self.value("kind");
            self.tell(
                Code::LadderValue.at(self.file, at, "`kind` names no kind").help("name one kind at least"),
            );
        }
        if given.over.is_some() {
            let at = self.key("over");
            let help = "to bound the age of notes write `within = \"180d\"`";
            self.tell(Code::LadderValue.at(self.file, at, "`over` goes with a `measure` only").help(help));
        }
        let condition = match &given.condition {
            Some(source) => Some(self.condition(source, &kinds)?),
            None => None,
        };
        let distinct = match &given.distinct {
            Some(name) => Some(self.distinct(name, &kinds)?),
            None => None,
        };
        let within = given.within.as_deref().and_then(window);
        let parts = condition.as_ref().map(Predicate::parts).unwrap_or_default();
        Some(What::Count(Count { kinds, condition, parts, distinct, within }))
    }

    fn condition(&mut self, source: &str, kinds: &[Kind]) -> Option<Predicate> {
        let predicate = match Predicate::compile(source) {
            Ok(predicate) => predicate,
            Err(error) => {
                let at = self.inside("where", source, error.span);
                let finding = Code::LadderCondition.at(self.file, at, error.message);
                self.tell(match error.help {
                    Some(help) => finding.help(help),
                    None => finding.help("docs/query.md tells what a condition can say"),
                });
                return None;
            }
        };
        for (field, span) in predicate.fields() {
            if let Some(fault) = foreign(field, kinds) {
                let at = self.inside("where", source, span);
                self.tell(Code::LadderCondition.at(self.file, at, fault).help(owners(field)));
            }
        }
        Some(predicate)
    }

    fn distinct(&mut self, name: &str, kinds: &[Kind]) -> Option<&'static str> {
        let at = self.value("distinct");
        let field = query::fields().iter().find(|field| field.name == name);
        let Some(field) = field else {
            let finding = Code::LadderValue.at(self.file, at, format!("notes have no field `{name}`"));
            let near = nearest(name, query::fields().iter().map(|field| field.name));
            self.tell(match near {
                Some(near) => finding.help(format!("did you mean `{near}`?")).fix(at, format!("\"{near}\"")),
                None => finding.help("docs/query.md lists the fields"),
            });
            return None;
        };
        if let Some(fault) = foreign(field, kinds) {
            self.tell(Code::LadderValue.at(self.file, at, fault).help(owners(field)));
        }
        Some(field.name)
    }

    fn measure(&mut self, given: &TestFile, written: &str, subject: Subject) -> Option<What> {
        let at = self.value("measure");
        for (key, given) in [
            ("where", given.condition.is_some()),
            ("distinct", given.distinct.is_some()),
            ("within", given.within.is_some()),
        ] {
            if given {
                let at = self.key(key);
                let message = format!("`{key}` goes with `kind` only");
                self.tell(
                    Code::LadderValue.at(self.file, at, message).help("a measure has a span of its own"),
                );
            }
        }
        let (name, level) = match written.strip_suffix(')').and_then(|call| call.split_once('(')) {
            Some((name, level)) => (name.trim(), Some(level.trim().trim_matches(['"', '\'']).to_owned())),
            None => (written, None),
        };
        let Some(measure) = Measure::named(name) else {
            let finding = Code::LadderMeasure.at(self.file, at, format!("there is no measure `{name}`"));
            let near = nearest(name, Measure::ALL.iter().map(|measure| measure.name()));
            self.tell(match near {
                Some(near) => {
                    let better = written.replacen(name, near, 1);
                    finding.help(format!("did you mean `{near}`?")).fix(at, format!("\"{better}\""))
                }
                None => finding.help("docs/ladders.md lists the measures"),
            });
            return None;
        };
        let fault = match (measure.of(), &level, subject) {
            (Of::Domains, None, _) => Some(("`capability.domains_at` needs a level", DOMAINS_AT)),
            (Of::Domains, _, Subject::Domain) => {
                Some(("a ladder of domains can't count domains", "read it from a ladder of the person"))
            }
            (Of::Domain, _, Subject::Person) => {
                Some(("this measure is of one domain", "it goes with `subject = \"domain\"` only"))
            }
            (of, _, Subject::Domain) if of != Of::Domain => {
                Some(("this measure is of the person", "it goes with `subject = \"person\"` only"))
            }
            (of, Some(_), _) if of != Of::Domains => {
                Some(("this measure takes nothing in parentheses", "remove the parentheses"))
            }
            _ => None,
        };
        if let Some((message, help)) = fault {
            self.tell(Code::LadderMeasure.at(self.file, at, message).help(help));
        }
        if given.over.is_some() && !measure.takes_over() {
            let at = self.key("over");
            let message = format!("`{name}` has a span of its own");
            self.tell(Code::LadderValue.at(self.file, at, message).help("remove `over`"));
        }
        let over = given.over.map(|over| over as usize);
        Some(What::Measure(Reading { measure, over, level, at }))
    }

    /// A share of 30 is a slip for 0.3, and a criterion that nobody can meet.
    fn share(&mut self, measure: Measure, bound: Bound, target: f64) {
        let key = if bound == Bound::AtLeast { "at_least" } else { "at_most" };
        let range = match measure.unit() {
            Unit::Share => 0.0..=1.0,
            Unit::Change => -1.0..=1e9,
            _ => return,
        };
        if !range.contains(&target) {
            let at = self.value(key);
            let message = format!("`{}` is a share, and can't be {target}", measure.name());
            let better = target / 100.0;
            let finding = Code::LadderValue.at(self.file, at, message).help("a share goes from 0 to 1");
            let better = range.contains(&better).then(|| better.to_string());
            self.tell(better.into_iter().fold(finding, |finding, better| finding.fix(at, better)));
        }
    }

    /// Ids that stand for two things.
    fn twice<'i>(&mut self, list: &str, ids: impl Iterator<Item = &'i str>) {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        for (at, id) in ids.enumerate() {
            let Some(first) = seen.insert(id, at) else { continue };
            seen.insert(id, first);
            let place = |at: usize| {
                let at = at.to_string();
                let path: Vec<&str> =
                    self.path.iter().map(String::as_str).chain([list, at.as_str(), "id"]).collect();
                self.sites.value(&path)
            };
            let message =
                format!("`{id}` is the id of two {}", if list == "level" { "levels" } else { "criteria" });
            let finding = Code::LadderTwice.at(self.file, place(at), message);
            let finding = finding.related(self.file, Some(place(first)), "the first one");
            self.findings.push(finding.help("give one of them another id"));
        }
    }

    fn tell(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    fn key(&self, name: &str) -> Span {
        self.sites.key(&self.within(name))
    }

    fn value(&self, name: &str) -> Span {
        self.sites.value(&self.within(name))
    }

    fn inside(&self, name: &str, content: &str, part: std::ops::Range<usize>) -> Span {
        self.sites.inside(&self.within(name), content, part)
    }

    fn within<'n>(&'n self, name: &'n str) -> Vec<&'n str> {
        self.path.iter().map(String::as_str).chain([name]).collect()
    }
}

const DOMAINS_AT: &str = "write it like `capability.domains_at(diagnoses)`";

/// Why a condition on notes of these kinds can't ask for a field. Where no kind is known, nothing can be said.
fn foreign(field: &QueryField, kinds: &[Kind]) -> Option<String> {
    let known =
        kinds.is_empty() || field.kinds.is_empty() || kinds.iter().any(|kind| field.kinds.contains(kind));
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
    (!known).then(|| format!("no note of kind `{}` has `{}`", names.join("` or `"), field.name))
}

fn owners(field: &QueryField) -> String {
    let names: Vec<String> = field.kinds.iter().map(|kind| format!("`{}`", kind.name())).collect();
    format!("it is a field of {}", names.join(", "))
}
