//! Reads and writes a time zone by its IANA name, for serde's `with`.

use super::formats::time_zone;
use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, Serializer, de::Error};

#[expect(clippy::ref_option, reason = "the signature that serde asks for")]
pub(super) fn serialize<S: Serializer>(zone: &Option<TimeZone>, serializer: S) -> Result<S::Ok, S::Error> {
    match zone.as_ref().and_then(TimeZone::iana_name) {
        Some(name) => serializer.serialize_str(name),
        None => serializer.serialize_none(),
    }
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<TimeZone>, D::Error> {
    let name = String::deserialize(deserializer)?;
    time_zone(&name).map(Some).ok_or_else(|| D::Error::custom("is not a known time zone"))
}
