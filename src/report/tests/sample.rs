//! A small vault whose figures can be worked out by hand.

use crate::analysis::View;
use crate::config::Config;
use crate::model::names::Names;
use crate::model::note;
use crate::model::vault::Vault;
use jiff::civil::date;
use jiff::tz::TimeZone;

/// The notes, by path.
const NOTES: [(&str, &str); 9] = [
    (
        "Cases/SYN drops.md",
        "---
type: case
date: 2026-01-10
domains: [network]
pattern: table-full
role: executed
severity: sev2
detected: 10:00
mitigated: 10:40
resolved: 2026-06-20 12:00
---
## Symptoms
- One connection in twenty times out.
## Misjudgment risks
- time: no errors in the application
## Diagnostic path
1. Errors by node -> two nodes only
2. `dmesg -T` on the worst -> table full
## Root cause
The table of connections was full.
## Prevention plan
- [x] A larger table \u{2705} 2026-01-11
- [x] An alert \u{2705} 2026-06-30
",
    ),
    (
        "Cases/Slow lookups.md",
        "---
type: case
date: 2026-03-02
domains: [network/dns]
pattern: ndots
role: decided
time_to_restore: 2h
---
## Symptoms
- Every call waits five seconds.
## Misjudgment risks
- it looks like the carrier
## Diagnostic path
1. errors  by node. -> all nodes
   - with a trailing dot -> never slow
2. Resolver log -> NXDOMAIN
## Root cause
Ten queries instead of two.
## Prevention plan
- [ ] Two dots | by default
",
    ),
    (
        "Cases/Cache.md",
        "---
type: case
date: 2026-04-05
title: \"Cache | 'fix' [x] <b>now</b> #1\"
domains: [network]
---
## Symptoms
- Old answers for an hour, x < y.
## Timeline
- 10:00 it broke
- 10:30 it worked
",
    ),
    ("Cases/Later.md", "---\ntype: case\ndate: 2026-07-01\n---\n## Symptoms\n- not yet\n"),
    ("Cases/Undated.md", "---\ntype: case\n---\n## Symptoms\n- when?\n"),
    (
        "Mechanisms/Table alert.md",
        "---\ntype: mechanism\ninstalled: 2026-02-01\nprevents: [table-full]\nretired: 2026-08-01\ndomains: [network]\n---\n",
    ),
    (
        "Ledger/Smaller bill.md",
        "---
type: ledger
date: 2026-02-01
category: cost
metric: runner bill
before: 4000 EUR/mo
after: 2500 EUR/mo
value: 18000 EUR/yr
share: 50%
presented: 2026-06-30
evidence: [\"[[SYN drops]]\", \"javascript:alert(1)\"]
---
## How measured
Invoices.
",
    ),
    (
        "Audits/2026-W20.md",
        "---
type: audit
incidents: 2
oncall_pages: 4
changes: 10
failed_changes: 1
---
## Activities
| Activity | Hours | Layer | Score | Nature |
|---|---|---|---|---|
| Tickets | 10 | execution | 1 | repetitive |
| Reviews | 20 | orchestration | 4 | decision |
| Research | 10 | innovation | 5 | decision |
## Decisions influenced
- Freeze in May
## Asked for judgment
- Ada: is it safe?
- Ada: and now?
",
    ),
    (
        "Audits/2026-W22.md",
        "---
type: audit
---
## Activities
| Activity | Hours |
|---|---|
| Tickets | 20 |
| Reviews | 20 |
## Decisions influenced
none
",
    ),
];

/// Looks at the notes as of 2026-06-10, the Wednesday of week 24.
pub(crate) fn with_view<T>(notes: &[(&str, &str)], config: &Config, look: impl FnOnce(&View<'_>) -> T) -> T {
    let names = Names::new(&config.names);
    let read = |(file, text): &(&str, &str)| note::read(&(*file).into(), &(*text).into(), &names, config).0;
    let vault = Vault::new(notes.iter().map(read).collect(), Vec::new());
    look(&View::new(&vault, config, date(2026, 6, 10), TimeZone::UTC))
}

/// Looks at the whole small vault.
pub(crate) fn sample<T>(config: &Config, look: impl FnOnce(&View<'_>) -> T) -> T {
    with_view(&NOTES, config, look)
}

/// Lends the files of the small vault.
pub(crate) fn with_sample_files<T>(look: impl FnOnce(&[(&str, &str)]) -> T) -> T {
    look(&NOTES)
}
