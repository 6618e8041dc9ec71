//! Notes to count, each with all that any criterion asks for. `DATE` stands for the day; what a criterion must not
//! count is made by replacing a part.

pub(crate) const CASE: &str = "\
---
type: case
date: DATE
domains: [net]
role: decided
---

## Symptoms

Slow.

## Misjudgment risks

- time: waiting for the vendor

## Diagnostic path

1. Count retries -> many
2. Read the table -> full

## Root cause

The table was full.

## Prevention plan

- [ ] Watch it
";

pub(crate) const LEDGER: &str = "\
---
type: ledger
date: DATE
domains: [net]
scope: org
category: mttr
metric: wait
before: 10 min
after: 4 min
value: 120 h/yr
evidence: https://example.org/proof
---

## Original state

By hand.

## New design

By itself.
";

pub(crate) const DECISION: &str = "\
---
type: decision
date: DATE
domains: [net]
status: accepted
scope: org
people: [Ada, Bo]
complexity: same
coupling: better
recovery: same
single_point: same
diagnosability: worse
asked: true
---

## Trade-offs

One more part.

## What could go wrong

It fails.

## Monitoring

An alert.
";

pub(crate) const MECHANISM: &str = "\
---
type: mechanism
installed: DATE
domains: [net]
scope: multi-team
form: guardrail
prevents: [full-table]
---
";

pub(crate) const CAPABILITY: &str = "\
---
type: capability
domains: [net]
---

## Verify first

- The clock
";

/// The same note with one part replaced, or taken out.
pub(crate) fn but(note: &str, part: &str, other: &str) -> String {
    assert!(note.contains(part), "`{part}` is not in\n{note}");
    note.replacen(part, other, 1)
}

/// The audit of the week so many weeks before that of 2026-11-15.
pub(crate) fn audit(back: usize, body: &str) -> String {
    let (year, week) = if back < 46 { (2026, 46 - back) } else { (2025, 98 - back) };
    format!("---\ntype: audit\nweek: {year}-W{week:02}\ndomains: [net]\n---\n\n{body}")
}

/// An audit for each of these texts, newest first.
pub(crate) fn audits(bodies: &[&str]) -> Vec<String> {
    bodies.iter().enumerate().map(|(back, body)| audit(back, body)).collect()
}

/// A table of activities from its cells.
pub(crate) fn table(head: &str, rows: &[&str]) -> String {
    let line = head.split('|').map(|_| "---").collect::<Vec<_>>().join("|");
    let rows: Vec<String> = rows.iter().map(|row| format!("| {row} |\n")).collect();
    format!("## Activities\n\n| {head} |\n|{line}|\n{}\n", rows.concat())
}

/// Hours of execution, orchestration, innovation.
pub(crate) fn layers(hours: [u32; 3]) -> String {
    let [a, b, c] = hours;
    let rows = [
        format!("tickets | {a} | execution"),
        format!("design | {b} | orchestration"),
        format!("research | {c} | innovation"),
    ];
    table("Activity | Hours | Layer", &rows.each_ref().map(String::as_str))
}
