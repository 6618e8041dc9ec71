//! A ledger entry: what was it worth, and how well is that proved?

use super::explanation::{Explanation, Input, NoteRow, Place, Rows, Section, Step};
use super::head::head;
use super::numbers::{UNKNOWN, decimal, difference, known, like, number, percent};
use super::refs::{as_of, input, line_at, row};
use super::rule::gists;
use super::verdicts;
use crate::analysis::ledger::{self, Amount, Judged, LASTING, LATEST, Later, Stage};
use crate::analysis::metrics::{self, Source};
use crate::analysis::view::View;
use crate::model::choice::{Choice, Direction};
use crate::model::common::DATE;
use crate::model::kinds::ledger::{AFTER, BEFORE, CATEGORY, DIRECTION, METRIC, SHARE, VALUE};
use crate::model::structure::{Measurement, Mention};
use crate::value::number::to_f64;
use crate::value::quantity::{Dimension, Quantity};
use crate::value::unit::{Period, Unit};
use jiff::ToSpan;
use rust_decimal::Decimal;

/// Explains the entry; `None` where it does not count.
pub(super) fn entry(view: &View<'_>, id: usize) -> Option<Explanation> {
    let judged = ledger::judge(view).into_iter().find(|judged| judged.entry.id == id)?;
    let mut sections = vec![
        Section::inputs(inputs(view, &judged)),
        Section::arithmetic(arithmetic(&judged)),
        verdicts::section("Stage", &judged.tests, Stage::word),
    ];
    let (counted, mut left_out) = measurements(view, &judged);
    sections.push(Section::counted(counted).titled("Measurements counted"));
    let (proofs, nowhere) = evidence(view, &judged);
    sections.push(Section::counted(proofs).titled("Evidence"));
    left_out.extend(nowhere);
    sections.push(Section::left_out(left_out));
    sections.extend(next(view, &judged));
    Some(Explanation {
        answer: answer(&judged),
        rules: gists(&["ledger"]),
        sections,
        see: vec!["casebook explain ledger".to_owned(), "casebook show ledger".to_owned()],
        ..head(view, Some(id))
    })
}

fn answer(judged: &Judged<'_>) -> String {
    let stage = judged.stage.word();
    let better = judged.relative.filter(|_| judged.stage != Stage::NoGain);
    let better = better.map(|relative| format!(", {} better", percent(relative))).unwrap_or_default();
    let kept = judged.kept.map(|kept| format!(", of which {} is kept", percent(kept))).unwrap_or_default();
    let lacks = if judged.lacks.is_empty() {
        String::new()
    } else {
        format!("; it lacks {}", judged.lacks.join(" and "))
    };
    format!("{stage}{better}{kept}{lacks}")
}

fn inputs(view: &View<'_>, judged: &Judged<'_>) -> Vec<Input> {
    let (id, facts) = (judged.entry.id, judged.entry.facts);
    let written = |quantity: &Option<Quantity>| quantity.as_ref().map(|quantity| quantity.text.clone());
    let after = input(view, id, &AFTER, written(&facts.after));
    let moved = facts.before.as_ref().zip(judged.after).filter(|(before, value)| {
        facts.after.as_ref().is_some_and(|after| after.amount != *value || after.unit != before.unit)
    });
    let share = input(view, id, &SHARE, facts.share.map(percent));
    vec![
        input(view, id, &DATE, Some(judged.entry.date.to_string())),
        input(view, id, &CATEGORY, facts.category.map(|category| category.word().to_owned())),
        input(view, id, &METRIC, facts.metric.clone()),
        direction(view, judged),
        input(view, id, &BEFORE, written(&facts.before)),
        match moved {
            Some((before, value)) => after.why(format!("in the terms of before: {}", like(before, value))),
            None => after,
        },
        input(view, id, &VALUE, written(&facts.value)),
        if facts.share.is_none() && share.why.is_none() {
            share.why("not given: all of it is mine")
        } else {
            share
        },
        as_of(view),
    ]
}

fn direction(view: &View<'_>, judged: &Judged<'_>) -> Input {
    let sourced = metrics::sourced(judged.entry.facts, view.config);
    let value = sourced.map(|(direction, _)| format!("{} is better", direction.word()));
    let input = input(view, judged.entry.id, &DIRECTION, value);
    match sourced.map(|(_, source)| source) {
        Some(Source::Entry) => input,
        Some(Source::Category) => input.why("by its category"),
        Some(Source::Settings) => {
            let place = Place { file: "casebook.toml".to_owned(), line: None };
            input.at(Some(place)).why("by `[metrics]` of the settings")
        }
        Some(Source::Name(part)) => input.why(format!("by `{part}` in the metric's name")),
        None => input.why("nothing says which way this metric gets better"),
    }
}

fn arithmetic(judged: &Judged<'_>) -> Vec<Step> {
    let facts = judged.entry.facts;
    let mut steps = Vec::new();
    if let (Some(before), Some(after), Some(gain)) = (&facts.before, judged.after, judged.improvement) {
        steps.push(improved(judged, before, after, gain).value(Some(to_f64(gain))));
        steps.push(relative(judged, before, gain));
    } else {
        steps.push(Step::new("improvement", UNKNOWN).by("before - after").why("it needs both, in one unit"));
    }
    if let Some(before) = &facts.before {
        steps.extend(judged.later.iter().map(|later| gained(judged, before, later)));
    }
    steps.extend(kept(judged));
    steps.extend(mine(judged));
    steps
}

fn improved(judged: &Judged<'_>, before: &Quantity, after: Decimal, gain: Decimal) -> Step {
    let (was, is) = (decimal(before.amount), decimal(after));
    let step = Step::new("improvement", difference(before, gain));
    match judged.direction {
        Some(Direction::Higher) => step.by("after - before").with(format!("{is} - {was}")),
        _ => step.by("before - after").with(format!("{was} - {is}")),
    }
}

fn relative(judged: &Judged<'_>, before: &Quantity, gain: rust_decimal::Decimal) -> Step {
    let step = Step::new("relative", judged.relative.map_or(UNKNOWN.to_owned(), number))
        .by("improvement / |before|")
        .with(format!("{} / {}", decimal(gain), decimal(before.amount.abs())))
        .value(judged.relative);
    match judged.relative {
        Some(relative) => step.why(percent(relative)),
        None => step.why("nothing can be set against a before of 0"),
    }
}

fn gained(judged: &Judged<'_>, before: &Quantity, later: &Later<'_>) -> Step {
    let name = format!("gain of {}", later.row.date);
    match later.value.zip(later.gain) {
        Some((value, gain)) => {
            Step { name, ..improved(judged, before, value, gain).value(Some(to_f64(gain))) }
        }
        None => {
            Step::new(name, UNKNOWN).why(format!("`{}` is not in the unit of before", later.row.value.text))
        }
    }
}

fn kept(judged: &Judged<'_>) -> Vec<Step> {
    let (Some(lasting), Some(before)) = (judged.lasting, &judged.entry.facts.before) else {
        return Vec::new();
    };
    let gains: Vec<String> = judged.later.iter().filter_map(|later| later.gain).map(decimal).collect();
    let median = Step::new("lasting gain", difference(before, lasting))
        .by("median of the gains")
        .with(format!("median({})", gains.join(", ")))
        .value(Some(to_f64(lasting)));
    let kept = judged.improvement.zip(judged.kept).map(|(gain, kept)| {
        Step::new("kept", number(kept))
            .by("lasting gain / improvement")
            .with(format!("{} / {}", decimal(lasting), decimal(gain)))
            .value(Some(kept))
            .why(percent(kept))
    });
    std::iter::once(median).chain(kept).collect()
}

/// The value for a year in the unit of totals, and my part of it.
fn mine(judged: &Judged<'_>) -> Option<Step> {
    let (value, mine) = (judged.entry.facts.value.as_ref()?, judged.mine.as_ref()?);
    let share = number(judged.entry.facts.share.unwrap_or(1.0));
    let (scaled, scale) = match (value.dimension(), &value.unit) {
        (Dimension::Time, Unit::Time(unit)) => (unit.minutes(), " in minutes"),
        (Dimension::Share, _) => (0.01, " as a fraction"),
        _ => (1.0, ""),
    };
    let mut formula = vec![format!("value{scale}")];
    let mut numbers = vec![decimal(value.amount)];
    if (scaled - 1.0).abs() > f64::EPSILON {
        numbers.push(number(scaled));
    }
    if let Some(per_year) = value.period.map(Period::per_year).filter(|n| *n > 1) {
        formula.push("periods a year".to_owned());
        numbers.push(per_year.to_string());
    }
    formula.push("share".to_owned());
    numbers.push(share);
    let step = Step::new("my part", amount(mine)).by(formula.join(" x ")).with(numbers.join(" x "));
    Some(step.value(Some(to_f64(mine.sum))))
}

/// "15120 EUR a year", "1680 minutes".
pub(super) fn amount(amount: &Amount) -> String {
    let unit = match (amount.sort.dimension, &amount.sort.currency, &amount.sort.unit) {
        ("time", ..) => " min",
        (_, Some(currency), _) => &format!(" {currency}"),
        (_, _, Some(unit)) => &format!(" {unit}"),
        _ => "",
    };
    let period = if amount.sort.period == "year" { " a year" } else { "" };
    format!("{}{unit}{period}", decimal(amount.sum))
}

/// The measurements that the stage looks at, and the others with the reason.
fn measurements(view: &View<'_>, judged: &Judged<'_>) -> (Vec<NoteRow>, Vec<NoteRow>) {
    let Some(date) = judged.entry.note.date else { return (Vec::new(), Vec::new()) };
    let from = date.saturating_add(LASTING.days());
    let of = |measured: &Measurement| NoteRow {
        line: line_at(view, judged.entry.id, measured.span),
        date: Some(measured.date.to_string()),
        ..row(view, judged.entry.id).value(measured.value.text.clone())
    };
    let looked_at =
        |measured: &Measurement| judged.later.iter().find(|later| std::ptr::eq(later.row, measured));
    let (mut counted, mut left_out) = (Vec::new(), Vec::new());
    for measured in &judged.entry.facts.measurements {
        let row = of(measured);
        match looked_at(measured) {
            Some(later) if later.gain.is_some() => counted.push(row),
            Some(_) => left_out.push(row.why("a measurement that is not in the unit of before")),
            None if measured.date > view.as_of => {
                left_out.push(row.why(format!("a measurement after the as-of day {}", view.as_of)));
            }
            None if measured.date < from => {
                left_out.push(
                    row.why(format!("a measurement less than {LASTING} days after {date} (before {from})")),
                );
            }
            None => left_out.push(row.why(format!("a measurement with {LATEST} newer ones"))),
        }
    }
    (counted, left_out)
}

fn evidence(view: &View<'_>, judged: &Judged<'_>) -> (Vec<NoteRow>, Vec<NoteRow>) {
    let id = judged.entry.id;
    let own =
        |mention: &Mention| NoteRow { line: line_at(view, id, mention.span), date: None, ..row(view, id) };
    let (mut counted, mut left_out) = (Vec::new(), Vec::new());
    for mention in &judged.entry.facts.evidence {
        let linked = mention.link.as_ref().and_then(|link| view.vault.linked_note(id, link));
        match linked {
            Some(note) => counted.push(row(view, note)),
            None if view.vault.is_evidence(id, mention) => {
                counted.push(own(mention).why(mention.text.clone()));
            }
            None => {
                left_out.push(own(mention).value(mention.text.clone()).why("evidence that leads nowhere"));
            }
        }
    }
    (counted, left_out)
}

/// What to add to reach the next stage.
fn next(view: &View<'_>, judged: &Judged<'_>) -> Option<Section> {
    let date = judged.entry.note.date?;
    let from = date.saturating_add(LASTING.days());
    let todo = match judged.stage {
        Stage::Claimed => judged.lacks.iter().map(|lacks| add(view, judged, lacks)).collect(),
        Stage::Measured if judged.later.is_empty() => {
            let when = if from > view.as_of { format!("from {from} on") } else { "now".to_owned() };
            vec![format!(
                "for sustained: measure again {when} and add a row `date, value` under Measurements"
            )]
        }
        Stage::Lost => vec![format!(
            "for sustained: the median of the newest {LATEST} measurements has to keep 0.8 again, now {}",
            known(judged.kept)
        )],
        Stage::NoGain | Stage::Sustained | Stage::Measured => return None,
    };
    Some(Section::new("To reach the next stage", Rows::Next(todo)))
}

fn add(view: &View<'_>, judged: &Judged<'_>, lacks: &str) -> String {
    match lacks {
        "evidence" if judged.entry.facts.evidence.is_empty() => {
            "for measured: add `evidence`, a link to the note, dashboard or change that shows it".to_owned()
        }
        "evidence" => "for measured: mend `evidence`, so that its link leads somewhere".to_owned(),
        "comparable values" if metrics::direction(judged.entry.facts, view.config).is_none() => {
            "for measured: add `direction`, whether `lower` or `higher` is better".to_owned()
        }
        "comparable values" => "for measured: give `before` and `after` in the same unit".to_owned(),
        value => format!("for measured: add `{value}`, the value {value}"),
    }
}
