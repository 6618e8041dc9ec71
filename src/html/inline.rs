//! Running text: emphasis, links, code, tags, addresses, footnotes.

use super::blocks::Around;
use super::embeds::Image;
use super::escape;
use super::footnotes::Content;
use super::leads::{Leads, shown};
use super::math::formula;
use super::page::Missing;
use super::pieces::{Found, Piece, Words, end_of, is_image, pieces, take_block_id, take_task, words};
use super::raw;
use super::renderer::{Renderer, Scope};
use super::source::Placed;
use super::task;
use super::writer::Attributes;
use crate::source::Span;
use crate::syntax::markdown;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

/// What every link to another site says: nothing of where it was followed.
const REL: &str = "noopener noreferrer";

impl Renderer<'_, '_> {
    /// Writes running text with what its place gives it: a paragraph, a task, the name of a block.
    pub(super) fn run<'t>(&mut self, scope: &mut Scope<'t>, events: &[Placed<'t>], around: Around) {
        let mut pieces = pieces(events, scope.source.text);
        let id = take_block_id(&mut pieces).filter(|_| scope.own);
        let begins_item = matches!(around, Around::Paragraph(true) | Around::Item(true));
        let sign = if begins_item { task_sign(&mut pieces) } else { None };
        let depth = self.writer.depth();
        self.pending = matches!(around, Around::Paragraph(_));
        if let Some(sign) = sign {
            self.writer.amend_open(&Attributes::of("class", task::class(sign)));
            self.begin();
            self.writer.html(&task::checkbox(sign));
        }
        self.write_pieces(scope, &pieces, around);
        self.raw.end();
        self.writer.close_all_raw(depth);
        let begun = !std::mem::take(&mut self.pending);
        let paragraph = match around {
            Around::Paragraph(_) => begun,
            // Words behind an embed are a paragraph, in a line of a list too.
            Around::Item(_) => begun && self.writer.depth() > depth && self.writer.top() == Some("p"),
            Around::Line => false,
        };
        if let Some(id) = id {
            self.name_block(&id, around, paragraph);
        }
        if paragraph {
            self.close_block("p");
        }
    }

    /// Writes a line that stands alone, such as a property.
    pub(super) fn plain_run<'t>(&mut self, scope: &mut Scope<'t>, events: &[Placed<'t>]) {
        self.run(scope, events, Around::Line);
    }

    /// Gives a block the id of its name: the one that the text stands in, or the one before.
    fn name_block(&mut self, id: &str, around: Around, paragraph: bool) {
        let id = super::block_id::element_id(id);
        if !self.writer.take_id(&id) {
            return;
        }
        let attributes = Attributes::of("id", &id);
        match around {
            Around::Line => self.writer.html(&format!("<span{}></span>", attributes.as_str())),
            Around::Paragraph(_) if !paragraph => self.writer.amend_last(&attributes),
            _ => self.writer.amend_open(&attributes),
        }
    }

    /// Gives the table that is open the id of its name.
    pub(super) fn name_table(&mut self, id: &str) {
        let id = super::block_id::element_id(id);
        if self.writer.take_id(&id) {
            self.writer.amend_nearest("table", &Attributes::of("id", &id));
        }
    }

    /// Opens the paragraph that the text stands in, if it is not open yet.
    pub(super) fn begin(&mut self) {
        if std::mem::take(&mut self.pending) {
            self.writer.line_end();
            self.writer.open("p", &Attributes::default());
        }
    }

    /// Writes pieces of running text.
    pub(super) fn write_pieces<'t>(&mut self, scope: &mut Scope<'t>, pieces: &[Piece<'t>], around: Around) {
        let depth = self.writer.depth() - usize::from(around != Around::Line && self.in_paragraph());
        let mut closings: Vec<Closing> = Vec::new();
        let mut at = 0;
        while at < pieces.len() {
            let piece = &pieces[at];
            if is_image(piece) {
                let end = end_of(pieces, at);
                let fits = around != Around::Line
                    && self.links == 0
                    && self.writer.depth() == depth + usize::from(self.in_paragraph());
                self.image_piece(scope, &pieces[at..end], fits);
                at = end + 1;
                continue;
            }
            match piece {
                Piece::Text(words) => self.words(scope.note, words),
                Piece::Mark { opens: true } => {
                    self.begin();
                    self.writer.open("mark", &Attributes::default());
                }
                Piece::Mark { opens: false } => self.writer.close("mark"),
                Piece::Footnote(note) => self.refer(scope, Content::Here(note.clone())),
                Piece::Event((Event::FootnoteReference(name), _)) => {
                    self.refer(scope, Content::Defined(name.to_string()));
                }
                Piece::Event((Event::Start(Tag::Link { .. }), _)) => {
                    let end = end_of(pieces, at);
                    match self.open_link(scope, &pieces[at..end]) {
                        Some(closing) => closings.push(closing),
                        None => at = end,
                    }
                }
                Piece::Event((Event::End(TagEnd::Link), _)) => self.close_link(closings.pop()),
                Piece::Event((event, _)) => self.event(event, around),
            }
            at += 1;
        }
    }

    /// Ends the paragraph that is open, if one is.
    pub(super) fn end_paragraph(&mut self) {
        self.writer.trim_break();
        if self.in_paragraph() {
            self.writer.close("p");
        }
        self.pending = false;
        self.writer.line_end();
    }

    fn in_paragraph(&self) -> bool {
        !self.pending && self.writer.top() == Some("p")
    }

    fn event(&mut self, event: &Event<'_>, around: Around) {
        match event {
            Event::SoftBreak | Event::HardBreak => self.line_break(event, around),
            Event::Start(tag) => {
                self.begin();
                if let Some(name) = element(tag) {
                    self.writer.open(name, &Attributes::default());
                }
            }
            Event::End(TagEnd::Emphasis) => self.writer.close("em"),
            Event::End(TagEnd::Strong) => self.writer.close("strong"),
            Event::End(TagEnd::Strikethrough) => self.writer.close("del"),
            Event::InlineHtml(html) => {
                if !self.raw.drops() && raw::stays(html) {
                    self.begin();
                }
                self.raw_html(html, true);
            }
            _ if self.raw.drops() => {}
            Event::Code(code) => {
                self.begin();
                self.writer.open("code", &Attributes::default());
                self.say(code);
                self.writer.close("code");
            }
            Event::InlineMath(latex) | Event::DisplayMath(latex) => {
                self.begin();
                self.foreign = true;
                self.writer.html(&formula(latex, matches!(event, Event::DisplayMath(_))));
                self.keep(latex);
            }
            _ => {}
        }
    }

    /// As in Obsidian, a line ends where its author ended it.
    fn line_break(&mut self, event: &Event<'_>, around: Around) {
        self.keep(" ");
        if self.pending || self.raw.drops() {
            return;
        }
        match (event, around) {
            (Event::SoftBreak, Around::Line) => self.writer.html("\n"),
            _ => self.writer.html("<br>\n"),
        }
    }

    fn refer<'t>(&mut self, scope: &mut Scope<'t>, content: Content<'t>) {
        // A link can't stand in a link.
        if self.links > 0 || self.raw.drops() {
            return;
        }
        self.begin();
        let reference = scope.footnotes.refer(content);
        self.writer.html(&reference);
    }

    /// Writes text of a note with the tags and addresses in it.
    fn words(&mut self, note: usize, words: &Words) {
        if self.raw.drops() || self.pending && words.text.trim().is_empty() {
            return;
        }
        self.begin();
        if self.links > 0 {
            return self.say_words(&words.text);
        }
        let mut from = 0;
        for (range, found) in words.found() {
            self.say_words(&words.text[from..range.start]);
            let text = &words.text[range.clone()];
            match found {
                Found::Address => self.address(text),
                Found::Tag => self.tag(note, text),
            }
            from = range.end;
        }
        self.say_words(&words.text[from..]);
    }

    /// Writes text with one space for many: how long a comment was is nobody's business.
    fn say_words(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find("  ") {
            self.say(&rest[..=at]);
            rest = rest[at..].trim_start_matches(' ');
        }
        self.say(rest);
    }

    fn address(&mut self, text: &str) {
        let attributes = Attributes::of("href", &escape::address(text)).and("rel", REL);
        self.writer.open("a", &attributes);
        self.say(text);
        self.writer.close("a");
    }

    fn tag(&mut self, note: usize, text: &str) {
        let class = Attributes::of("class", "tag");
        let name = text.trim_start_matches('#');
        // Its page lists the notes that have it: what only looks like a tag here leads nowhere.
        let is_own = self.page.vault.notes[note].has_tag(name);
        let page = is_own.then(|| self.page.places.tag(name)).flatten();
        let (name, attributes) = match page {
            Some(path) => ("a", class.and("href", &escape::path(self.page.root, path))),
            None => ("span", class),
        };
        self.writer.open(name, &attributes);
        self.say(text);
        self.writer.close(name);
    }

    /// Opens a link; `None` where all of it is written already. The first piece begins it.
    fn open_link(&mut self, scope: &Scope<'_>, pieces: &[Piece<'_>]) -> Option<Closing> {
        let Some(Piece::Event((Event::Start(Tag::Link { link_type, dest_url, title, .. }), range))) =
            pieces.first()
        else {
            return Some(Closing::Nothing);
        };
        let link = markdown::link(*link_type, dest_url, false, Span::from(range.clone()));
        let own_text = !matches!(link_type, LinkType::WikiLink { has_pothole: false })
            && (pieces.iter().any(is_image) || !words(&pieces[1..]).trim().is_empty());
        let leads = self.leads(scope.note, &link);
        if self.raw.drops() {
            return Some(Closing::Nothing);
        }
        self.begin();
        let (href, attributes) = match leads {
            Leads::Here(href) => (href, Attributes::default()),
            Leads::Out(href) => (href, Attributes::of("rel", REL)),
            Leads::Unlinked(name) => return self.open_marked("no-page", &name, own_text),
            Leads::Nowhere => return self.open_missing(&shown(&link), own_text),
        };
        let mut all = Attributes::of("href", &href);
        if !title.is_empty() {
            all = all.and("title", title);
        }
        all = all.join(&attributes);
        self.writer.open("a", &all);
        self.links += 1;
        if own_text {
            return Some(Closing::Link);
        }
        self.say(&shown(&link));
        self.close_link(Some(Closing::Link));
        None
    }

    /// What stands for a link that leads nowhere; `None` where all of it is written already.
    fn open_missing(&mut self, name: &str, own_text: bool) -> Option<Closing> {
        match (self.page.missing, own_text) {
            (Missing::Words(_), true) => Some(Closing::Nothing),
            (Missing::Words(words), false) => {
                self.say(words);
                None
            }
            (Missing::Marked, own_text) => self.open_marked("missing", name, own_text),
        }
    }

    /// Opens what stands for a link, marked by its class; `None` where all of it is written already.
    fn open_marked(&mut self, class: &str, name: &str, own_text: bool) -> Option<Closing> {
        self.writer.open("span", &Attributes::of("class", class));
        if own_text {
            return Some(Closing::Marked);
        }
        self.say(name);
        self.writer.close("span");
        None
    }

    fn close_link(&mut self, closing: Option<Closing>) {
        match closing {
            Some(Closing::Link) => {
                self.links -= 1;
                self.writer.close("a");
            }
            Some(Closing::Marked) => self.writer.close("span"),
            Some(Closing::Nothing) | None => {}
        }
    }

    /// Writes a whole short link, with a text.
    pub(super) fn whole_link(&mut self, leads: Leads, name: &str, own_text: Option<&str>) {
        self.begin();
        let text = own_text.unwrap_or(name);
        let attributes = match leads {
            _ if self.links > 0 => return self.say(text),
            Leads::Here(href) => Attributes::of("href", &href),
            Leads::Out(href) => Attributes::of("href", &href).and("rel", REL),
            Leads::Unlinked(name) => {
                let closing = self.open_marked("no-page", &name, own_text.is_some());
                return self.close_marked(closing, text);
            }
            Leads::Nowhere => {
                let closing = self.open_missing(name, own_text.is_some());
                return self.close_marked(closing, text);
            }
        };
        self.writer.open("a", &attributes);
        self.say(text);
        self.writer.close("a");
    }

    /// Ends what stands for a link with its own text, where that is still to be written.
    fn close_marked(&mut self, closing: Option<Closing>, text: &str) {
        if closing.is_some() {
            self.say(text);
            self.close_link(closing);
        }
    }

    fn image_piece(&mut self, scope: &Scope<'_>, pieces: &[Piece<'_>], fits: bool) {
        let Some(Piece::Event((Event::Start(Tag::Image { link_type, dest_url, title, .. }), range))) =
            pieces.first()
        else {
            return;
        };
        if self.raw.drops() {
            return;
        }
        let said = words(&pieces[1..]);
        let link = markdown::link(*link_type, dest_url, true, Span::from(range.clone()));
        let own_text = !matches!(link_type, LinkType::WikiLink { has_pothole: false });
        let image = Image::new(link, if own_text { &said } else { "" }, title);
        self.image(scope, &image, fits);
    }
}

/// How an open link is closed.
#[derive(Debug, Clone, Copy)]
enum Closing {
    Link,
    Marked,
    Nothing,
}

fn element(tag: &Tag<'_>) -> Option<&'static str> {
    match tag {
        Tag::Emphasis => Some("em"),
        Tag::Strong => Some("strong"),
        Tag::Strikethrough => Some("del"),
        _ => None,
    }
}

/// The state of the task that an item is.
fn task_sign(pieces: &mut Vec<Piece<'_>>) -> Option<char> {
    if let Some(Piece::Event((Event::TaskListMarker(done), _))) = pieces.first() {
        let sign = if *done { 'x' } else { ' ' };
        pieces.remove(0);
        return Some(sign);
    }
    take_task(pieces)
}
