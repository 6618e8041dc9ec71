//! Laws that hold for every parser, and tables too long to stand beside the code.

use super::{calendar, duration, identity, moment, number, quantity, share, unknown};
use proptest::prelude::*;

mod durations;
mod quantities;

/// Runs every parser, and checks what all of their refusals promise.
fn read_everything(text: &str) {
    let refusals = [
        number::parse(text).err(),
        number::count(text).err(),
        number::scale(text).err(),
        number::non_negative(text).err(),
        share::parse(text).err(),
        duration::parse(text).err(),
        calendar::date(text).err(),
        calendar::Week::parse(text).err(),
        calendar::Quarter::parse(text).err(),
        moment::parse(text).err(),
        quantity::parse(text).err(),
    ];
    for refusal in refusals.into_iter().flatten() {
        assert!(refusal.message.contains('`') && !refusal.message.ends_with('.'), "{refusal}");
        assert!(!refusal.message.contains('\n'), "{refusal}");
    }
    let _ = (calendar::leading_date(text), calendar::Week::find(text), calendar::Quarter::find(text));
    let _ = (unknown::is_unknown(text), identity::key(text));
    if let Ok(quantity) = quantity::parse(text) {
        assert!(quantity.convert_to(&quantity).is_ok());
        let _ = quantity.base_per_year();
    }
}

proptest! {
    #[test]
    fn no_text_makes_a_parser_panic(text in ".{0,40}") {
        read_everything(&text);
    }

    #[test]
    fn nor_does_one_that_nearly_is_a_value(
        text in "[-+~€$ ]{0,2}[0-9]{0,16}[-:., TWQ_\u{202f}]{0,2}[0-9]{0,4}[-:., Te/]{0,2}[0-9]{0,3} ?(h|M|k|%|EUR|min|Tage|errors|Z|PM|µs)?(/[a-z]{1,3})?"
    ) {
        read_everything(&text);
    }

    #[test]
    fn what_a_duration_shows_reads_back(minutes in 0_u32..2_000_000) {
        let shown = duration::show(f64::from(minutes));
        let again = duration::parse(&shown).unwrap();
        prop_assert!((again - f64::from(minutes)).abs() <= if minutes < 1440 { 0.0 } else { 30.0 }, "{}", shown);
    }
}
