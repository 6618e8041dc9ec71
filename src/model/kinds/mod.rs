//! One file a kind: its fields, and its facts as a type.

/// `type: audit`
pub mod audit;
/// `type: capability`
pub mod capability;
/// `type: case`
pub mod case;
/// `type: decision`
pub mod decision;
/// `type: ledger`
pub mod ledger;
/// `type: mechanism`
pub mod mechanism;
/// `type: plan`
pub mod plan;
/// `type: profile`
pub mod profile;
/// `type: review`
pub mod review;
