#![expect(clippy::disallowed_methods, reason = "the files of the site are read here")]

use super::media::{Media, Policy};
use super::page::{self, MISSING, Own, SCRIPT, WAITING};
use super::range::Wanted;
use super::request::Request;
use super::response::{Body, Response};
use super::site::{Answer, Site};
use std::fs::{File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// A file up to so many bytes is read before it is answered with; a larger one, a film, is sent as it is read.
const WHOLE: u64 = 16 * 1024 * 1024;

/// The icon of a site that names none.
const ICON: &str = "/favicon.ico";
const OK: &str = "200 OK";
const NOT_FOUND: &str = "404 Not Found";

/// What a request gets that came from where it may.
pub(super) fn answer(site: &Site, request: &Request) -> Response {
    if request.target == SCRIPT {
        let script = include_bytes!("reload.js").to_vec();
        return typed(OK, Media::of("reload.js"), Body::Bytes(script));
    }
    match site.find(&request.target) {
        // A file that goes away meanwhile was not there.
        Answer::File(path, media) => {
            file(&path, media, request).unwrap_or_else(|_| own_page(NOT_FOUND, &MISSING))
        }
        Answer::Moved(to) => Response::new("307 Temporary Redirect", Policy::Page, Body::Bytes(Vec::new()))
            .with("Location", to),
        // Browsers ask for it unbidden, and tell of it as an error where it is not.
        Answer::Missing if request.target == ICON => {
            Response::new("204 No Content", Policy::Plain, Body::Bytes(Vec::new()))
        }
        Answer::Missing => own_page(NOT_FOUND, &MISSING),
        Answer::Waiting => own_page("503 Service Unavailable", &WAITING),
    }
}

/// The head of the answer to who waits for news.
pub(super) fn stream() -> Response {
    Response::new(OK, Policy::Plain, Body::Stream).with("Content-Type", "text/event-stream".to_owned())
}

fn typed(status: &'static str, media: &Media, body: Body) -> Response {
    Response::new(status, media.policy, body).with("Content-Type", media.content_type.to_owned())
}

fn own_page(status: &'static str, page: &Own) -> Response {
    typed(status, Media::of("index.html"), Body::Bytes(page.html()))
}

fn file(path: &Path, media: &Media, request: &Request) -> io::Result<Response> {
    let mut file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.len() > WHOLE {
        let tag = stamp(&metadata);
        return part(media, request, metadata.len(), &tag, |from, length| {
            file.seek(SeekFrom::Start(from))?;
            Ok(Body::File(file, length))
        });
    }
    let mut bytes = Vec::new();
    file.take(WHOLE + 1).read_to_end(&mut bytes)?;
    let tag = blake3::hash(&bytes).to_hex()[..16].to_owned();
    if media.is_page() {
        bytes = page::with_script(&bytes, Some(&tag));
    }
    part(media, request, bytes.len() as u64, &tag, |from, length| {
        let (from, length) = (usize::try_from(from).unwrap_or(0), usize::try_from(length).unwrap_or(0));
        Ok(Body::Bytes(bytes[from..from + length].to_vec()))
    })
}

/// What of a content is wanted, which `read` gives: all, a part, or nothing where the asker has it.
fn part(
    media: &Media,
    request: &Request,
    size: u64,
    tag: &str,
    read: impl FnOnce(u64, u64) -> io::Result<Body>,
) -> io::Result<Response> {
    let tag = format!("\"{tag}\"");
    if request.known.as_deref() == Some(&*tag) {
        let same = Response::new("304 Not Modified", media.policy, Body::Bytes(Vec::new()));
        return Ok(same.with("ETag", tag));
    }
    // A page is one text: its length with the script is nobody's to count on.
    let wanted = if media.is_page() { Wanted::Whole } else { Wanted::of(request.range.as_deref(), size) };
    let response = match wanted {
        Wanted::Whole => typed(OK, media, read(0, size)?),
        Wanted::Part { from, length } => typed("206 Partial Content", media, read(from, length)?)
            .with("Content-Range", format!("bytes {from}-{}/{size}", from + length - 1)),
        Wanted::Beyond => typed("416 Range Not Satisfiable", media, Body::Bytes(Vec::new()))
            .with("Content-Range", format!("bytes */{size}")),
    };
    Ok(response.with("ETag", tag).with("Accept-Ranges", "bytes".to_owned()))
}

/// A large file is known by its length and its time: to read it for its name would take as long as to send it.
fn stamp(metadata: &Metadata) -> String {
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    format!("{:x}-{:x}", metadata.len(), modified.unwrap_or_default().as_nanos())
}
