//! A view model as it becomes data, whatever it is written as: JSON, a value, what templates see.

use serde::ser::{self, Serialize, Serializer};

/// A view model whose whole numbers have no fraction: `148`, not `148.0`. What is no number at all is null.
///
/// It is written straight to where it is needed. A value in between, as large as the report, would cost more than
/// the report itself.
#[derive(Debug, Clone, Copy)]
pub struct Plain<'m, M: ?Sized>(pub &'m M);

impl<M: Serialize + ?Sized> Serialize for Plain<'_, M> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Without(self.0, &[]).serialize(serializer)
    }
}

/// The same without the fields of these names, wherever they stand: for a reader that asks for none of them.
#[derive(Debug, Clone, Copy)]
pub struct Without<'m, M: ?Sized>(pub &'m M, pub Names);

/// Names of fields.
type Names = &'static [&'static str];

impl<M: Serialize + ?Sized> Serialize for Without<'_, M> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(Plainly(serializer, self.1))
    }
}

/// Passes all on but numbers, which it looks at, and fields of some names.
struct Plainly<S>(S, Names);

/// Numbers from zero on are one sort, so that a figure is of the same sort whether it was counted or computed.
macro_rules! integers {
    ($($name:ident $number:ty;)*) => {
        $(fn $name(self, number: $number) -> Result<S::Ok, S::Error> {
            match u64::try_from(number) {
                Ok(number) => self.0.serialize_u64(number),
                Err(_) => self.0.$name(number),
            }
        })*
    };
}

/// What is passed on as it is.
macro_rules! as_is {
    ($($name:ident($($argument:ident: $type:ty),*);)*) => {
        $(fn $name(self, $($argument: $type),*) -> Result<S::Ok, S::Error> {
            self.0.$name($($argument),*)
        })*
    };
}

/// What holds more values.
macro_rules! compounds {
    ($($name:ident($($argument:ident: $type:ty),*) $compound:ident;)*) => {
        $(fn $name(self, $($argument: $type),*) -> Result<Plainly<S::$compound>, S::Error> {
            Ok(Plainly(self.0.$name($($argument),*)?, self.1))
        })*
    };
}

impl<S: Serializer> Serializer for Plainly<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Plainly<S::SerializeSeq>;
    type SerializeTuple = Plainly<S::SerializeTuple>;
    type SerializeTupleStruct = Plainly<S::SerializeTupleStruct>;
    type SerializeTupleVariant = Plainly<S::SerializeTupleVariant>;
    type SerializeMap = Plainly<S::SerializeMap>;
    type SerializeStruct = Plainly<S::SerializeStruct>;
    type SerializeStructVariant = Plainly<S::SerializeStructVariant>;

    fn serialize_f64(self, number: f64) -> Result<S::Ok, S::Error> {
        if !number.is_finite() {
            return self.0.serialize_unit();
        }
        if number.fract() == 0.0 && number.abs() < 1e15 {
            #[expect(clippy::cast_possible_truncation, reason = "a whole number that fits")]
            return self.serialize_i64(number as i64);
        }
        self.0.serialize_f64(number)
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

    compounds! {
        serialize_seq(len: Option<usize>) SerializeSeq;
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
        self.0.serialize_some(&Without(value, self.1))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        self.0.serialize_newtype_struct(name, &Without(value, self.1))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        self.0.serialize_newtype_variant(name, index, variant, &Without(value, self.1))
    }

    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }
}

/// Lists and the like: each of their values is looked at.
macro_rules! lists {
    ($($compound:ident $name:ident;)*) => {
        $(impl<S: ser::$compound> ser::$compound for Plainly<S> {
            type Ok = S::Ok;
            type Error = S::Error;

            fn $name<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
                self.0.$name(&Without(value, self.1))
            }

            fn end(self) -> Result<S::Ok, S::Error> {
                self.0.end()
            }
        })*
    };
}

/// Records and the like: each of their values is looked at, and their names are not.
macro_rules! records {
    ($($compound:ident;)*) => {
        $(impl<S: ser::$compound> ser::$compound for Plainly<S> {
            type Ok = S::Ok;
            type Error = S::Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), S::Error> {
                if self.1.contains(&name) {
                    return self.0.skip_field(name);
                }
                self.0.serialize_field(name, &Without(value, self.1))
            }

            fn skip_field(&mut self, name: &'static str) -> Result<(), S::Error> {
                self.0.skip_field(name)
            }

            fn end(self) -> Result<S::Ok, S::Error> {
                self.0.end()
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

impl<S: ser::SerializeMap> ser::SerializeMap for Plainly<S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), S::Error> {
        self.0.serialize_key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
        self.0.serialize_value(&Without(value, self.1))
    }

    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(
        &mut self,
        key: &K,
        value: &V,
    ) -> Result<(), S::Error> {
        self.0.serialize_entry(key, &Without(value, self.1))
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.0.end()
    }
}

#[cfg(test)]
mod tests {
    use super::{Plain, Without};
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
}
