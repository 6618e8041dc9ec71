/// The candidate that a misspelt word was probably meant to be.
///
/// Case, and `-` or a space for `_`, don't count; otherwise a third of the letters may be wrong.
pub fn nearest<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let folded = fold(word);
    let limit = (folded.chars().count() / 3).max(1);
    candidates
        .map(|candidate| (strsim::osa_distance(&folded, &fold(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= limit && *distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
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
