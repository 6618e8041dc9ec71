//! Notes of a made-up vault. Of the same size and mix come the same bytes; a note does not depend on the others.

use super::random::Random;
use super::words::{paragraph, sentence, title};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// What a vault holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mix {
    /// Notes as Obsidian users have them, of no kind that counts.
    Generic,
    /// Cases, ledger entries, decisions, mechanisms, audits, and a fifth of generic notes among them.
    Typed,
}

/// A vault of some size.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Vault {
    /// How many notes it has.
    pub(crate) notes: usize,
    /// Of what.
    pub(crate) mix: Mix,
    /// Over how many years, up to the end of 2026's third quarter.
    pub(crate) years: usize,
}

const DOMAINS: &[&str] = &[
    "network/dns",
    "network/tls",
    "network/nat",
    "database/pool",
    "database/locks",
    "storage",
    "ci",
    "scheduling",
    "identity",
    "billing",
    "search",
    "queues",
    "frontend",
    "observability",
    "mobile",
    "payments",
];
const PEOPLE: &[&str] =
    &["Ada Kim", "Bo Lund", "Chi Ito", "Dee Roy", "Eli Paz", "Fay Noor", "Gus Meyer", "Ines Sá"];
const TAGS: &[&str] =
    &["river", "harbor", "ledger-ideas", "reading", "draft", "team", "later", "talk", "sample"];
const CODE: &str = "```rust\nfn main() {\n    let total: u64 = items.iter().map(|i| i.cost).sum();\n    \
                    if total > 100 && !dry_run {\n        println!(\"total = {total}\");\n    }\n}\n```\n";

impl Vault {
    /// The path of a note and its text.
    pub(crate) fn note(&self, number: usize) -> (String, String) {
        let mut note =
            Note { vault: *self, number, random: Random::new(number as u64 + 1), text: String::new() };
        match self.kind(number) {
            "case" => note.case(),
            "ledger" => note.ledger(),
            "decision" => note.decision(),
            "mechanism" => note.mechanism(),
            "audit" => note.audit(),
            _ => note.generic(),
        }
        (self.path(number), note.text)
    }

    fn kind(&self, number: usize) -> &'static str {
        match (self.mix, number % 20) {
            (Mix::Generic, _) | (_, 16..) => "note",
            (_, 0..8) => "case",
            (_, 8..11) => "ledger",
            (_, 11..14) => "decision",
            (_, 14) => "mechanism",
            _ => "audit",
        }
    }

    fn name(&self, number: usize) -> String {
        match self.kind(number) {
            "note" => format!("note-{number:06}"),
            kind => format!("{} {kind} {number:06}", self.day(number)),
        }
    }

    fn folder(&self, number: usize) -> String {
        // Fifty notes a folder, up to two hundred folders.
        format!("area-{:03}", number % (self.notes / 50).clamp(1, 200))
    }

    fn path(&self, number: usize) -> String {
        format!("{}/{}.md", self.folder(number), self.name(number))
    }

    fn day(&self, number: usize) -> Date {
        earlier(date(2026, 9, 30), Random::new(number as u64 ^ 0xda7e).below(self.years * 365))
    }

    /// One cause that recurs in about thirty cases.
    fn pattern(&self, random: &mut Random) -> String {
        format!("cause-{:04}", random.below((self.notes / 75).max(3)))
    }
}

fn earlier(day: Date, days: usize) -> Date {
    day.saturating_sub(i64::try_from(days).unwrap_or(0).days())
}

/// A note that is being written.
struct Note {
    vault: Vault,
    number: usize,
    random: Random,
    text: String,
}

impl Note {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn section(&mut self, title: &str, text: &str) {
        self.line(&format!("\n## {title}\n\n{text}"));
    }

    /// A sentence with a link to another note, in one of the three ways people write them.
    fn linking(&mut self) -> String {
        let to = self.random.below(self.vault.notes);
        let (name, shown) = (self.vault.name(to), title(&mut self.random));
        match self.random.below(3) {
            0 => format!("See [[{name}]]."),
            1 => format!("See [[{name}|{shown}]]."),
            _ => format!("See [{shown}](<../{}/{name}.md>).", self.vault.folder(to)),
        }
    }

    fn prose(&mut self, sentences: usize) -> String {
        let before = paragraph(&mut self.random, sentences.div_ceil(2));
        let link = self.linking();
        let after = paragraph(&mut self.random, sentences / 2);
        format!("{before} {link} {after}").trim_end().to_owned()
    }

    fn list(&mut self, bullet: &str, items: usize) -> String {
        let items: Vec<String> =
            (0..items).map(|_| format!("{bullet}{}", sentence(&mut self.random))).collect();
        items.join("\n")
    }

    fn generic(&mut self) {
        let (title, other) = (title(&mut self.random), title(&mut self.random));
        let day = self.vault.day(self.number);
        let tags: Vec<&str> = (0..self.random.between(2, 4)).map(|_| self.random.pick(TAGS)).collect();
        let kind = self.random.pick(&["meeting", "person", "project", "book", "daily"]);
        let related: Vec<String> = (0..self.random.between(1, 3))
            .map(|_| self.random.below(self.vault.notes))
            .map(|to| format!("\n  - \"[[{}]]\"", self.vault.name(to)))
            .collect();
        let (person, summary) = (self.random.pick(PEOPLE), paragraph(&mut self.random, 2).replace('`', ""));
        self.line(&format!(
            "---\ntitle: \"{title} {}\"\ndate: {day}\ntags: [{}]",
            self.number,
            tags.join(", ")
        ));
        self.line(&format!("aliases: [\"{other}\"]\ntype: {kind}\nstatus: open\nrating: 3\nreviewed: false"));
        self.line(&format!("related:{}\nparticipants:\n  - {person}", related.concat()));
        let text = self.prose(4);
        self.line(&format!("summary: >-\n  {summary}\n---\n\n{text}"));
        for part in 0..self.random.between(3, 5) {
            let (heading, text) = (super::words::title(&mut self.random), self.prose(4));
            self.section(&heading, &text);
            let block = match part {
                0 => self.list("- ", 5),
                1 => CODE.to_owned(),
                2 => self.table(),
                _ => format!("> {}\n\n{}", sentence(&mut self.random), self.list("1. ", 2)),
            };
            self.line(&format!("\n{block}"));
        }
    }

    fn table(&mut self) -> String {
        let mut rows = vec!["| item | owner | cost | link |\n|---|:--|--:|---|".to_owned()];
        for _ in 0..4 {
            let (owner, cost) = (self.random.pick(PEOPLE), self.random.between(1, 999));
            let to = self.random.below(self.vault.notes);
            let name = self.vault.name(to);
            let item = title(&mut self.random);
            rows.push(format!("| {item} | {owner} | {cost} | [[{name}\\|this]] |"));
        }
        rows.join("\n")
    }

    fn head(&mut self, properties: &str) {
        let (domain, heading, text) = (self.random.pick(DOMAINS), title(&mut self.random), self.prose(2));
        self.line(&format!("---\n{properties}\ndomains: [{domain}]\n---\n\n# {heading}\n\n{text}"));
    }

    fn case(&mut self) {
        let day = self.vault.day(self.number);
        let (hour, pattern) = (self.random.between(1, 15), self.vault.pattern(&mut self.random));
        let minutes: Vec<usize> = (0..4).map(|_| self.random.between(0, 59)).collect();
        let role = self.random.pick(&["executed", "decided", "designed"]);
        let person = self.random.pick(PEOPLE);
        self.head(&format!(
            "type: case\ndate: {day}\nseverity: SEV-2\npattern: {pattern}\nrole: {role}\n\
             started: {day}T{hour:02}:{:02}\ndetected: \"{:02}:{:02}\"\ndiagnosed: \"{:02}:{:02}\"\n\
             resolved: \"{:02}:{:02}\"\npeople: [{person}]",
            minutes[0],
            hour + 1,
            minutes[1],
            hour + 3,
            minutes[2],
            hour + 6,
            minutes[3]
        ));
        let symptoms = self.list("- ", 3);
        self.section("Symptoms", &symptoms);
        let risks = format!("{}\n{}", self.list("- time: ", 1), self.list("- system: ", 1));
        self.section("Misjudgment risks", &risks);
        let mut path = Vec::new();
        for step in 1..=self.random.between(3, 6) {
            // The first checks of many cases are the same, as they are in life.
            let check = format!("`check-{:02}` on the {} side", self.random.below(step * 6), step);
            path.push(format!("{step}. {check} -> {}", sentence(&mut self.random)));
        }
        self.section("Diagnostic path", &path.join("\n"));
        let cause = self.prose(3);
        self.section("Root cause", &cause);
        let plan = format!("{}\n- [x] {} ✅ {day}", self.list("- [ ] ", 2), self.linking());
        self.section("Prevention plan", &plan);
    }

    fn ledger(&mut self) {
        let day = self.vault.day(self.number);
        let (category, metric, unit) = [
            ("risk", "open holes", "holes"),
            ("cost", "runner bill", "EUR/mo"),
            ("stability", "pages a week", "pages/wk"),
            ("mttr", "time to restore", "min"),
        ][self.random.below(4)];
        let before = self.random.between(20, 900);
        let (after, later) = (self.random.between(1, before), self.random.between(1, before));
        let (worth, evidence) = (self.random.between(1, 40) * 500, self.random.below(self.vault.notes));
        let evidence = self.vault.name(evidence);
        self.head(&format!(
            "type: ledger\ndate: {day}\ncategory: {category}\nmetric: {metric}\ndirection: lower\n\
             before: {before} {unit}\nafter: {after} {unit}\nvalue: {worth} EUR/yr\nshare: 0.6\n\
             evidence: [\"[[{evidence}]]\"]"
        ));
        for part in ["Original state", "New design", "How measured"] {
            let text = self.prose(3);
            self.section(part, &text);
        }
        let measured = earlier(date(2026, 11, 20), self.random.below(40));
        self.section(
            "Measurements",
            &format!("| Date | Value |\n|---|---:|\n| {measured} | {later} {unit} |"),
        );
        let price = self.prose(2);
        self.section("Trade-offs", &price);
    }

    fn decision(&mut self) {
        let day = self.vault.day(self.number);
        let mut better = || self.random.pick(&["better", "same", "worse"]);
        let judged = format!(
            "complexity: {}\ncoupling: {}\nrecovery: {}\nsingle_point: {}\ndiagnosability: {}",
            better(),
            better(),
            better(),
            better(),
            better()
        );
        let (confidence, right) = (self.random.between(5, 9), self.random.pick(&["right", "wrong", "mixed"]));
        let due = earlier(date(2026, 11, 20), self.random.below(20));
        self.head(&format!(
            "type: decision\ndate: {day}\nstatus: accepted\nscope: team\n{judged}\nunpredictability: 2\n\
             irreversibility: 3\nconfidence: 0.{confidence}\ndue: {due}\nturned_out: {right}\nreviewed: {due}\n\
             asked: true"
        ));
        let context = self.prose(4);
        self.section("Context", &context);
        let options = self.list("- ", 3);
        self.section("Options", &options);
        for part in ["Decision", "Trade-offs", "What could go wrong", "Monitoring"] {
            let text = self.prose(2);
            self.section(part, &text);
        }
    }

    fn mechanism(&mut self) {
        let (day, pattern) = (self.vault.day(self.number), self.vault.pattern(&mut self.random));
        let form = self.random.pick(&["checklist", "monitor", "automation", "guardrail", "runbook"]);
        self.head(&format!(
            "type: mechanism\ninstalled: {day}\nform: {form}\nprevents: [{pattern}]\nscope: team"
        ));
        for part in ["What it watches", "How it was verified"] {
            let text = self.prose(4);
            self.section(part, &text);
        }
    }

    /// One a week, back from November 2026 as far as it takes.
    fn audit(&mut self) {
        let week = earlier(date(2026, 11, 16), self.number / 20 * 7).iso_week_date();
        let (pages, changes) = (self.random.below(9), self.random.between(4, 15));
        let (failed, incidents, text) = (self.random.below(changes / 2), self.random.below(4), self.prose(3));
        self.line(&format!(
            "---\ntype: audit\nweek: {}-W{:02}\nincidents: {incidents}\noncall_pages: {pages}\n\
             oncall_hours: 3.5\nchanges: {changes}\nfailed_changes: {failed}\n---\n\n{text}",
            week.year(),
            week.week()
        ));
        let mut rows = vec![
            "| Activity | Hours | Layer | Score | Nature | AI |\n|---|---:|---|---:|---|---|".to_owned(),
        ];
        for (activity, rest) in [
            ("Tickets", "execution | 1 | repetitive | 60%"),
            ("On call", "execution | 3 | structured | no"),
            ("Releases", "execution | 2 | structured | 40%"),
            ("Design reviews", "orchestration | 4 | decision | no"),
            ("Finding causes", "| | | 20%"),
            ("Risk talks", "innovation | 5 | decision | no"),
        ] {
            rows.push(format!("| {activity} | {} | {rest} |", self.random.between(2, 12)));
        }
        self.section("Activities", &rows.join("\n"));
        let decisions = self.list("- ", 2);
        self.section("Decisions influenced", &decisions);
        let outcomes = self.list("- ", 1);
        self.section("Outcomes owned", &outcomes);
        let asked = format!("- {}: {}", self.random.pick(PEOPLE), sentence(&mut self.random));
        self.section("Asked for judgment", &asked);
    }
}
