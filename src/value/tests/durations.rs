use crate::value::duration::{parse, show};

#[test]
fn lengths_of_time() {
    for (text, minutes) in [
        ("2h 28m", 148.0),
        ("2h28m", 148.0),
        ("148 min", 148.0),
        (" 148 minutes ", 148.0),
        ("4 hours 42 minutes", 282.0),
        ("20 hours 20 minutes.", 1220.0),
        ("279 minutes [^3]", 279.0),
        ("0 minutes", 0.0),
        ("11 Days", 15840.0),
        ("1 day, 3 hours", 1620.0),
        ("1 hour and 5 minutes", 65.0),
        ("1 h + 5 min", 65.0),
        ("PT2H28M", 148.0),
        ("P1DT2H", 1560.0),
        ("P2W", 20160.0),
        ("pt1.5h", 90.0),
        ("1.5 h", 90.0),
        ("90 s", 1.5),
        ("20 s", 20.0 / 60.0),
        ("250 ms", 0.25 / 60.0),
        ("2 weeks", 20160.0),
        ("about 30 minutes", 30.0),
        ("~30 min", 30.0),
        ("ca. 2 Std. 5 Min.", 125.0),
        ("2 Stunden und 5 Minuten", 125.0),
        ("3 Tage", 4320.0),
        ("2 Wochen", 20160.0),
        ("5\u{a0}840 min", 5840.0),
    ] {
        assert_eq!(parse(text), Ok(minutes), "{text:?}");
    }
}

#[test]
fn row_48_no_lengths_of_time() {
    for (text, reason, suggestion) in [
        ("148", "`148` has no unit", Some("148 min")),
        ("2h 28", "`28` has no unit", Some("2h 28 min")),
        ("10:00", "it could be a time of day", None),
        ("600", "`600` has no unit", Some("600 min")),
        ("1,5 h", "with a point", Some("1.5 h")),
        ("1,5", "with a point", Some("1.5 min")),
        ("-5 min", "it is below zero", None),
        ("2h -5m", "it is below zero", None),
        ("30-45 min", "it is a range", None),
        ("3 months", "a month has no fixed length; say days", None),
        ("P1M", "only weeks, days, hours, minutes and seconds", None),
        ("PT", "only weeks, days, hours, minutes and seconds", None),
        ("5 min 2 h", "from large to small", None),
        ("1 h 1 h", "from large to small", None),
        ("5 apples", "`apples` is no unit of time", None),
        ("5 %", "there is no unit", None),
        ("a while", "it should be numbers", None),
        ("1e999 h", "out of range", None),
        ("", "it should be numbers", None),
    ] {
        let why = parse(text).unwrap_err();
        assert!(why.message.contains(reason), "{text:?}: {why}");
        assert_eq!(why.suggestion.as_deref(), suggestion, "{text:?}");
    }
}

#[test]
fn lengths_of_time_for_people() {
    for (minutes, expected) in [
        (148.0, "2 h 28 min"),
        (45.0, "45 min"),
        (1.5, "1 min 30 s"),
        (59.9999, "1 h"),
        (120.0, "2 h"),
        (15840.0, "11 d"),
        (4560.0, "3 d 4 h"),
        (1439.9, "1 d"),
        (1410.0, "23 h 30 min"),
        (59.6, "59 min 36 s"),
        (0.5, "30 s"),
        (0.004, "240 ms"),
        (0.0, "0 min"),
        (-90.0, "-1 h 30 min"),
        (f64::NAN, "unknown"),
    ] {
        assert_eq!(show(minutes), expected);
    }
}
