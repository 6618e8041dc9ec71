//! The command line: arguments, printing, exit codes. One file a command.

#![expect(
    clippy::disallowed_methods,
    reason = "the command line reads the environment, the clock and the current folder"
)]

mod args;
mod build;
mod check;
mod dashboard;
mod data;
mod diff;
mod diff_args;
mod earlier;
mod explain;
mod export;
mod init;
mod ladders;
mod list;
mod memory;
mod new;
mod new_file;
mod open;
mod outcome;
mod output;
mod portfolio;
mod publish;
mod reader;
mod saved;
mod schema;
mod serve;
mod serve_args;
mod shell;
mod show;
mod show_digest;
mod show_levels;
mod show_tables;
mod table;
mod templates;
mod unchanged;
mod way;

use clap::Parser;
use std::process::ExitCode;

pub use args::Cli;
pub use outcome::Outcome;
pub use serve::interrupted;

/// Runs the program on the arguments of the process.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    output::set_up(&cli.global);
    match dispatch(&cli) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) => {
            output::failure(&error);
            ExitCode::from(2)
        }
    }
}

fn dispatch(cli: &Cli) -> anyhow::Result<Outcome> {
    use args::Command;
    match &cli.command {
        Command::Init(args) => init::run(&cli.global, args),
        Command::New(args) => new::run(&cli.global, args),
        Command::List(args) => list::run(&cli.global, args),
        Command::Export(args) => export::run(&cli.global, args),
        Command::Schema(args) => schema::run(args),
        Command::Check(args) => check::run(&cli.global, args),
        Command::Build(args) => build::run(&cli.global, args),
        Command::Serve(args) => serve::run(&cli.global, args),
        Command::Publish(args) => publish::run(&cli.global, args),
        Command::Diff(args) => diff::run(&cli.global, args),
        Command::Show(args) => show::run(&cli.global, args),
        Command::Templates(args) => templates::run(&cli.global, args),
        Command::Explain(args) => explain::run(&cli.global, args),
        Command::Completions(args) => Ok(shell::completions(args)),
        Command::Man(args) => shell::man(args),
    }
}
