/// The candidate that a misspelt word was probably meant to be.
///
/// Case, and `-` or a space for `_`, don't count; otherwise a third of the letters may be wrong.
pub fn nearest<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    nearest_meaning(word, candidates.map(|candidate| (candidate, candidate)))
}

/// What the spelling stands for that a misspelt word was probably meant to be.
///
/// A candidate is a spelling and its meaning; of equally near ones the first is taken.
pub fn nearest_meaning<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = (&'c str, &'c str)>,
) -> Option<&'c str> {
    let folded = fold(word);
    let limit = (folded.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|(spelling, meaning)| {
            (strsim::osa_distance(&folded, &fold(spelling)), spelling.chars().count(), meaning)
        })
        .filter(|(distance, length, _)| *distance <= limit && distance < length)
        .min_by_key(|(distance, ..)| *distance)
        .map(|(.., meaning)| meaning)
}

/// True for two different words of the same letters, such as `tpye` and `type`.
pub fn is_swapped(word: &str, other: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    // Asked of every property and every known name: most pairs must cost no more than a sum.
    let sum = |word: &str| word.bytes().map(u32::from).sum::<u32>();
    let perhaps = word.len() == other.len() && word != other && sum(word) == sum(other);
    perhaps && sorted(word) == sorted(other)
}

/// True for two words that are one slip apart: a letter too many, too few, or wrong, or two neighbours swapped.
///
/// Says what an edit distance of 1 says, in one pass and without a table: it is asked of every property of
/// every note.
pub fn is_one_slip(word: &str, other: &str) -> bool {
    // One letter has four bytes at most.
    if word.len().abs_diff(other.len()) > 4 {
        return false;
    }
    let start = shared(word.chars().zip(other.chars()));
    let (word, other) = (&word[start..], &other[start..]);
    let end = shared(word.chars().rev().zip(other.chars().rev()));
    let (mut left, mut right) = (word[..word.len() - end].chars(), other[..other.len() - end].chars());
    match (left.next(), left.next(), right.next(), right.next()) {
        (Some(_), None, None | Some(_), None) | (None, None, Some(_), None) => true,
        (Some(a), Some(b), Some(c), Some(d)) => {
            (a, b) == (d, c) && left.next().is_none() && right.next().is_none()
        }
        _ => false,
    }
}

/// The length in bytes of the letters that two words share, from where the pairs begin.
fn shared(pairs: impl Iterator<Item = (char, char)>) -> usize {
    pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

fn fold(word: &str) -> String {
    word.to_lowercase().replace(['-', ' '], "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let keys = ["as_of", "out", "exclude", "timezone"];
        let nearest = |word| nearest(word, keys.into_iter());
        assert_eq!(nearest("As-Of"), Some("as_of"));
        assert_eq!(nearest("exlcude"), Some("exclude"));
        assert_eq!(nearest("excludes"), Some("exclude"));
        assert_eq!(nearest("time_zone"), Some("timezone"));
        assert_eq!(nearest("colour"), None);
        assert_eq!(nearest("x"), None);
        assert_eq!(nearest(""), None);
    }

    #[test]
    fn swapped_letters_are_seen() {
        for (word, other, expected) in [
            ("tpye", "type", true),
            ("type", "type", false),
            ("typ", "type", false),
            ("ad", "bc", false),
            ("bd", "ca", false),
        ] {
            assert_eq!(is_swapped(word, other), expected, "{word} {other}");
        }
    }

    proptest::proptest! {
        #[test]
        fn one_slip_is_an_edit_distance_of_one(word in "[abž]{0,5}", other in "[abž]{0,5}") {
            proptest::prop_assert_eq!(is_one_slip(&word, &other), strsim::osa_distance(&word, &other) == 1);
        }
    }
}
