/// The address of the script that follows what is served.
pub(super) const SCRIPT: &str = "/_casebook/reload.js";

/// The page that stands for one that is not there.
pub(super) const MISSING: &str = include_str!("missing.html");
/// The page to wait on for the first build that makes some.
pub(super) const WAITING: &str = include_str!("waiting.html");

/// A page with the script that reloads it, just before the end of its body. The file on disk stays without.
///
/// `tag` names the content, so that the script can ask whether it is still the same; none for what stands in for a page.
pub(super) fn with_script(page: &[u8], tag: Option<&str>) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let is_end = |at: &usize| page[*at..at + END.len()].eq_ignore_ascii_case(END);
    let end = (0..(page.len() + 1).saturating_sub(END.len())).rev().find(is_end).unwrap_or(page.len());
    let tag = tag.map(|tag| format!(" data-tag=\"{tag}\"")).unwrap_or_default();
    let script = format!("<script src=\"{SCRIPT}\"{tag} defer></script>\n");
    [&page[..end], script.as_bytes(), &page[end..]].concat()
}

#[cfg(test)]
mod tests {
    use super::with_script;

    #[test]
    fn the_script_stands_at_the_end_of_the_body() {
        let script = "<script src=\"/_casebook/reload.js\" data-tag=\"t\" defer></script>\n";
        for (page, expected) in [
            ("<body>a</body></html>", format!("<body>a{script}</body></html>")),
            ("<pre>&lt;/body></pre></BODY>", format!("<pre>&lt;/body></pre>{script}</BODY>")),
            ("<!-- </body> --></body>", format!("<!-- </body> -->{script}</body>")),
            ("no end", format!("no end{script}")),
            ("", script.to_owned()),
        ] {
            assert_eq!(with_script(page.as_bytes(), Some("t")), expected.into_bytes());
        }
    }
}
