//! Looks: a theme is a folder of templates and style sheets, each of which stands for the built-in one of its name.

use super::engine::{embedded, names};

/// The folder of all themes.
const FOLDER: &str = "themes/";

/// The themes that come with casebook.
pub fn themes() -> Vec<String> {
    let of = |name: &String| name.strip_prefix(FOLDER)?.split_once('/').map(|(theme, _)| theme.to_owned());
    let mut themes: Vec<String> = names().iter().filter_map(of).collect();
    themes.dedup();
    themes
}

/// The names of all files that a theme may have.
pub fn theme_files(theme: &str) -> Vec<String> {
    let plain = names().into_iter().filter(|name| !name.starts_with(FOLDER));
    plain.map(|name| format!("{FOLDER}{theme}/{name}")).collect()
}

/// The templates of a vault with those of its theme, which stand behind its own: first the vault's files in the theme's
/// folder, then the built-in ones. `None` where there is no such theme.
pub fn with_theme(theme: &str, own: Vec<(String, String)>) -> Option<Vec<(String, String)>> {
    let mut all = own;
    let mut is_known = false;
    for file in theme_files(theme) {
        let found = all.iter().find(|(name, _)| *name == file).map(|(_, text)| text.clone());
        let Some(text) = found.or_else(|| embedded(&file)) else { continue };
        is_known = true;
        let name = file[FOLDER.len() + theme.len() + 1..].to_owned();
        if all.iter().all(|(own, _)| *own != name) {
            all.push((name, text));
        }
    }
    is_known.then_some(all)
}

/// The file that the template of a name was taken from.
pub fn origin<'a>(name: &'a str, all: &'a [(String, String)]) -> &'a str {
    let text = |name: &str| all.iter().find(|(own, _)| own == name).map(|(_, text)| text);
    let of_theme = |(own, theirs): &&(String, String)| {
        let inner = own.strip_prefix(FOLDER).and_then(|rest| rest.split_once('/'));
        inner.is_some_and(|(_, inner)| inner == name) && text(name) == Some(theirs)
    };
    all.iter().find(of_theme).map_or(name, |(own, _)| own)
}

#[cfg(test)]
mod tests {
    use super::{origin, theme_files, themes, with_theme};

    fn own(files: &[(&str, &str)]) -> Vec<(String, String)> {
        files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    fn text<'a>(all: &'a [(String, String)], name: &str) -> &'a str {
        all.iter().find(|(own, _)| own == name).map_or("", |(_, text)| text)
    }

    #[test]
    fn a_vault_beats_its_theme_and_a_theme_what_is_built_in() {
        assert_eq!(themes(), ["slate"]);
        let slate = with_theme("slate", Vec::new()).unwrap();
        assert!(text(&slate, "site/theme.css").contains("Slate"));
        let mine = [("themes/slate/site/theme.css", "mine"), ("site/top.html", "<p>top</p>")];
        let all = with_theme("slate", own(&mine)).unwrap();
        assert_eq!(text(&all, "site/theme.css"), "mine");
        assert_eq!(text(&all, "site/top.html"), "<p>top</p>");
        assert_eq!(origin("site/theme.css", &all), "themes/slate/site/theme.css");
        assert_eq!(origin("site/top.html", &all), "site/top.html");
    }

    #[test]
    fn a_theme_is_what_has_a_file() {
        assert_eq!(with_theme("other", Vec::new()), None);
        assert!(theme_files("other").contains(&"themes/other/dashboard/base.html".to_owned()));
        assert!(with_theme("other", own(&[("themes/other/site/theme.css", "")])).is_some());
    }
}
