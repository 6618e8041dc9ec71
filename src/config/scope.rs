use unicode_normalization::UnicodeNormalization;

/// A folder of the vault, named in a rule.
///
/// Slashes at its ends and a leading `./` don't count, nor do letter case and the two Unicode forms of an
/// accent: a rule that keeps a folder private must not fail for how its name was typed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Folder(String);

impl Folder {
    /// A folder by its path in the vault.
    pub fn new(path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
        Self(parts.join("/"))
    }

    /// The path, without slashes at its ends.
    pub fn path(&self) -> &str {
        &self.0
    }

    /// True for the folder itself and everything below it.
    pub fn covers(&self, path: &str) -> bool {
        covers(&self.0, path, '/')
    }
}

/// A tag, named in a rule, without its `#`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Tag(String);

impl Tag {
    /// A tag, with or without its `#`.
    pub fn new(tag: &str) -> Self {
        Self(tag.trim_start_matches('#').trim_matches('/').to_owned())
    }

    /// The tag without `#`.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// True for the tag itself and the tags nested in it; `#` and letter case don't count.
    pub fn covers(&self, tag: &str) -> bool {
        covers(&self.0, tag.trim_start_matches('#'), '/')
    }
}

fn covers(outer: &str, inner: &str, separator: char) -> bool {
    let fold = |text: &str| text.trim_matches(separator).nfc().collect::<String>().to_lowercase();
    fold(inner).strip_prefix(&fold(outer)).is_some_and(|rest| rest.is_empty() || rest.starts_with(separator))
}

macro_rules! read_as_text {
    ($name:ident) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Ok(Self::new(&String::deserialize(deserializer)?))
            }
        }
    };
}
read_as_text!(Folder);
read_as_text!(Tag);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_covers_what_is_below_it_however_it_is_written() {
        for (folder, path, covered) in [
            ("Clients", "Clients/Acme/a.md", true),
            ("/Clients/", "clients/a.md", true),
            ("./Work//Clients", "Work/Clients", true),
            ("Clients", "Clientside/a.md", false),
            ("Clients", "Work/Clients/a.md", false),
            ("Caf\u{e9}", "Cafe\u{301}/a.md", true),
        ] {
            assert_eq!(Folder::new(folder).covers(path), covered, "{folder} {path}");
        }
    }

    #[test]
    fn a_tag_covers_the_tags_nested_in_it() {
        for (tag, other, covered) in
            [("#nda", "nda/acme", true), ("nda", "#NDA", true), ("nda", "ndax", false), ("nda/", "nda", true)]
        {
            assert_eq!(Tag::new(tag).covers(other), covered, "{tag} {other}");
        }
    }
}
