/// A word for a command line: in quotes where it needs some. What a shell would run or replace within double quotes
/// stands in single ones, since titles may come from anybody.
///
/// ```
/// use casebook::value::quoted;
/// assert_eq!(quoted("network/dns"), "network/dns");
/// assert_eq!(quoted("Pool budget"), "\"Pool budget\"");
/// assert_eq!(quoted("$(id) isn't"), r"'$(id) isn'\''t'");
/// ```
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./@+,:".contains(c);
    // A backslash matters before a quote alone, and paths of Windows have many.
    let ends_quotes = word.ends_with('\\') || word.contains("\\\"");
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else if ends_quotes || word.contains(['$', '`', '!']) {
        format!("'{}'", word.replace('\'', r"'\''"))
    } else {
        format!("\"{}\"", word.replace('"', "\\\""))
    }
}
