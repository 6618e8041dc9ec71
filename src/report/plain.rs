//! A view model as it becomes data, whatever it is written as: JSON, a value, what templates see.

use serde::ser::{self, Serialize, Serializer};
use std::ops::Range;

/// A view model whose whole numbers have no fraction: `148`, not `148.0`. What is no number at all is null.
///
/// It is written straight to where it is needed. A value in between, as large as the report, would cost more than
/// the report itself.
#[derive(Debug, Clone, Copy)]
pub struct Plain<'m, M: ?Sized>(pub &'m M);

impl<M: Serialize + ?Sized> Serialize for Plain<'_, M> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Part(self.0, Wanted { extent: Extent::Whole, without: &[] }).serialize(serializer)
    }
}

/// The same without the fields of these names, wherever they stand: for a reader that asks for none of them.
#[derive(Debug, Clone, Copy)]
pub struct Without<'m, M: ?Sized>(pub &'m M, pub Names);

/// Names of fields.
type Names = &'static [&'static str];

impl<M: Serialize + ?Sized> Serialize for Without<'_, M> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Part(self.0, Wanted { extent: Extent::Whole, without: self.1 }).serialize(serializer)
    }
}

/// The same for a reader that asks for so much of it.
#[derive(Debug, Clone, Copy)]
pub struct Read<'m, M: ?Sized>(pub &'m M, pub Extent);

impl<M: Serialize + ?Sized> Serialize for Read<'_, M> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Part(self.0, Wanted { extent: self.1, without: &[] }).serialize(serializer)
    }
}

/// How much of a view model a reader asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// What the built-in pages of `reports/` read: fields marked with [`unread`] are null, and so are the values that they
    /// leave out of lists marked with [`first_few`], [`last_few`], [`first_rows`] or [`last_rows`].
    Pages,
}

/// What is passed on of a view model.
#[derive(Debug, Clone, Copy)]
struct Wanted {
    extent: Extent,
    without: Names,
}

/// A view model, or a part of one, of which that is passed on.
struct Part<'m, M: ?Sized>(&'m M, Wanted);

/// So many values of a list that stands in a line, or in a short list, are read by pages at most. Templates have the number
/// too, as `[:12]`, and none reads more.
pub const FEW: usize = 12;
/// So many rows of a table, `[:60]`: a page of thousands is read by nobody, and code hosts refuse to show it.
pub const ROWS: usize = 60;

/// The name of a field, on its way, that no built-in page reads.
const UNREAD: &str = "casebook::unread";
/// The name of a list of which they read the first few values and the length.
const FIRST_FEW: &str = "casebook::first_few";
/// The last few.
const LAST_FEW: &str = "casebook::last_few";
/// The first rows.
const FIRST_ROWS: &str = "casebook::first_rows";
/// The last rows.
const LAST_ROWS: &str = "casebook::last_rows";

/// Marks a field that no built-in page reads (`serialize_with`): for pages it need not become a value. The merged tree of
/// a large vault would be the largest of all.
pub fn unread<T: Serialize, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_newtype_struct(UNREAD, value)
}

/// Makes the functions that mark a list of which the built-in pages read no more than its length and some of its values.
macro_rules! marks {
    ($($(#[$doc:meta])* $mark:ident $name:ident;)*) => {
        $($(#[$doc])*
        pub fn $mark<T: Serialize, S: Serializer>(list: &[T], serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_newtype_struct($name, list)
        })*
    };
}

marks! {
    /// Marks a list of which they read the first [`FEW`] values.
    first_few FIRST_FEW;
    /// Marks a list, the oldest first, of which they read the last [`FEW`] values.
    last_few LAST_FEW;
    /// Marks a list of which they read the first [`ROWS`] values.
    first_rows FIRST_ROWS;
    /// Marks a list, the oldest first, of which they read the last [`ROWS`] values.
    last_rows LAST_ROWS;
}

/// Which values of a list are passed on.
#[derive(Debug, Clone, Copy)]
enum Share {
    All,
    First(usize),
    Last(usize),
}

impl Share {
    /// Of a list of that length.
    fn of(self, length: Option<usize>) -> Range<usize> {
        match self {
            Self::All => 0..usize::MAX,
            Self::First(n) => 0..n,
            Self::Last(n) => length.map_or(0, |length| length.saturating_sub(n))..usize::MAX,
        }
    }
}

impl<M: Serialize + ?Sized> Serialize for Part<'_, M> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(Plainly { to: serializer, wanted: self.1, share: Share::All })
    }
}

/// Passes all on but numbers, which it looks at, and what nobody asks for.
struct Plainly<S> {
    to: S,
    wanted: Wanted,
    /// What is passed on of the list that comes, if one does.
    share: Share,
}

/// The same for what holds more values, one after the other.
struct Compound<S> {
    to: S,
    wanted: Wanted,
    /// How many values there were.
    at: usize,
    /// Which are passed on; the others are null.
    passed: Range<usize>,
}

/// Numbers from zero on are one sort, so that a figure is of the same sort whether it was counted or computed.
macro_rules! integers {
    ($($name:ident $number:ty;)*) => {
        $(fn $name(self, number: $number) -> Result<S::Ok, S::Error> {
            match u64::try_from(number) {
                Ok(number) => self.to.serialize_u64(number),
                Err(_) => self.to.$name(number),
            }
        })*
    };
}

/// What is passed on as it is.
macro_rules! as_is {
    ($($name:ident($($argument:ident: $type:ty),*);)*) => {
        $(fn $name(self, $($argument: $type),*) -> Result<S::Ok, S::Error> {
            self.to.$name($($argument),*)
        })*
    };
}

/// What holds more values.
macro_rules! compounds {
    ($($name:ident($($argument:ident: $type:ty),*) $compound:ident;)*) => {
        $(fn $name(self, $($argument: $type),*) -> Result<Compound<S::$compound>, S::Error> {
            Ok(Compound { to: self.to.$name($($argument),*)?, wanted: self.wanted, at: 0, passed: 0..usize::MAX })
        })*
    };
}

impl<S: Serializer> Serializer for Plainly<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Compound<S::SerializeSeq>;
    type SerializeTuple = Compound<S::SerializeTuple>;
    type SerializeTupleStruct = Compound<S::SerializeTupleStruct>;
    type SerializeTupleVariant = Compound<S::SerializeTupleVariant>;
    type SerializeMap = Compound<S::SerializeMap>;
    type SerializeStruct = Compound<S::SerializeStruct>;
    type SerializeStructVariant = Compound<S::SerializeStructVariant>;

    fn serialize_f64(self, number: f64) -> Result<S::Ok, S::Error> {
        if !number.is_finite() {
            return self.to.serialize_unit();
        }
        if number.fract() == 0.0 && number.abs() < 1e15 {
            #[expect(clippy::cast_possible_truncation, reason = "a whole number that fits")]
            return self.serialize_i64(number as i64);
        }
        self.to.serialize_f64(number)
    }

    fn serialize_f32(self, number: f32) -> Result<S::Ok, S::Error> {
        self.serialize_f64(number.into())
    }

    integers! {
        serialize_i8 i8;
        serialize_i16 i16;
        serialize_i32 i32;
        serialize_i64 i64;
        serialize_u8 u8;
        serialize_u16 u16;
        serialize_u32 u32;
    }

    as_is! {
        serialize_u64(number: u64);
        serialize_bool(is: bool);
        serialize_char(letter: char);
        serialize_str(text: &str);
        serialize_bytes(bytes: &[u8]);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(name: &'static str);
        serialize_unit_variant(name: &'static str, index: u32, variant: &'static str);
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<Compound<S::SerializeSeq>, S::Error> {
        let passed = self.share.of(len);
        Ok(Compound { to: self.to.serialize_seq(len)?, wanted: self.wanted, at: 0, passed })
    }

    compounds! {
        serialize_tuple(len: usize) SerializeTuple;
        serialize_tuple_struct(name: &'static str, len: usize) SerializeTupleStruct;
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, len: usize)
            SerializeTupleVariant;
        serialize_map(len: Option<usize>) SerializeMap;
        serialize_struct(name: &'static str, len: usize) SerializeStruct;
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, len: usize)
            SerializeStructVariant;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        self.to.serialize_some(&Part(value, self.wanted))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        match (name, self.wanted.extent) {
            (UNREAD, Extent::Pages) => self.to.serialize_unit(),
            (FIRST_FEW, Extent::Pages) => value.serialize(Self { share: Share::First(FEW), ..self }),
            (LAST_FEW, Extent::Pages) => value.serialize(Self { share: Share::Last(FEW), ..self }),
            (FIRST_ROWS, Extent::Pages) => value.serialize(Self { share: Share::First(ROWS), ..self }),
            (LAST_ROWS, Extent::Pages) => value.serialize(Self { share: Share::Last(ROWS), ..self }),
            (UNREAD | FIRST_FEW | LAST_FEW | FIRST_ROWS | LAST_ROWS, Extent::Whole) => value.serialize(self),
            _ => self.to.serialize_newtype_struct(name, &Part(value, self.wanted)),
        }
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        self.to.serialize_newtype_variant(name, index, variant, &Part(value, self.wanted))
    }

    fn is_human_readable(&self) -> bool {
        self.to.is_human_readable()
    }
}

/// Lists and the like: each of their values is looked at.
macro_rules! lists {
    ($($compound:ident $name:ident;)*) => {
        $(impl<S: ser::$compound> ser::$compound for Compound<S> {
            type Ok = S::Ok;
            type Error = S::Error;

            fn $name<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
                let is_passed = self.passed.contains(&self.at);
                self.at += 1;
                if is_passed { self.to.$name(&Part(value, self.wanted)) } else { self.to.$name(&()) }
            }

            fn end(self) -> Result<S::Ok, S::Error> {
                self.to.end()
            }
        })*
    };
}

/// Records and the like: each of their values is looked at, and their names are not.
macro_rules! records {
    ($($compound:ident;)*) => {
        $(impl<S: ser::$compound> ser::$compound for Compound<S> {
            type Ok = S::Ok;
            type Error = S::Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), S::Error> {
                if self.wanted.without.contains(&name) {
                    return self.to.skip_field(name);
                }
                self.to.serialize_field(name, &Part(value, self.wanted))
            }

            fn skip_field(&mut self, name: &'static str) -> Result<(), S::Error> {
                self.to.skip_field(name)
            }

            fn end(self) -> Result<S::Ok, S::Error> {
                self.to.end()
            }
        })*
    };
}

lists! {
    SerializeSeq serialize_element;
    SerializeTuple serialize_element;
    SerializeTupleStruct serialize_field;
    SerializeTupleVariant serialize_field;
}

records! {
    SerializeStruct;
    SerializeStructVariant;
}

impl<S: ser::SerializeMap> ser::SerializeMap for Compound<S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), S::Error> {
        self.to.serialize_key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
        self.to.serialize_value(&Part(value, self.wanted))
    }

    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(
        &mut self,
        key: &K,
        value: &V,
    ) -> Result<(), S::Error> {
        self.to.serialize_entry(key, &Part(value, self.wanted))
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.to.end()
    }
}

#[cfg(test)]
mod tests {
    use super::{
        Extent, FEW, Plain, ROWS, Read, Without, first_few, first_rows, last_few, last_rows, unread,
    };
    use serde::Serialize;
    use serde_json::{json, to_value};

    #[derive(Serialize)]
    struct Figures {
        share: f64,
        minutes: Vec<Option<f64>>,
        #[serde(flatten)]
        more: More,
    }

    #[derive(Serialize)]
    struct More {
        change: f64,
        pair: (f64, i32),
        large: f64,
    }

    #[test]
    fn whole_numbers_have_no_fraction() {
        let more = More { change: -2.0, pair: (-0.0, -3), large: 1e15 };
        let figures = Figures { share: 0.5, minutes: vec![Some(148.0), None, Some(f64::NAN)], more };
        let value = to_value(Plain(&figures)).unwrap();
        let expected =
            json!({"share": 0.5, "minutes": [148, null, null], "change": -2, "pair": [0, -3], "large": 1e15});
        assert_eq!(value, expected);
        assert_eq!(serde_json::to_string(&Plain(&figures)).unwrap(), expected.to_string());
        let less = to_value(Without(&vec![&figures.more], &["pair", "change"])).unwrap();
        assert_eq!(less, json!([{"large": 1e15}]));
    }

    #[derive(Serialize)]
    struct Lists {
        #[serde(serialize_with = "unread")]
        tree: Vec<More>,
        #[serde(serialize_with = "first_few")]
        cases: Vec<More>,
        #[serde(serialize_with = "last_few")]
        newest: Vec<More>,
        #[serde(serialize_with = "first_rows")]
        table: Vec<More>,
        #[serde(serialize_with = "last_rows")]
        newest_last: Vec<More>,
    }

    #[test]
    fn pages_get_what_they_read() {
        const MANY: usize = ROWS + 2;
        let many = || (0..MANY).map(|at| More { change: 0.5, pair: (1.0, 2), large: at as f64 }).collect();
        let lists = Lists { tree: many(), cases: many(), newest: many(), table: many(), newest_last: many() };
        let whole = to_value(Plain(&lists)).unwrap();
        for list in ["tree", "cases", "newest", "table", "newest_last"] {
            assert_eq!(whole[list][MANY - 1], json!({"change": 0.5, "pair": [1, 2], "large": MANY - 1}));
        }
        let read = to_value(Read(&lists, Extent::Pages)).unwrap();
        assert_eq!(read["tree"], json!(null));
        let passed =
            [("cases", 0..FEW), ("newest", MANY - FEW..MANY), ("table", 0..ROWS), ("newest_last", 2..MANY)];
        for (list, passed) in passed {
            let (read, whole) = (read[list].as_array().unwrap(), whole[list].as_array().unwrap());
            assert_eq!(read.len(), MANY);
            for at in 0..MANY {
                assert_eq!(read[at], if passed.contains(&at) { whole[at].clone() } else { json!(null) });
            }
        }
    }
}
