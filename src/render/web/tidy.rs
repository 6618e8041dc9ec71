/// A page without the empty lines and line ends that templates leave. What is preformatted stays as it is.
pub(super) fn tidy(page: &str) -> String {
    let mut tidy = String::with_capacity(page.len());
    // Most pages have none, and a search costs the same for a page as for a line.
    let has_preformatted = page.contains("<pre");
    let mut kept = 0;
    for line in page.lines() {
        if kept == 0 && line.trim().is_empty() {
            continue;
        }
        if has_preformatted {
            kept = (kept + line.matches("<pre").count()).saturating_sub(line.matches("</pre>").count());
        }
        tidy.push_str(if kept == 0 { line.trim_end() } else { line });
        tidy.push('\n');
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn only_what_is_preformatted_keeps_its_empty_lines() {
        assert_eq!(tidy("a  \n\n \nb\n<pre>x\n\ny</pre>\n\nc"), "a\nb\n<pre>x\n\ny</pre>\nc\n");
    }
}
