//! The commands of the README do what it says they do.

#[test]
fn the_readme_is_right() {
    trycmd::TestCases::new().case("README.md");
}
