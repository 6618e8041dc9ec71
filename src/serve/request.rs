use super::refusal::Refusal;
use httparse::{EMPTY_HEADER, Error, Header, Status};

/// The most bytes that a request may have, up to and with its empty line.
pub(super) const LONGEST: usize = 16 * 1024;
/// The most headers.
const MOST_HEADERS: usize = 64;

/// What is asked for, and what says by whom.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Request {
    /// Only the head of the answer is wanted.
    pub(super) is_head: bool,
    /// The path, as it came.
    pub(super) target: String,
    /// The name under which the server was reached, with its port.
    pub(super) host: String,
    /// The site of the page that asks, where the browser tells it.
    pub(super) origin: Option<String>,
    /// How that site stands to this one (`Sec-Fetch-Site`).
    pub(super) relation: Option<String>,
    /// What for (`Sec-Fetch-Mode`).
    pub(super) mode: Option<String>,
    /// The part that is wanted (`Range`).
    pub(super) range: Option<String>,
    /// What the asker has already (`If-None-Match`).
    pub(super) known: Option<String>,
}

/// Reads the head of a request; `None` where more of it has to come.
pub(super) fn read(bytes: &[u8]) -> Result<Option<Request>, Refusal> {
    let mut headers = [EMPTY_HEADER; MOST_HEADERS];
    let mut parsed = httparse::Request::new(&mut headers);
    match parsed.parse(bytes) {
        Ok(Status::Complete(length)) if length <= LONGEST => {}
        Ok(Status::Partial) if bytes.len() < LONGEST => return Ok(None),
        Ok(_) | Err(Error::TooManyHeaders) => return Err(Refusal::TooLong),
        Err(_) => return Err(Refusal::Malformed),
    }
    let is_head = match parsed.method {
        Some("GET") => false,
        Some("HEAD") => true,
        _ => return Err(Refusal::Method),
    };
    let target = parsed.path.unwrap_or_default().to_owned();
    let headers: &[Header<'_>] = parsed.headers;
    let one = |name: &str| one(headers, name);
    let has_body = one("content-length")?.is_some_and(|length| length != "0");
    if has_body || one("transfer-encoding")?.is_some() {
        return Err(Refusal::Body);
    }
    Ok(Some(Request {
        is_head,
        target,
        host: one("host")?.ok_or(Refusal::Malformed)?,
        origin: one("origin")?,
        relation: one("sec-fetch-site")?,
        mode: one("sec-fetch-mode")?,
        range: one("range")?,
        known: one("if-none-match")?,
    }))
}

/// The value of a header that may stand there once.
fn one(headers: &[Header<'_>], name: &str) -> Result<Option<String>, Refusal> {
    let mut given = headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name));
    let value = given.next().map(|header| std::str::from_utf8(header.value));
    let value = value.transpose().map_err(|_| Refusal::Malformed)?;
    if given.next().is_some() {
        Err(Refusal::Malformed)
    } else {
        Ok(value.map(|value| value.trim().to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Request, read};
    use crate::serve::refusal::Refusal;
    use proptest::prelude::{any, proptest};

    proptest! {
        #[test]
        fn any_bytes_are_a_request_or_none(head in "(GET|HEAD|PUT) [ -~]{0,20}", rest in proptest::collection::vec(any::<u8>(), 0..200)) {
            let bytes = [head.as_bytes(), b" HTTP/1.1\r\nHost: a\r\nRange: ", &rest, b"\r\n\r\n"].concat();
            let _ = (read(&rest), read(&bytes));
        }
    }

    #[test]
    fn a_request_is_read_once_it_is_whole() {
        let text =
            "GET /a?b HTTP/1.1\r\nHost: localhost:4000\r\nOrigin:  http://x \r\nRange: bytes=0-1\r\n\r\n";
        for end in 0..text.len() {
            assert_eq!(read(&text.as_bytes()[..end]), Ok(None), "{end}");
        }
        let expected = Request {
            target: "/a?b".to_owned(),
            host: "localhost:4000".to_owned(),
            origin: Some("http://x".to_owned()),
            range: Some("bytes=0-1".to_owned()),
            ..Request::default()
        };
        assert_eq!(read(text.as_bytes()), Ok(Some(expected)));
    }

    #[test]
    fn what_is_no_simple_question_is_refused() {
        let long = format!("GET /{} HTTP/1.1\r\nHost: a\r\n\r\n", "x".repeat(LONGEST));
        let endless = format!("GET /{}", "x".repeat(LONGEST));
        let many = format!("GET / HTTP/1.1\r\nHost: a\r\n{}\r\n", "X: y\r\n".repeat(100));
        for (text, expected) in [
            ("\u{16}\u{3}\u{1}", Refusal::Malformed),
            ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", Refusal::Malformed),
            ("GET / HTTP/1.1\r\n\r\n", Refusal::Malformed),
            ("GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n", Refusal::Malformed),
            ("GET / HTTP/1.1\r\nHost: a\r\nOrigin: b\r\nOrigin: c\r\n\r\n", Refusal::Malformed),
            ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n", Refusal::Method),
            ("OPTIONS / HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::Method),
            ("CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::Method),
            ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n", Refusal::Body),
            ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", Refusal::Body),
            (long.as_str(), Refusal::TooLong),
            (endless.as_str(), Refusal::TooLong),
            (many.as_str(), Refusal::TooLong),
        ] {
            assert_eq!(read(text.as_bytes()), Err(expected), "{}", &text[..text.len().min(80)]);
        }
    }
}
