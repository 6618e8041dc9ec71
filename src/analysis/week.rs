//! Figure 7: one week.

use super::activities::{Activity, Rung, Tables, rung};
use super::view::Entry;
use crate::model::choice::Layer;
use crate::model::kinds::audit::Audit;
use crate::value::calendar::Week as IsoWeek;

/// The figures of one audit.
#[derive(Debug, Clone)]
pub struct WeekFigures<'v> {
    /// The audit.
    pub audit: Entry<'v, Audit>,
    /// Its week.
    pub week: IsoWeek,
    /// Execution, orchestration, innovation: shares that sum to 1.
    pub shares: Option<[f64; 3]>,
    /// The week's hours, where they are known.
    pub hours: Option<f64>,
    /// How much of it depends on a human.
    pub rung: Rung,
}

/// The figures of an audit.
pub fn figures<'v>(audit: Entry<'v, Audit>, tables: &Tables) -> Option<WeekFigures<'v>> {
    let table = tables.get(&audit.id).map_or(&[] as &[Activity], Vec::as_slice);
    let from_table = table_shares(table);
    let total: f64 = table.iter().map(|activity| activity.weight).sum();
    Some(WeekFigures {
        week: audit.facts.week?,
        shares: from_table.or_else(|| property_shares(audit.facts)),
        hours: if total > 0.0 { Some(total) } else { property_hours(audit.facts).or(no_hours(audit.facts)) },
        rung: rung(table),
        audit,
    })
}

/// Layer shares over the hours that have a layer; `None` where none has.
pub fn table_shares(table: &[Activity]) -> Option<[f64; 3]> {
    shares(layer_hours(table))
}

/// Hours of execution, orchestration and innovation in a table.
pub fn layer_hours(table: &[Activity]) -> [f64; 3] {
    let of =
        |layer: Layer| -> f64 { table.iter().filter(|a| a.layer == Some(layer)).map(|a| a.weight).sum() };
    [of(Layer::Execution), of(Layer::Orchestration), of(Layer::Innovation)]
}

/// Layer shares from the three properties, hours or percent alike; `None` unless all three are known.
pub fn property_shares(audit: &Audit) -> Option<[f64; 3]> {
    shares(property_amounts(audit)?)
}

/// Execution, orchestration and innovation as the properties give them.
pub fn property_amounts(audit: &Audit) -> Option<[f64; 3]> {
    Some([audit.execution?.amount, audit.orchestration?.amount, audit.innovation?.amount])
}

fn property_hours(audit: &Audit) -> Option<f64> {
    let layers = [audit.execution?, audit.orchestration?, audit.innovation?];
    let sum: f64 = layers.iter().map(|layer| layer.amount).sum();
    // Three numbers that sum to 100 are percent.
    let percent = layers.iter().any(|layer| layer.percent) || (sum - 100.0).abs() < 1e-9;
    (!percent).then_some(sum)
}

/// A table that says 0 hours knows them.
fn no_hours(audit: &Audit) -> Option<f64> {
    audit.activities.as_ref()?.rows.iter().any(|row| row.hours.is_some()).then_some(0.0)
}

fn shares(amounts: [f64; 3]) -> Option<[f64; 3]> {
    let sum: f64 = amounts.iter().sum();
    (sum > 0.0).then(|| amounts.map(|amount| amount / sum))
}
