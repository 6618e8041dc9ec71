use super::readable::readable;
use super::text;
use casebook::value::calendar::{self, Quarter, Week};
use casebook::value::moment::{self, Moment, Place};
use casebook::value::quantity::{self, Quantity};
use casebook::value::{duration, identity, number, share, unknown};
use jiff::tz::TimeZone;

/// Values: what was read is written, and read as the same; what was refused says how to write it.
pub fn values(bytes: &[u8]) {
    let text = text(bytes);
    let text = text.as_str();
    days(text);
    moments(text);
    numbers(text);
    shares(text);
    durations(text);
    quantities(text);
    assert_eq!(unknown::is_unknown(text), unknown::is_unknown(&format!(" {text} ")), "{text:?}");
    let key = identity::key(text);
    assert_eq!(identity::key(&key), key, "{text:?}");
}

fn days(text: &str) {
    if let Some(date) = readable(text, calendar::date) {
        assert_eq!(calendar::date(&date.to_string()), Ok(date), "{text:?}");
    }
    if let Some((date, rest)) = calendar::leading_date(text) {
        assert!(text.ends_with(rest), "{text:?}");
        assert_eq!(calendar::date(&date.to_string()), Ok(date), "{text:?}");
    }
    for week in readable(text, Week::parse).into_iter().chain(Week::find(text)) {
        let written = week.to_string();
        assert_eq!((Week::parse(&written), Week::find(&written)), (Ok(week), Some(week)), "{text:?}");
        assert_eq!((Week::of(week.first_day()), Week::of(week.last_day())), (week, week), "{text:?}");
    }
    for quarter in readable(text, Quarter::parse).into_iter().chain(Quarter::find(text)) {
        let written = quarter.to_string();
        assert_eq!(
            (Quarter::parse(&written), Quarter::find(&written)),
            (Ok(quarter), Some(quarter)),
            "{text:?}"
        );
        assert_eq!(
            (Quarter::of(quarter.first_day()), quarter.previous().next()),
            (quarter, quarter),
            "{text:?}"
        );
    }
}

fn moments(text: &str) {
    match readable(text, moment::parse) {
        None => {}
        Some(Moment::Clock(time)) => {
            assert_eq!(moment::parse(&time.to_string()), Ok(Moment::Clock(time)), "{text:?}");
        }
        Some(Moment::Full { at, offset }) => {
            let zone = TimeZone::get("Europe/Berlin").expect("it is built in");
            let (placed, place) = moment::place(at, offset, &zone);
            assert!(offset.is_none() || place == Place::Unique, "{text:?}");
            // Fields are listed with their offset, and the fraction of a second that they have.
            let written = placed.strftime("%Y-%m-%dT%H:%M:%S%.f%:z").to_string();
            let Ok(Moment::Full { at, offset: Some(offset) }) = moment::parse(&written) else {
                // The year that it is in another zone may be one that is refused.
                assert!(at.year() <= 1900 || at.year() >= 2199, "{text:?}: {written}");
                return;
            };
            assert_eq!(moment::place(at, Some(offset), &zone).0, placed, "{text:?}: {written}");
        }
    }
}

fn numbers(text: &str) {
    if let Some(number) = readable(text, number::parse) {
        let written = number.to_string();
        assert_eq!(number::parse(&written), Ok(number), "{text:?}");
        let near = number::to_f64(number);
        assert!(near.is_finite() && (near < 0.0) <= number.is_sign_negative(), "{text:?}");
    }
    if let Some(count) = readable(text, number::count) {
        assert_eq!(number::count(&count.to_string()), Ok(count), "{text:?}");
    }
    if let Some(score) = readable(text, number::scale) {
        assert!((1..=5).contains(&score), "{text:?}");
        assert_eq!(number::scale(&score.to_string()), Ok(score), "{text:?}");
    }
    if let Some(amount) = readable(text, number::non_negative) {
        assert!(amount.is_zero() || amount.is_sign_positive(), "{text:?}");
    }
}

fn shares(text: &str) {
    let Some(share) = readable(text, share::parse) else { return };
    assert!((0.0..=1.0).contains(&share), "{text:?} is {share}");
    assert_eq!(share::parse(&share.to_string()), Ok(share), "{text:?}");
}

fn durations(text: &str) {
    let Some(minutes) = readable(text, duration::parse) else { return };
    assert!(minutes.is_finite() && minutes >= 0.0, "{text:?} is {minutes}");
    if minutes > 1e12 {
        return; // Longer than two million years: shown in numbers that are too large to be read.
    }
    // People see at most two units, so at most half of the smaller one is lost.
    let shown = duration::show(minutes);
    let again = duration::parse(&shown);
    let lost = (minutes - again.clone().unwrap_or(f64::NAN)).abs();
    let bound = match minutes {
        _ if minutes >= 1439.5 => 30.0 + minutes * f64::EPSILON,
        _ if minutes >= 59.99 => 0.5,
        _ => 0.5 / 60.0,
    };
    assert!(lost <= bound * 1.000_001, "{text:?} is {minutes}, shown {shown:?}, read {again:?}");
}

fn quantities(text: &str) {
    let Some(quantity) = readable(text, quantity::parse) else { return };
    assert_eq!(quantity.text, text.trim());
    let own = quantity.convert_to(&quantity).expect("one dimension");
    let near = number::to_f64(quantity.amount.abs());
    // A decimal has 28 digits, and the last of them may be lost on the way.
    assert!(
        number::to_f64((own - quantity.amount).abs()) <= 1e-15 * (1.0 + near),
        "{text:?} is {own} of itself"
    );
    assert!(quantity.base_per_year().abs() >= quantity.base().abs(), "{text:?}");
    let written = written(&quantity);
    let again =
        quantity::parse(&written).unwrap_or_else(|why| panic!("{text:?}, written {written:?}: {why}"));
    let parts = |of: &Quantity| (of.amount.normalize(), of.unit.clone(), of.period);
    assert_eq!(parts(&again), parts(&quantity), "{text:?}, written {written:?}");
}

/// A quantity by its parts.
fn written(quantity: &Quantity) -> String {
    let Quantity { amount, unit, period, .. } = quantity;
    format!("{amount} {unit}{}", period.map_or("", |period| period.suffix()))
}
