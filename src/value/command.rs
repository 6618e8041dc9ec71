/// A word for a command line: in quotes where it needs some.
///
/// ```
/// use casebook::value::quoted;
/// assert_eq!(quoted("network/dns"), "network/dns");
/// assert_eq!(quoted("Pool budget"), "\"Pool budget\"");
/// ```
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./@+,:".contains(c);
    if word.chars().all(plain) { word.to_owned() } else { format!("\"{}\"", word.replace('"', "\\\"")) }
}
