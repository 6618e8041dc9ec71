//! The digest on a terminal: prose in a few parts, and no table.

use super::data::{list, str_of};
use super::table::paragraph;
use crate::render::findings::visible;
use crate::render::wrap::wrapped;
use crate::source::stem;
use crate::value::share::percent;
use serde_json::Value;

/// The most sorts of signals that are told in full.
const GROUPS: usize = 7;
/// The most items of a signal, and changes of a week.
const ITEMS: usize = 3;
const CHANGES: usize = 8;

/// The digest, no wider than the terminal.
pub(super) fn text(digest: &Value, width: usize) -> String {
    if digest["evidence"] == 0 {
        let nothing = "Nothing to tell yet. `casebook new case` writes down a problem that you solved, \
                       `casebook new audit` where the week went.";
        return paragraph(nothing, width);
    }
    let mut page = Page { text: paragraph(str_of(&digest["headline"]), width), width };
    page.spark(digest);
    page.level(&digest["level"]);
    page.changes(digest);
    page.signals(digest);
    page.steps(digest);
    if let Some(unsaid) = digest["unsaid"].as_str() {
        page.line("");
        page.wrap(" ", " ", unsaid);
    }
    page.text
}

struct Page {
    text: String,
    width: usize,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn heading(&mut self, title: &str) {
        self.line("");
        self.line(&format!(" {title}"));
    }

    /// A paragraph that begins with one text and whose other lines begin with another.
    fn wrap(&mut self, first: &str, others: &str, text: &str) {
        let room = self.width.saturating_sub(others.chars().count() + 1);
        for (at, line) in wrapped(&visible(text), room).iter().enumerate() {
            let lead = if at == 0 { first } else { others };
            self.line(&format!("{lead}{line}"));
        }
    }

    fn level(&mut self, level: &Value) {
        let Some(name) = level["level"].as_str() else { return };
        let mut says = format!("{name} ({})", str_of(&level["ladder"]));
        if let Some(next) = level["next"].as_str() {
            let missing: Vec<&str> = list(&level["missing"]).iter().map(str_of).collect();
            let missing =
                if missing.is_empty() { String::new() } else { format!(": missing {}", missing.join("; ")) };
            let (met, all) = (&level["met"], &level["all"]);
            says = format!("{says}, {met} of {all} criteria of {next} met{missing}");
        }
        self.line("");
        self.wrap(" ", " ", &says);
    }

    fn spark(&mut self, digest: &Value) {
        let spark = &digest["spark"];
        self.line("");
        if let (Some(bars), Some(last), Some(mean)) =
            (spark["bars"].as_str(), spark["last"].as_f64(), spark["mean"].as_f64())
        {
            let week = str_of(&spark["last_week"]);
            let says = format!(
                "{bars} execution by week: {} in {week}, {} on average (n = {})",
                percent(last),
                percent(mean),
                spark["n"]
            );
            self.wrap(" ", " ", &says);
        }
        if digest["week"].is_null() && digest["audited"] == true {
            let week = str_of(&digest["iso_week"]);
            self.wrap(" ", " ", &format!("There is no audit of {week} yet: `casebook new audit`."));
        } else if !digest["week"].is_null() && digest["week"]["shares"].is_null() {
            let week = str_of(&digest["week"]["week"]);
            self.wrap(" ", " ", &format!("{week} does not say which layer its hours belong to."));
        }
        // A blank line with nothing after it is none.
        if self.text.ends_with("\n\n") {
            self.text.pop();
        }
    }

    fn changes(&mut self, digest: &Value) {
        let others = list(&digest["changes"]).iter().filter(|change| change["kind"] != "new-note");
        let others: Vec<&Value> = others.collect();
        if others.is_empty() && list(&digest["new_notes"]).is_empty() {
            return;
        }
        self.heading(&format!("Since {}", str_of(&digest["since"])));
        for new in list(&digest["new_notes"]) {
            let names: Vec<&str> = list(&new["files"]).iter().map(|file| stem(str_of(file))).collect();
            let says = format!("{}: {}", str_of(&new["count"]), some(&names, ", "));
            self.wrap("   ", "     ", &says);
        }
        for change in others.iter().take(CHANGES) {
            self.wrap("   ", "     ", str_of(&change["message"]));
        }
        if others.len() > CHANGES {
            self.line(&format!("   and {} more", others.len() - CHANGES));
        }
    }

    fn signals(&mut self, digest: &Value) {
        let groups = list(&digest["groups"]);
        if groups.is_empty() {
            self.heading("No signal is on.");
            return;
        }
        let any_high = groups.iter().take(GROUPS).any(|group| group["severity"] == "high");
        self.heading(if any_high { "Signals (! is high)" } else { "Signals" });
        for group in groups.iter().take(GROUPS) {
            let of: Vec<&Value> =
                list(&digest["signals"]).iter().filter(|signal| signal["id"] == group["id"]).collect();
            let new = match (of.iter().filter(|signal| signal["new"] == true).count(), of.len()) {
                (0, _) => String::new(),
                (new, all) if new == all => ", new".to_owned(),
                (new, _) => format!(", {new} new"),
            };
            let told = match of.as_slice() {
                [one] => str_of(&one["message"]).to_owned(),
                several => {
                    let item = |signal: &&Value| {
                        format!("{} ({})", str_of(&signal["item"]), str_of(&signal["short"]))
                    };
                    let items: Vec<String> = several.iter().map(item).collect();
                    some(&items.iter().map(String::as_str).collect::<Vec<_>>(), "; ")
                }
            };
            let mark = if group["severity"] == "high" { "!" } else { " " };
            let says = format!("{}{new}: {told}", str_of(&group["name"]));
            self.wrap(&format!(" {mark} "), "     ", &says);
        }
        let rest: Vec<String> = groups
            .iter()
            .skip(GROUPS)
            .map(|group| {
                let name = str_of(&group["name"]).to_lowercase();
                if group["n"] == 1 { name } else { format!("{name} ({})", group["n"]) }
            })
            .collect();
        if !rest.is_empty() {
            self.wrap("   ", "     ", &format!("Also on: {}", rest.join(", ")));
        }
    }

    fn steps(&mut self, digest: &Value) {
        let steps = list(&digest["steps"]);
        if steps.is_empty() {
            return;
        }
        self.heading("Next");
        for (at, step) in steps.iter().enumerate() {
            let about = step["item"].as_str().map(|item| format!("{item}: ")).unwrap_or_default();
            self.wrap(&format!(" {}. ", at + 1), "    ", &format!("{about}{}.", str_of(&step["says"])));
            if let Some(command) = step["command"].as_str() {
                // A command is copied as a whole, so that it is never broken.
                self.line(&format!("    $ {}", visible(command)));
            }
        }
    }
}

/// The first few of some names, and how many there are more.
fn some(names: &[&str], between: &str) -> String {
    let told = names[..names.len().min(ITEMS)].join(between);
    if names.len() > ITEMS { format!("{told} and {} more", names.len() - ITEMS) } else { told }
}

#[cfg(test)]
mod tests {
    use super::text;
    use crate::config::Config;
    use crate::report::build;
    use crate::report::tests::judgment::NOTES;
    use crate::report::tests::sample::{sample, with_view};
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn no_line_is_wider_than_the_terminal_but_for_a_command() {
        let config = Config::default();
        let vaults = [
            sample(&config, |view| build("digest", view).unwrap().data),
            with_view(&NOTES, &config, |view| build("digest", view).unwrap().data),
            with_view(&[], &config, |view| build("digest", view).unwrap().data),
        ];
        for (digest, width) in vaults.iter().flat_map(|digest| [40, 80, 200].map(|width| (digest, width))) {
            let drawn = text(digest, width);
            for line in drawn.lines().filter(|line| !line.contains("$ ")) {
                assert!(line.width() <= width && line.trim_end() == line, "{width}: {line:?}");
            }
            assert!(!drawn.contains("\n\n\n") && drawn.ends_with('\n'), "{drawn}");
        }
    }

    #[test]
    fn nothing_of_a_note_reaches_the_terminal_raw() {
        let evil = "---\ntype: case\ndate: 2026-06-09\npattern: \"x\\e[31m\"\n---\n# T\u{1b}[2J\u{202e}\n";
        let other = evil.replace("06-09", "06-08");
        let notes = [("a\u{1b}.md", evil), ("b.md", other.as_str())];
        let drawn =
            with_view(&notes, &Config::default(), |view| text(&build("digest", view).unwrap().data, 80));
        assert!(drawn.contains("casebook new mechanism"), "{drawn}");
        assert!(!drawn.contains(['\u{1b}', '\u{202e}']), "{drawn:?}");
    }
}
