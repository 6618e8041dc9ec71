//! The ladders that come with casebook.

use super::criterion::Ladder;
use super::read::read;
use std::sync::{Arc, LazyLock};

/// Name in `ladders/` and text, in the order of reports.
const FILES: [(&str, &str); 6] = [
    ("ladders/tiers.toml", include_str!("../../ladders/tiers.toml")),
    ("ladders/pyramid.toml", include_str!("../../ladders/pyramid.toml")),
    ("ladders/leverage.toml", include_str!("../../ladders/leverage.toml")),
    ("ladders/roadmap.toml", include_str!("../../ladders/roadmap.toml")),
    ("ladders/job.toml", include_str!("../../ladders/job.toml")),
    ("ladders/capability.toml", include_str!("../../ladders/capability.toml")),
];

/// Their files: the name in `ladders/` and the text.
pub fn built_in_files() -> &'static [(&'static str, &'static str)] {
    &FILES
}

/// They are read once; a test sees that nothing is wrong with them.
pub fn built_in() -> &'static [Ladder] {
    static LADDERS: LazyLock<Vec<Ladder>> = LazyLock::new(|| {
        let ladder = |(file, text): &(&str, &str)| {
            let (ladder, ..) = read(&Arc::from(*file), text);
            ladder.map(|ladder| Ladder { built_in: true, ..ladder })
        };
        FILES.iter().filter_map(ladder).collect()
    });
    &LADDERS
}
