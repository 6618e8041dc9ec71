use super::args::ExplainArgs;
use super::outcome::Outcome;
use super::output;
use crate::diagnostic::{Code, nearest};
use anyhow::anyhow;
use std::fmt::Write;

/// `casebook explain`
pub(super) fn run(args: &ExplainArgs) -> anyhow::Result<Outcome> {
    let Some(id) = &args.code else {
        let mut all = String::new();
        for code in Code::ALL {
            let _ = writeln!(all, "{}  {:<7}  {}", code.id(), code.severity().name(), code.title());
        }
        output::print(&all);
        return Ok(Outcome::Fine);
    };
    let code = Code::from_id(id).ok_or_else(|| {
        let near = nearest(&id.to_uppercase(), Code::ALL.iter().map(|code| code.id()));
        let hint = near
            .map_or("`casebook explain` lists all codes".to_owned(), |near| format!("did you mean {near}?"));
        anyhow!("there is no code `{id}`; {hint}")
    })?;
    output::print(code.page());
    Ok(Outcome::Fine)
}
