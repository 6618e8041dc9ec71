use super::{are_sound, file, part, text};
use casebook::source::Span;
use casebook::syntax::body::outline as read;
use casebook::syntax::front_matter;
use casebook::syntax::inline_field::inline_fields;
use casebook::syntax::line::Line;
use casebook::syntax::outline::{Block, Detail, Item, Outline, Section};

/// The outline of a body: all that it holds has its place in the text, a reading for links alone finds the same
/// of them, and no comment is read.
pub fn outline(bytes: &[u8]) {
    let (file, text) = (file(), text(bytes));
    let body = front_matter::read(&file, &text).0.body;
    let outline = read(&file, &text, body, Detail::Full);
    let again = read(&file, &text, body, Detail::Full);
    assert_eq!(format!("{outline:?}"), format!("{again:?}"));

    let whole = Span::new(body, text.len());
    let inside = |span: Span| assert!(span.is_empty() || whole.start <= span.start && span.end <= whole.end);
    let check = Check { text: &text, inside: &inside };
    assert_eq!(outline.sections.first().map(|section| section.level), Some(0), "{text:?}");
    for section in &outline.sections {
        check.line(&section.title);
        check.blocks(&section.blocks);
    }
    outline.links.iter().for_each(|link| check.place(link.span));
    are_sound(&outline.findings, &file, &text);

    let links = read(&file, &text, body, Detail::Links);
    assert!(links.sections.iter().all(|section| section.blocks.is_empty()));
    assert_eq!(found(&links), found(&outline), "{text:?}");
}

/// What both readings find.
fn found(outline: &Outline) -> String {
    let heading = |section: &Section| format!("{} {:?}", section.level, section.title.text);
    let headings: Vec<String> = outline.sections.iter().map(heading).collect();
    format!(
        "{headings:?} {:?} {:?} {:?} {:?} {:?}",
        outline.links, outline.block_ids, outline.anchors, outline.tags, outline.findings
    )
}

struct Check<'t> {
    text: &'t str,
    inside: &'t dyn Fn(Span),
}

impl Check<'_> {
    fn place(&self, span: Span) {
        part(self.text, span);
        (self.inside)(span);
    }

    fn blocks(&self, blocks: &[Block]) {
        for block in blocks {
            block.span().iter().for_each(|span| self.place(*span));
            match block {
                Block::Paragraph(lines) => self.lines(lines),
                Block::Quote(blocks) => self.blocks(blocks),
                Block::List(list) => list.items.iter().for_each(|item| self.item(item)),
                Block::Table(table) => {
                    self.lines(&table.header);
                    for row in &table.rows {
                        assert_eq!(row.len(), table.header.len(), "{:?}", self.text);
                        self.lines(row);
                    }
                }
            }
        }
    }

    fn item(&self, item: &Item) {
        self.place(item.span);
        self.lines(&item.lines);
        self.blocks(&item.blocks);
    }

    fn lines(&self, lines: &[Line]) {
        for line in lines {
            self.line(line);
        }
    }

    fn line(&self, line: &Line) {
        self.sound(line);
        for field in inline_fields(line) {
            assert!(line.text.get(field.part).is_some(), "{line:?}");
            self.sound(&field.value);
        }
        if let Some((label, rest)) = line.label() {
            assert!(!label.is_empty(), "{line:?}");
            self.sound(&line.tail(rest));
        }
        // Parts begin and end with something to read; a space may stand for a comment.
        for (at, c) in line.text.char_indices().filter(|(_, c)| !c.is_whitespace()).take(100) {
            self.place(line.place(at..at + c.len_utf8()));
            self.sound(&line.tail(at));
            self.sound(&line.part(0..at));
        }
        self.holds_no_comment(line);
    }

    fn sound(&self, line: &Line) {
        self.place(line.span);
        for (shown, link) in &line.links {
            assert!(line.text.get(shown.clone()).is_some(), "{line:?}");
            self.place(link.span);
        }
        for code in &line.codes {
            assert!(line.text.get(code.clone()).is_some(), "{line:?}");
        }
    }

    /// A mark of a comment that is neither code nor escaped was taken for one, so it is not there to be read.
    fn holds_no_comment(&self, line: &Line) {
        for (at, _) in line.text.match_indices("%%") {
            let source = line.place(at..at + 2);
            let escaped = self.text[..source.start as usize].ends_with('\\');
            let read = source.of(self.text) == "%%" && !escaped && !line.in_code(at);
            assert!(!read, "a comment is read in {:?}: {line:?}", self.text);
        }
    }
}
