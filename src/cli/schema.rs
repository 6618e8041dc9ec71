use super::args::SchemaArgs;
use super::new::kind;
use super::outcome::Outcome;
use super::output;
use crate::config;
use crate::ladder;
use crate::scaffold;

/// `casebook schema`
pub(super) fn run(args: &SchemaArgs) -> anyhow::Result<Outcome> {
    let schema = match args.name.as_deref() {
        None => scaffold::all(),
        Some("config") => config::json_schema(),
        Some("ladder") => ladder::json_schema(),
        Some(name) => scaffold::schema(kind(name)?),
    };
    output::print(&format!("{}\n", serde_json::to_string_pretty(&schema)?));
    Ok(Outcome::Fine)
}
