//! One file a kind: its fields, and its facts as a type.

pub mod audit;
pub mod capability;
pub mod case;
pub mod decision;
pub mod ledger;
pub mod mechanism;
pub mod plan;
pub mod profile;
pub mod review;
