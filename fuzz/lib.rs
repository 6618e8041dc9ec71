//! The promises that the tests hold casebook to, for libFuzzer to look for inputs that break them.

#[path = "../tests/bad_inputs/targets/mod.rs"]
pub mod targets;
