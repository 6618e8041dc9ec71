//! Where the pages of notes stand. An address depends on the file of its note alone, so that a page stays where it is
//! whatever else is written.

/// The folder of the pages of notes.
const FOLDER: &str = "notes/";
/// The longest name of a file or folder, in bytes: what writes it adds some of its own.
const LONGEST: usize = 240;
/// The extension that most notes have, and their pages don't show.
const NOTE: &str = ".md";
/// The extension of a page.
const PAGE: &str = ".html";
/// How many digits of its hash a name gets that can't stay as it is.
const DIGITS: usize = 12;

/// The file of the page of a note, from the root of the dashboard: `Cases/Slow lookups.md` has
/// `notes/Cases/Slow lookups.html`. It is a path, not an address: links encode it.
pub fn address(file: &str) -> String {
    let (folders, name) = file.rsplit_once('/').map_or(("", file), |(folders, name)| (folders, name));
    let mut address = String::from(FOLDER);
    for folder in folders.split('/').filter(|folder| !folder.is_empty()) {
        // A folder that looks like a page could be in the way of one.
        address.push_str(&fit(folder, LONGEST, is_page(folder)));
        address.push('/');
    }
    let stem = name.strip_suffix(NOTE).filter(|stem| !stem.is_empty());
    // `a.MD` keeps its extension, so that `a.MD.md` beside it needs another name.
    let is_double = stem.is_some_and(|stem| ends_with(stem, NOTE));
    address.push_str(&fit(stem.unwrap_or(name), LONGEST - PAGE.len(), is_double));
    address.push_str(PAGE);
    address
}

/// A name as it is where it can be; else without what no output folder takes, and with a hash of the whole.
fn fit(name: &str, most: usize, is_taken: bool) -> String {
    let is_odd = |c: char| c.is_control() || matches!(c, '\\' | ':');
    if name.len() <= most && !is_taken && !name.contains(is_odd) && !name.starts_with('.') {
        return name.to_owned();
    }
    let plain = name.trim_start_matches('.').replace(is_odd, "-");
    let mut end = plain.len().min(most - DIGITS - 1);
    while !plain.is_char_boundary(end) {
        end -= 1;
    }
    let hash = blake3::hash(name.as_bytes()).to_hex();
    format!("{}-{}", &plain[..end], &hash[..DIGITS])
}

fn is_page(name: &str) -> bool {
    ends_with(name, PAGE)
}

fn ends_with(name: &str, ending: &str) -> bool {
    let (name, ending) = (name.as_bytes(), ending.as_bytes());
    name.len() >= ending.len() && name[name.len() - ending.len()..].eq_ignore_ascii_case(ending)
}

#[cfg(test)]
mod tests {
    use super::address;
    use std::collections::BTreeSet;

    #[test]
    fn a_page_stands_where_its_note_does() {
        for (file, expected) in [
            ("a.md", "notes/a.html"),
            ("Cases/Slow lookups.md", "notes/Cases/Slow lookups.html"),
            ("Fälle/50 % & #1?.md", "notes/Fälle/50 % & #1?.html"),
            ("a.markdown", "notes/a.markdown.html"),
            ("a.MD", "notes/a.MD.html"),
            ("v1.2.md", "notes/v1.2.html"),
        ] {
            assert_eq!(address(file), expected);
        }
    }

    #[test]
    fn no_two_notes_have_one_page_and_no_page_is_a_folder() {
        let long = "ä".repeat(125);
        let files = [
            "a.md",
            "a.MD",
            "a.MD.md",
            "a.html/b.md",
            "a.html.md",
            "a:b.md",
            "a-b.md",
            "a\\b.md",
            "a\u{7}b.md",
            ".md",
            ".a.md",
            &format!("{long}.md"),
            &format!("{long}x.md"),
            &format!("{long}/a.md"),
            &format!("{long}x/a.md"),
        ];
        let pages: BTreeSet<String> = files.iter().map(|file| address(file)).collect();
        assert_eq!(pages.len(), files.len(), "{pages:?}");
        for page in &pages {
            assert!(page.split('/').all(|name| name.len() <= 240 && !name.is_empty()), "{page}");
            assert!(!page.contains(['\\', ':']) && !page.chars().any(char::is_control), "{page:?}");
            let folders = page.match_indices('/').map(|(at, _)| &page[..at]);
            assert!(folders.into_iter().all(|folder| !pages.contains(folder)), "{page}");
        }
    }
}
