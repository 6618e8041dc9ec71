//! Paths of the machine, and addresses of its account: found as written, because their words alone say little.

use super::input::Machine;
use super::terms::is_common_machine;
use regex::{Regex, RegexBuilder};
use unicode_normalization::UnicodeNormalization;

/// The search for all of them at once.
#[derive(Debug)]
pub(super) struct Paths {
    pattern: Option<Regex>,
}

impl Paths {
    /// The home folder, where the account's folder is on other systems, and `account@host`.
    pub(super) fn new(machine: Machine<'_>) -> Self {
        let telling = |name: &&str| !name.is_empty() && !is_common_machine(name);
        let mut wanted: Vec<String> = Vec::new();
        if let Some(home) = machine.home {
            let home = home.trim_end_matches(['/', '\\']);
            let name = home.rsplit(['/', '\\']).next().unwrap_or(home);
            // A bare name is no path, and the folders of accounts that everybody has tell nothing.
            if name.len() < home.len() && telling(&name) {
                wanted.push(home.to_owned());
            }
        }
        if let Some(user) = machine.user.filter(telling) {
            wanted.extend(["/home/", "/Users/", "\\Users\\"].map(|folder| format!("{folder}{user}")));
            wanted.extend(machine.host.map(|host| format!("{user}@{host}")));
        }
        // Either way of writing an accent, and either slash.
        let forms = wanted.iter().flat_map(|text| [text.nfc().collect::<String>(), text.nfd().collect()]);
        let forms: Vec<String> = forms.map(|text| regex::escape(&text).replace("\\\\", r"[/\\]+")).collect();
        let pattern = (!forms.is_empty())
            .then(|| RegexBuilder::new(&forms.join("|")).case_insensitive(true).build().ok())
            .flatten();
        Self { pattern }
    }

    /// Tells each place, with the number of line ends before it.
    pub(super) fn read(&self, text: &str, mut on: impl FnMut(&str, u32)) {
        let Some(pattern) = &self.pattern else { return };
        let mut counted = 0;
        let mut line = 0;
        for found in pattern.find_iter(text) {
            // `/home/miranda` is not the home of `mira`.
            if text[found.end()..].starts_with(|c: char| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let ends = memchr::memchr_iter(b'\n', &text.as_bytes()[counted..found.start()]).count();
            line += u32::try_from(ends).unwrap_or(u32::MAX);
            counted = found.start();
            on(found.as_str(), line);
        }
    }
}
