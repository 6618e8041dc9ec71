use crate::support::{Row, check, vault};

macro_rules! case {
    ($($line:literal)*) => { concat!("---\ntype: case\ndate: 2026-03-02\n", $($line, "\n",)* "---\n") };
}
macro_rules! ledger {
    ($($line:literal)*) => { concat!("---\ntype: ledger\ndate: 2026-03-02\ncategory: cost\n", $($line, "\n",)* "---\n") };
}
macro_rules! audit {
    ($($line:literal)*) => { concat!("---\ntype: audit\nweek: 2026-W10\n---\n## Activities\n\n", $($line, "\n",)*) };
}

macro_rules! plan {
    ($($line:literal)*) => {
        concat!(
            "---\ntype: plan\nstart: 2026-03-02\n", $($line, "\n",)*
            "---\n## Recurring\n- Tue 15:00 60m Risk\n- Thu 15:00 60m Risk\n"
        )
    };
}

pub(crate) const DATES: &[Row<'_>] = &[
    (
        "row 78: a gap of a clock time",
        &[("A.md", "---\ntype: case\ndate: 2026-03-29\nstarted: 01:50\ndetected: 02:30\n---\n")],
        &["CB0211 A.md:5:11 warning"],
        "case date started detected",
    ),
    (
        "row 75: 30 February",
        &[("A.md", "---\ntype: case\ndate: 2026-02-30\nseverity: x\n---\n")],
        &["CB0201 A.md:3:7 error"],
        "case severity",
    ),
    (
        "row 75: 30 February in the file name",
        &[("2026-02-30 A.md", "---\ntype: case\n---\n")],
        &["CB0301 2026-02-30 A.md:2:7 error"],
        "case",
    ),
    (
        "row 75: 30 February in a field of the body",
        &[("A.md", "---\ntype: case\n---\ndate:: 2026-02-30\n")],
        &["CB0201 A.md:4:8 error"],
        "case",
    ),
    (
        "row 76: end before start",
        &[("A.md", case!("started: 2026-03-02T10:00" "detected: 2026-03-02T09:00"))],
        &["CB0303 A.md:5:11 error"],
        "case date started detected",
    ),
    (
        "row 76: clock times pass midnight",
        &[("A.md", case!("started: 23:50" "detected: 00:10"))],
        &[],
        "case date started detected",
    ),
    (
        "row 77: no offset",
        &[("A.md", case!("started: 2026-03-02T10:00" "detected: 2026-03-02T10:00+01:00"))],
        &[],
        "case date started detected",
    ),
    (
        "row 78: a gap",
        &[("A.md", "---\ntype: case\nstarted: 2026-03-29T02:30\n---\n")],
        &["CB0211 A.md:3:10 warning"],
        "case started",
    ),
    (
        "row 78: an overlap",
        &[("A.md", "---\ntype: case\nstarted: 2026-10-25T02:30\n---\n")],
        &["CB0211 A.md:3:10 warning"],
        "case started",
    ),
    (
        "row 78: an overlap with its offset",
        &[("A.md", "---\ntype: case\nstarted: 2026-10-25T02:30+01:00\n---\n")],
        &[],
        "case started",
    ),
    ("row 79: a future date", &[("A.md", "---\ntype: case\ndate: 2027-01-01\n---\n")], &[], "case date"),
    (
        "row 80: year 0",
        &[("A.md", "---\ntype: case\ndate: 0000-01-01\n---\n")],
        &["CB0201 A.md:3:7 error"],
        "case",
    ),
    (
        "row 80: year 9999",
        &[("A.md", "---\ntype: case\ndate: 9999-12-31\n---\n")],
        &["CB0201 A.md:3:7 error"],
        "case",
    ),
    (
        "row 80: year 275760",
        &[("A.md", "---\ntype: case\ndate: 275760-09-13\n---\n")],
        &["CB0201 A.md:3:7 error"],
        "case",
    ),
    (
        "row 80: year -1",
        &[("A.md", "---\ntype: plan\nstart: -0001-01-01\ndays: 90\n---\n")],
        &["CB0310 A.md:1:1 info", "CB0201 A.md:3:8 error"],
        "plan days",
    ),
    (
        "row 80: a moment in year 9999",
        &[("A.md", case!("started: 9999-12-31T23:59"))],
        &["CB0202 A.md:4:10 error"],
        "case date",
    ),
    (
        "row 81: a week too many",
        &[("A.md", "---\ntype: audit\nweek: 2025-W53\n---\n")],
        &["CB0203 A.md:3:7 error"],
        "audit",
    ),
    ("row 81: week 53", &[("A.md", "---\ntype: audit\nweek: 2026-W53\n---\n")], &[], "audit week"),
    (
        "row 81: a week of a date across years",
        &[("2027-01-03.md", "---\ntype: audit\n---\n"), ("B.md", "---\ntype: audit\nweek: 2026-W53\n---\n")],
        &["CB0314 B.md:3:7 error"],
        "audit week",
    ),
    (
        "row 81: a bad week and a good file name",
        &[("2026-W10.md", "---\ntype: audit\nweek: 2025-W53\n---\n")],
        &["CB0203 2026-W10.md:3:7 error"],
        "audit week",
    ),
    (
        "row 81: a quarter too many",
        &[("A.md", "---\ntype: review\nquarter: 2026-Q5\njob: x\n---\n")],
        &["CB0203 A.md:3:10 error"],
        "review job",
    ),
];

pub(crate) const NUMBERS: &[Row<'_>] = &[
    (
        "row 48: a clock time is no duration",
        &[("A.md", case!("time_to_restore: 10:00"))],
        &["CB0204 A.md:4:18 error"],
        "case date",
    ),
    (
        "row 48: a clock time is no number",
        &[("A.md", "---\ntype: audit\nweek: 2026-W10\nexecution: 10:00\n---\n")],
        &["CB0205 A.md:4:12 error"],
        "audit week",
    ),
    (
        "row 82: a comma",
        &[("A.md", ledger!("before: 1,5 h" "after: 1 h"))],
        &["CB0209 A.md:5:9 error"],
        "ledger date category after",
    ),
    (
        "row 82: too large",
        &[("A.md", ledger!("value: 1e999 EUR"))],
        &["CB0209 A.md:5:8 error"],
        "ledger date category",
    ),
    (
        "row 82: NaN",
        &[("A.md", ledger!("value: NaN EUR" "share: .nan"))],
        &["CB0209 A.md:5:8 error", "CB0207 A.md:6:8 error"],
        "ledger date category",
    ),
    (
        "row 82: inf",
        &[(
            "A.md",
            "---\ntype: audit\nweek: 2026-W10\nexecution: .inf\norchestration: 1e999\ninnovation: nan\n---\n",
        )],
        &["CB0205 A.md:4:12 error", "CB0205 A.md:5:16 error", "CB0205 A.md:6:13 error"],
        "audit week",
    ),
    (
        "row 83: different units",
        &[("A.md", ledger!("metric: x" "before: 10 min" "after: 3 EUR"))],
        &["CB0210 A.md:7:8 error"],
        "ledger date category metric before after",
    ),
    (
        "row 83: different currencies",
        &[("A.md", ledger!("before: 10 EUR" "after: 3 USD"))],
        &["CB0210 A.md:6:8 error"],
        "ledger date category before after",
    ),
    (
        "row 83: mixed units in measurements",
        &[(
            "A.md",
            "---\ntype: ledger\ndate: 2026-03-02\ncategory: cost\nbefore: 10 min\nafter: 5 min\n---\n## Measurements\n\n| Date | Value |\n|---|---|\n| 2026-03-03 | 4 min |\n| 2026-03-04 | 4 EUR |\n| 2026-02-30 | 4 min |\n",
        )],
        &["CB0210 A.md:13:16 error", "CB0308 A.md:14:3 error"],
        "ledger date category before after measurements",
    ),
    ("row 83: no unit", &[("A.md", case!("time_to_restore: 148"))], &["CB0204 A.md:4:18 error"], "case date"),
    (
        "row 83: an unknown unit",
        &[("A.md", case!("time_to_restore: 3 parsecs"))],
        &["CB0204 A.md:4:18 error"],
        "case date",
    ),
    (
        "row 84: negative hours",
        &[(
            "A.md",
            "---\ntype: audit\nweek: 2026-W10\nexecution: -4\noncall_hours: -1\nincidents: -2\n---\n",
        )],
        &["CB0205 A.md:4:12 error", "CB0205 A.md:5:15 error", "CB0205 A.md:6:12 error"],
        "audit week",
    ),
    (
        "row 84: score 0 and 6",
        &[("A.md", "---\ntype: decision\ndate: 2026-03-02\nunpredictability: 0\nirreversibility: 6\n---\n")],
        &["CB0206 A.md:4:19 error", "CB0206 A.md:5:18 error"],
        "decision date",
    ),
    (
        "row 84: share 140 %",
        &[("A.md", ledger!("share: 140 %"))],
        &["CB0207 A.md:5:8 error"],
        "ledger date category",
    ),
    (
        "row 84: confidence -5 %",
        &[("A.md", "---\ntype: decision\ndate: 2026-03-02\nconfidence: -5 %\nstatus: acepted\n---\n")],
        &["CB0207 A.md:4:13 error", "CB0208 A.md:5:9 error"],
        "decision date",
    ),
    (
        "row 84: negative duration",
        &[("A.md", case!("time_to_restore: -5 min"))],
        &["CB0204 A.md:4:18 error"],
        "case date",
    ),
    (
        "row 84: more than there can be",
        &[(
            "A.md",
            "---\ntype: audit\nweek: 2026-W10\nexecution: 500\noncall_hours: 500\nchanges: 3\nfailed_changes: 9\n---\n",
        )],
        &["CB0316 A.md:4:12 error", "CB0316 A.md:5:15 error", "CB0316 A.md:7:17 error"],
        "audit week execution oncall_hours changes failed_changes",
    ),
    (
        "row 84: as much as there can be",
        &[(
            "A.md",
            "---\ntype: audit\nweek: 2026-W10\nexecution: 100\norchestration: 68\noncall_hours: 168\nchanges: 9\nfailed_changes: 9\n---\n",
        )],
        &[],
        "audit week execution orchestration oncall_hours changes failed_changes",
    ),
    (
        "row 84: more activities than hours",
        &[("A.md", audit!("| Activity | Hours |" "|---|---|" "| Code | 100 |" "| Calls | 70 |"))],
        &["CB0316 A.md:5:1 error"],
        "audit week activities",
    ),
    (
        "row 84: a plan of no days",
        &[("A.md", plan!("days: 0" "shift: 0"))],
        &["CB0206 A.md:4:7 error", "CB0206 A.md:5:8 error"],
        "plan start recurring",
    ),
    (
        "row 84: a plan of ten million years",
        &[("A.md", plan!("days: 4000000000" "shift: 100"))],
        &["CB0206 A.md:4:7 error"],
        "plan start shift recurring",
    ),
    (
        "row 84: plans of a day and of ten years",
        &[("A.md", plan!("days: 1" "shift: 1%")), ("B.md", plan!("days: 3660"))],
        &[],
        "plan start days shift recurring",
    ),
    (
        "row 85: layers that don't sum to 100",
        &[(
            "A.md",
            "---\ntype: audit\nweek: 2026-W10\nexecution: 60%\norchestration: 30%\ninnovation: 20%\n---\n",
        )],
        &["CB0305 A.md:4:12 warning"],
        "audit week execution orchestration innovation",
    ),
    (
        "row 85: shares that don't sum to 100",
        &[(
            "A.md",
            "---\ntype: review\nquarter: 2026-Q3\n---\n## Activities\n\n| Activity | Share |\n|---|---|\n| a | 50% |\n| b | 20% |\n| c | 10% |\n| d | 5% |\n| e | 5% |\n",
        )],
        &["CB0305 A.md:5:1 warning"],
        "review quarter activities",
    ),
    (
        "a mapping where text should be",
        &[("A.md", case!("severity: {a: b}" "pattern: [a, b]" "role: {x: y}"))],
        &["CB0212 A.md:4:11 error", "CB0212 A.md:5:10 error", "CB0212 A.md:6:7 error"],
        "case date",
    ),
    (
        "a mapping where a list should be",
        &[("A.md", case!("domains: {a: b}" "skills: [{a: b}, c]"))],
        &["CB0212 A.md:4:10 error", "CB0212 A.md:5:9 error"],
        "case date skills",
    ),
];

pub(crate) const TABLES: &[Row<'_>] = &[
    (
        "row 86: two tables",
        &[(
            "A.md",
            audit!("| Activity | Hours |" "|---|---|" "| Code | 4 |" "" "| Activity | Hours |" "|---|---|" "| Calls | 4 |"),
        )],
        &["CB0307 A.md:11:1 warning"],
        "audit week activities",
    ),
    (
        "row 86: a column twice",
        &[("A.md", audit!("| Activity | Hours | h |" "|---|---|---|" "| Code | 4 | 7 |"))],
        &["CB0307 A.md:7:22 warning"],
        "audit week activities",
    ),
    (
        "row 86: a missing column",
        &[("A.md", audit!("| Activity | Layer |" "|---|---|" "| Reviews | execution |"))],
        &["CB0307 A.md:7:1 warning"],
        "audit week",
    ),
    (
        "row 86: an extra column",
        &[("A.md", audit!("| Activity | Hours | Mood |" "|---|---|---|" "| Reviews | 4 | good |"))],
        &["CB0307 A.md:7:22 info"],
        "audit week activities",
    ),
    (
        "row 86: a misspelt column",
        &[("A.md", audit!("| Activity | Hours | Layr |" "|---|---|---|" "| Reviews | 4 | execution |"))],
        &["CB0307 A.md:7:22 warning"],
        "audit week activities",
    ),
    (
        "row 86: blank cells",
        &[(
            "A.md",
            audit!("| Activity | Hours | Layer | Score | Nature | AI |" "|---|---|---|---|---|---|" "| Reviews | 4 | | | | |" "| | 3 | | | | |" "| Calls | | execution | 3 | | |"),
        )],
        &["CB0308 A.md:10:2 warning", "CB0308 A.md:11:10 warning"],
        "audit week activities",
    ),
    (
        "row 86: merged text",
        &[(
            "A.md",
            audit!("| Activity | Hours | Layer | Score | Nature | AI |" "|---|---|---|---|---|---|" "| Reviews | 4 or 5 | exec/orch | high | boring | maybe |" "| Calls | 2 h | execution | 3 | decision | 50% |"),
        )],
        &[
            "CB0308 A.md:9:13 error",
            "CB0308 A.md:9:22 error",
            "CB0308 A.md:9:34 error",
            "CB0308 A.md:9:41 error",
            "CB0308 A.md:9:50 error",
        ],
        "audit week activities",
    ),
    (
        "row 86: a bar in an activity",
        &[("A.md", audit!("| Activity | Hours |" "|---|---|" "| Reviews | merges | 4 |"))],
        &["CB0308 A.md:9:13 error", "CB0308 A.md:9:22 warning"],
        "audit week activities",
    ),
    (
        "row 86: rows with a cell too many",
        &[(
            "A.md",
            audit!("| Activity | Hours |" "|---|---|" "| Code | 4 | 3 |" "Calls | 2 | | 1" "| Mail | 1 | |" "| [[N\\|m]] | 1 |"),
        )],
        &["CB0308 A.md:9:14 warning", "CB0308 A.md:10:15 warning", "CB0501 A.md:12:3 warning"],
        "audit week activities",
    ),
    (
        "row 86: a measurement with a cell too many",
        &[(
            "A.md",
            concat!(
                ledger!("before: 5 min" "after: 4 min"),
                "## Measurements\n\n| Date | Value |\n|---|---|\n| 2026-03-03 | 4 min | good |\n"
            ),
        )],
        &["CB0308 A.md:12:24 warning"],
        "ledger date category before after measurements",
    ),
    (
        "row 86: a short row",
        &[("A.md", audit!("| Activity | Hours |" "|---|---|" "| Calls | 2 |" "| Reviews |"))],
        &["CB0308 A.md:10:3 warning"],
        "audit week activities",
    ),
    (
        "row 86: a table that waits for its week",
        &[("A.md", audit!("| Activity | Hours |" "|---|---|" "| Reviews | |"))],
        &[],
        "audit week activities",
    ),
    ("row 86: no table", &[("A.md", audit!("Mostly reviews."))], &["CB0212 A.md:5:1 error"], "audit week"),
    (
        "row 86: a table that is none",
        &[("A.md", audit!("| Activity | Hours |" "|---|" "| Reviews | 4 |"))],
        &["CB0212 A.md:5:1 error", "CB0403 A.md:7:1 warning"],
        "audit week",
    ),
    (
        "row 86: negative hours",
        &[("A.md", audit!("| Activity | Hours | Score |" "|---|---|---|" "| Reviews | -4 | 6 |"))],
        &["CB0308 A.md:9:13 error", "CB0308 A.md:9:18 error"],
        "audit week activities",
    ),
];

pub(crate) const TOGETHER: &[Row<'_>] = &[
    ("values of an ordinary note", &[("A.md", "---\nscope: project\ndate: last week\n---\n")], &[], "note"),
    (
        "row 76: retired before installed",
        &[("A.md", "---\ntype: mechanism\ninstalled: 2026-03-02\nretired: 2026-03-01\n---\n")],
        &["CB0303 A.md:4:10 error"],
        "mechanism installed retired",
    ),
    (
        "row 76: reviewed before decided",
        &[("A.md", "---\ntype: decision\ndate: 2026-03-02\nreviewed: 2026-02-01\n---\n")],
        &["CB0303 A.md:4:11 error"],
        "decision date reviewed",
    ),
    (
        "row 89: hidden by servers",
        &[("A.md", "---\nslug: .htaccess\n---\n")],
        &["CB0016 A.md:2:7 error"],
        "note slug",
    ),
    ("row 89: the feed", &[("A.md", "---\nslug: feed.xml\n---\n")], &["CB0016 A.md:2:7 error"], "note slug"),
    ("row 89: a dot within", &[("A.md", "---\nslug: v1.2\n---\n")], &[], "note slug"),
    (
        "row 87: two audits for one week",
        &[
            ("A.md", "---\ntype: audit\nweek: 2026-W10\n---\n"),
            ("B.md", "---\ntype: audit\nweek: 2026W10\n---\n"),
            ("2026-W10.md", "---\ntype: audit\n---\n"),
        ],
        &["CB0314 A.md:3:7 error", "CB0314 B.md:3:7 error"],
        "audit week",
    ),
    (
        "row 87: two reviews for one quarter",
        &[
            ("A.md", "---\ntype: review\nquarter: 2026-Q3\njob: x\n---\n"),
            ("Q3 2026.md", "---\ntype: review\njob: x\n---\n"),
        ],
        &["CB0314 Q3 2026.md:1:1 error"],
        "review quarter job",
    ),
    (
        "row 88: duplicate slug",
        &[("A.md", "---\nslug: x\n---\n"), ("B.md", "---\nslug: X\n---\n"), ("C.md", "---\nslug: y\n---\n")],
        &["CB0015 B.md:2:7 error"],
        "note slug",
    ),
    (
        "row 88: slugs that are twins",
        &[("A.md", "---\nslug: caf\u{e9}\n---\n"), ("B.md", "---\nslug: cafe\u{301}\n---\n")],
        &["CB0015 B.md:2:7 error"],
        "note slug",
    ),
    ("row 89: two dots", &[("A.md", "---\nslug: ..\n---\n")], &["CB0016 A.md:2:7 error"], "note slug"),
    ("row 89: one dot", &[("A.md", "---\nslug: \".\"\n---\n")], &["CB0016 A.md:2:7 error"], "note slug"),
    (
        "row 12: a slug that is a device",
        &[("A.md", "---\nslug: Con.x\n---\n")],
        &["CB0016 A.md:2:7 error"],
        "note slug",
    ),
    ("row 12: a slug that begins as one", &[("A.md", "---\nslug: console\n---\n")], &[], "note slug"),
    ("row 89: a path", &[("A.md", "---\nslug: a/b\n---\n")], &["CB0016 A.md:2:7 error"], "note slug"),
    ("row 89: a slash", &[("A.md", "---\nslug: /\n---\n")], &["CB0016 A.md:2:7 error"], "note slug"),
    ("row 89: a way up", &[("A.md", "---\nslug: ../x\n---\n")], &["CB0016 A.md:2:7 error"], "note slug"),
    ("row 89: empty", &[("A.md", "---\nslug: \"\"\n---\n")], &["CB0016 A.md:2:7 error"], "note slug"),
    ("row 89: only spaces", &[("A.md", "---\nslug: \"  \"\n---\n")], &["CB0016 A.md:2:7 error"], "note slug"),
    ("row 89: not given", &[("A.md", "---\nslug:\n---\n")], &[], "note"),
    (
        "row 89: index.html",
        &[("A.md", "---\nslug: index.html\n---\n")],
        &["CB0016 A.md:2:7 error"],
        "note slug",
    ),
    (
        "row 89: a page of the portfolio",
        &[("A.md", "---\nslug: Cases\n---\n")],
        &["CB0016 A.md:2:7 error"],
        "note slug",
    ),
    ("row 89: a list", &[("A.md", "---\nslug: [a, b]\n---\n")], &["CB0212 A.md:2:7 error"], "note"),
    ("row 89: a query", &[("A.md", "---\nslug: a?b\n---\n")], &["CB0016 A.md:2:7 error"], "note slug"),
    (
        "two kinds",
        &[("A.md", "---\ntype: case\ntags: [weekly-audit]\ndate: 2026-03-02\n---\n")],
        &["CB0116 A.md:3:8 error"],
        "note date tags",
    ),
];

#[test]
fn dates_and_periods() {
    check(DATES);
}

#[test]
fn numbers_and_units() {
    check(NUMBERS);
}

#[test]
fn tables() {
    check(TABLES);
}

#[test]
fn notes_among_each_other() {
    check(TOGETHER);
}

#[test]
fn row_87_both_notes_are_named() {
    let audit = "---\ntype: audit\nweek: 2026-W10\n---\n";
    let read = vault(&[("B.md", audit), ("A.md", audit)]);
    let [finding] = read.findings.as_slice() else { panic!("{:?}", read.found()) };
    assert!(finding.message.contains("`A.md`"), "{}", finding.message);
    assert_eq!((&*finding.file, &*finding.related[0].file), ("B.md", "A.md"));
}
