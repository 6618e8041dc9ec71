use crate::value::quantity::parse;

/// A quantity as text: amount, unit and period.
fn read(text: &str) -> String {
    match parse(text) {
        Ok(found) => {
            let period = found.period.map_or("", |period| period.suffix());
            format!("{} {}{period}", found.amount.normalize(), found.unit)
        }
        Err(why) => format!("[{}]", why.suggestion.unwrap_or_default()),
    }
}

#[test]
fn quantities() {
    for (text, expected) in [
        ("18000 EUR/yr", "18000 EUR/yr"),
        ("18 000 EUR per year", "18000 EUR/yr"),
        ("EUR 18000", "18000 EUR"),
        ("€ 18000 / month", "18000 EUR/mo"),
        ("$1200", "1200 USD"),
        ("-£50.5", "-50.5 GBP"),
        ("18k EUR", "18000 EUR"),
        ("18kEUR", "18000 EUR"),
        ("1.2M EUR", "1200000 EUR"),
        ("1.2 M EUR", "1200000 EUR"),
        ("€1.2M/a", "1200000 EUR/yr"),
        ("about 500 euros a month", "500 EUR/mo"),
        ("200 CHF p.a.", "200 CHF/yr"),
        ("3.2 %", "3.2 %"),
        ("3.2% /mo", "3.2 %/mo"),
        ("120 h", "120 h"),
        ("4 h 30 min", "4.5 h"),
        ("2h28m per week", "2.4666666666666666666666666667 h/wk"),
        ("-1 h 30 min", "-1.5 h"),
        ("PT2H30M", "2.5 h"),
        ("90 Minuten", "90 min"),
        ("350 ms", "350 ms"),
        ("14 errors/wk", "14 error/wk"),
        ("1 error", "1 error"),
        ("30M", "30000000 "),
        ("12 failed deploys per quarter", "12 failed-deploy/qtr"),
        ("120 req/s", "120 req/s"),
        ("5 ABC", "5 abc"),
        ("0.12 EUR/request", "0.12 eur/request"),
        ("3 EURs", "3 eurs"),
        ("2 pages/wks", "2 pages/wks"),
        ("99.95", "99.95 "),
        ("0", "0 "),
    ] {
        assert_eq!(read(text), expected, "{text:?}");
    }
}

#[test]
fn rows_82_and_83_no_quantities() {
    for (text, expected) in [
        // A letter that is an accent begins no name: composed, it could stand behind one that is no letter.
        ("28221\u{36e}\u{32e}m", "[]"),
        ("€18,000", "[€18000]"),
        ("18,000 EUR/yr", "[18000 EUR/yr]"),
        ("1,5 h", "[1.5 h]"),
        ("120 h saved", "[120 h]"),
        ("2h 28", "[2h 28 min]"),
        ("18000 EUR (my guess)", "[18000 EUR]"),
        ("18000 EUR saved", "[]"),
        ("18000 EUR/h", "[]"),
        ("5 errors, 3 warnings", "[]"),
        ("5 EUR/day/mo", "[]"),
        ("5 errors/day/mo", "[]"),
        ("10-20 EUR", "[]"),
        ("5 M", "[]"),
        ("10:00", "[]"),
        ("EUR", "[]"),
        ("EUR 5 USD", "[]"),
        ("a lot", "[]"),
        ("1e999 EUR", "[]"),
        ("999999999999M EUR", "[]"),
        ("1000000000000000 d 1 h", "[]"),
        ("0 p.a..", "[]"),
        ("NaN", "[]"),
        ("", "[]"),
    ] {
        assert_eq!(read(text), expected, "{text:?}");
    }
}
