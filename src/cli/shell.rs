use super::args::{Cli, CompletionsArgs, ManArgs};
use super::outcome::Outcome;
use super::output;
use crate::io::write_whole;
use anyhow::Context;
use clap::CommandFactory;

/// `casebook completions`
pub(super) fn completions(args: &CompletionsArgs) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "casebook", &mut script);
    output::print(&String::from_utf8_lossy(&script));
    Outcome::Fine
}

/// `casebook man`
pub(super) fn man(args: &ManArgs) -> anyhow::Result<Outcome> {
    let command = Cli::command();
    let Some(folder) = &args.out else {
        output::print(&page(&command)?);
        return Ok(Outcome::Fine);
    };
    std::fs::create_dir_all(folder).with_context(|| format!("can't create {}", folder.display()))?;
    let name = |sub: &str| folder.join(format!("{sub}.1"));
    write_whole(&name("casebook"), page(&command)?.as_bytes()).context("can't write casebook.1")?;
    for sub in command.get_subcommands() {
        let full = format!("casebook-{}", sub.get_name());
        // clap names the page after the command it is given, which knows itself as `build` only.
        let named = page(sub)?.replacen(sub.get_name(), &full, 2);
        write_whole(&name(&full), named.as_bytes()).with_context(|| format!("can't write {full}.1"))?;
    }
    Ok(Outcome::Fine)
}

fn page(command: &clap::Command) -> anyhow::Result<String> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}
