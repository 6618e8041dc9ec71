use super::news::News;
use std::io::{self, Write};
use std::net::TcpStream;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The most pages that follow at once.
const MOST: usize = 32;
/// A page that takes no news for so long has gone.
const PATIENCE: Duration = Duration::from_secs(1);
/// What a stream of events begins with. The browser comes back after so many milliseconds.
const RETRY: &str = "retry: 500\n\n";

/// The pages that are open, each waiting for news at the end of a stream of server-sent events.
#[derive(Debug, Default)]
pub(super) struct Audience {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    listeners: Vec<(u64, TcpStream)>,
    seats: u64,
    last: Option<String>,
}

impl Audience {
    /// Takes one in, with the head of its answer and the last news: none falls between. Gives the number of its seat;
    /// `None` where there is none left.
    pub(super) fn join(&self, stream: &TcpStream, head: &str) -> io::Result<Option<u64>> {
        let mut stream = stream.try_clone()?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let mut inner = self.inner();
        if inner.listeners.len() >= MOST {
            return Ok(None);
        }
        let last = inner.last.as_deref().unwrap_or_default();
        stream.write_all(format!("{head}{RETRY}{last}").as_bytes())?;
        inner.seats += 1;
        let seat = inner.seats;
        inner.listeners.push((seat, stream));
        Ok(Some(seat))
    }

    /// Lets one go.
    pub(super) fn leave(&self, seat: u64) {
        self.inner().listeners.retain(|(other, _)| *other != seat);
    }

    /// Tells everyone.
    pub(super) fn tell(&self, news: &News) {
        let event = news.event();
        let mut inner = self.inner();
        inner.listeners.retain_mut(|(_, stream)| stream.write_all(event.as_bytes()).is_ok());
        inner.last = Some(event);
    }

    /// What is in it is whole between any two statements, whatever thread ended where.
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
