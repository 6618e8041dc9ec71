//! The law of incremental builds: whatever was edited between builds, and whatever became of the cache, a build ends in
//! the bytes that one into an empty folder ends in.

#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test looks at files, and may panic")]

mod edits;
mod rows;
mod world;

use edits::Edit;
use proptest::prelude::*;
use world::World;

/// How many sequences of edits are tried: `CASEBOOK_EDITS=1000 cargo test --release --test incremental`
/// as many as one wants.
fn sequences() -> u32 {
    std::env::var("CASEBOOK_EDITS").ok().and_then(|n| n.parse().ok()).unwrap_or(6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: sequences(), max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_build_after_edits_ends_as_one_from_scratch(
        start in prop::collection::vec(edits::note(), 3..12),
        edits in prop::collection::vec(edits::edit(), 1..9),
    ) {
        let world = World::new();
        for edit in &start {
            world.edit(edit);
        }
        world.edit(&Edit::Settings(1));
        world.build();
        for edit in &edits {
            world.edit(edit);
            world.build();
            if let Some(difference) = world.difference_to_clean() {
                prop_assert!(false, "after {edit:?}: {difference}");
            }
        }
    }
}
