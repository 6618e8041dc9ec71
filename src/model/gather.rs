//! Finds where a note gives its fields, in whichever of the four ways.

use super::common::{ALIASES, PUBLISH, SCOPE, SLUG, TAGS, TITLE};
use super::field::Field;
use super::names::{KindNames, Named, Titled};
use crate::source::Span;
use crate::syntax::front_matter::FrontMatter;
use crate::syntax::inline_field::inline_fields;
use crate::syntax::line::Line;
use crate::syntax::outline::{Block, Item, Outline, Section, place};
use crate::syntax::yaml::Node;

/// The four ways, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// A property.
    Property,
    /// A section.
    Section,
    /// A labelled item, line or table row.
    Label,
    /// A Dataview field.
    Dataview,
}

/// A field as one place gives it, not yet read.
#[derive(Debug)]
pub struct Given<'n> {
    /// The field.
    pub field: &'static Field,
    /// How it is given.
    pub way: Way,
    /// True where a weak title gave it.
    pub weak: bool,
    /// Where.
    pub span: Span,
    /// What stands there.
    pub content: Content<'n>,
}

/// What stands in one place.
#[derive(Debug)]
pub enum Content<'n> {
    /// The value of a property.
    Node(&'n Node),
    /// Lines, and the blocks that follow or nest.
    Body {
        /// The lines after a label.
        lines: Vec<Line>,
        /// Lists, tables and paragraphs.
        blocks: Vec<&'n Block>,
        /// The sections inside this one.
        sections: Vec<&'n Section>,
    },
}

/// All places where a note gives a field that its kind understands.
pub fn gather<'n>(names: &KindNames, front: &'n FrontMatter, outline: &'n Outline) -> Vec<Given<'n>> {
    let mut gatherer = Gatherer { names, given: Vec::new() };
    for property in &front.properties {
        if let Some(field) = names.by_key(&property.name) {
            gatherer.given.push(Given {
                field,
                way: Way::Property,
                weak: false,
                span: property.value.span,
                content: Content::Node(&property.value),
            });
        }
    }
    gatherer.sections(&outline.sections);
    gatherer.given
}

struct Gatherer<'a, 'n> {
    names: &'a KindNames,
    given: Vec<Given<'n>>,
}

/// Fields of a note as a file: a section of such a title is about something else.
const PROPERTIES_ONLY: [&str; 6] = [TITLE.name, TAGS.name, ALIASES.name, SLUG.name, PUBLISH.name, SCOPE.name];

/// To whom a section belongs.
#[derive(Clone, Copy)]
enum Owner {
    /// The field given at this index of `given`.
    Field {
        given: usize,
        weak: bool,
    },
    Aside,
}

impl<'n> Gatherer<'_, 'n> {
    fn sections(&mut self, sections: &'n [Section]) {
        // The sections above the current one, each with its owner.
        let mut above: Vec<(u8, Option<Owner>)> = Vec::new();
        for section in sections {
            while above.last().is_some_and(|(level, _)| *level >= section.level) {
                above.pop();
            }
            let inherited = above.last().and_then(|(_, owner)| *owner);
            let owner = if section.level == 0 { None } else { self.owner(section).or(inherited) };
            above.push((section.level, owner));
            if let Some(Owner::Field { given, .. }) = owner
                && let Content::Body { blocks, sections, .. } = &mut self.given[given].content
            {
                blocks.extend(&section.blocks);
                if inherited.is_some() {
                    sections.push(section);
                }
            }
            let labels = matches!(owner, None | Some(Owner::Field { weak: true, .. }));
            self.blocks(&section.blocks, labels);
        }
    }

    fn owner(&mut self, section: &'n Section) -> Option<Owner> {
        let Named { field, weak } = match self.names.section(&section.title.text)? {
            Titled::Field(named) => named,
            Titled::Aside => return Some(Owner::Aside),
        };
        if PROPERTIES_ONLY.contains(&field.name) {
            return None;
        }
        let content = Content::Body { lines: Vec::new(), blocks: Vec::new(), sections: Vec::new() };
        self.given.push(Given { field, way: Way::Section, weak, span: section.title.span, content });
        Some(Owner::Field { given: self.given.len() - 1, weak })
    }

    /// Looks for labels (where they count) and Dataview fields.
    fn blocks(&mut self, blocks: &'n [Block], labels: bool) {
        for (i, block) in blocks.iter().enumerate() {
            match block {
                Block::Paragraph(lines) => self.lines(lines, &blocks[i + 1..], labels),
                Block::List(list) => list.items.iter().for_each(|item| self.item(item, labels)),
                Block::Quote(inner) => self.blocks(inner, labels),
                Block::Table(table) if labels && table.header.len() == 2 => {
                    let rows = std::iter::once(&table.header).chain(&table.rows);
                    for row in rows {
                        if let [label, value] = row.as_slice()
                            && let Some(named) = self.names.by_title(label.text.trim_end_matches(':'))
                        {
                            self.label(named, vec![value.clone()], Vec::new());
                        }
                    }
                }
                Block::Table(_) => {}
            }
        }
    }

    fn item(&mut self, item: &'n Item, labels: bool) {
        if labels && let Some((named, rest)) = item.lines.first().and_then(|line| self.labelled(line)) {
            let mut lines = vec![rest];
            lines.extend(item.lines[1..].iter().cloned());
            return self.label(named, lines, item.blocks.iter().collect());
        }
        self.lines(&item.lines, &[], labels);
        self.blocks(&item.blocks, labels);
    }

    fn lines(&mut self, lines: &[Line], following: &'n [Block], labels: bool) {
        let apart: Vec<Line>;
        let lines = if labels && lines.iter().any(|line| self.parts(line).is_some()) {
            apart = lines
                .iter()
                .flat_map(|line| self.parts(line).unwrap_or_else(|| vec![line.clone()]))
                .collect();
            &apart
        } else {
            lines
        };
        let mut i = 0;
        while i < lines.len() {
            let line = &lines[i];
            i += 1;
            let fields = inline_fields(line);
            for inline in &fields {
                if let Some(field) = self.names.by_key(&inline.key) {
                    let content = Content::Body {
                        lines: vec![inline.value.clone()],
                        blocks: Vec::new(),
                        sections: Vec::new(),
                    };
                    self.given.push(Given {
                        field,
                        way: Way::Dataview,
                        weak: false,
                        span: inline.value.span,
                        content,
                    });
                }
            }
            if !labels || !fields.is_empty() {
                continue;
            }
            let Some((named, rest)) = self.labelled(line) else { continue };
            let mut value = vec![rest];
            while let Some(next) =
                lines.get(i).filter(|next| self.labelled(next).is_none() && inline_fields(next).is_empty())
            {
                value.push(next.clone());
                i += 1;
            }
            // A label alone on its line speaks for the list, table or paragraph that follows.
            let alone = i == lines.len() && value.iter().all(Line::is_blank);
            let blocks = if alone { self.speaks_for(following) } else { Vec::new() };
            self.label(named, value, blocks);
        }
    }

    /// The parts of a line that holds several labels: `**Date:** 2026-01-24 | **Severity:** P2`.
    fn parts(&self, line: &Line) -> Option<Vec<Line>> {
        let separator = [" | ", " · "].into_iter().find(|separator| line.text.contains(separator))?;
        let mut from = 0;
        let mut parts = Vec::new();
        for part in line.text.split(separator) {
            parts.push(line.part(from..from + part.len()));
            from += part.len() + separator.len();
        }
        let labelled = parts.iter().filter(|part| self.labelled(part).is_some()).count();
        (labelled >= 2).then_some(parts)
    }

    fn speaks_for(&self, following: &'n [Block]) -> Vec<&'n Block> {
        following
            .first()
            .filter(|next| !matches!(next, Block::Paragraph(lines) if lines.first().is_some_and(|l| self.labelled(l).is_some())))
            .into_iter()
            .collect()
    }

    fn labelled(&self, line: &Line) -> Option<(Named, Line)> {
        let (label, rest) = line.label()?;
        Some((self.names.by_title(label)?, line.tail(rest)))
    }

    fn label(&mut self, named: Named, lines: Vec<Line>, blocks: Vec<&'n Block>) {
        let span = place(&lines).or_else(|| blocks.iter().find_map(|b| b.span())).unwrap_or_default();
        let content = Content::Body { lines, blocks, sections: Vec::new() };
        self.given.push(Given { field: named.field, way: Way::Label, weak: named.weak, span, content });
    }
}
