//! The tables of what reports compute: one a list of a report.

use super::column::{Column, Place, Type};
use super::table::{Group, Source, Table};

/// Shares of the layers, rung and what goes with it, of a week or of several.
const SHARES: [Column; 7] = [
    Column::new("execution_share", Type::Double, "The share spent doing the work, 0-1."),
    Column::new("orchestration_share", Type::Double, "The share spent arranging how work is done, 0-1."),
    Column::new("innovation_share", Type::Double, "The share spent finding new work worth doing, 0-1."),
    Column::new("rung", Type::Double, "The mean human dependency, 1-5."),
    Column::new("exposure", Type::Double, "The share of scored hours with score 1-2, 0-1."),
    Column::new("high_share", Type::Double, "The share of scored hours with score 4-5, 0-1."),
    Column::new("scored_share", Type::Double, "The share of hours that have a score, 0-1."),
];

/// The tables, report by report.
pub(super) fn figure_tables() -> Vec<Table> {
    let mut tables = capability_map();
    tables.extend(ledger());
    tables.extend(time());
    tables
}

fn table(
    (name, says): (&'static str, &'static str),
    report: &'static str,
    list: &'static [&'static str],
    key: &'static [&'static str],
    columns: &[Column],
) -> Table {
    Table::new(Group::Figures, (name, says), Source::new(report, list), key, columns)
}

const DOMAIN: Column =
    Column::new("domain", Type::Text, "The domain, by identity.").at(Place::Above(&["domain"]));

fn capability_map() -> Vec<Table> {
    let report = "capability-map";
    let says = "A problem area, with the cases of those nested in it.";
    vec![
        table(("capability_domains", says), report, &["domains"], &["domain"], DOMAINS),
        table(
            ("capability_patterns", "A recurring cause within a domain."),
            report,
            &["domains", "patterns"],
            &["domain", "pattern"],
            &[
                DOMAIN,
                Column::new("pattern", Type::Text, "Its name, by identity."),
                Column::new("cases", Type::Bigint, "How many cases of the domain have it."),
                Column::new("mechanisms", Type::Texts, "The mechanisms meant to prevent it, by file."),
                Column::new("covered", Type::Boolean, "True where one of them is in force."),
            ],
        ),
        table(
            ("capability_first_checks", "What the diagnostic paths of a domain begin with."),
            report,
            &["domains", "first_checks"],
            &["domain", "checked"],
            &[
                DOMAIN,
                Column::new("checked", Type::Text, "The check (`check` of the data contract).")
                    .at(Place::At(&["check"])),
                Column::new("n", Type::Bigint, "How many cases begin with it."),
            ],
        ),
        table(
            ("recurring_patterns", "A cause of two or more cases, over all domains."),
            report,
            &["recurring"],
            &["pattern"],
            &[
                Column::new("pattern", Type::Text, "Its name, by identity."),
                Column::new("cases", Type::Bigint, "How many cases have it."),
                Column::new("case_files", Type::Texts, "Those, by file."),
                Column::new("mechanisms", Type::Texts, "The mechanisms meant to prevent it, by file."),
                Column::new("covered", Type::Boolean, "True where one of them is in force."),
            ],
        ),
    ]
}

const DOMAINS: &[Column] = &[
    Column::new("domain", Type::Text, "Its name, by identity."),
    Column::new("cases", Type::Bigint, "How many cases."),
    Column::new("complete_cases", Type::Bigint, "Those with all five parts."),
    Column::new("level", Type::Text, "The level on the capability ladder; null until the ladders are there."),
    Column::new("last_evidence", Type::Date, "The evidence date of its newest note."),
    Column::new("restore_n", Type::Bigint, "Cases whose time to restore is known.")
        .at(Place::At(&["restore", "n"])),
    Column::new("restore_median", Type::Double, "Their median, in minutes.")
        .at(Place::At(&["restore", "median"])),
    Column::new("restore_mean", Type::Double, "Their mean, in minutes.").at(Place::At(&["restore", "mean"])),
    Column::new("restore_p90", Type::Double, "Their 90th percentile; null below five.")
        .at(Place::At(&["restore", "p90"])),
    Column::new("restore_left_out", Type::Bigint, "Cases whose time is unknown.")
        .at(Place::At(&["restore", "left_out"])),
    Column::new("diagnose_n", Type::Bigint, "Cases whose time to diagnose is known.")
        .at(Place::At(&["diagnose", "n"])),
    Column::new("diagnose_median", Type::Double, "Their median, in minutes.")
        .at(Place::At(&["diagnose", "median"])),
    Column::new("diagnose_mean", Type::Double, "Their mean, in minutes.")
        .at(Place::At(&["diagnose", "mean"])),
    Column::new("detect_n", Type::Bigint, "Cases whose time to detect is known.")
        .at(Place::At(&["detect", "n"])),
    Column::new("detect_median", Type::Double, "Their median, in minutes.")
        .at(Place::At(&["detect", "median"])),
    Column::new("detect_mean", Type::Double, "Their mean, in minutes.").at(Place::At(&["detect", "mean"])),
    Column::new("median_checks", Type::Double, "The median number of checks to the root cause."),
    Column::new("median_checks_n", Type::Bigint, "Over how many paths."),
    Column::new("preventions_done", Type::Bigint, "Items of prevention plans that are done."),
    Column::new("playbooks", Type::Texts, "Its capability notes, by file."),
];

const STAGE: Column = Column::new(
    "stage",
    Type::Text,
    "How well it is proved: `claimed`, `no gain`, `measured`, `sustained` or `lost`.",
);
const CATEGORY: Column =
    Column::new("category", Type::Text, "What was made better: `risk`, `cost`, `stability` or `mttr`.");

fn ledger() -> Vec<Table> {
    let amount = |name, ty, says, path| Column::new(name, ty, says).at(Place::At(path));
    vec![
        table(
            ("ledger_values", "A ledger entry in numbers."),
            "ledger",
            &["entries"],
            &["file"],
            &[
                Column::new("file", Type::Text, "The note."),
                Column::new("date", Type::Date, "Its evidence date."),
                CATEGORY,
                STAGE,
                Column::new("improvement", Type::Double, "By how much it got better; positive is better."),
                Column::new("unit", Type::Text, "The unit and period of that, as written."),
                Column::new("relative", Type::Double, "The improvement as a part of the value before."),
                Column::new("share", Type::Double, "My part of it, 0-1; 1 where the note does not say."),
                amount(
                    "dimension",
                    Type::Text,
                    "Of my part of its value: `money`, `time`, `count` or `share`.",
                    &["mine", "dimension"],
                ),
                amount("period", Type::Text, "`once` or `year`.", &["mine", "period"]),
                amount("currency", Type::Text, "Of money, by ISO 4217.", &["mine", "currency"]),
                amount("counted", Type::Text, "Of a count: what is counted.", &["mine", "unit"]),
                amount("amount", Type::Double, "My part of its value; time in minutes.", &["mine", "sum"]),
                Column::new(
                    "estimate",
                    Type::Boolean,
                    "True where the note does not say how it was measured.",
                ),
                Column::new(
                    "kept",
                    Type::Double,
                    "The part of the improvement that later measurements keep.",
                ),
            ],
        ),
        table(
            ("ledger_totals", "My parts, added up. What recurs is taken for a year."),
            "ledger",
            &["totals"],
            &["category", "stage", "dimension", "period", "currency", "counted"],
            &[
                CATEGORY,
                STAGE,
                Column::new("dimension", Type::Text, "`money`, `time`, `count` or `share`."),
                Column::new("period", Type::Text, "`once` or `year`."),
                Column::new("currency", Type::Text, "Of money, by ISO 4217."),
                Column::new("counted", Type::Text, "Of a count: what is counted.").at(Place::At(&["unit"])),
                Column::new("amount", Type::Double, "The sum; time in minutes (`sum` of the data contract).")
                    .at(Place::At(&["sum"])),
                Column::new("n", Type::Bigint, "Over how many entries."),
                Column::new("estimates", Type::Bigint, "How many of them do not say how they were measured."),
                Column::new("files", Type::Texts, "Those entries, by file."),
            ],
        ),
    ]
}

fn time() -> Vec<Table> {
    let with_shares = |before: &[Column], after: &[Column]| [before, &SHARES, after].concat();
    let of_report = |name, ty, says, path| Column::new(name, ty, says).at(Place::Above(path));
    vec![
        table(
            ("weeks", "A week with an audit; of two audits of one week the first by path counts."),
            "time",
            &["weeks"],
            &["week"],
            &with_shares(
                &[
                    Column::new("week", Type::Text, "The ISO week: `2026-W47`."),
                    Column::new("file", Type::Text, "The audit."),
                    Column::new("hours", Type::Double, "The hours of the week."),
                ],
                &[],
            ),
        ),
        table(
            ("recent_weeks", "The recent audits together: those of the last 56 days, at most four."),
            "time",
            &["recent"],
            &[],
            &with_shares(
                &[],
                &[
                    Column::new(
                        "rung_from_review",
                        Type::Boolean,
                        "True where the rung is that of a review.",
                    ),
                    Column::new("n", Type::Bigint, "How many audits."),
                    Column::new(
                        "n_shares",
                        Type::Bigint,
                        "How many of them say which layer hours belong to.",
                    ),
                    Column::new("n_rung", Type::Bigint, "How many of them have a rung."),
                    of_report(
                        "automation_candidate",
                        Type::Text,
                        "The repetitive activity with most hours.",
                        &["automation_candidate", "activity"],
                    ),
                    of_report(
                        "automation_hours",
                        Type::Double,
                        "Its hours.",
                        &["automation_candidate", "hours"],
                    ),
                ],
            ),
        ),
        table(
            ("judgment_askers", "A person who asked for my judgment, in the recent audits."),
            "time",
            &["diagnostic", "askers"],
            &["person"],
            &[
                Column::new("person", Type::Text, "Their name as first written."),
                Column::new("n", Type::Bigint, "How often."),
                Column::new("audits", Type::Texts, "The audits that say so, by file."),
            ],
        ),
        table(
            ("quarters", "A quarter, by the four visibility metrics."),
            "time",
            &["visibility"],
            &["quarter"],
            QUARTERS,
        ),
    ]
}

const QUARTERS: &[Column] = &[
    Column::new("quarter", Type::Text, "The calendar quarter: `2026-Q3`."),
    Column::new("partial", Type::Boolean, "True for one that is not whole: it is compared with nothing."),
    Column::new("restore_median", Type::Double, "The median time to restore of my cases, in minutes."),
    Column::new("restore_mean", Type::Double, "The mean (MTTR) of my cases, in minutes."),
    Column::new("restore_n", Type::Bigint, "Cases whose time is known."),
    Column::new("restore_left_out", Type::Bigint, "Cases whose time is unknown."),
    Column::new("incidents", Type::Bigint, "The incidents that audits tell, else the cases I recorded."),
    Column::new("incidents_from_audits", Type::Boolean, "True where audits tell them."),
    Column::new("oncall_pages_per_week", Type::Double, "The mean over the audits that give them."),
    Column::new("oncall_hours_per_week", Type::Double, "The mean over the audits that give them."),
    Column::new("change_success_rate", Type::Double, "1 - failed changes / changes."),
];
