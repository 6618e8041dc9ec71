use crate::render::changes::Format;
use clap::{ArgGroup, Args};
use std::path::PathBuf;

/// Say what changed in every figure and level: since a day, or since an earlier build
///
/// With --since both sides come from the notes as they stand: what they say about then, and what they say about
/// now. With --against the one side is what a build really said. Only what changed is told; the figures that are
/// the same are counted.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("before").args(["since", "against"]).required(true))]
#[command(after_help = "Examples:
  casebook diff --since 30d
  casebook diff --since 2026-Q3 --report ledger
  casebook diff --since 2026-01-01 --as-of 2026-06-30   between two days of the past
  casebook diff --against ~/backup/casebook             since that build
  casebook diff --since 7d --exit-code > changes.txt    for a script that mails them

Exit codes: 0, and with --exit-code 1 where something changed; 2 could not run.")]
pub struct DiffArgs {
    /// The vault
    pub vault: Option<PathBuf>,
    /// The day to compare with: 2026-06-30, 2026-W26 (its Sunday), 2026-Q2 (its last day), 30d (so many days back)
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// The output folder of an earlier build, or its folder data/
    #[arg(long, value_name = "DIR")]
    pub against: Option<PathBuf>,
    /// Only this report
    #[arg(long, value_name = "REPORT")]
    pub report: Option<String>,
    /// Tell smaller changes too: those that follow from others, move with the day, or vanish when rounded
    #[arg(long)]
    pub all: bool,
    /// Exit with 1 if something changed
    #[arg(long)]
    pub exit_code: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}
