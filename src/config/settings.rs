//! Every key of `casebook.toml`, once. The doc comments are the user's documentation: the JSON Schema, the
//! reference page, the check of names and types and the words of its findings are all made from them.

use super::choices::{DashboardNotes, Direction, KindName, LinkStyle};
use super::formats::{DateText, ExtensionText, FolderText, GlobText, IdText, TagText, UrlText, ZoneText};
use super::places::Places;
use super::scope::{Folder, Tag};
use super::size::ByteSize;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The settings of a vault, from `casebook.toml` at its root. Every key is optional.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The day that every figure is computed as of. `--as-of` goes first; without either it is
    /// `SOURCE_DATE_EPOCH`, else today.
    #[schemars(with = "DateText")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// The time zone of times without an offset, by its IANA name. By default the system's.
    #[schemars(with = "ZoneText")]
    #[serde(skip_serializing_if = "Option::is_none", with = "super::zone")]
    pub timezone: Option<TimeZone>,
    /// The day from which on cases were written down. Prevention is measured from then on; by default from
    /// the earliest case.
    #[schemars(with = "DateText")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub observed_since: Option<Date>,
    /// The output folder, in the vault unless the path is absolute.
    #[schemars(length(min = 1))]
    pub out: String,
    /// Notes to leave out, as globs over paths in the vault. A glob without `/` is tried in every folder; one
    /// that names a folder takes everything in it.
    #[schemars(with = "Vec<GlobText>")]
    pub exclude: Vec<String>,
    /// Whether what `.gitignore` names is left out. `.casebookignore` always is.
    pub gitignore: bool,
    /// The folder of the note templates, whose notes are not read.
    #[schemars(with = "FolderText")]
    pub note_templates: Folder,
    /// The size above which a note is not read: text such as `10 MiB`, or a number of bytes.
    pub size_limit: ByteSize,
    /// Further ways of marking a note as one of a kind, beside `type` and the tags that casebook knows.
    pub kinds: BTreeMap<KindName, KindRule>,
    /// Further names of sections and fields, in any language: the name that casebook uses, then yours. They
    /// serve properties, section titles and labels alike.
    #[schemars(example = serde_json::json!({ "root_cause": ["Ursache"] }))]
    pub names: BTreeMap<String, Vec<String>>,
    /// The metrics of ledger entries, by name.
    #[schemars(example = serde_json::json!({ "p99 latency": { "direction": "lower" } }))]
    pub metrics: BTreeMap<String, Metric>,
    /// What never reaches the portfolio. These rules beat `publish: true`.
    pub private: Private,
    /// The look of dashboard and portfolio: a theme that comes with casebook (`slate`), or the name of a folder in
    /// `templates/themes`.
    #[schemars(with = "IdText")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// Terms that the portfolio replaces: whole words, in any letter case, also in titles and file names.
    #[schemars(example = serde_json::json!({ "Acme Corp": "a payments company" }))]
    pub redact: BTreeMap<String, String>,
    /// The public portfolio.
    pub portfolio: Portfolio,
    /// The private dashboard.
    pub dashboard: Dashboard,
    /// Thresholds of the signals in the digest.
    pub signals: Signals,
    /// The reports.
    pub reports: Reports,
    /// Where in the file each key was given, for what only a caller can check.
    #[serde(skip)]
    pub places: Places,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            as_of: None,
            timezone: None,
            observed_since: None,
            out: "casebook".into(),
            exclude: Vec::new(),
            gitignore: true,
            note_templates: Folder::new("templates"),
            size_limit: ByteSize(10 << 20),
            kinds: BTreeMap::new(),
            names: BTreeMap::new(),
            metrics: BTreeMap::new(),
            private: Private::default(),
            theme: None,
            redact: BTreeMap::new(),
            portfolio: Portfolio::default(),
            dashboard: Dashboard::default(),
            signals: Signals::default(),
            reports: Reports::default(),
            places: Places::default(),
        }
    }
}

impl Config {
    /// The matcher of `exclude`, for paths in the vault of files and of folders.
    pub fn excluded(&self) -> globset::GlobSet {
        let mut set = globset::GlobSetBuilder::new();
        let globs = self.exclude.iter().flat_map(|glob| {
            let everywhere = if glob.trim_end_matches('/').contains('/') { "" } else { "**/" };
            let glob = format!("{everywhere}{}", glob.trim_matches('/'));
            [format!("{glob}/**"), glob]
        });
        for glob in globs {
            // A glob that can't be read was reported and dropped by `read`.
            if let Ok(glob) = globset::GlobBuilder::new(&glob).literal_separator(true).build() {
                set.add(glob);
            }
        }
        set.build().unwrap_or_default()
    }
}

/// Further ways of marking a note as one of a kind.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct KindRule {
    /// Tags that make a note one of this kind. The rest of a nested tag is a domain.
    #[schemars(with = "Vec<TagText>", example = ["incident"])]
    pub tags: Vec<Tag>,
    /// Folders whose notes are of this kind, unless `type` or a tag says otherwise.
    #[schemars(with = "Vec<FolderText>", example = ["Incidents"])]
    pub folders: Vec<Folder>,
    /// Further words for this kind in the property `type`.
    #[schemars(inner(length(min = 1)), example = ["outage"])]
    pub types: Vec<String>,
}

/// What casebook should know of a metric.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Metric {
    /// Which way the metric gets better.
    pub direction: Direction,
}

/// What never reaches the portfolio.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Private {
    /// Folders whose notes stay private. Letter case doesn't count.
    #[schemars(with = "Vec<FolderText>")]
    pub folders: Vec<Folder>,
    /// Tags whose notes stay private, nested ones included.
    #[schemars(with = "Vec<TagText>")]
    pub tags: Vec<Tag>,
    /// Kinds whose notes stay private.
    pub kinds: Vec<KindName>,
}

/// The public portfolio.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Portfolio {
    /// The title of the site. By default the name in the profile note.
    #[schemars(with = "String", length(min = 1))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The address at which the site will stand. Without it there is no feed and no sitemap, since both need
    /// full addresses.
    #[schemars(with = "UrlText")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// The words that stand for a link to a note that is not published, where the link has none of its own.
    pub unpublished: String,
    /// Titles of sections that are withheld from every published note.
    #[schemars(inner(length(min = 1)), example = ["Notes to self"])]
    pub sections: Vec<String>,
    /// Extensions of attachments that may be published besides images, although casebook can't strip what
    /// they say about their author.
    #[schemars(with = "Vec<ExtensionText>")]
    pub attachments: Vec<String>,
}

impl Default for Portfolio {
    fn default() -> Self {
        Self {
            title: None,
            base_url: None,
            unpublished: "unpublished note".into(),
            sections: Vec::new(),
            attachments: Vec::new(),
        }
    }
}

/// The private dashboard.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Dashboard {
    /// The notes that get a page: `evidence` for notes of a kind, `all` for ordinary notes too.
    pub notes: DashboardNotes,
}

impl Default for Dashboard {
    fn default() -> Self {
        Self { notes: DashboardNotes::Evidence }
    }
}

/// The reports.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Reports {
    /// How reports link to notes: `wikilink` for Obsidian, `markdown` for GitHub and everything else.
    pub links: LinkStyle,
}

impl Default for Reports {
    fn default() -> Self {
        Self { links: LinkStyle::Wikilink }
    }
}

/// Thresholds of the signals in the digest.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Signals {
    /// Execution trap: the share of execution in each of the last four audits.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub execution_trap: f64,
    /// Containment: the share of execution in each of the last four audits, while no decision is influenced.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub containment: f64,
    /// Middle squeeze: the number of cases in 180 days, with neither a mechanism nor a decision.
    #[schemars(range(min = 1, max = 100_000))]
    pub squeeze_cases: u32,
    /// Missing audits: how many full weeks without one are too many.
    #[schemars(range(min = 1, max = 520))]
    pub missing_weeks: u32,
    /// Stale capability: the days without evidence.
    #[schemars(range(min = 1, max = 36_500))]
    pub stale_days: u32,
    /// One-activity illusion: the share of score-5 activities below which it is one.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub illusion_share: f64,
    /// One-activity illusion: the exposure from which on it is one.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub illusion_exposure: f64,
    /// Shift behind plan: how far the progress may lag behind the time elapsed.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub shift_slack: f64,
    /// Shift behind plan: the day of a plan from which on it is looked at.
    #[schemars(range(min = 0, max = 36_500))]
    pub shift_from_day: u32,
    /// Overconfidence: the least gap between mean confidence and mean outcome.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub overconfidence: f64,
    /// Overconfidence: the least number of decisions with a confidence and an outcome.
    #[schemars(range(min = 1, max = 100_000))]
    pub judged_decisions: u32,
}

impl Default for Signals {
    fn default() -> Self {
        Self {
            execution_trap: 0.8,
            containment: 0.6,
            squeeze_cases: 10,
            missing_weeks: 2,
            stale_days: 180,
            illusion_share: 0.1,
            illusion_exposure: 0.8,
            shift_slack: 0.25,
            shift_from_day: 28,
            overconfidence: 0.15,
            judged_decisions: 10,
        }
    }
}
