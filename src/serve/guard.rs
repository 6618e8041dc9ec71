use super::refusal::Refusal;
use super::request::Request;
use std::net::{IpAddr, SocketAddr};

/// Who is answered: a browser of this machine that shows this server's own pages.
///
/// Any site can lead its own name to the loopback address (DNS rebinding) or send requests there from its pages, and a
/// browser would carry them out; so both the name asked for and the page that asks are looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Guard {
    bound: SocketAddr,
}

impl Guard {
    pub(super) fn new(bound: SocketAddr) -> Self {
        Self { bound }
    }

    pub(super) fn judge(self, request: &Request) -> Result<(), Refusal> {
        if !self.is_own(&request.host) {
            return Err(Refusal::WrongHost);
        }
        let is_same = |origin: &String| {
            origin.strip_prefix("http://").is_some_and(|from| from.eq_ignore_ascii_case(&request.host))
        };
        if request.origin.as_ref().is_some_and(|origin| !is_same(origin)) {
            return Err(Refusal::Foreign);
        }
        // Pictures and scripts are fetched without an `Origin`. To follow a link to this server is everybody's right.
        let is_related = request.relation.as_deref().is_none_or(|how| matches!(how, "same-origin" | "none"));
        let is_visit = request.mode.as_deref() == Some("navigate");
        if is_related || is_visit { Ok(()) } else { Err(Refusal::Foreign) }
    }

    /// Whether `name:port` is this server.
    fn is_own(self, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            // The colons of an IPv6 address are inside of brackets.
            Some((name, port)) if !port.ends_with(']') => (name, port.parse().ok()),
            _ => (host, Some(80)),
        };
        if port != Some(self.bound.port()) {
            return false;
        }
        if name.eq_ignore_ascii_case("localhost") {
            return true;
        }
        let bare = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
        let address: Option<IpAddr> = match bare {
            Some(v6) => v6.parse().ok().map(IpAddr::V6),
            None => name.parse().ok().map(IpAddr::V4),
        };
        // Where all addresses are listened to, any may be the one; a name still may not.
        address.is_some_and(|address| {
            address.is_loopback() || address == self.bound.ip() || self.bound.ip().is_unspecified()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Guard;
    use crate::serve::refusal::Refusal;
    use crate::serve::request::Request;

    fn asked(host: &str) -> Request {
        Request { host: host.to_owned(), ..Request::default() }
    }

    #[test]
    fn only_its_own_names_are_answered() {
        for (bound, host, own) in [
            ("127.0.0.1:4000", "127.0.0.1:4000", true),
            ("127.0.0.1:4000", "LocalHost:4000", true),
            ("127.0.0.1:4000", "[::1]:4000", true),
            ("127.0.0.1:80", "localhost", true),
            ("127.0.0.1:4000", "localhost", false),
            ("127.0.0.1:4000", "localhost:4001", false),
            ("127.0.0.1:4000", "evil.example", false),
            ("127.0.0.1:4000", "evil.example:4000", false),
            ("127.0.0.1:4000", "localhost.evil.example:4000", false),
            ("127.0.0.1:4000", "127.0.0.1.evil.example:4000", false),
            ("127.0.0.1:4000", "localhost:4000@evil.example:4000", false),
            ("127.0.0.1:4000", "192.168.1.2:4000", false),
            ("127.0.0.1:4000", "0.0.0.0:4000", false),
            ("127.0.0.1:4000", "::1:4000", false),
            ("127.0.0.1:4000", "[::1:4000", false),
            ("127.0.0.1:4000", "", false),
            ("192.168.1.2:4000", "192.168.1.2:4000", true),
            ("192.168.1.2:4000", "192.168.1.3:4000", false),
            ("0.0.0.0:4000", "192.168.1.3:4000", true),
            ("0.0.0.0:4000", "evil.example:4000", false),
            ("[::1]:4000", "[::1]:4000", true),
        ] {
            let guard = Guard::new(bound.parse().unwrap());
            let expected = if own { Ok(()) } else { Err(Refusal::WrongHost) };
            assert_eq!(guard.judge(&asked(host)), expected, "{host} at {bound}");
        }
    }

    #[test]
    fn pages_of_other_sites_are_not() {
        let guard = Guard::new("127.0.0.1:4000".parse().unwrap());
        for (origin, relation, mode, fine) in [
            (None, None, None, true),
            (Some("http://localhost:4000"), Some("same-origin"), Some("cors"), true),
            (Some("http://127.0.0.1:4000"), None, None, false),
            (Some("https://localhost:4000"), None, None, false),
            (Some("http://localhost:4001"), None, None, false),
            (Some("http://evil.example"), None, None, false),
            (Some("null"), None, None, false),
            (Some(""), None, None, false),
            (None, Some("none"), Some("navigate"), true),
            (None, Some("cross-site"), Some("navigate"), true),
            (None, Some("cross-site"), Some("no-cors"), false),
            (None, Some("same-site"), Some("no-cors"), false),
            (None, Some("cross-site"), None, false),
        ] {
            let owned = |text: Option<&str>| text.map(str::to_owned);
            let request = Request {
                origin: owned(origin),
                relation: owned(relation),
                mode: owned(mode),
                ..asked("localhost:4000")
            };
            let expected = if fine { Ok(()) } else { Err(Refusal::Foreign) };
            assert_eq!(guard.judge(&request), expected, "{request:?}");
        }
    }
}
