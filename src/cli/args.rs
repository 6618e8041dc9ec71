use super::diff_args::DiffArgs;
use super::serve_args::ServeArgs;
use crate::explain::As;
use crate::render::export;
use crate::render::findings::Format;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Shows what a folder of Markdown notes proves: what you can diagnose, what it was worth, where your
/// weeks go.
///
/// Notes are only read, but by `check --fix`. Reports go into one folder of their own.
#[derive(Debug, Parser)]
#[command(name = "casebook", version, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = "Examples:
  casebook init ~/notes            settings and note templates for a vault
  casebook new case \"DNS hangs\"     a note for a problem you just debugged
  casebook check                   what is wrong in the notes, with the fix
  casebook build                   the reports, into the folder casebook/ of the vault
  casebook serve --open            the pages in a browser, kept up to date while you write

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
    Init(InitArgs),
    New(NewArgs),
    Check(CheckArgs),
    Build(BuildArgs),
    Serve(ServeArgs),
    Publish(PublishArgs),
    Show(ShowArgs),
    Diff(DiffArgs),
    List(ListArgs),
    Export(ExportArgs),
    Explain(ExplainArgs),
    Schema(SchemaArgs),
    Templates(TemplatesArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

/// Prepare a folder of notes: settings, note templates, on request examples
///
/// Writes only what is missing; nothing is ever overwritten.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  casebook init ~/notes              settings and note templates
  casebook init ~/notes --examples   and one example note of each kind
  casebook init --github-pages       a workflow that publishes the portfolio every week")]
pub struct InitArgs {
    /// The folder [default: the current one]
    pub dir: Option<PathBuf>,
    /// Add one example note of each kind
    #[arg(long)]
    pub examples: bool,
    /// Add a GitHub Actions workflow that checks and builds every week
    #[arg(long)]
    pub workflow: bool,
    /// Add a GitHub Actions workflow that checks, builds and publishes the portfolio every week
    #[arg(long)]
    pub github_pages: bool,
}

/// Write a new note with the questions to answer
///
/// Prints the path of the note, so that an editor can open it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  casebook new case \"DNS timeouts in the mesh\"
  casebook new audit                 this week, last week's activities filled in
  $EDITOR \"$(casebook new decision \"One issuer for certificates\")\"

Kinds: case, ledger, audit, decision, mechanism, review, plan, capability, profile.")]
pub struct NewArgs {
    /// The kind of note
    pub kind: String,
    /// Its title
    pub title: Option<String>,
    /// The vault [default: the one around the current folder]
    #[arg(long, value_name = "DIR")]
    pub vault: Option<PathBuf>,
    /// The folder of the vault to write into [default: one a kind, such as Cases]
    #[arg(long, value_name = "FOLDER")]
    pub folder: Option<String>,
    /// Print the note instead of writing it
    #[arg(long)]
    pub stdout: bool,
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

/// Write the reports, and the portfolio where notes are published
///
/// Reads the vault and writes into one folder: reports/ (Markdown), data/ (JSON) and portfolio/ (as `casebook publish`
/// does). Only files that casebook wrote itself are ever replaced or deleted; a report that you edited is kept.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  casebook build                       the vault around the current folder
  casebook build ~/notes --out ~/out   another folder for what is written
  casebook build --as-of 2026-06-30    as things stood on that day")]
pub struct BuildArgs {
    /// The vault
    pub vault: Option<PathBuf>,
    /// Where to write [default: `out` of the settings, else casebook/ in the vault]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Exit with 1 if there are errors or warnings in the notes
    #[arg(long)]
    pub strict: bool,
}

/// Write the public portfolio, of published notes alone
///
/// Reads every note anew, makes a site of those that say `publish: true`, looks through every byte of it for what private
/// notes say, and puts it in portfolio/ of the output folder. Where something is found, nothing is written.
///
/// In CI only what `--approve` recorded in portfolio.approved goes out; anything else stops the publication.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  casebook publish --dry-run           everything that would go out, why, and what of it is new
  casebook publish --approve           record that list in portfolio.approved, then publish
  casebook publish --dry-run --approve record it, and publish nothing yet

Exit codes: 0 published, 1 stopped, 2 could not run. docs/publishing.md has more.")]
pub struct PublishArgs {
    /// The vault
    pub vault: Option<PathBuf>,
    /// Where to write [default: `out` of the settings, else casebook/ in the vault]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Show what would go out, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Record what goes out in portfolio.approved, in the vault
    #[arg(long)]
    pub approve: bool,
}

/// Print a report
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  casebook show digest
  casebook show capability-map
  casebook show ledger --format md
  casebook show time --format json | jq .recent")]
pub struct ShowArgs {
    /// digest, capability-map, ledger, tier-progress, prevention, time, decisions, plan or review
    pub report: String,
    /// The vault
    pub vault: Option<PathBuf>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
}

/// How to print a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// A table for the terminal.
    Text,
    /// Markdown, as `build` writes it.
    Md,
    /// The data contract.
    Json,
    /// The main table.
    Csv,
}

/// List notes
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  casebook list --kind case --since 2026-01-01
  casebook list --where 'note.role >= decided && \"network\" in note.domains'
  casebook list --kind case --sort -restore_minutes --format csv > cases.csv

--where takes an expression in CEL, the Common Expression Language. `note` has the fields of the note's
kind and what is computed from them; docs/query.md lists them.")]
pub struct ListArgs {
    /// The vault
    pub vault: Option<PathBuf>,
    /// Only notes of this kind (may be given several times)
    #[arg(long, value_name = "KIND")]
    pub kind: Vec<String>,
    /// Only notes for which this is true
    #[arg(long, value_name = "CEL")]
    pub r#where: Option<String>,
    /// Only notes dated on or after this day
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// Fields to sort by, `-` in front for descending
    #[arg(long, value_name = "FIELDS", allow_hyphen_values = true)]
    pub sort: Option<String>,
    /// How to print the notes
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub format: TableFormat,
}

/// How to print rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// A table for the terminal.
    Text,
    /// The data contract.
    Json,
    /// All plain fields.
    Csv,
}

/// Write notes and figures as tables, for DuckDB, Spark, ClickHouse or SQLite
///
/// Every table of a vault goes into TABLE/vault=NAME/ of one folder, where any number of vaults can stand side by
/// side; with sqlite into one file. A vault's earlier export is replaced, those of other vaults stay. Everything
/// is exported, private notes too; docs/tables.md lists tables and columns.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  casebook export --format sqlite --out ~/casebook-data
  casebook export ~/notes --format jsonl --out ~/lake --vault-name mira
  casebook export --format parquet --out ~/lake/snapshot=2026-11-25   a copy that stays

Parquet needs a casebook that was built with `--features parquet`.")]
pub struct ExportArgs {
    /// The vault
    pub vault: Option<PathBuf>,
    /// What to write
    #[arg(long, value_enum)]
    pub format: export::Format,
    /// The folder to write into: a new one, or one with earlier exports
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// The name of the vault in the export [default: the name of its folder]
    #[arg(long, value_name = "NAME")]
    pub vault_name: Option<String>,
}

/// Print the JSON Schema of a kind's properties, or of the settings
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  casebook schema case
  casebook schema config > casebook.schema.json")]
pub struct SchemaArgs {
    /// A kind, `config` or `ladder`; all kinds if none is given
    pub name: Option<String>,
}

/// Work with the templates of the reports
#[derive(Debug, Args)]
pub struct TemplatesArgs {
    /// What to do with them
    #[command(subcommand)]
    pub command: TemplatesCommand,
}

/// What to do with templates.
#[derive(Debug, Subcommand)]
pub enum TemplatesCommand {
    /// List the templates and which of them this vault overrides
    List {
        /// The vault
        vault: Option<PathBuf>,
    },
    /// Copy built-in templates into the vault's templates/ folder, to be changed there
    ///
    /// Never overwrites. Without a name it copies all.
    #[command(after_help = "Example:
  casebook templates eject reports/ledger.md")]
    Eject {
        /// Templates, such as reports/ledger.md
        names: Vec<String>,
        /// The vault [default: the one around the current folder]
        #[arg(long, value_name = "DIR")]
        vault: Option<PathBuf>,
    },
}

/// Explain a number: its rule, its inputs, the arithmetic, the notes counted and those left out
///
/// What a figure, a signal, a domain, a pattern or a note comes to, written out so that it can be computed again by hand; or
/// what is wrong where `casebook check` names a code. Without a name it lists what can be explained.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  casebook explain                               what can be explained
  casebook explain prevention                    a figure, by name or number
  casebook explain execution trap                a signal of the digest
  casebook explain network/dns                   a domain
  casebook explain conntrack-exhaustion          a pattern
  casebook explain Conntrack saturation alert    a note, by title, file name or path
  casebook explain CB0202                        a code of casebook check
  casebook explain ledger --format json | jq '.sections[] | select(.part == \"left_out\")'

A name that means several things is never guessed: --as says which.")]
pub struct ExplainArgs {
    /// A figure, a signal, a domain, a pattern, a note or a code; several words are one name
    #[arg(value_name = "NAME")]
    pub name: Vec<String>,
    /// What the name means, where it could mean several things
    #[arg(long, value_enum, value_name = "SORT")]
    pub r#as: Option<As>,
    /// The vault [default: the one around the current folder]
    #[arg(long, value_name = "DIR")]
    pub vault: Option<PathBuf>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ExplainFormat::Text)]
    pub format: ExplainFormat,
}

/// How to print an explanation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExplainFormat {
    /// For the terminal.
    Text,
    /// Markdown, with links to the notes.
    Md,
    /// The data contract.
    Json,
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
