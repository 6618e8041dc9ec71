use super::check::{Check, Codes};
use super::places::Places;
use super::schema::Rule;
use super::settings::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{LineIndex, Span};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;
use toml::de::DeTable;

/// What findings about `casebook.toml` are called.
const CODES: Codes = Codes {
    syntax: Code::ConfigSyntax,
    key: Code::ConfigUnknownKey,
    shape: Code::ConfigType,
    value: Code::ConfigValue,
};

/// Reads `casebook.toml`. Never fails: every finding is returned, in the order of the file, beside the
/// settings that remain once what is not sound is left out.
///
/// All findings are errors. A caller that publishes must not go on with any of them: what was left out may be
/// a rule that keeps something private.
pub fn read(file: &Arc<str>, text: &str) -> (Config, Vec<Diagnostic>) {
    let (config, places, findings) = read_by::<Config>(Rule::root(), &CODES, file, text);
    (Config { places, ..config.unwrap_or_default() }, findings)
}

/// Reads another TOML file into a type with its schema (`schema_of`): what is sound of it, where each setting
/// stands, and every finding in the order of the file. There is no value where a key is missing that it can't do
/// without.
pub fn read_as<T: DeserializeOwned>(
    schema: &Value,
    codes: &Codes,
    file: &Arc<str>,
    text: &str,
) -> (Option<T>, Places, Vec<Diagnostic>) {
    read_by(Rule::of(schema), codes, file, text)
}

fn read_by<T: DeserializeOwned>(
    rule: Rule<'_>,
    codes: &Codes,
    file: &Arc<str>,
    text: &str,
) -> (Option<T>, Places, Vec<Diagnostic>) {
    let (tree, errors) = DeTable::parse_recoverable(text);
    let mut check = Check::new(file, text, rule, codes);
    let sound = check.table(tree.get_ref(), Span::new(0, text.len()), rule);
    let Check { places, mut findings, .. } = check;
    if !errors.is_empty() {
        let broken = Broken::new(text, &errors);
        findings.retain(|finding| !finding.span.is_some_and(|span| broken.covers(span)));
        findings.extend(broken.findings(file, codes.syntax));
    }
    let value = sound.and_then(|sound| {
        let read = serde_json::from_value::<T>(sound);
        // The schema and the types come from one definition, so this can't happen; if it does, say so.
        read.map_err(|error| {
            findings.push(codes.value.about(file, format!("the file can't be read: {error}")));
        })
        .ok()
    });
    findings.sort_by_key(|finding| finding.span);
    (value, places, findings)
}

/// The lines that are no TOML, each with what the parser says of it first: its further complaints about a
/// line are about what it made of the beginning.
struct Broken<'t> {
    text: &'t str,
    index: LineIndex<'t>,
    lines: BTreeMap<u32, &'t toml::de::Error>,
}

impl<'t> Broken<'t> {
    fn new(text: &'t str, errors: &'t [toml::de::Error]) -> Self {
        let index = LineIndex::new(text);
        let mut lines = BTreeMap::new();
        for error in errors {
            lines.entry(index.position(place(error, text).start).line).or_insert(error);
        }
        Self { text, index, lines }
    }

    /// True where the parser had to guess: on a broken line, and below a broken `[table]` up to the next.
    fn covers(&self, span: Span) -> bool {
        let is_header = |line: u32| self.index.line(line).trim_start().starts_with('[');
        let line = self.index.position(span.start).line;
        match self.lines.range(..=line).next_back() {
            Some((&broken, _)) if broken == line => true,
            Some((&broken, _)) => is_header(broken) && !(broken + 1..=line).any(is_header),
            None => false,
        }
    }

    fn findings(&self, file: &Arc<str>, code: Code) -> impl Iterator<Item = Diagnostic> {
        self.lines.values().map(move |error| {
            let message = format!("not TOML: {}", error.message());
            let finding = code.at(file, place(error, self.text), message);
            finding.help(if error.message().contains("duplicate key") {
                "keep one of the two"
            } else {
                "a line is `key = value`, `[table]` or a `# comment`; text stands in quotes"
            })
        })
    }
}

fn place(error: &toml::de::Error, text: &str) -> Span {
    error.span().map_or(Span::at(text.len()), Span::from)
}
