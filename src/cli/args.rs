use crate::render::findings::Format;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Shows what a folder of Markdown notes proves: what you can diagnose, what it was worth, where your
/// weeks go.
///
/// Notes are only ever read. Reports are written into one folder of their own.
#[derive(Debug, Parser)]
#[command(name = "casebook", version, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = "Examples:
  casebook init ~/notes            settings and note templates for a vault
  casebook new case \"DNS timeouts\"  a note for a problem you just debugged
  casebook check                   what is wrong in the notes, with the fix
  casebook build                   the reports, into the folder casebook/ of the vault

The vault is the folder given, or the nearest one above holding casebook.toml or .obsidian/.
Exit codes: 0 fine, 1 errors in notes, 2 could not run.")]
pub struct Cli {
    /// What every command takes.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
pub struct Global {
    /// Compute everything as of this day [default: as_of of the settings, else today]
    #[arg(long, global = true, value_name = "DATE")]
    pub as_of: Option<String>,
    /// When to use colour
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
    /// Say only what was asked for
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say more
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// Threads to read notes with [default: one a core]
    #[arg(long, global = true, value_name = "N")]
    pub threads: Option<usize>,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    Check(CheckArgs),
    Explain(ExplainArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

/// Say what is wrong in the notes, and how to mend it
///
/// Every finding of every note is told, each with its place and a stable code; `casebook explain CODE`
/// tells more about one. Exits with 1 if there are errors.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  casebook check                        the vault around the current folder
  casebook check ~/notes --format short one line a finding, for an editor
  casebook check --fix                  apply the replacements that can't change what a note says
  casebook check --format sarif > casebook.sarif")]
pub struct CheckArgs {
    /// The vault
    pub vault: Option<PathBuf>,
    /// How to print findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Apply the safe replacements to the notes
    #[arg(long)]
    pub fix: bool,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
}

/// Explain a diagnostic code
#[derive(Debug, Args)]
#[command(after_help = "Example:
  casebook explain CB0102")]
pub struct ExplainArgs {
    /// A code such as CB0102; all codes if none is given
    pub code: Option<String>,
}

/// Print a completion script for a shell
#[derive(Debug, Args)]
#[command(after_help = "Example:
  casebook completions zsh > ~/.zfunc/_casebook")]
pub struct CompletionsArgs {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// Print the manual page, or write one a command into a folder
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  casebook man | man -l -
  casebook man --out ~/.local/share/man/man1")]
pub struct ManArgs {
    /// Write casebook.1, casebook-build.1, ... into this folder
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}
