/// A page without trailing spaces, with one blank line between blocks and one line end at the end.
///
/// Templates may so be laid out for those who read them. Lines in a code fence are left alone.
pub(super) fn tidy(page: &str) -> String {
    let mut tidy = String::with_capacity(page.len());
    let mut blank = true;
    let mut fenced = false;
    for line in page.lines() {
        let line = line.trim_end();
        if line.is_empty() {
            if !blank && !fenced {
                tidy.push('\n');
            }
            blank = true;
            continue;
        }
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        blank = false;
        tidy.push_str(line);
        tidy.push('\n');
    }
    tidy.truncate(tidy.trim_end().len());
    tidy.push('\n');
    tidy
}
