use super::media::Policy;
use super::refusal::Refusal;
use std::fmt::Write;
use std::fs::File;

/// An answer, ready to be sent.
#[derive(Debug)]
pub(super) struct Response {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    policy: Policy,
    pub(super) body: Body,
}

/// What follows the head.
#[derive(Debug)]
pub(super) enum Body {
    /// Bytes at hand.
    Bytes(Vec<u8>),
    /// So many bytes of a file, from where it stands.
    File(File, u64),
    /// Whatever comes, until either side has enough.
    Stream,
}

impl Response {
    /// One without headers of its own.
    pub(super) fn new(status: &'static str, policy: Policy, body: Body) -> Self {
        Self { status, headers: Vec::new(), policy, body }
    }

    /// A refusal, in words.
    pub(super) fn refused(refusal: Refusal) -> Self {
        let body = Body::Bytes(refusal.text().as_bytes().to_vec());
        let response = Self::new(refusal.status(), Policy::Foreign, body)
            .with("Content-Type", "text/plain; charset=utf-8".to_owned());
        if refusal == Refusal::Method { response.with("Allow", "GET, HEAD".to_owned()) } else { response }
    }

    /// Adds a header.
    pub(super) fn with(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Everything before the body. What holds for every answer is said here: nothing is kept, nothing is guessed, nothing
    /// is for other sites.
    pub(super) fn head(&self) -> String {
        let mut head = format!("HTTP/1.1 {}\r\n", self.status);
        let mut add = |name: &str, value: &str| {
            // Writing to a string can't fail.
            let _ = write!(head, "{name}: {value}\r\n");
        };
        for (name, value) in &self.headers {
            add(name, value);
        }
        let length = match &self.body {
            Body::Bytes(bytes) => Some(bytes.len() as u64),
            Body::File(_, length) => Some(*length),
            Body::Stream => None,
        };
        // An answer that by its nature has no content has no length either.
        let is_empty = ["204", "304"].iter().any(|status| self.status.starts_with(status));
        if let Some(length) = length.filter(|_| !is_empty) {
            add("Content-Length", &length.to_string());
        }
        add("Cache-Control", "no-store");
        add("X-Content-Type-Options", "nosniff");
        add("Content-Security-Policy", self.policy.text());
        add("Cross-Origin-Resource-Policy", "same-origin");
        add("Referrer-Policy", "same-origin");
        add("Connection", "close");
        head + "\r\n"
    }
}

#[cfg(test)]
mod tests {
    use super::{Body, Response};
    use crate::serve::media::Policy;
    use crate::serve::refusal::Refusal;

    #[test]
    fn every_answer_says_what_holds_for_all() {
        let response = Response::new("200 OK", Policy::Page, Body::Bytes(b"abc".to_vec()))
            .with("ETag", "\"x\"".to_owned());
        insta::assert_snapshot!(response.head().replace("\r\n", "\n"));
        insta::assert_snapshot!(Response::refused(Refusal::Method).head().replace("\r\n", "\n"));
    }
}
