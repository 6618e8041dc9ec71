//! Points in time: a date with a time of day, or a time of day alone.

use super::calendar::{looks_like_date, split};
use super::clock;
use super::unreadable::Unreadable;
use jiff::civil::{DateTime, Time};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use jiff::{Timestamp, Zoned};

const EXAMPLE: &str = "2026-03-02T10:12";

/// A point in time as a note gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Moment {
    /// With its date.
    Full {
        /// Date and time of day on the clock of that place.
        at: DateTime,
        /// How far that clock is ahead of UTC, where the note says so; else the vault's time zone decides.
        #[serde(with = "seconds")]
        offset: Option<Offset>,
    },
    /// A time of day, whose date follows from what came before.
    Clock(Time),
}

/// How a clock's reading lies in a time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// There is exactly one such moment.
    Unique,
    /// The clock was put forward over it: the moment as late after the jump as it is after the gap's start.
    Gap,
    /// The clock was put back, so that it came twice: the first one.
    Fold,
}

/// Reads `2026-03-02T10:12`, `2026-03-02 10:12:30 +02:00`, `2026-03-02T10:12Z`, or `10:12`.
///
/// ```
/// use casebook::value::moment::{self, Moment};
/// assert!(matches!(moment::parse("10:12"), Ok(Moment::Clock(_))));
/// assert!(matches!(moment::parse("2026-03-02T10:12Z"), Ok(Moment::Full { offset: Some(_), .. })));
/// let why = moment::parse("2026-03-02").unwrap_err();
/// assert_eq!(why.message, "`2026-03-02` is no time stamp: it has no time of day");
/// ```
pub fn parse(text: &str) -> Result<Moment, Unreadable> {
    read(text).map_err(|why| why.with_good_suggestion(read))
}

fn read(text: &str) -> Result<Moment, Unreadable> {
    let no = |why: &str| Unreadable::no("time stamp", text, why, EXAMPLE);
    let trimmed = text.trim();
    if looks_like_date(trimmed) {
        let (date, rest) = split(trimmed).map_err(|why| Unreadable { example: EXAMPLE, ..why })?;
        let time = rest.strip_prefix(['T', 't']).unwrap_or(rest).trim_start();
        if time.is_empty() {
            return Err(no("it has no time of day"));
        }
        let (time, offset) =
            clock::parse(time).map_err(|bad| bad_time(&no(&bad.why), trimmed, time, &bad))?;
        return Ok(Moment::Full { at: date.to_datetime(time), offset });
    }
    if let Some(why) = other_date(text) {
        return Err(why);
    }
    if !trimmed.contains(':') {
        return Err(no("it should be a date with a time, or a time of day"));
    }
    match clock::parse(trimmed) {
        Ok((time, None)) => Ok(Moment::Clock(time)),
        Ok((_, Some(_))) => Err(no("a time with an offset needs its date")),
        Err(bad) => Err(bad_time(&no(&bad.why), trimmed, trimmed, &bad)),
    }
}

/// The moment that a clock's reading stands for, and whether that was certain. Gaps and overlaps are settled
/// as RFC 5545 does: the later side of a gap, the earlier of an overlap.
///
/// With an offset the moment is always certain; it is then shown in `zone`.
pub fn place(at: DateTime, offset: Option<Offset>, zone: &TimeZone) -> (Zoned, Place) {
    let in_zone = |timestamp: Timestamp| timestamp.to_zoned(zone.clone());
    if let Some(offset) = offset {
        return (in_zone(offset.to_timestamp(at).unwrap_or_else(|_| nearest(at))), Place::Unique);
    }
    let ambiguous = zone.to_ambiguous_timestamp(at);
    let place = match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } => Place::Unique,
        AmbiguousOffset::Gap { .. } => Place::Gap,
        AmbiguousOffset::Fold { .. } => Place::Fold,
    };
    (in_zone(ambiguous.compatible().unwrap_or_else(|_| nearest(at))), place)
}

/// The end of time that a reading lies beyond; no year that `parse` lets through comes near.
fn nearest(at: DateTime) -> Timestamp {
    if at.year() < 0 { Timestamp::MIN } else { Timestamp::MAX }
}

/// A date written otherwise, with a time after it: what `calendar` says about the date.
fn other_date(text: &str) -> Option<Unreadable> {
    let (date, time) = text.trim().split_once(' ')?;
    if clock::parse(time.trim()).is_err() || !date.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(split(date).err()?.within(text, date, EXAMPLE))
}

/// Completes a message about the time of day with the whole text as it should be.
fn bad_time(why: &Unreadable, text: &str, time: &str, bad: &clock::Bad) -> Unreadable {
    let suggestion = bad.suggestion.as_ref().map(|better| text.replacen(time, better, 1));
    Unreadable { suggestion, ..why.clone() }
}

/// An offset as its seconds.
mod seconds {
    use jiff::tz::Offset;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::trivially_copy_pass_by_ref, clippy::ref_option, reason = "serde hands over references")]
    pub(super) fn serialize<S: Serializer>(
        offset: &Option<Offset>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        offset.map(Offset::seconds).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Offset>, D::Error> {
        let seconds = Option::<i32>::deserialize(deserializer)?;
        seconds.map(Offset::from_seconds).transpose().map_err(Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A moment as text: in UTC where it has an offset.
    fn shown(moment: Moment) -> String {
        match moment {
            Moment::Full { at, offset: Some(offset) } => offset.to_timestamp(at).unwrap().to_string(),
            Moment::Full { at, offset: None } => at.to_string(),
            Moment::Clock(time) => time.to_string(),
        }
    }

    #[test]
    fn time_stamps() {
        for (text, expected) in [
            ("2026-03-02T10:12", "2026-03-02T10:12:00"),
            ("2026-03-02 10:12:30.5", "2026-03-02T10:12:30.5"),
            ("2026-03-02T10:12Z", "2026-03-02T10:12:00Z"),
            ("2026-03-02T10:12+02:00", "2026-03-02T08:12:00Z"),
            ("2026-03-02 10:12 -0530", "2026-03-02T15:42:00Z"),
            ("2026-03-02 10:12 UTC", "2026-03-02T10:12:00Z"),
            ("2026-03-02 10:12 UTC+2", "2026-03-02T08:12:00Z"),
            ("10:12", "10:12:00"),
            ("9:05:07", "09:05:07"),
        ] {
            assert_eq!(parse(text).map(shown).as_deref(), Ok(expected), "{text:?}");
        }
    }

    #[test]
    fn no_time_stamps() {
        for (text, reason, suggestion) in [
            ("2026-03-02", "it has no time of day", None),
            ("2026-02-30T10:12", "February 2026 has 28 days", None),
            ("2026-03-02T24:00", "midnight is 00:00 of the next day", None),
            ("2026-03-02T10:61", "minutes go from 0 to 59", None),
            ("2026-03-02 2:15 PM", "24 hours", Some("2026-03-02 14:15")),
            ("12:30 am", "24 hours", Some("00:30")),
            ("2026-03-02 10:12 CET", "`CET` is no offset", None),
            ("2026-03-02T10:12+25:00", "is no offset", None),
            ("10:12 UTC", "needs its date", None),
            ("02.03.2026 10:12", "YYYY-MM-DD", Some("2026-03-02 10:12")),
            ("3/2/2026 10:12", "can't be told", None),
            ("600", "a date with a time", None),
            ("10:1", "HH:MM", None),
            ("", "a date with a time", None),
        ] {
            let why = parse(text).unwrap_err();
            assert!(why.message.contains(reason), "{text:?}: {why}");
            assert_eq!(why.suggestion.as_deref(), suggestion, "{text:?}");
        }
    }

    #[test]
    fn rows_77_and_78_places_in_a_time_zone() {
        let berlin = TimeZone::get("Europe/Berlin").unwrap();
        for (text, expected, place_found) in [
            ("2026-03-02T10:12", "2026-03-02T09:12:00Z", Place::Unique),
            ("2026-03-29T02:30", "2026-03-29T01:30:00Z", Place::Gap),
            ("2026-10-25T02:30", "2026-10-25T00:30:00Z", Place::Fold),
            ("2026-10-25T02:30+01:00", "2026-10-25T01:30:00Z", Place::Unique),
        ] {
            let Ok(Moment::Full { at, offset }) = parse(text) else { panic!("{text}") };
            let (zoned, found) = place(at, offset, &berlin);
            assert_eq!((zoned.timestamp().to_string().as_str(), found), (expected, place_found), "{text:?}");
            assert_eq!(zoned.time_zone(), &berlin);
        }
    }
}
