//! Every figure that is compared, report by report. `docs/data.md` has the contract; a test holds the two together.

use super::table::{Arrivals, Better, Figure, Group, Report, Step, Unit, Weight};
use Arrivals::{Counted, Hidden, Listed};
use Better::{AsListed, Higher, Lower, NearZero, Order, Unsaid};
use Unit::{Amount, Count, Date, Days, Files, Flag, Hours, Minutes, Names, Number, Quantity, Share, Word};
use Weight::{Count as Counts, Detail, Headline};

/// The reports in the order in which changes are told: what one can do first, then what it was worth.
pub const REPORTS: &[Report] = &[
    Report { name: "tier-progress", title: "Tier progress", groups: TIER_PROGRESS },
    Report { name: "capability-map", title: "Capability map", groups: CAPABILITY_MAP },
    Report { name: "ledger", title: "Value ledger", groups: LEDGER },
    Report { name: "prevention", title: "Prevention", groups: PREVENTION },
    Report { name: "time", title: "Time", groups: TIME },
    Report { name: "decisions", title: "Decisions", groups: DECISIONS },
    Report { name: "plan", title: "Plans", groups: PLAN },
    Report { name: "review", title: "Reviews", groups: REVIEW },
];

const fn figure(
    path: &'static str,
    says: &'static str,
    unit: Unit,
    better: Better,
    weight: Weight,
) -> Figure {
    Figure { path, says, unit, better, weight, n: "" }
}

/// A figure with the field that holds its n.
const fn of(n: &'static str, figure: Figure) -> Figure {
    Figure { n, ..figure }
}

/// Figures of the report itself.
const fn whole(figures: &'static [Figure]) -> Group {
    Group { steps: &[], noun: ("", ""), arrivals: Hidden, partial: "", figures }
}

const fn items(
    steps: &'static [Step],
    noun: (&'static str, &'static str),
    arrivals: Arrivals,
    figures: &'static [Figure],
) -> Group {
    Group { steps, noun, arrivals, partial: "", figures }
}

const fn step(list: &'static str, key: &'static [(&'static str, &'static str)]) -> Step {
    Step { list, key }
}

const FILE: &[(&str, &str)] = &[("file", "file")];
const LADDERS: Step = step("ladders", &[("ladder", "id"), ("of", "of")]);
const DOMAINS: Step = step("domains", &[("domain", "domain")]);
const PLANS: Step = step("plans", FILE);

const CAPABILITY_LEVELS: Better = Order(&[&["seen"], &["practised"], &["diagnoses"], &["prevents"]]);
const STAGES: Better = Order(&[&["no gain", "lost"], &["claimed"], &["measured"], &["sustained"]]);
const VERDICTS: Better =
    Order(&[&["increased"], &["no baseline", "too early", "undetermined"], &["holding", "reduced"]]);
const PREJUDGMENTS: Better = Order(&[&["adds risk"], &["neutral"], &["reduces risk"]]);
const OUTCOMES: Better = Order(&[&["wrong"], &["mixed"], &["right"]]);

#[rustfmt::skip]
const TIER_PROGRESS: &[Group] = &[
    items(&[LADDERS], ("ladder", "ladders"), Listed, &[
        figure("level", "level", Word, AsListed("criteria", "level"), Headline),
        figure("next", "next level", Word, Unsaid, Detail),
        figure("subject", "subject", Word, Unsaid, Detail),
    ]),
    items(&[LADDERS, step("criteria", &[("level", "level"), ("criterion", "id")])], ("criterion", "criteria"), Hidden, &[
        figure("met", "met", Flag, Higher, Counts),
        figure("progress", "progress", Share, Higher, Detail),
        figure("value", "value", Number, Unsaid, Detail),
        figure("target", "target", Number, Unsaid, Detail),
    ]),
    whole(&[
        figure("position.low", "low end of the dumbbell", Count, Unsaid, Counts),
        figure("position.middle", "middle of the dumbbell", Count, Unsaid, Counts),
        figure("position.high", "high end of the dumbbell", Count, Unsaid, Counts),
    ]),
];

#[rustfmt::skip]
const CAPABILITY_MAP: &[Group] = &[
    whole(&[
        figure("unprevented", "recurring causes not prevented", Count, Lower, Headline),
        figure("cases", "cases", Count, Unsaid, Counts),
        figure("complete_cases", "complete cases", Count, Unsaid, Counts),
        figure("preventions_open", "prevention tasks open", Count, Unsaid, Counts),
    ]),
    items(&[DOMAINS], ("domain", "domains"), Listed, &[
        figure("level", "level", Word, CAPABILITY_LEVELS, Headline),
        figure("cases", "cases", Count, Unsaid, Counts),
        of("restore.n", figure("restore.median", "median time to restore", Minutes, Lower, Headline)),
        of("diagnose.n", figure("diagnose.median", "median time to diagnose", Minutes, Lower, Headline)),
        of("detect.n", figure("detect.median", "median time to detect", Minutes, Lower, Headline)),
        figure("complete_cases", "complete cases", Count, Unsaid, Detail),
        of("median_checks_n", figure("median_checks", "median checks to the cause", Number, Unsaid, Detail)),
        figure("last_evidence", "last evidence", Date, Unsaid, Detail),
        of("restore.n", figure("restore.mean", "mean time to restore", Minutes, Lower, Detail)),
        of("restore.n", figure("restore.p90", "90 % restored within", Minutes, Lower, Detail)),
        figure("restore.n", "times to restore", Count, Unsaid, Detail),
        figure("restore.left_out", "no time to restore", Count, Unsaid, Detail),
        of("diagnose.n", figure("diagnose.mean", "mean time to diagnose", Minutes, Lower, Detail)),
        of("diagnose.n", figure("diagnose.p90", "90 % diagnosed within", Minutes, Lower, Detail)),
        figure("diagnose.n", "times to diagnose", Count, Unsaid, Detail),
        figure("diagnose.left_out", "no time to diagnose", Count, Unsaid, Detail),
        of("detect.n", figure("detect.mean", "mean time to detect", Minutes, Lower, Detail)),
        of("detect.n", figure("detect.p90", "90 % detected within", Minutes, Lower, Detail)),
        figure("detect.n", "times to detect", Count, Unsaid, Detail),
        figure("detect.left_out", "no time to detect", Count, Unsaid, Detail),
    ]),
    items(&[DOMAINS, step("patterns", &[("pattern", "pattern")])], ("pattern", "patterns"), Hidden, &[
        figure("cases", "cases", Count, Unsaid, Detail),
        figure("mechanisms", "mechanisms", Files, Unsaid, Detail),
    ]),
    items(&[DOMAINS, step("first_checks", &[("check", "check")])], ("first check", "first checks"), Hidden, &[
        figure("n", "paths that start with it", Count, Unsaid, Detail),
    ]),
];

#[rustfmt::skip]
const LEDGER: &[Group] = &[
    items(&[step("stages", &[("stage", "stage")])], ("stage", "stages"), Listed, &[
        figure("n", "results", Count, Unsaid, Headline),
    ]),
    items(&[step("headlines", PROVED)], ("kind of amount", "kinds of amounts"), Listed, &[
        figure("proved.sum", "my proved part", Amount, Higher, Headline),
        figure("claimed.sum", "only claimed", Amount, Unsaid, Counts),
        figure("n", "proved results", Count, Unsaid, Detail),
    ]),
    // Where a result moves to a better stage, the total of the one it leaves falls: that is no loss.
    items(&[step("totals", TOTAL)], ("total", "totals"), Hidden, &[
        figure("sum", "my part", Amount, Unsaid, Detail),
        figure("n", "results", Count, Unsaid, Detail),
    ]),
    items(&[step("entries", FILE)], ("result", "results"), Listed, &[
        figure("stage", "stage", Word, STAGES, Headline),
        figure("relative", "better by", Share, Higher, Headline),
        figure("value", "value", Word, Unsaid, Counts),
        figure("share", "my share", Share, Unsaid, Detail),
        figure("improvement", "improvement", Quantity, Higher, Detail),
        figure("category", "category", Word, Unsaid, Detail),
    ]),
];

/// What makes two totals the same.
const TOTAL: &[(&str, &str)] = &[
    ("category", "category"),
    ("stage", "stage"),
    ("dimension", "dimension"),
    ("period", "period"),
    ("currency", "currency"),
    ("unit", "unit"),
];

const PROVED: &[(&str, &str)] = &[
    ("dimension", "proved.dimension"),
    ("period", "proved.period"),
    ("currency", "proved.currency"),
    ("unit", "proved.unit"),
];

#[rustfmt::skip]
const PREVENTION: &[Group] = &[
    items(&[step("verdicts", &[("verdict", "verdict")])], ("verdict", "verdicts"), Hidden, &[
        figure("n", "mechanisms", Count, Unsaid, Detail),
    ]),
    items(&[step("mechanisms", FILE)], ("mechanism", "mechanisms"), Listed, &[
        figure("verdict", "verdict", Word, VERDICTS, Headline),
        figure("n0", "cases before", Count, Unsaid, Counts),
        figure("n1", "cases after", Count, Unsaid, Counts),
        figure("retired", "retired", Date, Unsaid, Counts),
        figure("patterns", "patterns", Names, Unsaid, Counts),
        figure("prevented", "prevented", Number, Higher, Detail),
        figure("rate_ratio", "rate ratio", Number, Lower, Detail),
        figure("expected", "expected", Number, Unsaid, Detail),
        figure("ci_low", "rate ratio at least", Number, Unsaid, Detail),
        figure("ci_high", "rate ratio at most", Number, Unsaid, Detail),
        figure("chance", "by chance alone", Share, Unsaid, Detail),
        figure("t0_days", "days before", Days, Unsaid, Detail),
        figure("t1_days", "days after", Days, Unsaid, Detail),
    ]),
    items(&[step("recurring", &[("pattern", "pattern")])], ("recurring cause", "recurring causes"), Listed, &[
        figure("cases", "cases", Files, Unsaid, Counts),
        figure("mechanisms", "mechanisms", Files, Unsaid, Counts),
    ]),
];

#[rustfmt::skip]
const TIME: &[Group] = &[
    whole(&[
        of("recent.n_shares", figure("recent.execution_share", "recent execution", Share, Lower, Headline)),
        of("recent.n_shares", figure("recent.orchestration_share", "recent orchestration", Share, Unsaid, Headline)),
        of("recent.n_shares", figure("recent.innovation_share", "recent innovation", Share, Higher, Headline)),
        of("recent.n_rung", figure("recent.rung", "recent rung", Number, Higher, Headline)),
        of("recent.n_rung", figure("recent.exposure", "recent exposure", Share, Lower, Headline)),
        of("recent.n_rung", figure("recent.high_share", "recent hours on rungs 4, 5", Share, Higher, Headline)),
        figure("recent.n", "recent audits", Count, Unsaid, Counts),
        figure("automation_candidate.activity", "first to automate", Word, Unsaid, Counts),
        figure("automation_candidate.hours", "hours on that", Hours, Unsaid, Detail),
        figure("diagnostic.decisions", "decisions influenced", Names, Unsaid, Counts),
        figure("diagnostic.outcomes", "outcomes owned", Names, Unsaid, Counts),
    ]),
    Group {
        steps: &[step("visibility", &[("quarter", "quarter")])],
        noun: ("quarter", "quarters"),
        arrivals: Listed,
        partial: "partial",
        figures: &[
            of("restore_n", figure("restore_median", "median time to restore", Minutes, Lower, Headline)),
            figure("incidents", "incidents", Count, Lower, Headline),
            of("oncall_pages_n", figure("oncall_pages_per_week", "pages a week", Number, Lower, Headline)),
            of("oncall_hours_n", figure("oncall_hours_per_week", "on-call hours a week", Hours, Lower, Headline)),
            of("changes", figure("change_success_rate", "changes that succeed", Share, Higher, Headline)),
            of("restore_n", figure("restore_mean", "mean time to restore", Minutes, Lower, Detail)),
            figure("partial", "not whole", Flag, Unsaid, Detail),
        ],
    },
    items(&[step("diagnostic.askers", &[("person", "person")])], ("person", "people"), Listed, &[
        figure("n", "times asked for my judgment", Count, Unsaid, Counts),
    ]),
    items(&[step("weeks", &[("week", "week")])], ("week", "weeks"), Counted, &[
        figure("execution_share", "execution", Share, Lower, Counts),
        figure("orchestration_share", "orchestration", Share, Unsaid, Counts),
        figure("innovation_share", "innovation", Share, Higher, Counts),
        figure("hours", "hours", Hours, Unsaid, Counts),
        figure("rung", "rung", Number, Higher, Counts),
        figure("exposure", "exposure", Share, Lower, Counts),
        figure("high_share", "hours on rungs 4, 5", Share, Higher, Counts),
        figure("scored_share", "hours with a score", Share, Unsaid, Detail),
    ]),
];

#[rustfmt::skip]
const DECISIONS: &[Group] = &[
    whole(&[
        of("calibration.n", figure("calibration.skill", "skill", Number, Higher, Headline)),
        of("calibration.n", figure("calibration.brier", "Brier score", Number, Lower, Headline)),
        of("calibration.n", figure("calibration.gap", "surer than right by", Share, NearZero, Headline)),
        of("calibration.n", figure("calibration.mean_confidence", "mean confidence", Share, Unsaid, Counts)),
        of("calibration.n", figure("calibration.mean_outcome", "came true", Share, Unsaid, Counts)),
        figure("calibration.n", "decisions looked back at", Count, Unsaid, Counts),
        figure("due", "due for a look back", Files, Unsaid, Headline),
        of("calibration.n", figure("calibration.reference", "reference of the score", Number, Unsaid, Detail)),
    ]),
    items(&[step("decisions", FILE)], ("decision", "decisions"), Listed, &[
        figure("turned_out", "turned out", Word, OUTCOMES, Headline),
        figure("prejudgment", "judged before", Word, PREJUDGMENTS, Headline),
        figure("uncertainty", "uncertainty", Number, Unsaid, Counts),
        figure("answered", "criteria answered", Count, Higher, Counts),
    ]),
    items(&[step("calibration.bins", &[("low", "low"), ("high", "high")])], ("bin", "bins"), Hidden, &[
        figure("n", "decisions", Count, Unsaid, Detail),
        of("n", figure("mean_confidence", "mean confidence", Share, Unsaid, Detail)),
        of("n", figure("mean_outcome", "came true", Share, Unsaid, Detail)),
    ]),
];

#[rustfmt::skip]
const PLAN: &[Group] = &[
    items(&[PLANS], ("plan", "plans"), Listed, &[
        figure("shift_progress", "progress of the shift", Share, Higher, Headline),
        of("recent_n", figure("recent_share", "higher-rung share, recent", Share, Higher, Headline)),
        of("baseline_n", figure("baseline_share", "higher-rung share, baseline", Share, Unsaid, Counts)),
        figure("days_left", "days left", Days, Unsaid, Counts),
    ]),
    items(&[PLANS, step("tasks", &[("month", "month")])], ("month of a plan", "months of plans"), Hidden, &[
        figure("done", "tasks done", Count, Higher, Headline),
        figure("total", "tasks", Count, Unsaid, Counts),
    ]),
    items(&[PLANS, step("evidence", &[("month", "month")])], ("evidence of a month", "evidence of months"), Hidden, &[
        figure("met", "there", Flag, Higher, Headline),
    ]),
];

#[rustfmt::skip]
const REVIEW: &[Group] = &[
    whole(&[
        figure("adaptability.active_domains", "active domains, 180 days", Count, Higher, Headline),
        of("adaptability.cases", figure("adaptability.multi_domain_share", "cases over 2 or more domains", Share, Higher, Headline)),
        figure("adaptability.people", "people connected", Count, Higher, Headline),
        figure("adaptability.joined_pairs", "pairs of domains joined", Count, Higher, Headline),
        figure("adaptability.new_domains", "domains new", Count, Unsaid, Counts),
    ]),
    items(&[step("ratings", &[("rating", "name")])], ("rating", "ratings"), Listed, &[
        figure("last", "newest review", Number, Higher, Headline),
    ]),
    items(&[step("quarters", &[("quarter", "quarter")])], ("review", "reviews"), Counted, &[
        figure("fulfilment", "fulfilment", Number, Higher, Counts),
        figure("impact", "impact", Number, Higher, Counts),
        figure("life", "life", Number, Higher, Counts),
        figure("depth", "depth", Number, Higher, Counts),
        figure("exploration", "exploration", Number, Higher, Counts),
        figure("connection", "connection", Number, Higher, Counts),
        figure("optimising_for", "optimising for", Names, Unsaid, Counts),
        figure("rung", "rung", Number, Higher, Counts),
    ]),
];
