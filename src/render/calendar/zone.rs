//! The rules of a time zone, as iCalendar wants them beside the times: a VTIMEZONE.

use super::words::{basic_time, weekday};
use icalendar::Property;
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan};

/// The most changes of the clock that are looked at.
const MOST: usize = 64;

/// Where times are. Without a name that other programs know, times are those of whoever looks at the calendar.
pub(super) struct Zone {
    clock: TimeZone,
    name: Option<String>,
    /// The first and the last day with an event.
    days: Option<(Date, Date)>,
}

/// A change of the clock.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Change {
    /// When, by the clock before it.
    at: DateTime,
    from: Offset,
    to: Offset,
    /// True for the change to summer time.
    summer: bool,
}

/// What the changes of every year have in common: the n-th such day of a month, from its end where negative.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Yearly {
    first: Change,
    month: i8,
    weekday: &'static str,
    nth: i8,
}

impl Zone {
    /// The zone of events from some days to others.
    pub(super) fn of(zone: &TimeZone, events: impl Iterator<Item = (Date, Date)>) -> Self {
        let days = events.reduce(|(first, last), (start, end)| (first.min(start), last.max(end)));
        let name = zone.iana_name().filter(|name| name.chars().all(is_plain)).map(str::to_owned);
        Self { clock: zone.clone(), name, days }
    }

    /// A time of this zone, as a property.
    pub(super) fn time(&self, property: &str, at: DateTime) -> Property {
        let mut property = Property::new(property, basic_time(at));
        if let Some(name) = &self.name {
            property.add_parameter("TZID", name);
        }
        property
    }

    /// The last time of a rule: beside times with a zone it stands in UTC.
    pub(super) fn until(&self, at: DateTime) -> String {
        let utc = self.name.as_ref().and_then(|_| self.clock.to_timestamp(at).ok());
        utc.map_or_else(|| basic_time(at), |utc| basic_time(TimeZone::UTC.to_datetime(utc)) + "Z")
    }

    /// Its rules: none where no time needs them.
    pub(super) fn lines(&self) -> Vec<String> {
        let (Some(name), Some((first, last))) = (&self.name, self.days) else { return Vec::new() };
        let changes = self.changes(first, last);
        let mut lines = vec!["BEGIN:VTIMEZONE".to_owned(), format!("TZID:{name}")];
        let before = Timestamp::from_second(0).unwrap_or(Timestamp::UNIX_EPOCH);
        match yearly(&changes) {
            _ if changes.is_empty() => {
                let offset =
                    self.clock.to_offset(self.clock.to_timestamp(first.at(0, 0, 0, 0)).unwrap_or(before));
                lines.extend(constant(offset));
            }
            Some(rules) => lines.extend(rules.iter().flat_map(rule)),
            // Where each year is another, each change stands by itself.
            None => {
                lines.extend(constant(changes[0].from));
                lines.extend(changes.iter().flat_map(|change| observance(change, None)));
            }
        }
        lines.push("END:VTIMEZONE".to_owned());
        lines
    }

    /// The changes of the clock from the year before the events to three years after them.
    fn changes(&self, first: Date, last: Date) -> Vec<Change> {
        let new_year = |year: i16| Date::new(year.clamp(1, 9998), 1, 1).ok().map(|day| day.at(0, 0, 0, 0));
        let at = |year: i16| self.clock.to_timestamp(new_year(year)?).ok();
        let (Some(start), Some(end)) = (at(first.year() - 1), at(last.year().saturating_add(4))) else {
            return Vec::new();
        };
        let change = |transition: jiff::tz::TimeZoneTransition<'_>| {
            let instant = transition.timestamp();
            let from = self.clock.to_offset(instant - 1.second());
            Change {
                at: from.to_datetime(instant),
                from,
                to: transition.offset(),
                summer: transition.dst().is_dst(),
            }
        };
        let following = self.clock.following(start).take_while(|transition| transition.timestamp() < end);
        following.take(MOST).map(change).filter(|change| change.from != change.to).collect()
    }
}

/// Letters of names of zones, none of which means anything in iCalendar.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || "/_+-".contains(c)
}

/// The two rules that all changes follow; `None` where they follow none.
fn yearly(changes: &[Change]) -> Option<[Yearly; 2]> {
    let of = |summer: bool| changes.iter().filter(move |change| change.summer == summer).collect::<Vec<_>>();
    let (winter, summer) = (of(false), of(true));
    if winter.len().abs_diff(summer.len()) > 1 {
        return None;
    }
    Some([rule_of(&winter)?, rule_of(&summer)?])
}

fn rule_of(changes: &[&Change]) -> Option<Yearly> {
    let (first, rest) = changes.split_first()?;
    let like_first = |change: &&Change| {
        (change.from, change.to, change.at.month(), change.at.weekday(), change.at.time())
            == (first.from, first.to, first.at.month(), first.at.weekday(), first.at.time())
    };
    let each_year = changes.windows(2).all(|pair| pair[1].at.year() == pair[0].at.year() + 1);
    if !rest.iter().all(like_first) || !each_year {
        return None;
    }
    let is_last = |change: &&Change| change.at.day() + 7 > change.at.days_in_month();
    let nth = |change: &Change| (change.at.day() - 1) / 7 + 1;
    let same = rest.iter().all(|change| nth(change) == nth(first));
    let nth = match changes.iter().all(is_last) {
        true => -1,
        false if same => nth(first),
        false => return None,
    };
    let weekday = weekday(first.at.date());
    Some(Yearly { first: **first, month: first.at.month(), weekday, nth })
}

fn rule(of: &Yearly) -> Vec<String> {
    let Yearly { month, weekday, nth, .. } = of;
    observance(&of.first, Some(format!("FREQ=YEARLY;BYMONTH={month};BYDAY={nth}{weekday}")))
}

fn observance(change: &Change, rule: Option<String>) -> Vec<String> {
    let name = if change.summer { "DAYLIGHT" } else { "STANDARD" };
    let mut lines = vec![
        format!("BEGIN:{name}"),
        format!("DTSTART:{}", basic_time(change.at)),
        format!("TZOFFSETFROM:{}", offset(change.from)),
        format!("TZOFFSETTO:{}", offset(change.to)),
    ];
    lines.extend(rule.map(|rule| format!("RRULE:{rule}")));
    lines.push(format!("END:{name}"));
    lines
}

/// A clock that does not change.
fn constant(of: Offset) -> Vec<String> {
    let at = jiff::civil::date(1970, 1, 1).at(0, 0, 0, 0);
    observance(&Change { at, from: of, to: of, summer: false }, None)
}

/// `+0100`
fn offset(of: Offset) -> String {
    let seconds = of.seconds();
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}
