/// The path of a request, as names below the root: decoded once, and without any way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    /// The names, outermost first; none for `/`.
    pub(super) names: Vec<String>,
    /// Whether it ends in `/`, as that of a folder does.
    pub(super) is_folder: bool,
}

impl Address {
    /// Reads what stands in the first line of a request. `None` for whatever no page of ours links to: dots that climb or
    /// hide, separators in disguise, control characters, broken escapes.
    pub(super) fn read(target: &str) -> Option<Self> {
        let path = target.split(['?', '#']).next().unwrap_or_default().strip_prefix('/')?;
        let is_folder = path.is_empty() || path.ends_with('/');
        let path = path.strip_suffix('/').unwrap_or(path);
        if path.is_empty() {
            // `//` begins the name of a host.
            return (target.len() < 2 || !target[1..].starts_with('/'))
                .then(|| Self { names: Vec::new(), is_folder });
        }
        let names: Option<Vec<String>> = path.split('/').map(name).collect();
        Some(Self { names: names?, is_folder })
    }

    /// The same as a path for a link or a redirection.
    pub(super) fn link<'n>(names: impl Iterator<Item = &'n str>) -> String {
        names.fold(String::new(), |link, name| link + "/" + &encoded(name))
    }
}

/// One name between two slashes.
fn name(part: &str) -> Option<String> {
    let name = decoded(part)?;
    // A colon is a drive or a stream to Windows, and a final dot or space is nothing to it.
    let odd_there = |name: &str| cfg!(windows) && (name.contains(':') || name.ends_with(['.', ' ']));
    let refused = name.is_empty()
        || name.starts_with('.')
        || name.contains(['/', '\\'])
        || name.chars().any(char::is_control)
        || odd_there(&name);
    (!refused).then_some(name)
}

/// Percent escapes as what they stand for, once.
fn decoded(part: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let (high, low) = (digit()?, digit()?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

/// A name with everything escaped that has a meaning in a path, in a header or in HTML.
fn encoded(name: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let one = |byte: u8| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    name.bytes().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::Address;
    use proptest::prelude::{ProptestConfig, proptest};

    #[track_caller]
    fn check(target: &str, expected: Option<&[&str]>) {
        let read = Address::read(target);
        let names = read.as_ref().map(|address| address.names.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(names.as_deref(), expected, "{target}");
    }

    #[test]
    fn an_address_is_decoded_once() {
        check("/", Some(&[]));
        check("/a/b.html?x=/../y#z", Some(&["a", "b.html"]));
        check("/a/", Some(&["a"]));
        check("/My%20notes/%C3%BC.png", Some(&["My notes", "ü.png"]));
        check("/a%2520b", Some(&["a%20b"]));
        check("/%252e%252e/x", Some(&["%2e%2e", "x"]));
        check("/a/100%25.png", Some(&["a", "100%.png"]));
        assert!(Address::read("/a/").is_some_and(|address| address.is_folder));
        assert!(Address::read("/a").is_some_and(|address| !address.is_folder));
    }

    #[test]
    fn no_spelling_of_an_address_climbs_or_hides() {
        for target in [
            "",
            "a",
            "*",
            "http://evil.example/",
            "//",
            "//evil.example",
            "/a//b",
            "/a//",
            "/..",
            "/../x",
            "/a/../b",
            "/.",
            "/./a",
            "/%2e%2e/x",
            "/%2E./x",
            "/.%2e/x",
            "/..%2fx",
            "/a%2fb",
            "/a%5cb",
            "/a\\..\\b",
            "/..%5cx",
            "/a%00.png",
            "/%0d%0aSet-Cookie:x",
            "/%",
            "/%2",
            "/%zz",
            "/%+1",
            "/%ff",
            "/.git/config",
            "/a/.hidden/x.png",
            "/%2egit/config",
            "/%c0%ae%c0%ae/x",
        ] {
            check(target, None);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn no_name_of_an_address_is_more_than_a_name(
            target in "(/|%2f|%2F|%5c|\\\\|\\.|%2e|%252e|%00|%|a|\u{fc}|%c3|%bc|\\?|\\PC){0,12}"
        ) {
            let names = Address::read(&target).map(|address| address.names).unwrap_or_default();
            for name in &names {
                let bad = name.is_empty() || name.starts_with('.') || name.contains(['/', '\\', '\0']);
                assert!(!bad, "{target}: {name:?}");
            }
            // What is linked to is what is asked for.
            let link = Address::link(names.iter().map(String::as_str));
            assert!(names.is_empty() || Address::read(&link).is_some_and(|again| again.names == names), "{target}");
        }
    }

    #[test]
    fn a_link_is_read_back() {
        let names = ["Ü & <b>", "50% off?#.png", "//"];
        let link = Address::link(names[..2].iter().copied());
        assert_eq!(link, "/%C3%9C%20%26%20%3Cb%3E/50%25%20off%3F%23.png");
        check(&link, Some(&names[..2]));
    }
}
