use super::args::Global;
use super::build::{self, Built};
use super::memory::Memory;
use super::open::{Session, open_at, place};
use super::outcome::Outcome;
use super::output;
use super::reader::Kept;
use super::saved::{Saved, failure};
use super::serve_args::ServeArgs;
use super::templates;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::io::{self, OutputError};
use crate::render::findings::visible;
use crate::serve::{Changes, News, Port, Server, Site, Watch};
use anyhow::Context;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The first port that is tried.
const PORT: u16 = 4000;

/// Held while a build writes, so that an interrupt leaves no half of one.
static BUILDING: Mutex<()> = Mutex::new(());

/// Ends the program as an interrupt does. A build of `casebook serve` that is under way is let finish, if it is quick.
pub fn interrupted() -> ! {
    const PATIENCE: Duration = Duration::from_secs(2);
    let until = Instant::now() + PATIENCE;
    // Every write is whole or not at all, so that the program may end at any moment; but temporary files would stay.
    let mut held = BUILDING.try_lock();
    while held.is_err() && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(5));
        held = BUILDING.try_lock();
    }
    std::process::exit(130)
}

/// `casebook serve`
pub(super) fn run(global: &Global, args: &ServeArgs) -> anyhow::Result<Outcome> {
    let place = place(args.vault.as_deref(), args.out.as_deref(), global)?;
    let vault = io::resolve(&place.root).context("can't tell where the vault is")?;
    let out = io::resolve(&place.out).context("can't tell where the output folder is")?;
    // Watched first: what is saved during the first build makes a second.
    let mut watch = Watch::start(vault.clone(), out.clone(), args.poll)?;
    let port = args.port.map_or(Port::From(PORT), Port::Exactly);
    let server = Server::start(Site::new(vault, out), args.host, port)?;
    let mut builds = Builds {
        global,
        named_out: args.out.is_none().then(|| place.config.out.clone()),
        root: place.root,
        out: place.out,
        server: &server,
        memory: None,
        edited: Vec::new(),
        done: 0,
    };
    builds.first()?;
    greet(&server, args);
    loop {
        if let Some(trouble) = watch.trouble() {
            output::say(&format!("{trouble}."));
        }
        builds.next(&watch.wait());
    }
}

/// Says where the pages are, and who can see them.
fn greet(server: &Server, args: &ServeArgs) {
    let url = server.url();
    if !args.host.is_loopback() {
        output::say(&format!(
            "warning: everyone who can reach {} can read everything; leave --host out to serve this computer alone",
            args.host
        ));
    }
    output::print(&format!("Serving {url}\n"));
    if args.open {
        open_browser(&url);
    }
}

/// Opens an address of ours in the browser. Where there is none, the address was printed.
fn open_browser(url: &str) {
    let program = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    let mut command = Command::new(program);
    command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match command.spawn() {
        // It is waited for elsewhere, so that it does not stay as a process without a parent that asks for it.
        Ok(mut child) => drop(std::thread::spawn(move || child.wait())),
        Err(error) => {
            output::say(&format!("Can't open a browser ({program}: {error}); open {url} yourself."));
        }
    }
}

/// One build after the other, and who is told what came of each.
struct Builds<'s> {
    global: &'s Global,
    root: PathBuf,
    out: PathBuf,
    /// The output folder that the settings name, as told last; `None` where the command line names one.
    named_out: Option<String>,
    server: &'s Server,
    /// The reports that a person edited, as told last.
    edited: Vec<Diagnostic>,
    /// What the last build knew, so that the next makes only what changed.
    memory: Option<Memory>,
    done: u64,
}

impl Builds<'_> {
    /// The first one, told as `casebook build` tells it. One that fails leaves the pages of an earlier run.
    /// Only a folder that can't be written to ends it all: nothing that is saved later changes that.
    fn first(&mut self) -> anyhow::Result<()> {
        let quiet = self.global.quiet;
        let built = self.build(|session, built| {
            if !quiet {
                let serious = output::serious(&built.findings);
                let errors = build::errors(&built.findings);
                build::told(
                    &build::read_what(session),
                    &errors,
                    &session.texts_of(&errors),
                    serious.as_deref(),
                );
            }
        });
        match built {
            Ok(_) => {
                self.tell(News::default());
                // Once is enough: what is saved later is few notes, which the next run reads anew.
                self.memory.iter().for_each(Memory::store);
            }
            Err(error) if error.is::<OutputError>() => return Err(error),
            Err(error) => self.failed(&error),
        }
        Ok(())
    }

    /// One after something was saved.
    fn next(&mut self, changes: &Changes) {
        let begun = Instant::now();
        match self.build(|session, built| Saved::new(changes, session, built)) {
            Ok((built, saved)) => {
                // Pages first: who writes looks at them.
                self.tell(saved.news(&built, self.server));
                if !self.global.quiet {
                    saved.say(&built, begun.elapsed());
                }
            }
            Err(error) => self.failed(&error),
        }
    }

    /// Opens the vault, builds, looks at what came of it, and gives the memory of its notes back.
    fn build<L>(&mut self, look: impl FnOnce(&Session, &Built) -> L) -> anyhow::Result<(Built, L)> {
        let place = place(Some(&self.root), Some(&self.out), self.global)?;
        self.keep_folder(&place.config);
        let mut memory = match self.memory.take() {
            Some(memory) => memory.again(&place.out, &place.settings),
            None => Memory::load(&place.out, &place.settings),
        };
        let opened = open_at(place, Kept::Findings, Some(&memory), self.global);
        let built = opened.map(|mut session| {
            let _building = BUILDING.lock().unwrap_or_else(PoisonError::into_inner);
            let overrides = templates::overrides(&session.root, &session.config);
            let built = overrides
                .and_then(|overrides| build::once(&mut session, &overrides, &mut memory, &mut self.edited));
            (session, built)
        });
        self.memory = Some(memory);
        let (session, built) = built?;
        let looked = built.map(|built| {
            let seen = look(&session, &built);
            (built, seen)
        });
        // Who writes waits for the page, and not for that.
        rayon::spawn(|| session.free());
        looked
    }

    /// What is served and what is watched depends on the output folder: another one counts from the next start.
    fn keep_folder(&mut self, config: &Config) {
        if self.named_out.as_ref().is_some_and(|named| *named != config.out) {
            output::say(&format!(
                "The settings name another output folder, {}. It counts from the next start; until then all goes to {}.",
                visible(&config.out),
                self.out.display()
            ));
            self.named_out = Some(config.out.clone());
        }
    }

    fn failed(&mut self, error: &anyhow::Error) {
        self.tell(News { failure: Some(failure(error)), ..News::default() });
        output::failure(error);
    }

    fn tell(&mut self, news: News) {
        self.done += 1;
        self.server.tell(&News { build: self.done, server: std::process::id(), ..news });
    }
}
