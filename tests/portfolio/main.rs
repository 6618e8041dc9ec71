//! The law of the portfolio: what is not public leaves no trace in it.

#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test looks at files, and may panic")]

mod canaries;
mod made;
mod rows;

use proptest::prelude::*;

/// How many pairs of vaults are compared: CI tries 500, and `CASEBOOK_PAIRS=10000 cargo test --release --test portfolio`
/// as many as one wants.
fn pairs() -> u32 {
    std::env::var("CASEBOOK_PAIRS").ok().and_then(|pairs| pairs.parse().ok()).unwrap_or(200)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: pairs(), max_shrink_iters: 200, ..ProptestConfig::default() })]

    /// Adding, editing, renaming and deleting: whatever else there is, the same public notes make the same bytes.
    #[test]
    fn what_is_not_public_changes_no_byte(public in made::public(), one in made::private(), other in made::private()) {
        let config = made::settings();
        let one = made::portfolio(&public, &one, &config);
        let other = made::portfolio(&public, &other, &config);
        let paths = |files: &[(String, Vec<u8>)]| files.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
        prop_assert_eq!(paths(&one), paths(&other));
        for ((path, one), (_, other)) in one.iter().zip(&other) {
            let text = String::from_utf8_lossy;
            prop_assert!(one == other, "{} differs:\n{}\n---\n{}", path, text(one), text(other));
        }
    }
}
