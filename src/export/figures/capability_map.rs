use crate::export::column::{Column, Place};
use crate::export::table::Table;
use crate::export::ty::Type;

/// The tables of the capability map.
pub(super) fn tables() -> Vec<Table> {
    let report = "capability-map";
    let says = "A problem area, with the cases of those nested in it.";
    vec![
        Table::of_report(("capability_domains", says), report, &["domains"], &["domain"], DOMAINS),
        Table::of_report(
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
        Table::of_report(
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
    ]
}

const DOMAIN: Column =
    Column::new("domain", Type::Text, "The domain, by identity.").at(Place::Above(&["domain"]));

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
