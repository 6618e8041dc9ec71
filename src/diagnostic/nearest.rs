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
    word != other && word.len() == other.len() && sorted(word) == sorted(other)
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
}
