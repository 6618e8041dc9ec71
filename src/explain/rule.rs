//! The figures by name, and their rules: the sections of `docs/figures.md`, which is compiled in.

use super::explanation::Rule;

/// The one place where rules stand.
const PAGE: &str = include_str!("../../docs/figures.md");

/// A figure that can be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// Its name in commands.
    pub name: &'static str,
    /// Its number on the page.
    pub number: u8,
    /// The heading of its part of that section, where the section holds several figures.
    part: &'static str,
    /// What it answers.
    pub says: &'static str,
    /// Other names: of the report that shows it, of the numbers in it.
    pub aliases: &'static [&'static str],
    /// The report that shows it.
    pub report: &'static str,
}

const fn figure(
    name: &'static str,
    number: u8,
    says: &'static str,
    report: &'static str,
    aliases: &'static [&'static str],
) -> Figure {
    Figure { name, number, part: "", says, aliases, report }
}

const fn part(part: &'static str, figure: Figure) -> Figure {
    Figure { part, ..figure }
}

/// All of them, in the order of the page.
#[rustfmt::skip]
pub const FIGURES: &[Figure] = &[
    figure("completeness", 1, "how many of its five parts a case has", "capability-map", &["complete-cases"]),
    figure("times", 2, "how long it took to detect, diagnose and restore", "capability-map",
        &["detect", "diagnose", "restore", "time-to-detect", "time-to-diagnose", "time-to-restore", "mttr"]),
    figure("incidents", 3, "incidents by quarter", "time", &["incident-frequency", "frequency"]),
    figure("capability", 4, "what can be diagnosed, by domain", "capability-map",
        &["capability-map", "domains", "patterns", "first-checks"]),
    figure("prevention", 5, "what mechanisms prevented", "prevention",
        &["verdict", "mechanisms", "expected", "prevented", "rate-ratio", "chance"]),
    figure("ledger", 6, "what results were worth, and how well that is proved", "ledger",
        &["stage", "improvement", "value", "kept", "my-part"]),
    figure("week", 7, "where the weeks go, and how much depends on a human", "time",
        &["weeks", "time", "layers", "rung", "exposure", "high-share", "scored-share"]),
    figure("visibility", 8, "four metrics that make quiet work visible", "time",
        &["on-call", "pages", "change-success-rate"]),
    part("Pre-judgment", figure("prejudgment", 9, "what decisions do to risk", "decisions",
        &["pre-judgment", "uncertainty", "decisions"])),
    part("Calibration", figure("calibration", 9, "whether judgment is right as often as it is sure", "decisions",
        &["brier", "brier-score", "skill", "confidence", "decisions"])),
    figure("plan", 10, "how far a climb plan is, and how much of the week has moved up", "plan",
        &["plans", "climb", "shift", "shift-progress", "higher-rung-share", "baseline", "days-left", "tasks"]),
    part("Adaptability", figure("adaptability", 11, "how broad, connected and integrated the work is", "review",
        &["review", "active-domains", "joined-pairs"])),
    part("Meaning", figure("meaning", 11, "what the work is for", "review", &["review", "ratings"])),
    part("Re-scoring", figure("rescoring", 11, "how the scores of activities moved between reviews", "review",
        &["review", "re-scoring", "scores", "overdue"])),
    part("Levels", figure("levels", 12, "the level on each ladder, and what is missing for the next", "tier-progress",
        &["tier-progress", "level", "ladders", "criteria", "progress"])),
    part("Position", figure("position", 12, "work at the low end, in the middle and at the high end", "tier-progress",
        &["dumbbell", "middle-squeeze", "squeeze"])),
];

impl Figure {
    /// The figures of a name, a number or `figure 5`. Several share some of the numbers and names.
    pub fn named(key: &str) -> Vec<&'static Self> {
        let number = key.strip_prefix("figure").unwrap_or(key).trim_start_matches('-');
        let own = FIGURES.iter().filter(|figure| figure.name == key);
        let own: Vec<&'static Self> = own.collect();
        if !own.is_empty() {
            return own;
        }
        let is_meant = |figure: &&Self| {
            figure.aliases.contains(&key) || number.parse::<u8>().is_ok_and(|number| number == figure.number)
        };
        FIGURES.iter().filter(is_meant).collect()
    }

    /// The figure of exactly this name.
    pub fn of(name: &str) -> Option<&'static Self> {
        FIGURES.iter().find(|figure| figure.name == name)
    }

    /// The whole rule.
    pub fn rule(&self) -> Rule {
        let (heading, text) = section(self.number).unwrap_or_default();
        let anchor = anchor(heading);
        let text = if self.part.is_empty() { text } else { under(text, &format!("### {}", self.part)) };
        Rule {
            figure: Some(self.number),
            title: if self.part.is_empty() { plain(heading).to_owned() } else { self.part.to_owned() },
            text: text.trim().to_owned(),
            page: format!("docs/figures.md#{anchor}"),
        }
    }

    /// Its first paragraph: enough to follow the arithmetic of one note.
    pub fn gist(&self) -> Rule {
        let rule = self.rule();
        let text = rule.text.split("\n\n").next().unwrap_or_default().to_owned();
        Rule { text, ..rule }
    }
}

/// The rule of a signal, by its name.
pub fn signal_rule(name: &str) -> Rule {
    let text = titled("Signals").map_or("", |text| under(text, &format!("### {name}")));
    let page = format!("docs/figures.md#{}", anchor(name));
    Rule { figure: None, title: name.to_owned(), text: text.trim().to_owned(), page }
}

/// The text of a section without a number.
fn titled(title: &str) -> Option<&'static str> {
    let heading = format!("\n## {title}\n");
    let rest = &PAGE[PAGE.find(&heading)? + heading.len()..];
    Some(rest.find("\n## ").map_or(rest, |end| &rest[..end]))
}

/// The gists of some figures, by name.
pub fn gists(names: &[&str]) -> Vec<Rule> {
    names.iter().filter_map(|name| Figure::of(name)).map(Figure::gist).collect()
}

/// The paragraph of a figure's rule that begins with some words.
pub fn passage(name: &str, begins: &str) -> Option<Rule> {
    let rule = Figure::of(name)?.rule();
    let text = rule.text.split("\n\n").find(|paragraph| paragraph.starts_with(begins))?.to_owned();
    Some(Rule { text, ..rule })
}

/// The heading and text of a numbered section.
fn section(number: u8) -> Option<(&'static str, &'static str)> {
    let start = PAGE.find(&format!("\n## {number}. "))? + 4;
    let (heading, rest) = PAGE[start..].split_once('\n')?;
    let end = rest.find("\n## ").unwrap_or(rest.len());
    Some((heading, &rest[..end]))
}

/// What stands under a heading of the third level.
fn under(text: &'static str, heading: &str) -> &'static str {
    let Some((_, after)) = text.split_once(&format!("{heading}\n")) else { return "" };
    after.find("\n### ").map_or(after, |end| &after[..end])
}

/// A heading without its number.
fn plain(heading: &str) -> &str {
    heading.split_once(". ").map_or(heading, |(_, title)| title)
}

/// The fragment that code hosts give a heading.
fn anchor(heading: &str) -> String {
    let lower = heading.to_lowercase().replace(' ', "-");
    lower.chars().filter(|c| c.is_alphanumeric() || "-_".contains(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::signals::SIGNALS;
    use crate::config::Signals;

    #[test]
    fn every_figure_has_a_rule_that_begins_with_a_paragraph() {
        for figure in FIGURES {
            let (rule, gist) = (figure.rule(), figure.gist());
            assert!(rule.text.len() > 80 && !rule.text.contains("\n#"), "{}: {}", figure.name, rule.text);
            assert!(
                gist.text.ends_with('.') && !gist.text.starts_with('|'),
                "{}: {}",
                figure.name,
                gist.text
            );
            assert!(rule.page.starts_with(&format!("docs/figures.md#{}-", figure.number)), "{}", rule.page);
        }
        assert_eq!(Figure::of("prevention").unwrap().rule().title, "Prevention");
        assert_eq!(
            Figure::of("calibration").unwrap().rule().page,
            "docs/figures.md#9-pre-judgment-and-calibration"
        );
    }

    #[test]
    fn passages_are_there() {
        for (figure, begins) in
            [("capability", "A **pattern**"), ("times", "For several cases"), ("plan", "*Activities of the")]
        {
            assert!(passage(figure, begins).is_some(), "{begins}");
        }
    }

    #[test]
    fn every_section_of_the_page_can_be_explained() {
        for heading in PAGE.lines().filter_map(|line| line.strip_prefix("## ")) {
            if heading == "Signals" {
                continue;
            }
            let number = heading.split('.').next().unwrap().parse::<u8>().unwrap();
            assert!(FIGURES.iter().any(|figure| figure.number == number), "{heading}");
        }
    }

    #[test]
    fn every_signal_has_a_rule_that_names_its_settings_and_the_page_its_weight() {
        let mut row = 0;
        for signal in SIGNALS {
            let rule = signal_rule(signal.name);
            assert!(rule.text.starts_with("On ") && rule.text.ends_with('.'), "{}: {}", signal.id, rule.text);
            for (key, _) in (signal.limits)(&Signals::default()) {
                assert!(rule.text.contains(&format!("`{key}`")), "{}: {key}", signal.id);
            }
            let line = format!("\n| {} | {} |", signal.name.to_lowercase(), signal.weight);
            let at = PAGE.find(&line).unwrap_or_else(|| panic!("no row{line}"));
            assert!(at > row, "{} stands in its place", signal.id);
            row = at;
        }
        let headings = titled("Signals").unwrap().matches("\n### ").count();
        assert_eq!(headings, SIGNALS.len());
    }

    #[test]
    fn figures_have_names_and_numbers_and_several_share_some() {
        let named = |key: &str| Figure::named(key).iter().map(|figure| figure.name).collect::<Vec<_>>();
        assert_eq!(named("prevention"), ["prevention"]);
        assert_eq!(named("5"), ["prevention"]);
        assert_eq!(named("figure-5"), ["prevention"]);
        assert_eq!(named("rung"), ["week"]);
        assert_eq!(named("9"), ["prejudgment", "calibration"]);
        assert_eq!(named("decisions"), ["prejudgment", "calibration"]);
        assert!(named("13").is_empty() && named("figure").is_empty() && named("").is_empty());
    }
}
