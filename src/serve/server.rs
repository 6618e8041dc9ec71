use super::audience::Audience;
use super::connection::{self, Host};
use super::guard::Guard;
use super::news::News;
use super::refusal::Refusal;
use super::site::Site;
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// The most connections at once. A browser opens six to one server, and each open page keeps one.
const MOST: usize = 64;
/// How many more are told that there is no place; those after them are told nothing.
const TURNED_AWAY: usize = 16;
/// How many ports are tried where none is asked for.
const TRIED: u16 = 20;

/// Which port to listen to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Port {
    /// This one; 0 for whichever is free.
    Exactly(u16),
    /// This one, or the next that is free.
    From(u16),
}

/// Why nothing can be served.
#[derive(Debug, thiserror::Error)]
pub enum BindError {
    /// Somebody listens there.
    #[error("port {0} is taken; name another with --port, or leave it out and the next free one is used")]
    Taken(u16),
    /// Somebody listens to all that were tried.
    #[error("the ports {0} to {1} are taken; name a free one with --port")]
    AllTaken(u16, u16),
    /// The address is not one of this computer's.
    #[error("{0} is no address of this computer; leave --host out, or name one that is")]
    NotHere(IpAddr),
    /// The system does not allow it.
    #[error("can't listen to {0}: {1}")]
    Io(SocketAddr, std::io::Error),
}

/// A server at work. It ends with the program.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    host: Arc<Host>,
}

impl Server {
    /// Begins to serve a site.
    pub fn start(site: Site, address: IpAddr, port: Port) -> Result<Self, BindError> {
        let listener = listen(address, port)?;
        let bound =
            listener.local_addr().map_err(|error| BindError::Io(SocketAddr::new(address, 0), error))?;
        let host = Arc::new(Host { site, guard: Guard::new(bound), audience: Audience::default() });
        let shared = Arc::clone(&host);
        let begun = thread::Builder::new().name("serve".to_owned()).spawn(move || accept(&listener, &shared));
        begun.map_err(|error| BindError::Io(bound, error))?;
        Ok(Self { address: bound, host })
    }

    /// Where it can be reached, for a browser of this computer.
    pub fn url(&self) -> String {
        let mut address = self.address;
        if address.ip().is_unspecified() {
            // Every address is listened to, so this one is.
            address.set_ip(match address {
                SocketAddr::V4(_) => std::net::Ipv4Addr::LOCALHOST.into(),
                SocketAddr::V6(_) => std::net::Ipv6Addr::LOCALHOST.into(),
            });
        }
        format!("http://{address}/")
    }

    /// The address of an attachment, by its path in the vault.
    pub fn address_of(&self, file: &str) -> Option<String> {
        self.host.site.address_of(file)
    }

    /// Tells all open pages what came of a build.
    pub fn tell(&self, news: &News) {
        self.host.audience.tell(news);
    }
}

fn listen(address: IpAddr, port: Port) -> Result<TcpListener, BindError> {
    let (first, last) = match port {
        Port::Exactly(port) => (port, port),
        Port::From(port) => (port, port.saturating_add(TRIED - 1)),
    };
    for port in first..=last {
        let address = SocketAddr::new(address, port);
        match TcpListener::bind(address) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) if error.kind() == ErrorKind::AddrNotAvailable => {
                return Err(BindError::NotHere(address.ip()));
            }
            Err(error) => return Err(BindError::Io(address, error)),
        }
    }
    Err(if first == last { BindError::Taken(first) } else { BindError::AllTaken(first, last) })
}

fn accept(listener: &TcpListener, host: &Arc<Host>) {
    let open = Arc::new(AtomicUsize::new(0));
    loop {
        let Ok((connection, _)) = listener.accept() else {
            // Too many files are open, most likely: one of them will be closed.
            thread::sleep(Duration::from_millis(20));
            continue;
        };
        // Who comes when all places are taken is told so, as long as there is somebody to tell it.
        let Some(place) = Place::take(&open) else { continue };
        let host = Arc::clone(host);
        // Where no thread can be had, the connection is dropped, and the browser says so.
        let _ = thread::Builder::new()
            .name("serve".to_owned())
            .stack_size(256 * 1024)
            .spawn(move || answer(connection, &host, &place));
    }
}

fn answer(connection: TcpStream, host: &Host, place: &Place) {
    // What fails is the connection, and the other side has seen that.
    let _ = if place.number < MOST {
        connection::serve(connection, host)
    } else {
        connection::refuse(connection, Refusal::Busy)
    };
}

/// One of the connections that there may be at once, for as long as it lives.
struct Place {
    open: Arc<AtomicUsize>,
    number: usize,
}

impl Place {
    fn take(open: &Arc<AtomicUsize>) -> Option<Self> {
        let number = open.fetch_add(1, Ordering::Relaxed);
        let place = Self { open: Arc::clone(open), number };
        (number < MOST + TURNED_AWAY).then_some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.open.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::{BindError, Port, TRIED, listen};
    use std::net::{IpAddr, Ipv4Addr, TcpListener};

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    #[test]
    fn a_port_that_is_taken_is_passed_over_unless_it_was_asked_for() {
        let other = TcpListener::bind((HERE, 0)).unwrap();
        let taken = other.local_addr().unwrap().port();
        match listen(HERE, Port::Exactly(taken)) {
            Err(error @ BindError::Taken(_)) => assert!(error.to_string().contains("--port")),
            other => panic!("{other:?}"),
        }
        // Who runs beside this test may have taken all that come after; then it says so.
        match listen(HERE, Port::From(taken)) {
            Ok(next) => assert!(
                (taken + 1..=taken.saturating_add(TRIED)).contains(&next.local_addr().unwrap().port())
            ),
            Err(error) => {
                assert!(matches!(error, BindError::AllTaken(first, _) if first == taken), "{error}");
            }
        }
    }

    #[test]
    fn an_address_of_another_computer_is_none_to_listen_to() {
        let elsewhere = Ipv4Addr::new(192, 0, 2, 1).into();
        assert!(
            matches!(listen(elsewhere, Port::Exactly(0)), Err(BindError::NotHere(address)) if address == elsewhere)
        );
    }
}
