use crate::diagnostic::nearest_meaning;

/// What a misspelt word was probably meant to be; a candidate is a spelling and what it stands for.
///
/// Case, and `-` or a space for `_`, don't count; otherwise a third of the letters may be wrong. Spellings are
/// given in order of preference.
pub(super) fn nearest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = (&'c str, &'c str)>,
) -> Option<&'c str> {
    nearest_meaning(word.trim(), candidates)
}

/// The form in which names and words compare.
pub(super) fn fold(word: &str) -> String {
    word.trim().to_lowercase().replace(['-', ' '], "_")
}
