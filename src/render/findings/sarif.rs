use super::lines::{Lines, Placed};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::Span;
use serde::Serialize;
use std::fmt::{self, Write as _};

/// Draws findings as one SARIF 2.1.0 run, with a rule for every code.
pub(super) fn draw(
    to: &mut dyn fmt::Write,
    diagnostics: &[Diagnostic],
    lines: &mut Lines<'_>,
) -> fmt::Result {
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "casebook",
                    version: env!("CARGO_PKG_VERSION"),
                    rules: Code::ALL.iter().map(|&code| rule(code)).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results: diagnostics.iter().map(|diagnostic| result(diagnostic, lines)).collect(),
        }],
    };
    to.write_str(&serde_json::to_string_pretty(&log).map_err(|_| fmt::Error)?)?;
    to.write_char('\n')
}

fn rule(code: Code) -> Rule {
    Rule {
        id: code.id(),
        short_description: Text { text: code.title().into() },
        help: Help { text: code.page(), markdown: code.page() },
        default_configuration: Configuration { level: level(code.severity()) },
    }
}

fn result(diagnostic: &Diagnostic, lines: &mut Lines<'_>) -> Finding {
    let location = |file: &str, span: Option<Span>, message: Option<&str>, lines: &mut Lines<'_>| Location {
        physical_location: Physical {
            artifact_location: artifact(file),
            region: lines.place(file, span).map(|placed| Region::of(&placed)),
        },
        message: message.map(|text| Text { text: text.into() }),
    };
    let locations =
        (!diagnostic.file.is_empty()).then(|| location(&diagnostic.file, diagnostic.span, None, lines));
    let related = diagnostic.related.iter().filter(|related| !related.file.is_empty());
    let related = related.map(|r| location(&r.file, r.span, Some(&r.label), lines)).collect();
    let text = match &diagnostic.help {
        Some(help) => format!("{}\n{help}", diagnostic.message),
        None => diagnostic.message.clone(),
    };
    Finding {
        rule_id: diagnostic.code.id(),
        rule_index: Code::ALL.iter().position(|&code| code == diagnostic.code),
        level: level(diagnostic.severity),
        message: Text { text },
        locations: locations.into_iter().collect(),
        related_locations: related,
        fixes: fix(diagnostic, lines).into_iter().collect(),
    }
}

fn fix(diagnostic: &Diagnostic, lines: &mut Lines<'_>) -> Option<Fix> {
    let fix = diagnostic.fix.as_ref()?;
    let placed = lines.place(&diagnostic.file, Some(fix.span))?;
    let replacement = Replacement {
        deleted_region: Region::of(&placed),
        inserted_content: Text { text: fix.replacement.clone() },
    };
    let change = Change { artifact_location: artifact(&diagnostic.file), replacements: [replacement] };
    let text = diagnostic.help.clone().unwrap_or_else(|| diagnostic.code.title().into());
    Some(Fix { description: Text { text }, artifact_changes: [change] })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A path in the vault as a relative address.
fn artifact(file: &str) -> Artifact {
    let mut uri = String::with_capacity(file.len());
    for byte in file.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(byte.into());
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    Artifact { uri }
}

impl Region {
    fn of(placed: &Placed<'_, '_>) -> Self {
        let (start, end) = (placed.start(), placed.end());
        Self {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

/// Declares the objects of the format, named as they are there.
macro_rules! objects {
    ($($name:ident { $($(#[$meta:meta])* $field:ident: $kind:ty,)* })*) => {$(
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct $name { $($(#[$meta])* $field: $kind,)* }
    )*};
}

objects! {
    Log { #[serde(rename = "$schema")] schema: &'static str, version: &'static str, runs: [Run; 1], }
    Run { tool: Tool, column_kind: &'static str, results: Vec<Finding>, }
    Tool { driver: Driver, }
    Driver { name: &'static str, version: &'static str, rules: Vec<Rule>, }
    Rule {
        id: &'static str,
        short_description: Text,
        help: Help,
        default_configuration: Configuration,
    }
    Configuration { level: &'static str, }
    Help { text: &'static str, markdown: &'static str, }
    Text { text: String, }
    Finding {
        rule_id: &'static str,
        rule_index: Option<usize>,
        level: &'static str,
        message: Text,
        #[serde(skip_serializing_if = "Vec::is_empty")] locations: Vec<Location>,
        #[serde(skip_serializing_if = "Vec::is_empty")] related_locations: Vec<Location>,
        #[serde(skip_serializing_if = "Vec::is_empty")] fixes: Vec<Fix>,
    }
    Location {
        physical_location: Physical,
        #[serde(skip_serializing_if = "Option::is_none")] message: Option<Text>,
    }
    Physical {
        artifact_location: Artifact,
        #[serde(skip_serializing_if = "Option::is_none")] region: Option<Region>,
    }
    Artifact { uri: String, }
    Region { start_line: u32, start_column: u32, end_line: u32, end_column: u32, }
    Fix { description: Text, artifact_changes: [Change; 1], }
    Change { artifact_location: Artifact, replacements: [Replacement; 1], }
    Replacement { deleted_region: Region, inserted_content: Text, }
}
