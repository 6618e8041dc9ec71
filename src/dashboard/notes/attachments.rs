//! Where the attachments of a vault are.

use std::collections::HashMap;
use std::sync::Arc;

/// Where the attachments of a vault are: pages link to them where they stand, since nothing of a private vault has to be
/// copied to be looked at.
#[derive(Debug, Default)]
pub struct Attachments(HashMap<Arc<str>, String>);

impl Attachments {
    /// Those of a vault. `way` leads from the root of the dashboard to the vault, `../../` say; without one there are no
    /// links.
    pub fn of(files: &[Arc<str>], way: Option<&str>) -> Self {
        let Some(way) = way else { return Self::default() };
        Self(files.iter().map(|file| (Arc::clone(file), format!("{way}{file}"))).collect())
    }

    /// Where one is, from the root of the dashboard.
    pub(super) fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }
}
