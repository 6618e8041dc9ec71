use super::args::{ExplainArgs, ExplainFormat, Global};
use super::open::{SETTINGS, Session, open};
use super::outcome::Outcome;
use super::output;
use crate::diagnostic::{Code, nearest};
use crate::explain::find::{quoted, suggestion};
use crate::explain::{As, Meaning, explain, find, overview};
use crate::render::{explanation, markdown};
use crate::report::text;
use anyhow::anyhow;
use serde_json::json;
use std::path::Path;

/// The name that lists all codes.
const CODES: &str = "codes";

/// `casebook explain`
pub(super) fn run(global: &Global, args: &ExplainArgs) -> anyhow::Result<Outcome> {
    let name = args.name.join(" ");
    // Codes are the same in every vault, so that none is opened for them.
    if args.r#as.is_none_or(|sort| sort == As::Code) {
        if name == CODES {
            output::print(&codes(args.format));
            return Ok(Outcome::Fine);
        }
        if let Some(code) = Code::from_id(&name) {
            output::print(&page(code, args.format));
            return Ok(Outcome::Fine);
        }
        if args.r#as.is_some() || is_like_a_code(&name) {
            return Err(no_code(&name));
        }
    }
    if let Some(hint) = meant_as_vault(args, is_vault) {
        return Err(anyhow!("`{name}` ends in the folder of a vault; {hint}"));
    }
    let session = open(args.vault.as_deref(), None, global)?;
    if name.is_empty() {
        output::print(&everything(&session, args.format, global.verbose));
        return Ok(Outcome::Fine);
    }
    let view = session.view();
    match find(&view, &name, args.r#as).as_slice() {
        [] => Err(unknown(&session, args, &name)),
        [meaning] => {
            output::print(&explained(&session, meaning, args.format));
            Ok(Outcome::Fine)
        }
        several => Err(ambiguous(&session, &name, several)),
    }
}

fn explained(session: &Session, meaning: &Meaning, format: ExplainFormat) -> String {
    let explanation = explain(&session.view(), meaning);
    match format {
        ExplainFormat::Text => explanation::text(&explanation, output::drawing()),
        ExplainFormat::Md => markdown::explanation(&explanation, &session.config),
        ExplainFormat::Json => text(&explanation),
    }
}

fn everything(session: &Session, format: ExplainFormat, all: bool) -> String {
    let overview = overview(&session.view());
    match format {
        ExplainFormat::Text => explanation::overview(&overview, all, output::drawing()),
        ExplainFormat::Md => markdown::overview(&overview),
        ExplainFormat::Json => text(&overview),
    }
}

/// The page of a code is Markdown and good to read as it is.
fn page(code: Code, format: ExplainFormat) -> String {
    match format {
        ExplainFormat::Text | ExplainFormat::Md => code.page().to_owned(),
        ExplainFormat::Json => text(&described(code, Some(code.page()))),
    }
}

fn codes(format: ExplainFormat) -> String {
    let codes = Code::ALL.iter().copied();
    let line = |code: Code| match format {
        ExplainFormat::Md => format!("- {}: {} ({})", code.id(), code.title(), code.severity().name()),
        _ => format!("{}  {:<7}  {}", code.id(), code.severity().name(), code.title()),
    };
    match format {
        ExplainFormat::Json => text(&codes.map(|code| described(code, None)).collect::<Vec<_>>()),
        _ => codes.map(line).collect::<Vec<_>>().join("\n") + "\n",
    }
}

fn described(code: Code, page: Option<&str>) -> serde_json::Value {
    let mut value = json!({ "code": code.id(), "severity": code.severity(), "title": code.title() });
    if let Some(page) = page {
        value["page"] = json!(page);
    }
    value
}

/// `CB` and digits.
fn is_like_a_code(name: &str) -> bool {
    let digits = name.get(..2).filter(|start| start.eq_ignore_ascii_case("cb")).map(|_| &name[2..]);
    digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}

fn no_code(name: &str) -> anyhow::Error {
    let near = nearest(&name.to_uppercase(), Code::ALL.iter().map(|code| code.id()));
    let hint = near.map_or(format!("`casebook explain {CODES}` lists all codes"), |near| {
        format!("did you mean {near}?")
    });
    anyhow!("there is no code `{name}`; {hint}")
}

fn unknown(session: &Session, args: &ExplainArgs, name: &str) -> anyhow::Error {
    if let Some(hint) = meant_as_vault(args, Path::is_dir) {
        return anyhow!("nothing here is called `{name}`; {hint}");
    }
    let hint = suggestion(&session.view(), name)
        .map_or("`casebook explain` lists what can be explained".to_owned(), |near| {
            format!("did you mean `casebook explain {}`?", quoted(&near))
        });
    let sort = args.r#as.map_or("nothing", |sort| match sort {
        As::Figure => "no figure",
        As::Signal => "no signal",
        As::Domain => "no domain",
        As::Pattern => "no pattern",
        As::Ladder => "no ladder",
        As::Criterion => "no criterion",
        As::Note | As::Code => "no note",
    });
    anyhow!("{sort} here is called `{name}`; {hint}")
}

/// Settings make a folder a vault.
fn is_vault(folder: &Path) -> bool {
    folder.join(SETTINGS).is_file() || folder.join(".obsidian").is_dir()
}

/// Other commands take the vault as their last word.
fn meant_as_vault(args: &ExplainArgs, is_meant: fn(&Path) -> bool) -> Option<String> {
    let (last, before) = args.name.split_last()?;
    let is_folder = args.vault.is_none() && is_meant(Path::new(last));
    let mut words: Vec<String> = before.iter().map(|word| quoted(word)).collect();
    words.extend(["--vault".to_owned(), quoted(last)]);
    is_folder.then(|| format!("did you mean `casebook explain {}`?", words.join(" ")))
}

fn ambiguous(session: &Session, name: &str, several: &[Meaning]) -> anyhow::Error {
    let view = session.view();
    let told: Vec<(String, String)> = several.iter().map(|meaning| meaning.told(&view)).collect();
    let widest = told.iter().map(|(command, _)| command.chars().count()).max().unwrap_or(0);
    let lines = told.iter().map(|(command, what)| format!("\n  casebook explain {command:<widest$}  {what}"));
    anyhow!("`{name}` means several things; say which:{}", lines.collect::<String>())
}
