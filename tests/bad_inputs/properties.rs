//! The promises of every part that reads, asked of ten thousand inputs each. `fuzz/` asks them of more.

use crate::laws::cases;
use crate::{made, targets};
use proptest::prelude::*;
use proptest::sample::select;
use std::time::{Duration, Instant};

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn front_matter(bytes in made::front_matter()) {
        targets::front_matter(bytes.as_ref());
    }

    #[test]
    fn outlines(bytes in made::body()) {
        targets::outline(bytes.as_ref());
    }

    #[test]
    fn values(bytes in made::value()) {
        targets::values(bytes.as_ref());
    }

    #[test]
    fn links(bytes in made::link()) {
        targets::links(bytes.as_ref());
    }

    #[test]
    fn settings(bytes in made::settings()) {
        targets::config(bytes.as_ref());
    }

    #[test]
    fn conditions(bytes in made::condition()) {
        targets::conditions(bytes.as_ref());
    }

    #[test]
    fn notes(bytes in made::notes()) {
        targets::notes(bytes.as_ref());
    }
}

proptest! {
    // Each makes all reports twice.
    #![proptest_config(cases(1_000))]

    #[test]
    fn changes(bytes in made::notes()) {
        targets::changes(bytes.as_ref());
    }
}

/// What is asked of bytes.
type Target = fn(&[u8]);

/// Inputs that broke a promise once, as small as they could be made.
#[rustfmt::skip]
const FOUND: &[(Target, &[&str])] = &[
    (targets::front_matter, &[
        // A placeholder in quotes kept its quotes.
        "---\ntitle: '{{é}}'\n---\n",
        // Old line ends hid the fence that closes.
        "+++\n+++\nquarter: 2026-Q3\n",
    ]),
    (targets::outline, &[
        // No fence, so the comment below was read.
        "\t```\n%%",
        "- a\n\n  ```\n  ls\n\n%%[[Nowhere]]%%\n",
        // A character of the text that stands for comments elsewhere.
        "`\u{7f}\u{fffd}%%\n` %%a%%",
        // A link over two lines: what it shows was counted from the first.
        "0123456789 [x\nééééééé](b)",
    ]),
    (targets::notes, &[
        // Code over two lines: its text is no part of the note, and its places lay inside characters.
        "---\ntype: case\n---\n`slug: ..\n---js\n\u{feff}| é |\nPeople: `é`, (é, [[É|é, é]]), &eacute;\\, é\n---js\0---\n",
        // A line end in a message.
        "[[---\né]]",
    ]),
    (targets::values, &[
        // Examples of other kinds of value, and replacements that were refused in turn.
        "", "1900-01-32", ",0", "0,e30", "1,5",
        // Counted things that read back as another unit or a period.
        "0Ws", "3 EURs", "0 percentS", "0 p.a.S", "0 p.a..", "0T p.a.S", "2 pages/wks", "5 a2s.s",
        // Accents apart from their letters, as written and as lower case leaves them.
        "0 hİ", "3 Scha\u{308}den",
        // Half an hour less than a day was shown as a day, and one amount over the limit was let through.
        "1410min", "59.6 min", "1000000000000000D1H",
    ]),
    // A text over two lines where none is expected.
    (targets::conditions, &["note.role \"\"\"a\n\nb\"\"\""]),
    (targets::links, &["\n##^"]),
    (targets::config, &["[names]\nroot_cause = [\" \"]\n", "\u{feff}\n"]),
];

#[test]
fn what_was_found_once_stays_mended() {
    for (target, inputs) in FOUND {
        inputs.iter().for_each(|input| target(input.as_bytes()));
    }
}

/// All that read whatever length they are given.
const TARGETS: &[Target] =
    &[targets::front_matter, targets::outline, targets::values, targets::config, targets::notes];

proptest! {
    #![proptest_config(cases(60))]

    /// What is read once in a hundredth of a second is read a thousand times in a few seconds, but not where work
    /// grows with the square of the size.
    #[test]
    fn work_grows_with_size_alone(bytes in made::notes(), target in select(TARGETS)) {
        let many = bytes.as_ref().repeat(40_000 / bytes.as_ref().len().max(1));
        let start = Instant::now();
        target(&many);
        prop_assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    }
}
