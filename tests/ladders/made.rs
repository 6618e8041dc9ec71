//! Random vaults: notes of every kind, many of their facts with a date of their own.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::fmt::Write;

/// Days over which the notes are spread.
pub(crate) const DAYS: u16 = 500;

/// The first of them.
pub(crate) const FIRST: Date = date(2025, 1, 1);

/// The numbers that a note is written from: small ones, so that a failing vault can be made small.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    kind: u8,
    day: u16,
    /// Days from the note to its dated facts.
    later: [u16; 3],
    picks: [u8; 8],
}

/// One note of a random kind.
pub(crate) fn note() -> impl Strategy<Value = Made> {
    (0_u8..14, 0..DAYS, prop::array::uniform3(0_u16..260), prop::array::uniform8(0_u8..12))
        .prop_map(|(kind, day, later, picks)| Made { kind, day, later, picks })
}

/// A day of the vaults, and a little after.
pub(crate) fn day() -> impl Strategy<Value = Date> {
    (0..DAYS + 60).prop_map(|day| FIRST + i64::from(day).days())
}

/// The paths and texts of some notes.
pub(crate) fn texts(notes: &[Made]) -> Vec<(String, String)> {
    notes.iter().enumerate().map(|(at, note)| (format!("{at:03}.md"), note.text())).collect()
}

/// The same, to be read.
pub(crate) fn pairs(texts: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    texts.iter().map(|(name, text)| (name.as_str(), text.as_str()))
}

impl Made {
    /// The note as its owner would have written it.
    pub(crate) fn text(&self) -> String {
        match self.kind {
            // Cases and mechanisms make verdicts, audits and reviews make inheritance: they come more often.
            0..=3 => self.case(),
            4 | 5 => self.ledger(),
            6 | 7 => self.audit(),
            8 => self.decision(),
            9 | 10 => self.mechanism(),
            11 => self.review(),
            12 => self.plan(),
            _ => self.capability(),
        }
    }

    fn date(&self) -> Date {
        FIRST + i64::from(self.day).days()
    }

    fn later(&self, which: usize) -> Date {
        self.date() + i64::from(self.later[which]).days()
    }

    fn pick<'p>(&self, which: usize, of: &[&'p str]) -> &'p str {
        of[usize::from(self.picks[which]) % of.len()]
    }

    fn is(&self, which: usize) -> bool {
        self.picks[which].is_multiple_of(2)
    }

    fn front(&self, kind: &str) -> String {
        let domains = self.pick(0, &["net", "net/dns", "db", "net, db", "db, ops"]);
        let scope = self.pick(1, &["self", "team", "multi-team", "org"]);
        let people = self.pick(2, &["", "people: [Ada]\n", "people: [Ada, Bo]\n"]);
        format!("---\ntype: {kind}\ndomains: [{domains}]\nscope: {scope}\n{people}")
    }

    fn case(&self) -> String {
        let mut text = self.front("case");
        let (day, pattern) = (self.date(), self.pick(3, &["p", "q", "r"]));
        let role = self.pick(4, &["executed", "decided", "designed"]);
        let _ = write!(text, "date: {day}\npattern: {pattern}\nrole: {role}\ndetected: {day}T08:00\n");
        if self.is(5) {
            let _ = writeln!(text, "resolved: {}T09:00", self.later(0));
        }
        text.push_str("---\n\n## Symptoms\n\nSlow.\n");
        if self.is(6) {
            text.push_str("\n## Misjudgment risks\n\n- time: waiting\n\n## Root cause\n\nFull.\n");
        }
        text.push_str(self.pick(
            7,
            &[
                "\n## Diagnostic path\n\n1. One -> bad\n2. Two -> worse\n",
                "\n## Timeline\n\n| Time | What |\n|---|---|\n| 08:00 | alert |\n| 08:10 | call |\n",
            ],
        ));
        let _ = write!(text, "\n## Prevention plan\n\n- [x] Watch ✅ {}\n- [ ] Tell\n", self.later(1));
        text
    }

    fn ledger(&self) -> String {
        let mut text = self.front("ledger");
        let category = self.pick(3, &["cost", "mttr", "risk"]);
        let after = self.pick(4, &["4", "6", "12"]);
        let value = self.pick(5, &["120 h", "900 EUR/yr", "40 errors"]);
        let _ = write!(
            text,
            "date: {}\ncategory: {category}\nmetric: wait\nbefore: 10 min\nafter: {after} min\nvalue: {value}\n\
             evidence: https://example.org/x\npresented: {}\n---\n\n## Original state\n\nSlow.\n\n## New design\n\n\
             Fast.\n\n## Measurements\n\n| Date | Value |\n|---|---|\n",
            self.date(),
            self.later(0)
        );
        for (which, value) in [(1, self.picks[6]), (2, self.picks[7])] {
            let _ = writeln!(text, "| {} | {value} min |", self.later(which));
        }
        text
    }

    fn table(&self, weight: &str, layers: bool, ai: bool) -> String {
        let (layer, ai_head) = (if layers { " Layer |" } else { "" }, if ai { " AI |" } else { "" });
        let columns = 4 + usize::from(layers) + usize::from(ai);
        let mut text = format!(
            "\n## Activities\n\n| Activity | {weight} |{layer} Score | Nature |{ai_head}\n|{}\n",
            "---|".repeat(columns)
        );
        for row in 0..3 {
            let activity = ["tickets", "design", "calls", "research"][(row + usize::from(self.picks[3])) % 4];
            let hours = 10 * (row + 1);
            let layer = self.pick(4 + row, &["", "execution", "orchestration", "innovation"]);
            let score = self.pick(7 - row, &["", "1", "3", "5", ""]);
            let nature = self.pick(3 + row, &["", "repetitive", "decision"]);
            let _ = write!(text, "| {activity} | {hours} |");
            if layers {
                let _ = write!(text, " {layer} |");
            }
            let _ = write!(text, " {score} | {nature} |");
            if ai {
                let _ = write!(text, " {} |", self.pick(5 + row % 2, &["", "yes", "no", "40%"]));
            }
            text.push('\n');
        }
        text
    }

    fn audit(&self) -> String {
        let day = self.date().iso_week_date();
        let mut text = self.front("audit");
        let _ = writeln!(text, "week: {}-W{:02}\n---", day.year(), day.week());
        text.push_str(&self.table("Hours", self.is(3), self.is(4)));
        for (which, section) in
            [(5, "Decisions influenced"), (6, "Outcomes owned"), (7, "Asked for judgment")]
        {
            let said = self.pick(which, &["", "none", "- Ada", "- Ada\n- Bo: when?"]);
            if !said.is_empty() {
                let _ = write!(text, "\n## {section}\n\n{said}\n");
            }
        }
        text
    }

    fn decision(&self) -> String {
        let mut text = self.front("decision");
        let _ = writeln!(text, "date: {}\nconfidence: 0.{}", self.date(), self.picks[3] % 10);
        let _ = writeln!(text, "status: {}", self.pick(4, &["accepted", "proposed"]));
        if self.is(5) {
            let turned_out = self.pick(6, &["right", "wrong", "mixed"]);
            let _ = writeln!(text, "turned_out: {turned_out}\nreviewed: {}", self.later(0));
        }
        text.push_str(self.pick(7, &["", "asked: true\n", "asked: false\n"]));
        text.push_str(
            "---\n\n## Trade-offs\n\nSome.\n\n## What could go wrong\n\nMuch.\n\n## Monitoring\n\nYes.\n",
        );
        text
    }

    fn mechanism(&self) -> String {
        let mut text = self.front("mechanism");
        let prevents = self.pick(3, &["p", "q", "r", "p, q", "q, r"]);
        let form = self.pick(4, &["guardrail", "runbook", "monitor"]);
        let _ = writeln!(text, "installed: {}\nprevents: [{prevents}]\nform: {form}", self.date());
        if self.is(5) {
            let _ = writeln!(text, "retired: {}", self.later(0));
        }
        text + "---\n"
    }

    fn review(&self) -> String {
        let day = self.date();
        let mut text = self.front("review");
        let _ = writeln!(text, "quarter: {}-Q{}\n---", day.year(), (day.month() + 2) / 3);
        text + &self.table("Share", self.is(3), false)
    }

    fn plan(&self) -> String {
        let mut text = self.front("plan");
        let _ = writeln!(text, "start: {}\n---", self.date());
        for (month, which) in [(1, 0), (2, 1), (3, 2)] {
            let _ = write!(text, "\n## Month {month}\n\n- [x] Do ✅ {}\n- [ ] More\n", self.later(which));
        }
        text
    }

    fn capability(&self) -> String {
        let mut text = self.front("capability");
        if self.is(3) {
            let _ = writeln!(text, "date: {}", self.date());
        }
        text + "---\n\n## Verify first\n\n- The clock\n"
    }
}
