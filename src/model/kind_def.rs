//! What a kind of note is: the definition that everything about it is made from.

use super::common::COMMON;
use super::field::Field;

/// One kind of note.
#[derive(Debug)]
pub struct KindDef {
    /// The word in `type:`.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// What it is for, in one sentence.
    pub says: &'static str,
    /// The essay it comes from.
    pub source: &'static str,
    /// Tags (and values of `type`) that make a note this kind, beside `casebook/NAME`.
    pub tags: &'static [&'static str],
    /// The folder `new` writes into.
    pub folder: &'static str,
    /// Its own fields, in the order of a scaffold.
    pub fields: &'static [&'static Field],
    /// The fields without which it counts nowhere.
    pub needs: &'static [&'static str],
    /// How the needs read in the reference, where their names do not say it all.
    pub needs_note: &'static str,
    /// Sections that often stand inside others and belong to no field.
    pub asides: &'static [&'static str],
    /// The properties that a scaffold shows, in order.
    pub scaffold: &'static [&'static str],
}

impl KindDef {
    /// "a case", "an audit".
    pub fn with_article(&self) -> String {
        let article = if self.name.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("{article} {}", self.name)
    }

    /// "1 case", "17 cases", "3 ledger entries".
    pub fn count(&self, n: usize) -> String {
        let one = self.title.to_lowercase();
        let one = one.strip_prefix("clinical ").or(one.strip_prefix("weekly ")).unwrap_or(&one);
        match (n, one.strip_suffix('y')) {
            (1, _) => format!("1 {one}"),
            (n, Some(stem)) if !one.ends_with("ay") => format!("{n} {stem}ies"),
            (n, _) => format!("{n} {one}s"),
        }
    }

    /// The field of this name, among its own and the common ones.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.all_fields().find(|field| field.name == name)
    }

    /// Common fields first, then its own.
    pub fn all_fields(&self) -> impl Iterator<Item = &'static Field> + use<> {
        COMMON.iter().chain(self.fields).copied()
    }
}
