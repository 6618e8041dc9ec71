use super::notes::vault;
use casebook::analysis::View;
use casebook::changes::{Changes, Judgement, State, compare, parse, side};
use casebook::config::Config;
use casebook::render::changes::{csv, json, text};
use casebook::render::findings::{Drawing, hidden};
use casebook::report;
use jiff::civil::date;
use jiff::tz::TimeZone;

/// What changed in the reports on notes: nothing between two of the same, the same both ways round, nothing that
/// writing them down and reading them again adds, and nothing that a terminal would obey.
pub fn changes(bytes: &[u8]) {
    let config = Config::default();
    let (vault, _) = vault(bytes, &config);
    let zone = TimeZone::get("Europe/Berlin").expect("it is built in");
    let view = View::new(&vault, &config, date(2026, 11, 15), zone);
    let now = side(&view, None);
    let then = side(&view.at(date(2026, 3, 15)), None);
    let same = compare(&now, &now);
    assert!(same.is_empty(), "{same:?}");
    let read = then.iter().map(|(name, data)| (*name, parse(name, &report::text(data)).expect(name)));
    let changes = compare(&then, &now);
    assert_eq!(changes, compare(&read.collect(), &now), "what was written and read");
    let mut forth = lines(&changes, false);
    let mut back = lines(&compare(&now, &then), true);
    forth.sort();
    back.sort();
    assert_eq!(forth, back, "both ways round");
    is_drawn(&changes);
}

/// A line for each change, the other way round on request.
fn lines(changes: &Changes, turned: bool) -> Vec<String> {
    let mut lines = Vec::new();
    for report in &changes.reports {
        for item in &report.items {
            let state = match item.state {
                State::New if turned => State::Gone,
                State::Gone if turned => State::New,
                state => state,
            };
            lines.push(format!("{} {:?} {:?} {state:?}", report.report, item.kind, item.key));
            for change in &item.changes {
                let judgement = match change.judgement {
                    Judgement::Better if turned => Judgement::Worse,
                    Judgement::Worse if turned => Judgement::Better,
                    judgement => judgement,
                };
                let (mut sides, mut by) = ([&change.before, &change.after], change.difference);
                if turned {
                    sides.reverse();
                    by = by.map(|by| 0.0 - by);
                }
                let figure = change.figure;
                lines.push(format!("{:?} {figure} {sides:?} {by:?} {judgement:?}", item.key));
            }
        }
    }
    lines
}

fn is_drawn(changes: &Changes) {
    for all in [false, true] {
        let drawn = text(changes, Drawing { color: false, width: 80 }, all, false);
        assert!(!drawn.chars().any(|c| c != '\n' && hidden(c)), "{drawn:?}");
    }
    let data = json(changes);
    assert!(!data.chars().any(|c| c != '\n' && hidden(c)), "{data:?}");
    serde_json::from_str::<serde_json::Value>(&data).expect("JSON");
    let rows = csv(changes).expect("CSV");
    assert!(!rows.chars().any(|c| c != '\n' && hidden(c)), "{rows:?}");
}
