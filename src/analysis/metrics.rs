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

/// The direction of a ledger entry: as written; lower for risk, cost and MTTR; for stability by its metric.
pub fn direction(entry: &Ledger, config: &Config) -> Option<Direction> {
    if let Some(direction) = entry.direction {
        return Some(direction);
    }
    if entry.category? != Category::Stability {
        return Some(Direction::Lower);
    }
    let metric = identity::key(entry.metric.as_deref()?);
    let configured = config.metrics.iter().find(|(name, _)| identity::key(name) == metric);
    if let Some((_, metric)) = configured {
        return Some(match metric.direction {
            Configured::Lower => Direction::Lower,
            Configured::Higher => Direction::Higher,
        });
    }
    KNOWN.iter().find(|(part, _)| metric.contains(part)).map(|(_, direction)| *direction)
}
