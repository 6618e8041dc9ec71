/// The address of the script that follows what is served.
pub(super) const SCRIPT: &str = "/_casebook/reload.js";

/// A page of the server's own: its title, its heading, and what it says as HTML.
pub(super) struct Own(&'static str, &'static str, &'static str);

/// The page that stands for one that is not there.
pub(super) const MISSING: Own = Own(
    "No such page",
    "There is no such page",
    "<p>It may have had another name, or wait for a note that is not written yet. Should it come to be, it shows here.</p>\n\
     <p><a href=\"/\">To the first page</a></p>",
);
/// The page to wait on for the first build that makes some.
pub(super) const WAITING: Own = Own(
    "No page yet",
    "There is no page yet",
    "<p>No build has made one so far. As soon as one does, it shows here; what keeps it from that is told in the terminal, \
     and below.</p>",
);

impl Own {
    /// As browsers get it, with the script.
    pub(super) fn html(&self) -> Vec<u8> {
        let page = include_str!("own.html");
        let page = page.replace("{title}", self.0).replace("{heading}", self.1).replace("{words}", self.2);
        with_script(page.as_bytes(), None)
    }
}

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
    use super::{MISSING, WAITING, with_script};

    #[test]
    fn own_pages_say_what_they_are() {
        for (own, title, words) in [
            (
                MISSING,
                "<title>No such page – casebook</title>",
                "<p><a href=\"/\">To the first page</a></p>\n</main>",
            ),
            (WAITING, "<title>No page yet – casebook</title>", "No build has made one so far."),
        ] {
            let html = String::from_utf8(own.html()).unwrap();
            assert!(html.contains(title) && html.contains(words) && html.contains(".js"), "{html}");
            for left in ["{title}", "{heading}", "{words}"] {
                assert!(!html.contains(left), "{html}");
            }
        }
    }

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
