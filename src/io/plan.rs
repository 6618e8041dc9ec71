//! What a build has to change in an output folder. Looks at files, and changes none.

mod retired;
mod state;
mod view;

use super::content::Content;
use super::manifest::Manifest;
use super::names;
use super::output_error::OutputError;
use super::stamp::{Seen, Stamp};
use crate::diagnostic::Diagnostic;
use blake3::Hash;
use rayon::prelude::*;
use retired::{Retired, State};
use state::Ground;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::Path;
pub(super) use view::Write;
use view::{Step, View};

/// The changes that bring an output folder from what is there to what is wanted.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Files to delete before anything is written, since they stand where a folder is needed, or the reverse.
    pub(super) clear: Vec<Delete>,
    /// Files to write.
    pub(super) writes: Vec<Write>,
    /// Files to delete at the end.
    pub(super) deletes: Vec<Delete>,
    /// Files of casebook's that went, by this plan or before it: their folders may be empty now.
    pub(super) gone: Vec<String>,
    /// The manifest while the plan is carried out: every own file by the hash it has now, or is to get.
    pub(super) intent: Manifest,
    /// The manifest when it is done.
    pub(super) done: Manifest,
    /// Files that have their content already.
    pub(super) same: Vec<(String, Seen)>,
    /// What a person edited, and so is kept.
    pub(super) kept: Vec<Diagnostic>,
}

/// One file to delete.
#[derive(Debug)]
pub(super) struct Delete {
    /// Its path in the folder.
    pub(super) name: String,
    /// It must still look like this.
    pub(super) before: Stamp,
}

impl Plan {
    /// Plans for the whole set of files of a build, given what casebook wrote before, and saw of it.
    pub(super) fn new(
        dir: &Path,
        shown: &str,
        old: &Manifest,
        seen: &HashMap<String, Seen>,
        mut files: Vec<(String, Content)>,
    ) -> Result<Self, OutputError> {
        files.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let wanted = names_of(&files)?;
        let ground = Ground::new(dir, wanted.iter().map(String::as_str).chain(old.names()))?;
        let view = View { dir, shown, old, wanted, seen, ground };
        let retired = Retired::look(&view)?;
        let cleared = retired.cleared(&view)?;
        let steps = files.into_par_iter().map(|(name, content)| {
            let step = view.step(&name, content, cleared.contains(&name))?;
            Ok((name, step))
        });
        let steps: Vec<(String, Step)> = steps.collect::<Result<_, OutputError>>()?;

        let mut plan = Self::default();
        // Should this build be stopped too, the next one must know of all that earlier ones began.
        plan.intent.files.clone_from(&old.pending);
        plan.intent.files.extend(old.files.clone());
        let mut beside = BTreeSet::new();
        for (name, step) in steps {
            if let Some(content) = plan.take(&name, step) {
                beside.insert(plan.keep(&view, &name, content, &beside)?);
            }
        }
        plan.retire(&view, retired, &beside);
        plan.kept.sort_by(|a, b| a.file.cmp(&b.file));
        Ok(plan)
    }

    /// Carries over what the manifest says of files that this plan does not touch.
    pub(super) fn leave(&mut self, others: &Manifest) {
        for manifest in [&mut self.intent, &mut self.done] {
            manifest.files.extend(others.files.clone());
            manifest.pending.extend(others.pending.clone());
        }
    }

    /// Notes a step; gives the new text back where a person's is in the way.
    fn take(&mut self, name: &str, step: Step) -> Option<Content> {
        match step {
            Step::Foreign(content) => return Some(content),
            Step::Same(seen) => {
                self.same.push((name.to_owned(), seen));
                self.own(name, seen.hash, seen.hash);
            }
            Step::Write(write) => {
                if let Some(was) = write.was {
                    self.own(name, was, write.hash);
                }
                self.intent.pending.insert(name.to_owned(), write.hash);
                self.done.files.insert(name.to_owned(), write.hash);
                self.writes.push(write);
            }
        }
        None
    }

    fn own(&mut self, name: &str, now: Hash, then: Hash) {
        self.intent.files.insert(name.to_owned(), now);
        self.done.files.insert(name.to_owned(), then);
    }

    /// Keeps what a person wrote under `name` and puts the new text beside it. Gives the name of that.
    fn keep(
        &mut self,
        view: &View<'_>,
        name: &str,
        content: Content,
        taken: &BTreeSet<String>,
    ) -> Result<String, OutputError> {
        view.remember(name, &mut self.done.files);
        let beside = names::beside(name, &|name| view.wanted.contains(name) || taken.contains(name));
        let step = view.step(&beside, content, false)?;
        let place = if self.take(&beside, step).is_none() {
            format!("the new text is in `{}`", names::shown(&beside))
        } else {
            view.remember(&beside, &mut self.done.files);
            format!("so was `{}`, so the new text is nowhere", names::shown(&beside))
        };
        let message = format!("`{}` was edited by hand, so it was kept; {place}", names::shown(name));
        let help = "take from both what you want, then delete this file or copy the new text over it";
        self.kept.push(view.finding(name, message, help));
        Ok(beside)
    }

    /// Deletes or keeps what is not wanted any more, but for what is wanted `beside` an edited file.
    fn retire(&mut self, view: &View<'_>, retired: Retired, beside: &BTreeSet<String>) {
        let needed: HashSet<&str> = view.wanted.iter().flat_map(|name| names::folders(name)).collect();
        for (name, state) in retired.files {
            match state {
                _ if beside.contains(&name) => {}
                State::Gone => self.gone.push(name),
                State::Own(hash, before) => {
                    self.intent.files.insert(name.clone(), hash);
                    let inside = names::folders(&name).any(|folder| view.wanted.contains(folder));
                    let first = inside || needed.contains(name.as_str());
                    let deletes = if first { &mut self.clear } else { &mut self.deletes };
                    deletes.push(Delete { name: name.clone(), before });
                    self.gone.push(name);
                }
                State::Edited => {
                    view.remember(&name, &mut self.done.files);
                    let message = format!(
                        "`{}` was edited by hand, so it was kept although casebook does not write it any more",
                        names::shown(&name)
                    );
                    self.kept.push(view.finding(
                        &name,
                        message,
                        "delete it, or move it out of the output folder",
                    ));
                }
            }
        }
    }
}

/// The names of a set of files, each a good one, once.
fn names_of(files: &[(String, Content)]) -> Result<HashSet<String>, OutputError> {
    let bad = |name: &str, reason| OutputError::BadName { name: name.to_owned(), reason };
    let mut wanted = HashSet::with_capacity(files.len());
    for (name, _) in files {
        if let Some(fault) = names::output_fault(name) {
            return Err(bad(name, fault));
        }
        if !wanted.insert(name.clone()) {
            return Err(bad(name, "it is given twice"));
        }
    }
    let both = |name: &str| names::folders(name).find(|folder| wanted.contains(*folder)).map(str::to_owned);
    match files.iter().find_map(|(name, _)| both(name)) {
        Some(name) => Err(bad(&name, "it is both a file and a folder")),
        None => Ok(wanted),
    }
}
