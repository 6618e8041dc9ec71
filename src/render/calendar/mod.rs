//! A calendar as iCalendar (RFC 5545), for Google, Apple, Outlook and others to import.
//!
//! The crate writes the events: it folds lines and escapes texts. Why times carry their zone, and the file the rules of
//! that zone, says `docs/adr/0011-calendar.md`.

mod words;
mod zone;

use crate::report::calendar::{AllDay, Calendar, Weekly};
use icalendar::{Component, Event, Property};
use jiff::ToSpan;
use jiff::civil::Date;
use words::{basic, weekday};
use zone::Zone;

/// What a line ends with.
const END: &str = "\r\n";
/// More of a title is of no use in a calendar.
const LONGEST: usize = 200;

/// The file, or nothing where it can't be written, which no event that a vault gives leads to.
pub fn calendar(calendar: &Calendar) -> Option<String> {
    let times = calendar.weekly.iter().map(|event| (event.first.date(), event.until));
    let zone = Zone::of(&calendar.zone, times);
    let stamp = format!("{}T000000Z", basic(calendar.as_of));
    let mut lines: Vec<String> =
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//casebook//casebook//EN", "CALSCALE:GREGORIAN"]
            .map(|line| format!("{line}{END}"))
            .into();
    for name in ["NAME", "X-WR-CALNAME"] {
        lines.push(format!("{name}:casebook{END}"));
    }
    lines.extend(zone.lines().into_iter().map(|line| line + END));
    for event in &calendar.weekly {
        lines.push(weekly(event, &zone, &stamp).try_into_string().ok()?);
    }
    for event in &calendar.days {
        lines.push(all_day(event, &stamp).try_into_string().ok()?);
    }
    lines.push(format!("END:VCALENDAR{END}"));
    Some(lines.concat())
}

/// What every event has.
fn event(uid: &str, title: &str, says: &str, stamp: &str) -> Event {
    let mut event = Event::new();
    event.uid(uid).summary(&line(title)).description(&line(says)).add_property("DTSTAMP", stamp);
    event
}

fn weekly(of: &Weekly, zone: &Zone, stamp: &str) -> Event {
    let mut event = event(&of.uid, &of.title, &of.says, stamp);
    let day = weekday(of.first.date());
    event.append_property(zone.time("DTSTART", of.first));
    // Without an end an event takes no time.
    if let Some(end) = of.first.checked_add(i64::from(of.minutes).minutes()).ok().filter(|_| of.minutes > 0) {
        event.append_property(zone.time("DTEND", end));
    }
    let until = zone.until(of.until.at(23, 59, 59, 0));
    event.add_property("RRULE", format!("FREQ=WEEKLY;UNTIL={until};BYDAY={day}"));
    event
}

fn all_day(of: &AllDay, stamp: &str) -> Event {
    let mut event = event(&of.uid, &of.title, &of.says, stamp);
    let day = |name: &str, day: Date| Property::new(name, basic(day)).add_parameter("VALUE", "DATE").done();
    event.append_property(day("DTSTART", of.day));
    // The end is the day after the last one.
    event.append_property(day("DTEND", of.day.saturating_add(1.day())));
    // A reminder keeps no time of the day busy.
    event.add_property("TRANSP", "TRANSPARENT");
    event
}

/// A text on one line: iCalendar knows no control characters, and a title has no use for them.
fn line(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| if c.is_control() || "\u{2028}\u{2029}".contains(c) { ' ' } else { c })
        .collect();
    let words = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    }
}

#[cfg(test)]
mod tests;
