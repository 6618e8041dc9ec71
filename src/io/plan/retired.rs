//! Files that casebook wrote once and that are not wanted any more.

use super::state::Disk;
use super::view::View;
use crate::io::names;
use crate::io::output_error::OutputError;
use crate::io::stamp::Stamp;
use blake3::Hash;
use rayon::prelude::*;
use std::collections::HashSet;

/// The retired files and what is there of them.
pub(super) struct Retired {
    pub(super) files: Vec<(String, State)>,
}

/// What became of a retired file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Gone,
    /// As casebook left it: to be deleted.
    Own(Hash, Stamp),
    /// A person's by now: to be kept.
    Edited,
}

impl Retired {
    /// Looks at every file that casebook wrote and that is not wanted any more.
    pub(super) fn look(view: &View<'_>) -> Result<Self, OutputError> {
        let names: Vec<&str> = view.old.names().filter(|name| !view.wanted.contains(*name)).collect();
        let one = |name: &str| {
            let state = match view.disk(name)? {
                // A folder or a link that stands there by now was never casebook's.
                Disk::Absent | Disk::Other => State::Gone,
                Disk::File(hash, stamp) if view.is_own(name, &hash) => State::Own(hash, stamp),
                Disk::File(..) => State::Edited,
            };
            Ok((name.to_owned(), state))
        };
        let mut files = names.into_par_iter().map(one).collect::<Result<Vec<_>, OutputError>>()?;
        let mut accepted = Vec::new();
        for (name, _) in files.iter().filter(|(_, state)| matches!(state, State::Gone)) {
            accepted.extend(accepted_from(view, name)?);
        }
        files.extend(accepted);
        Ok(Self { files })
    }

    /// The wanted names where retired files stand in folders of that name. An error where anything else stands
    /// in the way of a folder.
    pub(super) fn cleared(&self, view: &View<'_>) -> Result<HashSet<String>, OutputError> {
        let own = self.files.iter().filter(|(_, state)| matches!(state, State::Own(..)));
        let own: HashSet<&str> = own.map(|(name, _)| name.as_str()).collect();
        let blocked = view.wanted.iter().flat_map(|name| view.ground.blocked(name));
        if let Some(folder) = blocked.filter(|folder| !own.contains(folder)).min() {
            return Err(OutputError::Blocked(view.dir.join(folder)));
        }
        let left = self.files.iter().filter(|(_, state)| !matches!(state, State::Edited));
        let cleared = left.flat_map(|(name, _)| names::folders(name));
        Ok(cleared.filter(|folder| view.wanted.contains(*folder)).map(str::to_owned).collect())
    }
}

/// The file that a person moved a text of casebook's to, from `beside` it, where nothing else says that it is
/// casebook's by now.
fn accepted_from(view: &View<'_>, beside: &str) -> Result<Option<(String, State)>, OutputError> {
    let Some(name) = names::edited(beside) else { return Ok(None) };
    if view.wanted.contains(&name) || view.old.knows(&name) {
        return Ok(None);
    }
    Ok(match view.disk(&name)? {
        Disk::File(hash, stamp) if view.old.wrote(beside, &hash) => Some((name, State::Own(hash, stamp))),
        _ => None,
    })
}
