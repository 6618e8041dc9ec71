use super::answer::{answer, stream};
use super::audience::Audience;
use super::guard::Guard;
use super::refusal::Refusal;
use super::request::{self, Request};
use super::response::{Body, Response};
use super::site::Site;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

/// Where pages wait for news.
const EVENTS: &str = "/_casebook/events";
/// A request has to be there within this time.
const ASKING: Duration = Duration::from_secs(5);
/// Who takes nothing for so long has gone.
const TAKING: Duration = Duration::from_secs(20);
/// An answer has to be taken within this time: a film that pauses longer is asked for again, from where it stopped.
const ANSWERING: Duration = Duration::from_secs(300);
/// What is still on its way when the answer is sent is waited for so long.
const LINGERING: Duration = Duration::from_millis(500);

/// What every connection needs.
#[derive(Debug)]
pub(super) struct Host {
    pub(super) site: Site,
    pub(super) guard: Guard,
    pub(super) audience: Audience,
}

/// Answers the one request of a connection. An error is the other side's: there is nobody to tell.
pub(super) fn serve(mut connection: TcpStream, host: &Host) -> io::Result<()> {
    connection.set_nodelay(true)?;
    connection.set_write_timeout(Some(TAKING))?;
    let request = ask(&mut connection).and_then(|asked| match asked {
        Some(request) => host.guard.judge(&request).map(|()| Some(request)),
        None => Ok(None),
    });
    match request {
        Ok(None) => Ok(()),
        Ok(Some(request)) if request.target == EVENTS && !request.is_head => follow(connection, host),
        Ok(Some(request)) => send(&mut connection, answer(&host.site, &request), request.is_head),
        Err(refusal) => refuse(connection, refusal),
    }
}

/// Says no. What the other side still sends is read for a moment: to close at once would take the answer back.
pub(super) fn refuse(mut connection: TcpStream, refusal: Refusal) -> io::Result<()> {
    send(&mut connection, Response::refused(refusal), false)?;
    connection.shutdown(Shutdown::Write)?;
    connection.set_read_timeout(Some(LINGERING))?;
    let until = Instant::now() + LINGERING;
    let mut rest = [0; 4096];
    while Instant::now() < until && connection.read(&mut rest)? > 0 {}
    Ok(())
}

/// Reads the request. `None` where the other side leaves without one, as browsers do that connected in advance.
fn ask(connection: &mut TcpStream) -> Result<Option<Request>, Refusal> {
    let until = Instant::now() + ASKING;
    let mut head = Vec::new();
    let mut bytes = [0; 4096];
    loop {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() || connection.set_read_timeout(Some(left)).is_err() {
            return if head.is_empty() { Ok(None) } else { Err(Refusal::Late) };
        }
        match connection.read(&mut bytes) {
            Ok(0) => return Ok(None),
            Ok(read) => head.extend_from_slice(&bytes[..read]),
            // Whether the time is over is asked above.
            Err(error) if is_a_pause(&error) => continue,
            Err(_) => return Ok(None),
        }
        if let Some(request) = request::read(&head)? {
            return Ok(Some(request));
        }
    }
}

fn is_a_pause(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted)
}

fn send(connection: &mut TcpStream, response: Response, is_head: bool) -> io::Result<()> {
    let head = response.head().into_bytes();
    match response.body {
        Body::Bytes(bytes) if !is_head => connection.write_all(&[head, bytes].concat()),
        Body::File(file, length) if !is_head => {
            connection.write_all(&head)?;
            pour(&mut file.take(length), connection)
        }
        _ => connection.write_all(&head),
    }
}

/// Sends what there is to read, as long as it is taken.
fn pour(from: &mut impl Read, to: &mut impl Write) -> io::Result<()> {
    let until = Instant::now() + ANSWERING;
    let mut bytes = vec![0; 64 * 1024];
    while Instant::now() < until {
        let read = from.read(&mut bytes)?;
        if read == 0 {
            break;
        }
        to.write_all(&bytes[..read])?;
    }
    Ok(())
}

/// Keeps a page among those who are told, until it goes.
fn follow(mut connection: TcpStream, host: &Host) -> io::Result<()> {
    let Some(seat) = host.audience.join(&connection, &stream().head())? else {
        return refuse(connection, Refusal::Busy);
    };
    connection.set_read_timeout(None)?;
    let mut rest = [0; 64];
    // It has nothing more to say: when this ends, it has gone.
    while connection.read(&mut rest).is_ok_and(|read| read > 0) {}
    host.audience.leave(seat);
    Ok(())
}
