/// What a misspelt word was probably meant to be; a candidate is a spelling and what it stands for.
///
/// Case, and `-` or a space for `_`, don't count; otherwise a third of the letters may be wrong. Spellings are
/// given in order of preference.
pub(super) fn nearest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = (&'c str, &'c str)>,
) -> Option<&'c str> {
    let folded = fold(word);
    let limit = (folded.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|(spelling, meant)| {
            (spelling.chars().count(), strsim::osa_distance(&folded, &fold(spelling)), meant)
        })
        .filter(|(length, distance, _)| *distance <= limit && distance < length)
        .min_by_key(|(_, distance, _)| *distance)
        .map(|(_, _, meant)| meant)
}

/// The form in which names and words compare.
pub(super) fn fold(word: &str) -> String {
    word.trim().to_lowercase().replace(['-', ' '], "_")
}
