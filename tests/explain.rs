//! What `casebook explain` writes out, held to the numbers of the reports, and computed again as a colleague with a
//! pocket calculator would.

#![expect(clippy::unwrap_used, reason = "tests may panic")]

use serde_json::Value;
use std::process::Command;

/// What the program prints about the sample vault.
fn casebook(arguments: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_casebook"))
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/sample-vault"))
        .args(arguments)
        .args(["--format", "json"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn explain(name: &str) -> Value {
    casebook(&["explain", name])
}

/// The rows of the parts of one sort.
fn rows(explanation: &Value, part: &str) -> Vec<Value> {
    let sections = explanation["sections"].as_array().unwrap();
    let parts = sections.iter().filter(|section| section["part"] == part);
    parts.flat_map(|section| section["rows"].as_array().unwrap().clone()).collect()
}

/// The result of a step in full precision; null where there is no such step.
fn value(explanation: &Value, step: &str) -> Value {
    let steps = rows(explanation, "arithmetic");
    steps.iter().find(|row| row["name"] == step).map_or(Value::Null, |row| row["value"].clone())
}

/// The outcome that decided.
fn decided(explanation: &Value) -> Value {
    let conditions = rows(explanation, "conditions");
    conditions.iter().find(|row| row["decides"] == true).unwrap()["outcome"].clone()
}

#[track_caller]
fn same(name: &str, explained: &Value, reported: &Value) {
    assert_eq!(explained.as_f64(), reported.as_f64(), "{name}");
}

#[test]
fn mechanisms_come_to_what_the_report_says() {
    let report = casebook(&["show", "prevention"]);
    let mechanisms = report["mechanisms"].as_array().unwrap();
    assert!(mechanisms.len() > 2);
    for mechanism in mechanisms {
        let file = mechanism["file"].as_str().unwrap();
        let explained = explain(file);
        for (step, field) in [
            ("n0", "n0"),
            ("T0", "t0_days"),
            ("n1", "n1"),
            ("T1", "t1_days"),
            ("expected", "expected"),
            ("prevented", "prevented"),
            ("rate ratio", "rate_ratio"),
            ("lower", "ci_low"),
            ("upper", "ci_high"),
            ("chance", "chance"),
        ] {
            same(&format!("{file}: {step}"), &value(&explained, step), &mechanism[field]);
        }
        assert_eq!(decided(&explained), mechanism["verdict"], "{file}");
        let before = mechanism["before"].as_array().unwrap().len();
        let counted = before + mechanism["after"].as_array().unwrap().len();
        assert_eq!(rows(&explained, "counted").len(), counted, "{file}");
    }
}

#[test]
fn entries_come_to_what_the_report_says() {
    let report = casebook(&["show", "ledger"]);
    let entries = report["entries"].as_array().unwrap();
    assert!(entries.len() > 5);
    for entry in entries {
        let file = entry["file"].as_str().unwrap();
        let explained = explain(file);
        for (step, number) in [
            ("improvement", &entry["improvement"]),
            ("relative", &entry["relative"]),
            ("kept", &entry["kept"]),
            ("my part", &entry["mine"]["sum"]),
        ] {
            same(&format!("{file}: {step}"), &value(&explained, step), number);
        }
        assert_eq!(decided(&explained), entry["stage"], "{file}");
    }
    let totals = explain("ledger");
    for total in report["totals"].as_array().unwrap() {
        let sum = rows(&totals, "arithmetic").into_iter().find(|row| row["value"] == total["sum"]);
        assert!(sum.is_some(), "{total}");
    }
}

#[test]
fn decisions_come_to_what_the_report_says() {
    let report = casebook(&["show", "decisions"]);
    let decisions = report["decisions"].as_array().unwrap();
    assert!(decisions.len() > 5);
    let mut brier = 0.0;
    for decision in decisions {
        let file = decision["file"].as_str().unwrap();
        let explained = explain(file);
        same(&format!("{file}: uncertainty"), &value(&explained, "uncertainty"), &decision["uncertainty"]);
        let judged =
            rows(&explained, "arithmetic").into_iter().find(|row| row["name"] == "pre-judgment").unwrap();
        let expected = decision["prejudgment"].as_str().unwrap_or("unknown");
        assert_eq!(judged["result"], expected, "{file}");
        brier += value(&explained, "adds to Brier").as_f64().unwrap_or(0.0);
    }
    let calibration = &report["calibration"];
    assert!((brier - calibration["brier"].as_f64().unwrap()).abs() < 1e-12, "{brier}");
    let explained = explain("calibration");
    for (step, field) in [
        ("Brier score", "brier"),
        ("reference", "reference"),
        ("skill", "skill"),
        ("mean c", "mean_confidence"),
        ("mean o", "mean_outcome"),
        ("gap", "gap"),
        ("gap limit", "gap_limit"),
    ] {
        same(step, &value(&explained, step), &calibration[field]);
    }
}

#[test]
fn domains_weeks_and_quarters_come_to_what_the_reports_say() {
    let report = casebook(&["show", "capability-map"]);
    for domain in report["domains"].as_array().unwrap() {
        let name = domain["domain"].as_str().unwrap();
        let explained = casebook(&["explain", name, "--as", "domain"]);
        for time in ["detect", "diagnose", "restore"] {
            for (figure, field) in [("median", "median"), ("mean", "mean"), ("90th percentile", "p90")] {
                let step = format!("{time}: {figure}");
                same(&format!("{name} {step}"), &value(&explained, &step), &domain[time][field]);
            }
        }
        same(name, &value(&explained, "cases"), &domain["cases"]);
        same(name, &value(&explained, "checks to the cause"), &domain["median_checks"]);
    }
    let report = casebook(&["show", "time"]);
    let layers = [
        ("execution", "execution_share"),
        ("orchestration", "orchestration_share"),
        ("rung", "rung"),
        ("exposure", "exposure"),
    ];
    for week in report["weeks"].as_array().unwrap().iter().step_by(5) {
        let explained = explain(week["file"].as_str().unwrap());
        for (step, field) in layers {
            same(step, &value(&explained, step), &week[field]);
        }
    }
    let week = explain("week");
    for (step, field) in layers {
        same(step, &value(&week, step), &report["recent"][field]);
    }
    let incidents = explain("incidents");
    let quarters = report["visibility"].as_array().unwrap();
    for quarter in quarters {
        let name = quarter["quarter"].as_str().unwrap();
        same(name, &value(&incidents, name), &quarter["incidents"]);
    }
    let whole = quarters.iter().rev().find(|quarter| quarter["partial"] == false).unwrap();
    let visibility = explain("visibility");
    for (step, field) in [
        ("restore: median", "restore_median"),
        ("pages a week", "oncall_pages_per_week"),
        ("on-call hours a week", "oncall_hours_per_week"),
        ("change success rate", "change_success_rate"),
    ] {
        same(step, &value(&visibility, step), &whole[field]);
    }
    let review = casebook(&["show", "review"]);
    let explained = explain("adaptability");
    for (step, field) in [
        ("active domains", "active_domains"),
        ("new domains", "new_domains"),
        ("multi-domain share", "multi_domain_share"),
        ("people", "people"),
        ("joined pairs", "joined_pairs"),
    ] {
        same(step, &value(&explained, step), &review["adaptability"][field]);
    }
}

#[test]
fn plans_come_to_what_the_report_says() {
    let report = casebook(&["show", "plan"]);
    let plans = report["plans"].as_array().unwrap();
    assert_eq!(plans.len(), 2);
    for plan in plans {
        let explained = explain(plan["file"].as_str().unwrap());
        for (step, field) in [
            ("days left", "days_left"),
            ("baseline", "baseline_share"),
            ("recent", "recent_share"),
            ("shift progress", "shift_progress"),
        ] {
            same(step, &value(&explained, step), &plan[field]);
        }
        for month in plan["tasks"].as_array().unwrap() {
            same("done", &value(&explained, &format!("month {}", month["month"])), &month["done"]);
        }
    }
}

#[test]
fn links_lead_to_notes_and_several_words_are_one_name() {
    let vault = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-vault");
    let output = Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["explain", "Conntrack", "saturation", "alert", "--vault", vault, "--format", "md"])
        .output()
        .unwrap();
    let page = String::from_utf8(output.stdout).unwrap();
    let targets: Vec<&str> = page.split("[[").skip(1).filter_map(|rest| rest.split('|').next()).collect();
    assert!(targets.len() > 3, "{page}");
    for target in targets {
        assert!(std::path::Path::new(vault).join(format!("{target}.md")).is_file(), "{target}");
    }
}

#[test]
fn whoever_computes_a_line_again_gets_its_result() {
    let mut computed = 0;
    let overview = casebook(&["explain"]);
    for group in overview["groups"].as_array().unwrap().iter().filter(|group| group["title"] != "Codes") {
        // Weeks and cases are many and alike; a dozen of each will do.
        let (sort, most) = match group["title"].as_str().unwrap() {
            "Figures" => ("figure", usize::MAX),
            "Signals" => ("signal", usize::MAX),
            "Ladders" => ("ladder", usize::MAX),
            "Domains" => ("domain", usize::MAX),
            "Patterns" => ("pattern", usize::MAX),
            "Audits" | "Cases" => ("note", 12),
            _ => ("note", usize::MAX),
        };
        for item in group["items"].as_array().unwrap().iter().take(most) {
            let name = item["name"].as_str().unwrap();
            for step in rows(&casebook(&["explain", name, "--as", sort]), "arithmetic") {
                let Some((numbers, result)) = step["numbers"].as_str().zip(step["value"].as_f64()) else {
                    continue;
                };
                if let Some(again) = Calculator::compute(numbers) {
                    // The numbers that are shown are rounded to four digits.
                    let near = (again - result).abs() <= 2e-3 * result.abs().max(0.05);
                    assert!(near, "{name}: {step}: {again} is not {result}");
                    computed += 1;
                }
            }
        }
    }
    assert!(computed > 300, "{computed} lines were computed again");
}

/// Computes `(2 + 3) / 4 x 5`, `(0.6 - 1)^2`, `median(1, 2)`, `max(1, 2)` and `sqrt(2)`; dates and words it leaves alone.
struct Calculator<'t>(&'t str);

impl Calculator<'_> {
    fn compute(text: &str) -> Option<f64> {
        let is_word =
            |word: &str| word.chars().any(|c| c.is_alphabetic() && c != 'x') || word.matches('-').count() > 1;
        let words = text.replace("median", "").replace("max", "").replace("sqrt", "");
        if words.split(' ').any(is_word) {
            return None;
        }
        let mut rest = Calculator(text);
        let result = rest.sum()?;
        rest.0.trim().is_empty().then_some(result)
    }

    fn eat(&mut self, sign: &str) -> bool {
        match self.0.trim_start().strip_prefix(sign) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    fn sum(&mut self) -> Option<f64> {
        let mut sum = self.product()?;
        loop {
            if self.eat("+") {
                sum += self.product()?;
            } else if self.eat("- ") {
                sum -= self.product()?;
            } else {
                return Some(sum);
            }
        }
    }

    fn product(&mut self) -> Option<f64> {
        let mut product = self.square()?;
        loop {
            if self.eat("x") {
                product *= self.square()?;
            } else if self.eat("/") {
                product /= self.square()?;
            } else {
                return Some(product);
            }
        }
    }

    fn square(&mut self) -> Option<f64> {
        let base = self.number()?;
        Some(if self.eat("^2") { base * base } else { base })
    }

    fn number(&mut self) -> Option<f64> {
        if self.eat("sqrt(") {
            let inside = self.sum()?;
            return self.eat(")").then_some(inside.sqrt());
        }
        let max = self.eat("max(");
        if max || self.eat("median(") {
            let mut values = vec![self.sum()?];
            while self.eat(",") {
                values.push(self.sum()?);
            }
            values.sort_by(f64::total_cmp);
            if max {
                return self.eat(")").then(|| values[values.len() - 1]);
            }
            let (low, high) = (values[(values.len() - 1) / 2], values[values.len() / 2]);
            return self.eat(")").then_some(f64::midpoint(low, high));
        }
        if self.eat("(") {
            let inside = self.sum()?;
            return self.eat(")").then_some(inside);
        }
        let text = self.0.trim_start();
        let digits =
            text.char_indices().find(|(i, c)| !(c.is_ascii_digit() || *c == '.' || *i == 0 && *c == '-'));
        let (number, rest) = text.split_at(digits.map_or(text.len(), |(i, _)| i));
        self.0 = rest;
        number.parse().ok()
    }
}

#[test]
fn the_calculator_computes() {
    for (text, result) in [
        ("2 / 130 x 250", Some(2.0 / 130.0 * 250.0)),
        ("0.7 / (1 - 0.7) x 2", Some(0.7 / 0.3 * 2.0)),
        ("((0.6 - 0)^2 + (0.8 - 1)^2) / 2", Some(0.2)),
        ("median(3, 1, 2)", Some(2.0)),
        ("max(0.15, 2 x sqrt(0.5 x 0.5) / 2)", Some(0.5)),
        ("1.5 - -2", Some(3.5)),
        ("2026-03-10 - 2025-10-31", None),
        ("1 worse, 3 better", None),
    ] {
        let computed = Calculator::compute(text);
        assert_eq!(computed.map(|n| (n * 1e9).round()), result.map(|n: f64| (n * 1e9).round()), "{text}");
    }
}

#[test]
fn signals_are_on_for_what_the_digest_says() {
    let digest = casebook(&["show", "digest"]);
    let signals = digest["signals"].as_array().unwrap();
    assert!(signals.len() > 5);
    for signal in signals {
        let id = signal["id"].as_str().unwrap();
        // By name with spaces, too.
        let explained = casebook(&["explain", &id.replace('-', " "), "--as", "signal"]);
        let same = signals.iter().filter(|other| other["id"] == id).count();
        assert_eq!(rows(&explained, "next").len(), same, "{id}");
        let answer = explained["answer"].as_str().unwrap();
        let message = signal["message"].as_str().unwrap();
        let expected = if same == 1 { format!("on: {message}") } else { format!("on for {same} items") };
        assert_eq!(answer, expected);
    }
    let silent = explain("execution trap");
    assert!(
        silent["answer"].as_str().unwrap().starts_with("silent: one of the last 4 audits has"),
        "{silent}"
    );
    assert_eq!(rows(&silent, "counted").len(), 4);
}
