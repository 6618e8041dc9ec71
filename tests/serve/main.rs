//! `casebook serve` as browsers, editors and hostile pages meet it: the program itself, over a connection.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests read and write their own folders")]

mod served;

use served::{NOTE, Vault, rest, temporary};
use std::io::Write;
use std::process::Stdio;

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or(answer)
}

/// What no answer may ever show: where things are on this computer, and what is in notes.
#[track_caller]
fn shows_nothing(answer: &str, vault: &Vault) {
    let folder = vault.folder();
    for word in [folder.to_str().unwrap(), folder.file_name().unwrap().to_str().unwrap(), "secret words"] {
        assert!(!answer.contains(word), "{answer}");
    }
    assert!(!answer.to_lowercase().contains("access-control"), "{answer}");
}

#[test]
fn pages_come_with_the_script_and_attachments_as_they_are() {
    let vault = Vault::new();
    let served = vault.serve(&[]);
    let first = served.get("/", "");
    let folder = if vault.path("casebook/dashboard/index.html").exists() { "dashboard" } else { "portfolio" };
    assert!(first.contains(&format!("Location: /casebook/{folder}/\r\n")), "{first}");

    let page = served.get("/casebook/portfolio/index.html", "");
    assert_eq!(status(&page), "200");
    for part in
        ["text/html; charset=utf-8", "no-store", "nosniff", "script-src 'self'", "frame-ancestors 'none'"]
    {
        assert!(page.contains(part), "{page}");
    }
    let script = page.rfind("<script src=\"/_casebook/reload.js\"").unwrap();
    assert!(page[script..].contains("</body>"), "{page}");
    let on_disk = std::fs::read_to_string(vault.path("casebook/portfolio/index.html")).unwrap();
    assert!(!on_disk.contains("_casebook"), "{on_disk}");

    let tag = page.lines().find(|line| line.starts_with("ETag")).unwrap().split(' ').nth(1).unwrap();
    assert_eq!(status(&served.get("/casebook/portfolio/", &format!("If-None-Match: {tag}\r\n"))), "304");

    let picture = served.get("/Attachments/x.png", "");
    assert!(picture.contains("image/png") && picture.ends_with("\r\n\r\na picture"), "{picture}");
    let part = served.get("/Attachments/x.png", "Range: bytes=2-4\r\n");
    assert!(part.contains("Content-Range: bytes 2-4/9") && part.ends_with("\r\n\r\npic"), "{part}");
    let head = served.send(format!("HEAD /Attachments/x.png HTTP/1.1\r\nHost: {}\r\n\r\n", served.address));
    assert!(head.contains("Content-Length: 9") && head.ends_with("\r\n\r\n"), "{head}");
    assert_eq!(status(&served.get("/favicon.ico", "")), "204");
}

#[test]
fn row_117_another_name_for_this_server_is_refused() {
    let vault = Vault::new();
    let served = vault.serve(&[]);
    let port = served.address.port();
    for host in
        ["evil.example", &format!("evil.example:{port}"), "localhost", &format!("localhost:{}", port ^ 1)]
    {
        for path in ["/", "/casebook/portfolio/", "/_casebook/events", "/_casebook/reload.js"] {
            let answer = served.send(format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n"));
            assert_eq!(status(&answer), "403", "{host}{path}");
            shows_nothing(&answer, &vault);
        }
    }
    let own = served.send(format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"));
    assert_eq!(status(&own), "307");
}

#[test]
fn row_118_and_119_pages_of_other_sites_get_nothing() {
    let vault = Vault::new();
    let served = vault.serve(&[]);
    let own = format!("Origin: http://{}\r\n", served.address);
    for path in ["/_casebook/reload.js", "/casebook/portfolio/", "/Attachments/x.png"] {
        let answer = served.get(path, &own);
        assert_eq!(status(&answer), "200", "{path}");
        shows_nothing(&answer, &vault);
    }
    for foreign in [
        "Origin: http://evil.example\r\n",
        "Origin: null\r\n",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n",
    ] {
        for path in
            ["/_casebook/events", "/_casebook/reload.js", "/casebook/portfolio/", "/Attachments/x.png"]
        {
            let answer = served.get(path, foreign);
            assert_eq!(status(&answer), "403", "{foreign}{path}");
            shows_nothing(&answer, &vault);
        }
    }
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"] {
        let answer = served.send(format!("{method} / HTTP/1.1\r\nHost: {}\r\n\r\n", served.address));
        assert_eq!(status(&answer), "405", "{method}");
        shows_nothing(&answer, &vault);
    }
}

#[test]
fn row_120_121_and_123_no_spelling_leads_out_and_a_404_says_nothing() {
    let vault = Vault::new();
    let served = vault.serve(&[]);
    let root = vault.folder();
    for target in [
        "/../secret.png",
        "/Attachments/../../secret.png",
        "/%2e%2e/secret.png",
        "/%2E%2E/secret.png",
        "/.%2e/secret.png",
        "/..%2fsecret.png",
        "/..%2Fsecret.png",
        "/%252e%252e/secret.png",
        "/%252e%252e%252fsecret.png",
        "/..\\secret.png",
        "/..%5csecret.png",
        "/Attachments/x.png%00.html",
        "/%00",
        "//etc/passwd",
        "/etc/passwd",
        "/casebook/portfolio/../../Private.md",
        "/casebook/portfolio/..%2f..%2fPrivate.md",
        "/Private.md",
        "/Cases/One.md",
        "/casebook.toml",
        "/vault-secret/x.png",
        "/../vault-secret/x.png",
        "/casebook/reports/digest.md",
        "/casebook/data/digest.json",
        "/casebook/.casebook-manifest.json",
        "/casebook/",
        "/Attachments/",
        "/nothing",
        "/casebook/portfolio/nothing.html",
        "/%ff%fe",
    ] {
        let answer = served.get(target, "");
        assert_eq!(status(&answer), "404", "{target}");
        shows_nothing(&answer, &vault);
    }
    let absolute = served.get(&format!("{}/secret.png", root.display()), "");
    assert_eq!(status(&absolute), "404");
    // Not even a request line of another kind.
    for target in ["http://evil.example/", "*", "secret.png", "../secret.png"] {
        let answer = served.get(target, "");
        assert!(["400", "404"].contains(&status(&answer)), "{target}: {answer}");
    }
}

#[test]
fn row_122_others_can_reach_it_only_if_that_was_asked_for() {
    let vault = Vault::new();
    let served = vault.serve(&[]);
    assert!(served.address.ip().is_loopback());
    assert!(!served.said().contains("warning: everyone"), "{}", served.said());
    let open = vault.serve(&["--host", "0.0.0.0"]);
    assert!(
        open.said().contains("warning: everyone who can reach 0.0.0.0 can read everything"),
        "{}",
        open.said()
    );
    assert_eq!(status(&open.get("/", "")), "307");
    let evil = format!("GET / HTTP/1.1\r\nHost: evil.example:{}\r\n\r\n", open.address.port());
    assert_eq!(status(&open.send(evil)), "403");
}

#[test]
fn row_124_slow_huge_and_many_requests_are_bounded() {
    let vault = Vault::new();
    let served = vault.serve(&[]);
    let host = format!("Host: {}\r\n", served.address);
    let long = "x".repeat(1 << 20);
    for (request, expected) in [
        (format!("GET /{long} HTTP/1.1\r\n{host}\r\n"), "431"),
        (format!("GET / HTTP/1.1\r\n{host}X: {long}\r\n\r\n"), "431"),
        (format!("GET / HTTP/1.1\r\n{host}{}\r\n", "X: y\r\n".repeat(1000)), "431"),
        (format!("GET / HTTP/1.1\r\n{host}Content-Length: 4\r\n\r\nbody"), "413"),
        (format!("GET / HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\n"), "413"),
        ("\u{16}\u{3}\u{1} no HTTP\r\n\r\n".to_owned(), "400"),
        ("GET / HTTP/1.1\r\n\r\n".to_owned(), "400"),
    ] {
        assert_eq!(status(&served.send(&request)), expected, "{}", &request[..request.len().min(60)]);
    }
    // Another server, whose places nobody has taken so far.
    let served = vault.serve(&[]);
    // One that never ends what it began, and as many that say nothing as there is room for.
    let mut slow = served.connect();
    write!(slow, "GET / HTTP/1.1\r\nHo").unwrap();
    let silent: Vec<_> = (0..63).map(|_| served.connect()).collect();
    assert_eq!(status(&rest(served.connect())), "503");
    assert_eq!(status(&rest(slow)), "408");
    // Those who said nothing are let go as well, and then there is room again.
    for connection in silent {
        rest(connection);
    }
    assert_eq!(status(&served.get("/", "")), "307");
}

#[test]
fn row_115_a_save_by_rename_is_one_build_and_the_news_tell_what_is_wrong() {
    let vault = Vault::new();
    let served = vault.serve(&[]);
    let mut news = served.follow();
    assert_eq!(news.next()["build"], 1);
    vault.save("Cases/One.md", &NOTE.replace("2026-03-02", "2026-02-30"));
    let second = news.next();
    assert_eq!((&second["build"], &second["lines"][0]["place"]), (&2.into(), &"Cases/One.md:4:7".into()));
    assert_eq!(second["lines"][0]["code"], "CB0201");
    // Whatever the save before was, it was one build: this is the next.
    vault.save("Cases/One.md", NOTE);
    let third = news.next();
    assert_eq!(
        (&third["build"], &third["lines"], &third["all"]),
        (&3.into(), &serde_json::json!([]), &().into())
    );
    vault.save("Attachments/x.png", "another picture");
    assert_eq!(news.next()["attachments"], serde_json::json!(["/Attachments/x.png"]));
    assert!(served.get("/Attachments/x.png", "").ends_with("another picture"));
    // Who comes late is told the last.
    assert_eq!(served.follow().next()["build"], 4);
    let said = served.said();
    assert!(said.contains("Cases/One.md: ") && said.contains("Cases/One.md:4:7: error[CB0201]"), "{said}");
}

#[test]
fn a_build_that_fails_keeps_the_pages_and_says_why() {
    let vault = Vault::new();
    let served = vault.serve(&[]);
    let mut news = served.follow();
    news.next();
    for (file, text, expected) in [
        ("casebook.toml", "out = 3\n", "casebook.toml:1:7"),
        ("templates/reports/digest.md", "\n{{ nothing }}\n", "templates/reports/digest.md:2"),
    ] {
        vault.write(file, text);
        let failed = loop {
            let next = news.next();
            if !next["failure"].is_null() {
                break next;
            }
        };
        assert!(failed["failure"]["text"].as_str().unwrap().contains(expected), "{failed}");
        assert_eq!(status(&served.get("/casebook/portfolio/index.html", "")), "200");
        std::fs::remove_file(vault.path(file)).unwrap();
        while !news.next()["failure"].is_null() {}
    }
}

#[test]
fn a_report_that_was_edited_is_told_once() {
    let vault = Vault::new();
    let served = vault.serve(&[]);
    let mut news = served.follow();
    news.next();
    let told = || served.said().matches("was edited by hand").count();
    for (edited, expected) in [("digest.md", 1), ("digest.md", 1), ("ledger.md", 2)] {
        vault.write(&format!("casebook/reports/{edited}"), "My own words.\n");
        vault.save("Cases/One.md", NOTE);
        news.next();
        assert_eq!(told(), expected, "{}", served.said());
    }
}

#[test]
fn another_output_folder_counts_from_the_next_start() {
    let vault = Vault::new();
    let served = vault.serve(&[]);
    let mut news = served.follow();
    news.next();
    vault.write("casebook.toml", "out = \"elsewhere\"\n");
    news.next();
    vault.save("Cases/One.md", NOTE);
    news.next();
    let said = served.said();
    assert_eq!(
        said.matches("another output folder, elsewhere. It counts from the next start").count(),
        1,
        "{said}"
    );
    assert!(!vault.path("elsewhere").exists());
    // Who named one on the command line goes by that alone.
    let vault = Vault::new();
    let named = vault.serve(&["--out", vault.path("named").to_str().unwrap()]);
    let mut news = named.follow();
    news.next();
    vault.write("casebook.toml", "out = \"third\"\n");
    news.next();
    assert!(!named.said().contains("another output folder"), "{}", named.said());
}

#[test]
fn a_vault_that_is_made_again_is_built_again() {
    let vault = Vault::new();
    let served = vault.serve(&[]);
    let mut news = served.follow();
    news.next();
    std::fs::remove_dir_all(vault.path("")).unwrap();
    while news.next()["failure"].is_null() {}
    vault.write("Cases/One.md", NOTE);
    while !news.next()["failure"].is_null() {}
    assert_eq!(status(&served.get("/casebook/portfolio/index.html", "")), "200");
}

#[test]
fn what_is_polled_is_built_too() {
    let vault = Vault::new();
    let served = vault.serve(&["--poll"]);
    let mut news = served.follow();
    news.next();
    vault.write("Cases/Two.md", &NOTE.replace("One", "Another"));
    assert_eq!(news.next()["build"], 2);
}

#[test]
fn what_can_not_be_served_is_said_at_once() {
    let vault = Vault::new();
    let served = vault.serve(&[]);
    let port = served.address.port().to_string();
    for (arguments, expected) in [
        (vec!["--port", &port], "is taken; name another with --port"),
        (vec!["--out", vault.path("").to_str().unwrap()], "vault"),
        (vec!["--host", "192.0.2.1"], "192.0.2.1 is no address of this computer"),
        (vec!["--host", "everywhere"], "invalid value"),
    ] {
        let output = vault.command(&arguments).stdin(Stdio::null()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(expected), "{said}");
    }
}

/// Row 113: an interrupt leaves no temporary files, at whatever moment it comes.
#[cfg(unix)]
#[test]
fn row_113_an_interrupt_ends_it_and_leaves_nothing_behind() {
    for (signal, builds) in [("-INT", 0), ("-TERM", 3)] {
        let vault = Vault::new();
        let mut served = vault.serve(&[]);
        for number in 0..builds {
            vault.write(&format!("Cases/{number}.md"), NOTE);
        }
        assert_eq!(served.interrupt(signal).code(), Some(130));
        assert_eq!(temporary(&vault.path("casebook")), Vec::<std::path::PathBuf>::new());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_browser_is_opened_if_it_is_asked_for() {
    use std::os::unix::fs::PermissionsExt;
    let vault = Vault::new();
    vault.write(
        "../bin/xdg-open",
        "#!/bin/sh\necho \"$@\" > \"$OPENED.new\"\nmv \"$OPENED.new\" \"$OPENED\"\n",
    );
    let (bin, opened) = (vault.folder().join("bin"), vault.path("opened.txt"));
    std::fs::set_permissions(bin.join("xdg-open"), std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let mut command = vault.command(&["--open"]);
    command.env("PATH", path).env("OPENED", &opened);
    let served = served::Served::start(command.args(["--port", "0"]), vault.folder().join("stderr"));
    // What it wrote lies in the vault, so that its being there is news.
    let mut news = served.follow();
    while !opened.exists() {
        news.next();
    }
    assert_eq!(std::fs::read_to_string(opened).unwrap(), format!("http://{}/\n", served.address));
}
