/// Which part of a file is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All of it.
    Whole,
    /// So many bytes from here on.
    Part {
        /// The first.
        from: u64,
        /// How many.
        length: u64,
    },
    /// What it does not have.
    Beyond,
}

impl Wanted {
    /// Reads `Range`, as video and PDF viewers send it: one range. For whatever else it says, all is sent, as a server may.
    pub(super) fn of(header: Option<&str>, size: u64) -> Self {
        let Some((first, last)) = header.and_then(|header| header.strip_prefix("bytes=")?.split_once('-'))
        else {
            return Self::Whole;
        };
        let number =
            |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u64>().ok())?;
        let (from, end) = match (first, last) {
            ("", "") => return Self::Whole,
            ("", length) => match number(length) {
                Some(0) => return Self::Beyond,
                Some(length) => (size.saturating_sub(length), size),
                None => return Self::Whole,
            },
            (first, "") => match number(first) {
                Some(first) => (first, size),
                None => return Self::Whole,
            },
            (first, last) => match (number(first), number(last)) {
                (Some(first), Some(last)) if first <= last => (first, size.min(last.saturating_add(1))),
                _ => return Self::Whole,
            },
        };
        if from < size { Self::Part { from, length: end - from } } else { Self::Beyond }
    }
}

#[cfg(test)]
mod tests {
    use super::Wanted::{self, Beyond, Part, Whole};

    #[test]
    fn a_range_never_leaves_the_file() {
        for (header, size, expected) in [
            ("bytes=0-", 10, Part { from: 0, length: 10 }),
            ("bytes=2-4", 10, Part { from: 2, length: 3 }),
            ("bytes=9-99", 10, Part { from: 9, length: 1 }),
            ("bytes=-3", 10, Part { from: 7, length: 3 }),
            ("bytes=-30", 10, Part { from: 0, length: 10 }),
            ("bytes=10-", 10, Beyond),
            ("bytes=-0", 10, Beyond),
            ("bytes=0-", 0, Beyond),
            ("bytes=0-18446744073709551615", 10, Part { from: 0, length: 10 }),
            ("bytes=4-2", 10, Whole),
            ("bytes=-", 10, Whole),
            ("bytes=0-1,3-4", 10, Whole),
            ("bytes=+1-2", 10, Whole),
            ("bytes=99999999999999999999-", 10, Whole),
            ("lines=0-1", 10, Whole),
        ] {
            assert_eq!(Wanted::of(Some(header), size), expected, "{header}");
        }
        assert_eq!(Wanted::of(None, 10), Whole);
    }
}
