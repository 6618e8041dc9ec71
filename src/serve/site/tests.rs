#![expect(clippy::disallowed_methods, reason = "tests make folders of their own")]

use super::{Answer, Site};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const FILES: &[&str] = &[
    "v/a.md",
    "v/a.png",
    "v/b c.PNG",
    "v/doc.pdf",
    "v/page.html",
    "v/script.js",
    "v/secret.txt",
    "v/casebook.toml",
    "v/noextension",
    "v/.obsidian/x.png",
    "v/sub/.hidden.png",
    "v/sub/ü.svg",
    "v/casebook/.casebook-manifest.json",
    "v/casebook/calendar.ics",
    "v/casebook/data/digest.json",
    "v/casebook/reports/x.png",
    "v/casebook/dashboard/index.html",
    "v/casebook/dashboard/style.css",
    "v/casebook/dashboard/notes/x.html",
    "v/casebook/dashboard-old/x.png",
    "v/casebook/dashboard/.x.png",
    "v/casebook/portfolio/index.html",
    "v/casebook/portfolio/404.html",
    "v-secret/x.png",
    "outside.png",
    "v/casebook/portfolio/empty/x.css",
];

/// A vault with an output folder in it, and what stands around.
struct Disk(TempDir);

impl Disk {
    fn new() -> Self {
        let disk = Self(TempDir::new().unwrap());
        for file in FILES {
            let path = disk.path(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file).unwrap();
        }
        disk
    }

    fn path(&self, file: &str) -> PathBuf {
        fs::canonicalize(self.0.path()).unwrap().join(file)
    }

    fn site(&self) -> Site {
        Site::new(self.path("v"), self.path("v/casebook"))
    }

    /// What answers: a file, `> address`, `-` for nothing, `...` for nothing yet.
    fn answer(&self, site: &Site, target: &str) -> String {
        let shown =
            |path: &Path| path.strip_prefix(self.path("")).unwrap().to_str().unwrap().replace('\\', "/");
        match site.find(target) {
            Answer::File(path, _) => shown(&path),
            Answer::Moved(to) => format!("> {to}"),
            Answer::Missing => "-".to_owned(),
            Answer::Waiting => "...".to_owned(),
        }
    }
}

#[test]
fn pages_and_attachments_are_served_and_nothing_else() {
    let disk = Disk::new();
    let site = disk.site();
    for (target, expected) in [
        ("/", "> /casebook/dashboard/"),
        ("/casebook/dashboard", "> /casebook/dashboard/"),
        ("/casebook/dashboard/", "v/casebook/dashboard/index.html"),
        ("/casebook/dashboard/index.html?x", "v/casebook/dashboard/index.html"),
        ("/casebook/dashboard/notes", "> /casebook/dashboard/notes/"),
        ("/casebook/dashboard/notes/x.html", "v/casebook/dashboard/notes/x.html"),
        ("/casebook/dashboard/style.css", "v/casebook/dashboard/style.css"),
        ("/casebook/portfolio/", "v/casebook/portfolio/index.html"),
        ("/a.png", "v/a.png"),
        ("/b%20c.PNG", "v/b c.PNG"),
        ("/sub/%C3%BC.svg", "v/sub/ü.svg"),
        ("/doc.pdf", "v/doc.pdf"),
        // No page there.
        ("/casebook/dashboard/notes/", "-"),
        ("/casebook/dashboard/index.html/", "-"),
        ("/casebook/dashboard/x.html", "-"),
        ("/casebook/portfolio/x.html", "-"),
        ("/casebook/portfolio/empty/", "-"),
        // Not for a page to show.
        ("/a.md", "-"),
        ("/page.html", "-"),
        ("/script.js", "-"),
        ("/secret.txt", "-"),
        ("/noextension", "-"),
        ("/casebook.toml", "-"),
        ("/sub", "-"),
        ("/sub/", "-"),
        ("/a.png/", "-"),
        ("/a.png/x", "-"),
        // Hidden, or the output folder's own.
        ("/.obsidian/x.png", "-"),
        ("/sub/.hidden.png", "-"),
        ("/casebook/dashboard/.x.png", "-"),
        ("/casebook", "-"),
        ("/casebook/", "-"),
        ("/casebook/.casebook-manifest.json", "-"),
        ("/casebook/data/digest.json", "-"),
        ("/casebook/reports/x.png", "-"),
        // Beside, above and around.
        ("/casebook/dashboard-old/x.png", "-"),
        ("/../outside.png", "-"),
        ("/%2e%2e/outside.png", "-"),
        ("/..%2foutside.png", "-"),
        ("/%252e%252e%252foutside.png", "-"),
        ("/..%5coutside.png", "-"),
        ("/casebook/dashboard/../../../outside.png", "-"),
        ("/casebook/dashboard/../reports/x.png", "-"),
        ("//etc/passwd", "-"),
    ] {
        assert_eq!(disk.answer(&site, target), expected, "{target}");
    }
}

#[test]
fn addresses_begin_at_the_folder_that_holds_vault_and_output() {
    let disk = Disk::new();
    fs::rename(disk.path("v/casebook"), disk.path("out")).unwrap();
    let site = Site::new(disk.path("v"), disk.path("out"));
    for (target, expected) in [
        ("/", "> /out/dashboard/"),
        ("/out/dashboard/", "out/dashboard/index.html"),
        ("/v/a.png", "v/a.png"),
        ("/out/reports/x.png", "-"),
        ("/v-secret/x.png", "-"),
        ("/outside.png", "-"),
    ] {
        assert_eq!(disk.answer(&site, target), expected, "{target}");
    }
    assert_eq!(site.address_of("b c.PNG").as_deref(), Some("/v/b%20c.PNG"));
    assert_eq!(site.address_of("a.md"), None);
}

#[test]
fn the_first_page_is_the_best_there_is() {
    let disk = Disk::new();
    let site = disk.site();
    fs::remove_file(disk.path("v/casebook/dashboard/index.html")).unwrap();
    assert_eq!(disk.answer(&site, "/"), "> /casebook/portfolio/");
    fs::remove_file(disk.path("v/casebook/portfolio/index.html")).unwrap();
    assert_eq!(disk.answer(&site, "/"), "...");
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_else() {
    use std::os::unix::fs::symlink;
    let disk = Disk::new();
    let link = |target: &str, at: &str| symlink(disk.path(target), disk.path(at)).unwrap();
    link("outside.png", "v/out.png");
    link("v-secret", "v/folder");
    link("v/secret.txt", "v/text.png");
    link("v/.obsidian/x.png", "v/shown.png");
    link("v/casebook/reports/x.png", "v/report.png");
    link("v/a.png", "v/same.png");
    link("outside.png", "v/casebook/dashboard/out.png");
    link("v/a.png", "v/casebook/dashboard/vault.png");
    link("v-secret", "v/casebook/dashboard/folder");
    let site = disk.site();
    for (target, expected) in [
        ("/out.png", "-"),
        ("/folder/x.png", "-"),
        ("/text.png", "-"),
        ("/shown.png", "-"),
        ("/report.png", "-"),
        ("/same.png", "v/a.png"),
        ("/casebook/dashboard/out.png", "-"),
        ("/casebook/dashboard/vault.png", "-"),
        ("/casebook/dashboard/folder/x.png", "-"),
    ] {
        assert_eq!(disk.answer(&site, target), expected, "{target}");
    }
    // A link in the place of all pages serves none.
    fs::rename(disk.path("v/casebook/dashboard"), disk.path("v/elsewhere")).unwrap();
    link("v/elsewhere", "v/casebook/dashboard");
    assert_eq!(disk.answer(&site, "/casebook/dashboard/index.html"), "-");
}
