/// A number and what it counts, for plain texts: `1 case`, `3 cases`.
///
/// ```
/// use casebook::value::counted;
/// assert_eq!(counted(1, "note"), "1 note");
/// assert_eq!(counted(0, "note"), "0 notes");
/// ```
pub fn counted(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}
