//! The forms that text in the settings can be asked to have: one row each, behind the JSON Schema's
//! `format`, the check of a value, the words of its finding and the reference alike.

use super::choices::KindName;
use super::size::ByteSize;
use crate::diagnostic::nearest;
use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use std::borrow::Cow;

/// Why a text can't be used, to stand after "`key` ".
pub(super) struct Unusable {
    /// Such as "is not a date".
    pub(super) why: String,
    /// What was probably meant.
    pub(super) better: Option<String>,
}

/// One form that a text can be asked to have.
pub(super) struct Format {
    /// The value of `format` in the schema.
    pub(super) name: &'static str,
    /// What such a text is.
    pub(super) noun: &'static str,
    /// What several of them are.
    pub(super) plural: &'static str,
    /// A good one.
    pub(super) example: &'static str,
    /// Tells what is wrong with a text.
    pub(super) check: fn(&str) -> Result<(), Unusable>,
}

impl Format {
    /// The form of this name.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }
}

/// Declares the forms, each with a type that stands for it in the settings' schema.
macro_rules! formats {
    ($($vis:vis $marker:ident $name:literal $noun:literal $plural:literal $example:literal $check:ident;)*) => {
        const FORMATS: &[Format] = &[$($marker::FORMAT,)*];

        $(
            /// Stands for texts of this form in settings.
            #[derive(Debug)]
            $vis struct $marker;

            impl $marker {
                const FORMAT: Format =
                    Format { name: $name, noun: $noun, plural: $plural, example: $example, check: $check };
            }

            impl schemars::JsonSchema for $marker {
                fn inline_schema() -> bool {
                    true
                }

                fn schema_name() -> Cow<'static, str> {
                    stringify!($marker).into()
                }

                fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                    schemars::json_schema!({ "type": "string", "format": Self::FORMAT.name, "examples": [Self::FORMAT.example] })
                }
            }
        )*
    };
}

formats! {
    pub(super) DateText "date" "a date" "dates" "2026-11-15" date;
    pub(super) ZoneText "time-zone" "a time zone" "time zones" "Europe/Berlin" zone;
    pub(super) GlobText "glob" "a glob" "globs" "Archive/**" glob;
    pub(super) FolderText "folder" "a folder" "folders" "Clients" folder;
    pub(super) TagText "tag" "a tag" "tags" "nda" tag;
    pub(super) UrlText "url" "a web address" "web addresses" "https://example.org/work/" url;
    pub(super) ExtensionText "extension" "a file extension" "file extensions" "pdf" extension;
    pub(super) SizeText "size" "a size" "sizes" "10 MiB" size;
    pub IdText "id" "an id" "ids" "decision-maker" id;
    pub WindowText "window" "a number of days" "numbers of days" "180d" window_text;
    pub KindText "kind" "a kind of note" "kinds of note" "case" kind;
}

fn unusable(why: &str) -> Unusable {
    Unusable { why: why.into(), better: None }
}

/// Accepts a text that is already as it should be, and else suggests the cleaned one.
fn clean_or(why: &str, given: &str, cleaned: &str) -> Result<(), Unusable> {
    if given == cleaned {
        return Ok(());
    }
    Err(Unusable { why: why.into(), better: (!cleaned.is_empty()).then(|| cleaned.into()) })
}

fn date(text: &str) -> Result<(), Unusable> {
    // One way of writing a date is enough: jiff also reads "20261115", and a time can only be dropped.
    let text_of_day = text.trim().get(..10).unwrap_or(text);
    match text_of_day.parse::<Date>() {
        Ok(date) => clean_or("is not a date like 2026-11-15", text, &date.to_string()),
        Err(_) => Err(unusable("is not a date")),
    }
}

fn zone(text: &str) -> Result<(), Unusable> {
    if time_zone(text).is_some() {
        return Ok(());
    }
    let names: Vec<String> = ZONES.available().map(|name| name.as_str().to_owned()).collect();
    let city = |name: &str| name.rsplit('/').next().is_some_and(|city| city.eq_ignore_ascii_case(text));
    let same_city = names.iter().find(|name| city(name)).map(String::as_str);
    let better = same_city.or_else(|| nearest(text, names.iter().map(String::as_str)));
    Err(Unusable { why: "is not a known time zone".into(), better: better.map(str::to_owned) })
}

// The zones built into casebook rather than the machine's: the same settings mean the same everywhere.
static ZONES: std::sync::LazyLock<TimeZoneDatabase> = std::sync::LazyLock::new(TimeZoneDatabase::bundled);

/// The zone of an IANA name.
pub(super) fn time_zone(name: &str) -> Option<TimeZone> {
    ZONES.get(name).ok()
}

fn glob(text: &str) -> Result<(), Unusable> {
    if text.trim_matches(['/', ' ']).is_empty() {
        return Err(unusable("is an empty glob"));
    }
    match globset::Glob::new(text) {
        Ok(_) => Ok(()),
        Err(error) => Err(unusable(&format!("is not a glob: {}", error.kind()))),
    }
}

fn folder(text: &str) -> Result<(), Unusable> {
    let mut parts = text.split('/').filter(|part| !matches!(*part, "" | "."));
    if text.contains('\\') {
        clean_or("has `\\` between folders", text, &text.replace('\\', "/"))
    } else if parts.clone().any(|part| part == "..") {
        Err(unusable("is a folder outside the vault"))
    } else if parts.next().is_none() {
        Err(unusable("names no folder"))
    } else {
        Ok(())
    }
}

fn tag(text: &str) -> Result<(), Unusable> {
    let cleaned = text.trim().replace(char::is_whitespace, "-");
    if cleaned.trim_matches(['#', '/']).is_empty() {
        return Err(unusable("is an empty tag"));
    }
    clean_or("is not a tag: a tag has no spaces", text, &cleaned)
}

fn url(text: &str) -> Result<(), Unusable> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match rest {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => {
            Err(unusable("is an address without a host"))
        }
        Some(rest) if rest.contains(['?', '#']) => Err(unusable("is an address with a query or a fragment")),
        Some(rest) if rest.contains(|c: char| c.is_whitespace() || c.is_control()) => {
            Err(unusable("is an address with a space in it"))
        }
        Some(_) => Ok(()),
        None if text.contains("://") || text.trim().is_empty() || text.contains(char::is_whitespace) => {
            Err(unusable("is not a web address"))
        }
        None => Err(Unusable {
            why: "is an address without https://".into(),
            better: Some(format!("https://{}", text.trim_start_matches('/'))),
        }),
    }
}

fn extension(text: &str) -> Result<(), Unusable> {
    let cleaned = text.trim().trim_start_matches(['*', '.']).to_lowercase();
    if cleaned.is_empty() || !cleaned.chars().all(char::is_alphanumeric) {
        return Err(unusable("is not a file extension"));
    }
    clean_or("is not an extension alone", text, &cleaned)
}

fn size(text: &str) -> Result<(), Unusable> {
    text.parse::<ByteSize>().map(drop).map_err(|why| unusable(why.says()))
}

fn id(text: &str) -> Result<(), Unusable> {
    let cleaned = slug::slugify(text);
    if cleaned.is_empty() {
        return Err(unusable("is no id"));
    }
    clean_or("is no id: an id has small letters, digits and `-`", text, &cleaned)
}

/// Days as settings write them: `180d`, or `26w`.
pub fn window(text: &str) -> Option<i32> {
    let (number, days) = match text.as_bytes().last()? {
        b'd' => (&text[..text.len() - 1], 1),
        b'w' => (&text[..text.len() - 1], 7),
        _ => return None,
    };
    let days = number.parse::<u16>().ok().map(|number| i32::from(number) * days)?;
    (1..=36_500).contains(&days).then_some(days)
}

fn window_text(text: &str) -> Result<(), Unusable> {
    if window(text).is_some() {
        return Ok(());
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let better = format!("{digits}d");
    Err(Unusable { why: "is no number of days".into(), better: window(&better).is_some().then_some(better) })
}

fn kind(text: &str) -> Result<(), Unusable> {
    let words = KindName::ALL.iter().map(|kind| kind.word());
    if words.clone().any(|word| word == text) {
        return Ok(());
    }
    Err(Unusable { why: "is no kind of note".into(), better: nearest(text, words).map(str::to_owned) })
}

/// In the schema: text of the form `size`, or a number of bytes.
impl schemars::JsonSchema for ByteSize {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "ByteSize".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut schema = SizeText::json_schema(generator);
        schema.insert("type".into(), serde_json::json!(["string", "integer"]));
        schema.insert("minimum".into(), 1.into());
        schema.insert("maximum".into(), Self::MAX.into());
        schema
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_a_good_one() {
        for format in FORMATS {
            assert!((format.check)(format.example).is_ok(), "{}", format.name);
        }
    }

    #[test]
    fn bad_texts_say_why_and_what_was_probably_meant() {
        let check = |format: &str, text: &str| {
            let Unusable { why, better } = (Format::named(format).unwrap().check)(text).err().unwrap();
            format!("{why} / {}", better.as_deref().unwrap_or("-"))
        };
        assert_eq!(check("date", "2026-02-30"), "is not a date / -");
        assert_eq!(check("date", "2026-11-15T10:00:00Z"), "is not a date like 2026-11-15 / 2026-11-15");
        assert_eq!(check("date", "20261115"), "is not a date like 2026-11-15 / 2026-11-15");
        assert_eq!(check("time-zone", "Berlin"), "is not a known time zone / Europe/Berlin");
        assert_eq!(check("time-zone", "Europe/Berln"), "is not a known time zone / Europe/Berlin");
        assert_eq!(check("time-zone", "Atlantis/Poseidonis"), "is not a known time zone / -");
        assert_eq!(check("glob", "a[b"), "is not a glob: unclosed character class; missing ']' / -");
        assert_eq!(check("glob", ""), "is an empty glob / -");
        assert_eq!(check("folder", "Work\\Clients"), "has `\\` between folders / Work/Clients");
        assert_eq!(check("folder", "../Clients"), "is a folder outside the vault / -");
        assert_eq!(check("folder", "/"), "names no folder / -");
        assert_eq!(check("tag", "under nda"), "is not a tag: a tag has no spaces / under-nda");
        assert_eq!(check("tag", "#"), "is an empty tag / -");
        assert_eq!(check("url", "example.org"), "is an address without https:// / https://example.org");
        assert_eq!(check("url", "https://"), "is an address without a host / -");
        assert_eq!(check("url", "javascript://x"), "is not a web address / -");
        assert_eq!(check("extension", "*.PDF"), "is not an extension alone / pdf");
        assert_eq!(check("size", "ten"), "is not a size / -");
    }
}
