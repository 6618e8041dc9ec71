//! Which field a name stands for: one table for properties, sections, labels and Dataview keys.

use super::common::COMMON;
use super::field::Field;
use super::kind::Kind;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The names of every kind's fields, built once a run.
#[derive(Debug)]
pub struct Names {
    kinds: Vec<KindNames>,
    ordinary: KindNames,
}

/// The names that one kind understands.
#[derive(Debug, Default)]
pub struct KindNames {
    keys: HashMap<String, &'static Field>,
    titles: HashMap<String, Named>,
    asides: HashSet<String>,
    canonical: Vec<&'static str>,
}

/// The field that a title stands for.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    /// The field.
    pub field: &'static Field,
    /// True where the title counts only if no better one is there.
    pub weak: bool,
}

/// What the title of a section stands for.
#[derive(Debug, Clone, Copy)]
pub enum Titled {
    /// A field.
    Field(Named),
    /// A section that stands inside others and belongs to no field.
    Aside,
}

impl Names {
    /// Builds the table; `further` gives more names a field (`[names]` in the configuration).
    pub fn new(further: &BTreeMap<String, Vec<String>>) -> Self {
        let kinds = Kind::ALL
            .iter()
            .map(|kind| KindNames::new(kind.def().fields, kind.def().asides, further))
            .collect();
        Self { kinds, ordinary: KindNames::new(&[], &[], further) }
    }

    /// The names for a note of this kind, or for an ordinary note.
    pub fn of(&self, kind: Option<Kind>) -> &KindNames {
        kind.and_then(|kind| self.kinds.get(kind as usize)).unwrap_or(&self.ordinary)
    }
}

impl KindNames {
    fn new(own: &[&'static Field], asides: &[&str], further: &BTreeMap<String, Vec<String>>) -> Self {
        let mut names =
            Self { asides: asides.iter().map(|name| normal(name).into_owned()).collect(), ..Self::default() };
        // Later insertions win. A kind's own titles beat common names (a case's section "Summary" tells its
        // symptoms), but as a property every field answers to its own name first (`summary:` is the summary).
        for field in own {
            for name in field.weak {
                names.title(name, field, true);
                // As a property such a word is exact enough for a single value, not for running text.
                if field.title.is_none() {
                    names.key(name, field);
                }
            }
        }
        for field in COMMON.iter().chain(own) {
            for name in field.names {
                names.key(name, field);
                names.title(name, field, false);
            }
            if let Some(more) = further.get(field.name) {
                for name in more {
                    names.key(name, field);
                    names.title(name, field, false);
                }
            }
        }
        for field in COMMON.iter().chain(own) {
            names.key(field.name, field);
            names.keys.insert(field.name.to_owned(), field);
            names.canonical.push(field.name);
            if !names
                .titles
                .get(&*normal(field.name))
                .is_some_and(|named| named.weak && COMMON.contains(field))
            {
                names.title(field.name, field, false);
            }
            if let Some(title) = field.title {
                names.title(title, field, false);
            }
        }
        names
    }

    fn key(&mut self, name: &str, field: &'static Field) {
        let name = normal(name).into_owned();
        // A name without a letter would be that of every heading without one.
        if !name.is_empty() {
            self.keys.insert(name, field);
        }
    }

    fn title(&mut self, name: &str, field: &'static Field, weak: bool) {
        let name = normal(name).into_owned();
        if !name.is_empty() {
            self.titles.insert(name, Named { field, weak });
        }
    }

    /// The field of a property or Dataview key.
    pub fn by_key(&self, name: &str) -> Option<&'static Field> {
        // Most properties are written as the table has them.
        let otherwise = || match normal(name) {
            Cow::Borrowed(_) => None,
            Cow::Owned(normal) => self.keys.get(&normal),
        };
        self.keys.get(name).or_else(otherwise).copied()
    }

    /// The field of a label.
    pub fn by_title(&self, title: &str) -> Option<Named> {
        self.titles.get(&*normal(title)).copied()
    }

    /// What the title of a section stands for.
    pub fn section(&self, title: &str) -> Option<Titled> {
        let title = normal(title);
        if self.asides.contains(&*title) {
            return Some(Titled::Aside);
        }
        self.titles.get(&*title).copied().map(Titled::Field)
    }

    /// The canonical names of all its fields.
    pub fn canonical(&self) -> impl Iterator<Item = &'static str> {
        self.canonical.iter().copied()
    }
}

/// A name as it is compared: lower case, words apart by one space, without numbering and brackets.
///
/// Most properties are written so (`type`), and each is looked up under several names: those cost no allocation.
pub fn normal(name: &str) -> Cow<'_, str> {
    if name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return Cow::Borrowed(name);
    }
    let name = name.trim();
    let numbered = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let name = numbered.strip_prefix(['.', ')']).filter(|_| numbered.len() < name.len()).unwrap_or(name);
    let name = match name.find('(') {
        Some(bracket) if bracket > 0 => &name[..bracket],
        _ => name,
    };
    let mut normal = String::with_capacity(name.len());
    let mut add = |c: char| {
        if c.is_alphanumeric() {
            normal.push(c);
        } else if !normal.is_empty() && !normal.ends_with(' ') {
            normal.push(' ');
        }
    };
    for c in name.chars() {
        // Nearly all letters are ASCII, and their case needs no table.
        if c.is_ascii() { add(c.to_ascii_lowercase()) } else { c.to_lowercase().for_each(&mut add) }
    }
    normal.truncate(normal.trim_end().len());
    Cow::Owned(normal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_compare_without_case_numbering_and_brackets() {
        for (name, expected) in [
            ("type", "type"),
            ("h2", "h2"),
            ("42", "42"),
            ("Root Cause", "root cause"),
            ("2. root cause(s):", "root cause"),
            (" due_date ", "due date"),
            ("(a)", "a"),
            ("", ""),
        ] {
            assert_eq!(normal(name), expected, "{name:?}");
        }
    }

    #[test]
    fn names_are_found_as_people_write_them() {
        let names = Names::new(&BTreeMap::from([("root_cause".into(), vec!["Ursache".into()])]));
        let case = names.of(Some(Kind::Case));
        for (title, field, weak) in [
            ("Root Cause", "root_cause", false),
            ("2. Root cause(s):", "root_cause", false),
            ("Contributing Factors (findings)", "root_cause", false),
            ("Ursache", "root_cause", false),
            ("Summary", "symptoms", true),
            ("What didn’t go so well?", "misjudgment_risks", true),
            ("Time to recovery", "time_to_restore", false),
            ("time_to_restore", "time_to_restore", false),
            ("Follow-up actions", "prevention_plan", false),
            ("domains", "domains", false),
        ] {
            let found = case.by_title(title).unwrap_or_else(|| panic!("{title}"));
            assert_eq!((found.field.name, found.weak), (field, weak), "{title}");
        }
        assert_eq!(case.by_key("summary").map(|f| f.name), Some("summary"));
        assert_eq!(
            names.of(Some(Kind::Decision)).by_title("Consequences").map(|n| n.field.name),
            Some("trade_offs")
        );
        let nameless = Names::new(&BTreeMap::from([("root_cause".into(), vec![" ".into(), "?!".into()])]));
        assert!(nameless.of(Some(Kind::Case)).by_title("???").is_none());
        assert!(names.of(None).by_title("Symptoms").is_none());
    }
}
