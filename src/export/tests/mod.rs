use super::reference;

#[test]
#[expect(clippy::disallowed_methods, reason = "a test may write the page that it compares")]
fn the_page_in_docs_is_this_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/tables.md");
    if std::env::var("UPDATE_DOCS").is_ok() {
        std::fs::write(path, reference()).unwrap();
    }
    let page = std::fs::read_to_string(path).unwrap_or_default();
    assert!(page == reference(), "run `UPDATE_DOCS=1 cargo test export` and look at what changed");
}
