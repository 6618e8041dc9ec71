//! Embeds: pictures, sound and films of the vault, other notes and parts of them.

use super::leads::{Leads, shown};
use super::page::Missing;
use super::part::part;
use super::renderer::{Renderer, Scope};
use super::source::{Placed, Source, Text};
use super::writer::Attributes;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::links::Target;
use crate::syntax::link::Link;
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

/// Embeds in embeds go no deeper.
const DEEPEST: usize = 8;

/// No page holds more embeds of notes.
const MOST: usize = 200;

/// Nor are more bytes of notes read for those of one page.
const MOST_BYTES: usize = 4 << 20;

/// What browsers show, by the extension of its name.
const PICTURES: &[&str] = &["avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "webp"];
const SOUND: &[&str] = &["flac", "m4a", "mp3", "oga", "ogg", "opus", "wav"];
const FILMS: &[&str] = &["m4v", "mkv", "mov", "mp4", "ogv", "webm"];

/// An embed as written.
#[derive(Debug)]
pub(super) struct Image {
    link: Link,
    /// What its author says of it.
    text: Option<String>,
    /// Width, and perhaps height, in pixels.
    size: Option<(u32, Option<u32>)>,
    title: String,
}

impl Image {
    /// An embed with its text, which may end in a size: `a duck|100x145`.
    pub(super) fn new(link: Link, said: &str, title: &str) -> Self {
        let (text, last) = said.rsplit_once('|').unwrap_or(("", said));
        let (text, size) = match size(last) {
            Some(size) => (text, Some(size)),
            None => (said, None),
        };
        let text = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Self { link, text, size, title: title.to_owned() }
    }

    /// The text, or else the name of the file.
    fn alt(&self) -> &str {
        let name = self.link.target.rsplit('/').next().unwrap_or_default();
        self.text.as_deref().unwrap_or_else(|| name.rsplit_once('.').map_or(name, |(stem, _)| stem))
    }

    fn sized(&self, mut attributes: Attributes) -> Attributes {
        if let Some((width, height)) = self.size {
            attributes = attributes.and("width", &width.to_string());
            if let Some(height) = height {
                attributes = attributes.and("height", &height.to_string());
            }
        }
        attributes
    }
}

fn size(text: &str) -> Option<(u32, Option<u32>)> {
    let pixels = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if digits { text.parse().ok().filter(|pixels| (1..=20_000).contains(pixels)) } else { None }
    };
    match text.trim().split_once('x') {
        None => Some((pixels(text.trim())?, None)),
        Some((width, height)) => Some((pixels(width)?, Some(pixels(height)?))),
    }
}

impl Renderer<'_, '_> {
    /// Writes an embed; only one that `fits` can be a note.
    pub(super) fn image(&mut self, scope: &Scope<'_>, image: &Image, fits: bool) {
        match self.page.vault.resolve(scope.note, &image.link) {
            Target::Note(note, _) if fits && self.is_lent(note) => {
                self.embed(scope, note, image);
            }
            Target::File(file) => self.media(file, image),
            _ => {
                // Pictures of other sites are linked: a page asks no other host for anything.
                let leads = self.leads(scope.note, &image.link);
                let name = shown(&image.link);
                self.whole_link(leads, &name, image.text.as_deref());
            }
        }
    }

    /// True where others may show a note. Where links that lead nowhere have words in their place, what has no page is
    /// nowhere, and not in others either.
    fn is_lent(&self, note: usize) -> bool {
        self.page.missing == Missing::Marked || self.page.places.note(note).is_some()
    }

    fn media(&mut self, file: usize, image: &Image) {
        let path = &self.page.vault.files[file];
        let Some(address) = self.file_address(file, &image.link) else {
            let leads = self.unlinked(&image.link, &image.link.target);
            return self.whole_link(leads, &shown(&image.link), image.text.as_deref());
        };
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension).to_lowercase();
        let is_one_of = |list: &[&str]| list.contains(&extension.as_str());
        let source = image.sized(Attributes::of("src", &address));
        self.begin();
        if is_one_of(PICTURES) {
            let mut attributes = source.and("alt", image.alt());
            if !image.title.is_empty() {
                attributes = attributes.and("title", &image.title);
            }
            attributes = attributes.and("loading", "lazy").and("decoding", "async");
            self.keep(image.text.as_deref().unwrap_or_default());
            return self.writer.html(&format!("<img{}>", attributes.as_str()));
        }
        let played = source.flag("controls").and("preload", "none").and("aria-label", image.alt());
        let name = if is_one_of(SOUND) { "audio" } else { "video" };
        if self.links > 0 || !is_one_of(SOUND) && !is_one_of(FILMS) {
            return self.whole_link(Leads::Here(address), &shown(&image.link), image.text.as_deref());
        }
        self.writer.html(&format!("<{name}{}></{name}>", played.as_str()));
    }

    /// Writes a note, or a part of one, in the middle of another.
    fn embed(&mut self, scope: &Scope<'_>, note: usize, image: &Image) {
        let link = &image.link;
        let at = link.span.start as usize;
        let read = &self.page.vault.notes[note];
        let (text, body) = self.text_of(note);
        let spent = self.embedded.0 >= MOST || self.embedded.1 + text.len() > MOST_BYTES;
        if spent || self.embeds.len() >= DEEPEST {
            let finding = || {
                Code::EmbedBudget.at(
                    &self.page.vault.notes[scope.note].file,
                    link.span,
                    format!(
                        "a page holds {MOST} embeds of notes, {DEEPEST} deep and {} MiB in all; from here on \
                         they are links",
                        MOST_BYTES >> 20
                    ),
                )
            };
            if !self.findings.iter().any(|finding| finding.code == Code::EmbedBudget) {
                let finding = finding().help("link to the notes instead of embedding all of them");
                self.findings.push(finding);
            }
            return self.stopped(scope, image);
        }
        self.embedded.0 += 1;
        self.embedded.1 += text.len();
        let text = Text::new(&text, body);
        let source = Source::new(&text);
        let Some(part) = part(&source, read, link.fragment.as_deref()) else {
            return self.stopped(scope, image);
        };
        let place = place(&source, &part);
        let holds = |(of, at): &(usize, usize)| *of == note && place.contains(at);
        if self.embeds.iter().chain([&(scope.note, at)]).any(holds) {
            let finding = self.circle(scope.note, link);
            if !self.findings.contains(&finding) {
                self.findings.push(finding);
            }
            return self.stopped(scope, image);
        }
        self.open_embed();
        self.embeds.push((scope.note, at));
        let above = self.level_of_embed;
        let levels = std::mem::take(&mut self.levels);
        self.level_of_embed += levels.len();
        // An item stands in a list.
        let item = matches!(source.events.get(part.start), Some((Event::Start(Tag::Item), _)));
        if item {
            self.writer.open("ul", &Attributes::default());
        }
        self.part(note, &source, part);
        if item {
            self.close_block("ul");
        }
        self.levels = levels;
        self.level_of_embed = above;
        self.close_embed(note, link);
        self.embeds.pop();
    }

    /// Ends the paragraph around an embed; what follows it begins another.
    fn open_embed(&mut self) {
        self.end_paragraph();
        self.writer.open("div", &Attributes::of("class", "embed"));
        self.writer.line_end();
    }

    fn close_embed(&mut self, note: usize, link: &Link) {
        let title = &self.page.vault.notes[note].title;
        let leads = self.note_address(note, link).map_or_else(|| self.unlinked(link, title), Leads::Here);
        self.writer.line_end();
        self.writer.open("p", &Attributes::of("class", "embed-source"));
        self.whole_link(leads, title, None);
        self.writer.close("p");
        self.writer.line_end();
        self.close_block("div");
        self.pending = true;
    }

    /// Writes a link in the place of an embed.
    fn stopped(&mut self, scope: &Scope<'_>, image: &Image) {
        let leads = self.leads(scope.note, &image.link);
        self.begin();
        self.writer.open("span", &Attributes::of("class", "embed-stopped"));
        self.whole_link(leads, &shown(&image.link), image.text.as_deref());
        self.writer.close("span");
    }

    fn circle(&self, note: usize, link: &Link) -> Diagnostic {
        let file = &self.page.vault.notes[note].file;
        Code::EmbedCycle
            .at(file, link.span, format!("`{link}` is embedded in itself; the page has a link in its place"))
            .help("link to it, or embed only the section or block that is needed")
    }
}

/// Where in its text a part of a note stands.
fn place(source: &Source<'_>, part: &Range<usize>) -> Range<usize> {
    if part.len() == source.events.len() {
        return 0..usize::MAX;
    }
    let events: &[Placed<'_>] = &source.events[part.clone()];
    let start = events.first().map_or(0, |(_, range)| range.start);
    let end = events.iter().map(|(_, range)| range.end).max().unwrap_or(start);
    start..end
}
