use super::relevance::Relevance;
use notify::event::ModifyKind;
use notify::{Config, ErrorKind, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// Editors save in several steps, a few milliseconds apart: so long nothing must happen before a save is one.
const QUIET: Duration = Duration::from_millis(50);
/// Where it never gets quiet, what happened so far is told after this time.
const LONGEST: Duration = Duration::from_secs(1);
/// How often is looked where the system does not tell.
const POLL: Duration = Duration::from_secs(1);
/// How long to wait while nothing happens: for ever, by and by.
const IDLE: Duration = Duration::from_secs(3600);

/// What happened to a vault since it was told last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// The files and folders that were made, changed, renamed or removed, by their paths in the vault. What is in such a
    /// folder may have changed too.
    pub files: BTreeSet<String>,
    /// Anything may have changed: the system lost count.
    pub all: bool,
}

/// Why a vault can't be watched at all.
#[derive(Debug, thiserror::Error)]
#[error("can't watch the vault: {0}")]
pub struct WatchError(#[from] notify::Error);

/// A vault that is being watched.
pub struct Watch {
    relevance: Relevance,
    vault: PathBuf,
    /// For one that takes over.
    teller: Sender<Seen>,
    seen: Receiver<Seen>,
    /// Watches for as long as it lives.
    watcher: Box<dyn Watcher + Send>,
    trouble: Option<String>,
    /// The vault itself was removed or renamed, and with it what the system watched.
    is_gone: bool,
}

/// What the system told.
enum Seen {
    Files(Vec<String>),
    /// The vault itself is no more where it was.
    Gone,
    /// It lost count.
    Lost,
    /// It can't go on, for this reason.
    Failed(notify::Error),
}

impl Watch {
    /// Begins to watch a vault, but for its output folder; both by their real paths. Where the system can't tell what
    /// changes, or if it is asked to, casebook looks every second instead.
    pub fn start(vault: PathBuf, out: PathBuf, polls: bool) -> Result<Self, WatchError> {
        let relevance = Relevance::new(vault.clone(), out);
        let (teller, seen) = channel();
        let told = (!polls).then(|| tell_by_system(&vault, &relevance, &teller));
        let (watcher, trouble) = match told {
            Some(Ok(watcher)) => (watcher, None),
            Some(Err(error)) => (look_every_second(&vault, &relevance, &teller)?, Some(advice(&error))),
            None => (look_every_second(&vault, &relevance, &teller)?, None),
        };
        Ok(Self { relevance, vault, teller, seen, watcher, trouble, is_gone: false })
    }

    /// What a person should know about how the vault is watched, once.
    pub fn trouble(&mut self) -> Option<String> {
        self.trouble.take()
    }

    /// Waits for changes, and until they pause.
    pub fn wait(&mut self) -> Changes {
        let mut changes = Changes::default();
        let mut until: Option<Instant> = None;
        loop {
            let idle = if self.is_gone { POLL } else { IDLE };
            let left = until.map_or(idle, |until| QUIET.min(until.saturating_duration_since(Instant::now())));
            match self.seen.recv_timeout(left) {
                Ok(seen) => self.add(seen, &mut changes),
                Err(_) if until.is_some() => return changes,
                // Nothing happened. The other end of the channel is held here, so that it is never closed.
                Err(_) if !self.is_back() => continue,
                Err(_) => changes.all = true,
            }
            until = until.or_else(|| Some(Instant::now() + LONGEST));
        }
    }

    fn add(&mut self, seen: Seen, changes: &mut Changes) {
        match seen {
            Seen::Files(files) => changes.files.extend(files),
            Seen::Lost => changes.all = true,
            Seen::Gone => {
                changes.all = true;
                self.is_gone = true;
            }
            Seen::Failed(error) => {
                changes.all = true;
                self.trouble = Some(advice(&error));
                if let Ok(watcher) = look_every_second(&self.vault, &self.relevance, &self.teller) {
                    self.watcher = watcher;
                }
            }
        }
    }

    /// Watches what stands again where the vault was, if something does.
    fn is_back(&mut self) -> bool {
        if !self.is_gone || !self.vault.is_dir() {
            return false;
        }
        let (vault, relevance, teller) = (&self.vault, &self.relevance, &self.teller);
        let again = tell_by_system(vault, relevance, teller);
        // It may be gone again by now; then it is looked for again.
        let Ok(watcher) = again.or_else(|_| look_every_second(vault, relevance, teller)) else {
            return false;
        };
        self.watcher = watcher;
        self.is_gone = false;
        true
    }
}

fn tell_by_system(
    vault: &Path,
    relevance: &Relevance,
    teller: &Sender<Seen>,
) -> notify::Result<Box<dyn Watcher + Send>> {
    let mut watcher = RecommendedWatcher::new(handler(vault, relevance, teller, true), config())?;
    watcher.watch(vault, RecursiveMode::Recursive)?;
    Ok(Box::new(watcher))
}

fn look_every_second(
    vault: &Path,
    relevance: &Relevance,
    teller: &Sender<Seen>,
) -> notify::Result<Box<dyn Watcher + Send>> {
    let mut watcher =
        PollWatcher::new(handler(vault, relevance, teller, false), config().with_poll_interval(POLL))?;
    watcher.watch(vault, RecursiveMode::Recursive)?;
    Ok(Box::new(watcher))
}

/// Links are not followed: what one leads to inside of the vault is watched where it is, and the rest is not read.
fn config() -> Config {
    Config::default().with_follow_symlinks(false)
}

fn handler(
    vault: &Path,
    relevance: &Relevance,
    teller: &Sender<Seen>,
    by_system: bool,
) -> impl Fn(notify::Result<Event>) + Send + use<> {
    let (vault, relevance, teller) = (vault.to_path_buf(), relevance.clone(), teller.clone());
    move |event| {
        let seen = match event {
            // Who looks every second sees it come back.
            Ok(event) if by_system && is_gone(&event, &vault) => Some(Seen::Gone),
            Ok(event) => seen(&event, &relevance),
            // What can't be read now can't be read in a second either; who looks every second would say so each time.
            Err(error) => by_system.then(|| fault(error)),
        };
        // Where nobody listens any more, the program is about to end.
        let _ = seen.map(|seen| teller.send(seen));
    }
}

/// What of an event matters. That a file was opened or read is none of it: builds do that themselves.
fn seen(event: &Event, relevance: &Relevance) -> Option<Seen> {
    if event.need_rescan() {
        return Some(Seen::Lost);
    }
    if matches!(event.kind, EventKind::Access(_)) {
        return None;
    }
    let files: Vec<String> = event.paths.iter().filter_map(|path| relevance.of(path)).collect();
    (!files.is_empty()).then_some(Seen::Files(files))
}

/// Whether an event says that the vault itself was removed or renamed: nothing that happens there is told any more.
fn is_gone(event: &Event, vault: &Path) -> bool {
    let leaves = matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
    leaves && event.paths.iter().any(|path| path == vault)
}

fn fault(error: notify::Error) -> Seen {
    if matches!(error.kind, ErrorKind::MaxFilesWatch) { Seen::Failed(error) } else { Seen::Lost }
}

/// Why it looks every second, and what helps.
fn advice(error: &notify::Error) -> String {
    /// Too many open files, by the number that Unix systems give it: no further instance may be made.
    const TOO_MANY_OPEN: i32 = 24;
    let (why, fix) = match &error.kind {
        ErrorKind::MaxFilesWatch => (
            "the system watches no more folders".to_owned(),
            "; to raise its limit: sudo sysctl fs.inotify.max_user_watches=1048576",
        ),
        ErrorKind::Io(io) if cfg!(target_os = "linux") && io.raw_os_error() == Some(TOO_MANY_OPEN) => (
            "too many programs watch folders".to_owned(),
            "; to raise the limit: sudo sysctl fs.inotify.max_user_instances=1024",
        ),
        ErrorKind::Io(io) => (format!("the system can't tell what changes ({io})"), ""),
        _ => (format!("the system can't tell what changes ({error})"), ""),
    };
    format!("Looking for changes every second, since {why}{fix}")
}

#[cfg(test)]
mod tests;
