//! White space of pages.

use memchr::memmem;

/// A page without the empty lines and line ends that templates leave. What is preformatted stays as it is.
pub(super) fn tidy(page: &str) -> String {
    let mut tidy = String::with_capacity(page.len() + 1);
    let mut rest = page;
    while let Some(start) = memmem::find(rest.as_bytes(), b"<pre") {
        lines(&rest[..start], &mut tidy);
        let end = memmem::find(&rest.as_bytes()[start..], b"</pre").map_or(rest.len(), |end| start + end);
        tidy.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    lines(rest, &mut tidy);
    if !tidy.ends_with('\n') {
        tidy.push('\n');
    }
    tidy
}

/// Adds lines, the first of which may have begun before and the last of which may go on.
fn lines(text: &str, tidy: &mut String) {
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()) {
        tidy.push_str(text[start..end].trim_end());
        start = end + 1;
        if !tidy.is_empty() && !tidy.ends_with('\n') {
            tidy.push('\n');
        }
    }
    let last = &text[start..];
    let begins = tidy.is_empty() || tidy.ends_with('\n');
    if !(begins && last.trim().is_empty()) {
        tidy.push_str(last);
    }
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn only_what_is_preformatted_keeps_its_empty_lines() {
        for (page, expected) in [
            ("a  \n\n \nb\n<pre>x\n\ny</pre>\n\nc", "a\nb\n<pre>x\n\ny</pre>\nc\n"),
            ("\n\n <b>a</b>\n", " <b>a</b>\n"),
            ("a <pre> \n\n", "a <pre> \n\n"),
            (
                "<p>a</p> <pre>b \n\n c</pre> \n \n<pre>d</pre> e",
                "<p>a</p> <pre>b \n\n c</pre>\n<pre>d</pre> e\n",
            ),
            ("", "\n"),
        ] {
            assert_eq!(tidy(page), expected);
        }
    }
}
