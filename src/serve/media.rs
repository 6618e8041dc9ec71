/// What a file is, by the end of its name.
#[derive(Debug, PartialEq, Eq)]
pub struct Media {
    /// The ends that it goes by.
    ends: &'static [&'static str],
    /// Its name in `Content-Type`.
    pub(super) content_type: &'static str,
    /// Whether a page shows it inside of itself, so that it may be one of the vault's attachments.
    pub(super) is_embedded: bool,
    /// What it may do where it is opened by itself.
    pub(super) policy: Policy,
}

/// What a browser may do with an answer (`Content-Security-Policy`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Policy {
    /// A page of casebook's.
    Page,
    /// A document of someone else's: nothing runs in it, and it is nobody's neighbour.
    Foreign,
    /// Nothing that could run; browsers show it by means of their own, which a policy would break.
    Plain,
}

impl Policy {
    /// The header's value.
    pub(super) fn text(self) -> &'static str {
        match self {
            // Styles may stand in the page: charts and formulas have some. Scripts never do.
            Self::Page => {
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                 media-src 'self'; font-src 'self' data:; connect-src 'self'; frame-src 'self'; object-src 'self'; \
                 manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            }
            Self::Foreign => "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
            Self::Plain => "frame-ancestors 'self'",
        }
    }
}

const fn of_pages(ends: &'static [&'static str], content_type: &'static str, policy: Policy) -> Media {
    Media { ends, content_type, is_embedded: false, policy }
}

const fn embedded(ends: &'static [&'static str], content_type: &'static str, policy: Policy) -> Media {
    Media { ends, content_type, is_embedded: true, policy }
}

/// All that is known. A site has the first group, an attachment is one of the second.
static KNOWN: &[Media] = &[
    of_pages(&["html", "htm"], "text/html; charset=utf-8", Policy::Page),
    of_pages(&["css"], "text/css; charset=utf-8", Policy::Plain),
    of_pages(&["js", "mjs"], "text/javascript; charset=utf-8", Policy::Plain),
    of_pages(&["json", "map"], "application/json; charset=utf-8", Policy::Plain),
    of_pages(&["webmanifest"], "application/manifest+json; charset=utf-8", Policy::Plain),
    of_pages(&["xml", "xsl"], "application/xml; charset=utf-8", Policy::Foreign),
    of_pages(&["txt"], "text/plain; charset=utf-8", Policy::Plain),
    of_pages(&["ics"], "text/calendar; charset=utf-8", Policy::Plain),
    of_pages(&["woff2"], "font/woff2", Policy::Plain),
    of_pages(&["woff"], "font/woff", Policy::Plain),
    of_pages(&["ttf"], "font/ttf", Policy::Plain),
    of_pages(&["otf"], "font/otf", Policy::Plain),
    embedded(&["png"], "image/png", Policy::Plain),
    embedded(&["jpg", "jpeg", "jfif"], "image/jpeg", Policy::Plain),
    embedded(&["gif"], "image/gif", Policy::Plain),
    embedded(&["webp"], "image/webp", Policy::Plain),
    embedded(&["avif"], "image/avif", Policy::Plain),
    embedded(&["bmp"], "image/bmp", Policy::Plain),
    embedded(&["ico"], "image/x-icon", Policy::Plain),
    embedded(&["svg"], "image/svg+xml; charset=utf-8", Policy::Foreign),
    embedded(&["mp3"], "audio/mpeg", Policy::Plain),
    embedded(&["m4a"], "audio/mp4", Policy::Plain),
    embedded(&["wav"], "audio/wav", Policy::Plain),
    embedded(&["flac"], "audio/flac", Policy::Plain),
    embedded(&["ogg", "oga", "opus"], "audio/ogg", Policy::Plain),
    embedded(&["3gp"], "audio/3gpp", Policy::Plain),
    embedded(&["mp4", "m4v"], "video/mp4", Policy::Plain),
    embedded(&["webm"], "video/webm", Policy::Plain),
    embedded(&["ogv"], "video/ogg", Policy::Plain),
    embedded(&["mov"], "video/quicktime", Policy::Plain),
    embedded(&["mkv"], "video/x-matroska", Policy::Plain),
    embedded(&["pdf"], "application/pdf", Policy::Plain),
];

/// What nothing is known of: to be saved, not shown.
static OTHER: Media = of_pages(&[], "application/octet-stream", Policy::Foreign);

impl Media {
    /// By the end of a file's name, in any letter case.
    pub(super) fn of(name: &str) -> &'static Self {
        let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
        let known = |end: String| KNOWN.iter().find(|media| media.ends.contains(&end.as_str()));
        end.and_then(known).unwrap_or(&OTHER)
    }

    /// Whether it is HTML, which gets the script that reloads it.
    pub(super) fn is_page(&self) -> bool {
        self.policy == Policy::Page
    }
}
