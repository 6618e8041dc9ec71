//! Says what a plain `cargo test` leaves out: pages are looked at in a real browser, by `scripts/task pages`.

fn main() {
    // No harness: what is left out is told even where all tests pass.
    #[expect(clippy::print_stdout, reason = "a test tells on standard output")]
    {
        println!(
            "left out: the pages in a browser, which need Chromium and Node.js; `scripts/task pages` runs them"
        );
    }
}
