//! Which way common stability metrics get better.

use crate::config::{Config, Direction as Configured};
use crate::model::choice::{Category, Direction};
use crate::model::kinds::ledger::Ledger;
use crate::value::identity;

/// Parts of a metric's name with its direction; the first that fits decides.
const KNOWN: [(&str, Direction); 36] = [
    ("failure-free", Direction::Higher),
    ("error-free", Direction::Higher),
    ("crash-free", Direction::Higher),
    ("error-budget-left", Direction::Higher),
    ("error-budget-remaining", Direction::Higher),
    ("time-between-failures", Direction::Higher),
    ("mtbf", Direction::Higher),
    ("availability", Direction::Higher),
    ("uptime", Direction::Higher),
    ("success", Direction::Higher),
    ("slo-attainment", Direction::Higher),
    ("slo-met", Direction::Higher),
    ("coverage", Direction::Higher),
    ("durability", Direction::Higher),
    ("headroom", Direction::Higher),
    ("throughput", Direction::Higher),
    ("deployment-frequency", Direction::Higher),
    ("cache-hit", Direction::Higher),
    ("failure", Direction::Lower),
    ("failed", Direction::Lower),
    ("error", Direction::Lower),
    ("downtime", Direction::Lower),
    ("outage", Direction::Lower),
    ("incident", Direction::Lower),
    ("page", Direction::Lower),
    ("alert", Direction::Lower),
    ("on-call", Direction::Lower),
    ("latency", Direction::Lower),
    ("rollback", Direction::Lower),
    ("restart", Direction::Lower),
    ("crash", Direction::Lower),
    ("flak", Direction::Lower),
    ("timeout", Direction::Lower),
    ("retries", Direction::Lower),
    ("time-to-", Direction::Lower),
    ("saturation", Direction::Lower),
];

/// What says which way a metric gets better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The entry itself, by `direction`.
    Entry,
    /// Its category: of risk, cost and MTTR less is better.
    Category,
    /// The settings, by `[metrics]`.
    Settings,
    /// This part of the metric's name.
    Name(&'static str),
}

/// The direction of a ledger entry: as written; lower for risk, cost and MTTR; for stability by its metric.
pub fn direction(entry: &Ledger, config: &Config) -> Option<Direction> {
    sourced(entry, config).map(|(direction, _)| direction)
}

/// The same, with what says so.
pub fn sourced(entry: &Ledger, config: &Config) -> Option<(Direction, Source)> {
    if let Some(direction) = entry.direction {
        return Some((direction, Source::Entry));
    }
    if entry.category? != Category::Stability {
        return Some((Direction::Lower, Source::Category));
    }
    let metric = identity::key(entry.metric.as_deref()?);
    let configured = config.metrics.iter().find(|(name, _)| identity::key(name) == metric);
    if let Some((_, metric)) = configured {
        let direction = match metric.direction {
            Configured::Lower => Direction::Lower,
            Configured::Higher => Direction::Higher,
        };
        return Some((direction, Source::Settings));
    }
    let known = KNOWN.iter().find(|(part, _)| metric.contains(part));
    known.map(|(part, direction)| (*direction, Source::Name(part)))
}
