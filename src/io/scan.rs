//! Finds the notes of a vault. What is odd about a file is a finding; nothing stops the scan.

mod found;
mod links;
mod measure;
mod walk;

use crate::diagnostic::{Code, Diagnostic};
pub use found::{Found, Rules, SIZE_LIMIT, Scan, globs};
use std::path::Path;
use walk::Walk;

/// Finds the notes and files of a vault. The root should have passed [`check_root`](super::check_root).
pub fn scan(root: &Path, rules: &Rules) -> Scan {
    let mut walk = Walk::new(root, rules);
    walk.tree(root, "");
    walk.follow_links(root);
    let mut scan = walk.scan;
    measure::notes(&mut scan, rules.size_limit);
    measure::collisions(&mut scan);
    scan.files.sort_unstable();
    scan.findings.sort_by(|a, b| (&a.file, a.code, &a.message).cmp(&(&b.file, b.code, &b.message)));
    // A path can be too long both by its length and for this system: once is enough.
    let too_long = |finding: &Diagnostic| finding.code == Code::PathTooLong;
    scan.findings.dedup_by(|a, b| too_long(a) && too_long(b) && a.file == b.file);
    scan
}
