//! Which figures a note feeds: the reports turned round, made once for all notes.

use super::page::{Feed, Linked};
use crate::report::Reports;
use crate::report::capability_map::CapabilityMapReport;
use crate::report::capability_map::domain::DomainReport;
use crate::report::decisions::DecisionsReport;
use crate::report::digest::DigestReport;
use crate::report::ledger::LedgerReport;
use crate::report::plan::{AuditReport, PlanReport};
use crate::report::prevention::PreventionReport;
use crate::report::review::ReviewReport;
use crate::report::tier_progress::TierProgressReport;
use crate::report::time::TimeReport;
use crate::value::share::percent;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// For each note, by file, the figures that it feeds.
#[derive(Debug, Default)]
pub(super) struct Feeds(HashMap<String, Vec<Feed>>);

impl Feeds {
    /// Those of all reports, in the order of their pages.
    pub(super) fn of(reports: &Reports) -> Self {
        let mut feeds = Self::default();
        let domains = domain_pages(&reports.capability_map);
        feeds.capability(&reports.capability_map);
        feeds.prevention(&reports.prevention);
        feeds.ledger(&reports.ledger);
        feeds.time(&reports.time);
        feeds.decisions(&reports.decisions);
        feeds.plan(&reports.plan);
        feeds.review(&reports.review);
        feeds.digest(&reports.digest);
        // Last, since notes count for many levels.
        feeds.levels(&reports.tier_progress, &domains);
        feeds
    }

    /// The figures that a note feeds.
    pub(super) fn fed_by(&self, file: &str) -> &[Feed] {
        self.0.get(file).map(Vec::as_slice).unwrap_or_default()
    }

    /// Notes for some files that they feed a figure, each in the same way.
    fn all<'f>(
        &mut self,
        files: impl IntoIterator<Item = &'f Arc<str>>,
        page: &str,
        what: &str,
        how: impl Into<String>,
    ) {
        let how = how.into();
        for file in files {
            self.one(file, page, what, how.clone());
        }
    }

    /// Notes that a file feeds a figure, and in which way. Figures come one after the other, so that
    /// the last one is the only one that it may be fed to again.
    fn one(&mut self, file: &str, page: &str, what: &str, how: impl Into<String>) {
        let how = how.into();
        let fed = self.0.entry(file.to_owned()).or_default();
        if let Some(last) = fed.last_mut()
            && last.figure.text == what
            && last.figure.address.as_deref() == Some(page)
        {
            if last.how.last() != Some(&how) {
                last.how.push(how);
            }
            return;
        }
        fed.push(Feed { figure: Linked::to(what, Some(page.to_owned())), how: vec![how] });
    }

    fn capability(&mut self, report: &CapabilityMapReport) {
        for domain in &report.domains {
            let page = format!("capabilities/{}.html", domain.page);
            let what = format!("Diagnosing {}", domain.domain);
            for case in &domain.case_list {
                let how = match case.missing.as_slice() {
                    [] => "a complete case".to_owned(),
                    missing => format!("a case; it lacks {}", missing.join(", ")),
                };
                self.one(&case.file, &page, &what, how);
            }
            self.all(&domain.playbooks, &page, &what, "a playbook");
        }
    }

    fn prevention(&mut self, report: &PreventionReport) {
        const PAGE: &str = "prevention.html";
        for pattern in &report.recurring {
            let what = format!("Recurring cause: {}", pattern.pattern);
            self.all(&pattern.cases, PAGE, &what, "a case of it");
            self.all(&pattern.mechanisms, PAGE, &what, "is meant to prevent it");
        }
        for mechanism in &report.mechanisms {
            let title = report.head.notes.get(&*mechanism.file).map_or(&*mechanism.file, String::as_str);
            self.one(&mechanism.file, PAGE, "Effect of this mechanism", mechanism.verdict.as_str());
            let what = format!("Effect of {title}");
            for case in &mechanism.before {
                let prompted = mechanism.prompted_by.as_ref() == Some(case);
                let how = if prompted { "the case that prompted it" } else { "a case before it" };
                self.one(case, PAGE, &what, how);
            }
            self.all(&mechanism.after, PAGE, &what, "a case after it");
            self.all(&mechanism.ledger, PAGE, &what, "a ledger entry that tells of it");
        }
    }

    fn ledger(&mut self, report: &LedgerReport) {
        const PAGE: &str = "ledger.html";
        for entry in &report.entries {
            self.one(&entry.file, PAGE, "Ledger", entry.stage.as_str());
        }
        for total in &report.totals {
            let unit = total.amount.currency.as_ref().or(total.amount.unit.as_ref());
            let unit = unit.unwrap_or(&total.amount.dimension);
            let period = if total.amount.period == "year" { "a year" } else { "once" };
            let what = format!("Total of {}, {}, in {unit} {period}", total.category, total.stage);
            self.all(&total.files, PAGE, &what, "its value counts");
        }
    }

    fn levels(&mut self, report: &TierProgressReport, domains: &BTreeMap<&str, String>) {
        const PAGE: &str = "levels.html";
        for ladder in &report.ladders {
            let of = ladder.of.as_deref();
            let page = of.and_then(|of| domains.get(of)).map_or(PAGE, String::as_str);
            let what = of.map_or(ladder.name.clone(), |of| format!("{}: {of}", ladder.name));
            for criterion in &ladder.criteria {
                let level = ladder.levels.iter().find(|level| level.id == criterion.level);
                let level = level.map_or(criterion.level.as_str(), |level| &level.name);
                self.all(&criterion.evidence, page, &what, format!("{level}: {}", criterion.says));
            }
        }
        for durable in &report.durable {
            let what = format!("Durable capability: {}", durable.capability);
            self.all(&durable.files, PAGE, &what, "shows it");
        }
        self.all(&report.position.high_notes, PAGE, "Position of 180 days", "the high end");
    }

    fn time(&mut self, report: &TimeReport) {
        const PAGE: &str = "weeks.html";
        const VISIBILITY: &str = "visibility.html";
        const WHAT: &str = "60-second diagnostic";
        for week in &report.weeks {
            self.one(&week.file, PAGE, &format!("Week {}", week.week), "its audit");
        }
        self.all(&report.recent.audits, PAGE, "The last weeks", "one of their audits");
        let review = report.recent.review.iter().filter(|_| report.recent.rung_from_review);
        self.all(review, PAGE, "The last weeks", "their rung");
        let diagnostic = &report.diagnostic;
        self.all(&diagnostic.decision_audits, PAGE, WHAT, "decisions influenced");
        self.all(&diagnostic.outcome_audits, PAGE, WHAT, "outcomes owned");
        for asker in diagnostic.askers.iter().flatten() {
            self.all(&asker.audits, PAGE, WHAT, format!("{} asked for judgment", asker.person));
        }
        if let Some(candidate) = &report.automation_candidate {
            let what = format!("To be automated: {}", candidate.activity);
            self.all(&candidate.audits, PAGE, &what, "has hours of it");
        }
        for quarter in &report.visibility {
            let what = format!("Visibility in {}", quarter.quarter);
            self.all(&quarter.cases, VISIBILITY, &what, "a case of the quarter");
            self.all(&quarter.audits, VISIBILITY, &what, "an audit of the quarter");
        }
    }

    fn decisions(&mut self, report: &DecisionsReport) {
        const PAGE: &str = "decisions.html";
        for decision in &report.decisions {
            let judged = decision.prejudgment.as_deref().unwrap_or("not judged before");
            self.one(&decision.file, PAGE, "Decisions", judged);
        }
        for bin in &report.calibration.bins {
            let what = format!("Calibration, {} to {}", percent(bin.low), percent(bin.high));
            for placed in &bin.decisions {
                let turned_out = placed.turned_out.as_deref().unwrap_or("not known yet");
                self.one(&placed.file, PAGE, &what, format!("turned out {turned_out}"));
            }
        }
        for due in &report.overdue {
            self.one(&due.file, PAGE, "Decisions due", format!("to be looked at since {}", due.due));
        }
        for due in &report.upcoming {
            self.one(&due.file, PAGE, "Decisions due", format!("to be looked at on {}", due.due));
        }
    }

    fn plan(&mut self, report: &PlanReport) {
        const PAGE: &str = "plan.html";
        for plan in &report.plans {
            self.one(&plan.file, PAGE, "Plan", plan.state.unwrap_or("without an end"));
            let what = format!("Plan: {}", plan.title);
            for evidence in &plan.evidence {
                self.all(&evidence.files, PAGE, &what, format!("evidence of month {}", evidence.month));
            }
            let files = |audits: &'_ [AuditReport]| -> Vec<Arc<str>> {
                audits.iter().map(|audit| Arc::clone(&audit.file)).collect()
            };
            self.all(&files(&plan.baseline_audits), PAGE, &what, "an audit of its baseline");
            self.all(&files(&plan.recent_audits), PAGE, &what, "an audit of its last weeks");
        }
    }

    fn review(&mut self, report: &ReviewReport) {
        const PAGE: &str = "review.html";
        const WHAT: &str = "Adaptability";
        for quarter in &report.quarters {
            self.one(&quarter.file, PAGE, &format!("Review of {}", quarter.quarter), "its ratings");
        }
        for domain in &report.adaptability.domains {
            self.all(&domain.files, PAGE, WHAT, format!("{} is active", domain.domain));
        }
        for connection in &report.adaptability.connections {
            self.all(&connection.files, PAGE, WHAT, format!("connects with {}", connection.person));
        }
        for joined in &report.adaptability.joined {
            self.all(&joined.files, PAGE, WHAT, format!("joins {}", joined.domains.join(" and ")));
        }
    }

    fn digest(&mut self, report: &DigestReport) {
        for signal in &report.signals {
            let what = format!("Signal: {}", signal.name);
            let how =
                signal.item.as_deref().map_or("a part of it".to_owned(), |item| format!("about {item}"));
            self.all(signal.file.iter().chain(&signal.evidence), "index.html", &what, how);
        }
    }
}

/// The pages of domains, by name.
fn domain_pages(report: &CapabilityMapReport) -> BTreeMap<&str, String> {
    let page = |domain: &DomainReport| format!("capabilities/{}.html", domain.page);
    report.domains.iter().map(|domain| (domain.domain.as_str(), page(domain))).collect()
}
