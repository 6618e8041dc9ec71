use super::span::Span;
use std::ops::Range;

/// A place for people: 1-based line and column, columns counted in characters.
///
/// A tab and a wide character each count as one; a byte order mark as none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// 1-based line.
    pub line: u32,
    /// 1-based column, in characters.
    pub column: u32,
}

/// Maps byte offsets of one text to lines and columns.
///
/// A line ends at `\n`, `\r\n` or a lone `\r`, so that notes of any editor are counted as it shows them.
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t str,
    starts: Vec<u32>,
    /// The characters before each block of the text, where some line is longer than one: else every position
    /// on a line of a megabyte would be counted from its start.
    blocks: Vec<u32>,
}

/// The length of a block, in bytes.
const BLOCK: usize = 4096;

impl<'t> LineIndex<'t> {
    /// Scans the text once for its line ends.
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let lone_or_last = bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
            if lone_or_last {
                starts.push(u32::try_from(at + 1).unwrap_or(u32::MAX));
            }
        }
        let ends = starts.iter().skip(1).copied().chain([u32::try_from(text.len()).unwrap_or(u32::MAX)]);
        let long = starts.iter().zip(ends).any(|(start, end)| end.saturating_sub(*start) as usize > BLOCK);
        let mut before = 0;
        let blocks = (0..if long { bytes.len() } else { 0 }).step_by(BLOCK).map(|at| {
            let total = before;
            before += characters(bytes, at..(at + BLOCK).min(bytes.len()));
            u32::try_from(total).unwrap_or(u32::MAX)
        });
        let mut blocks: Vec<u32> = blocks.collect();
        blocks.push(u32::try_from(before).unwrap_or(u32::MAX));
        Self { text, starts, blocks }
    }

    /// The position of a byte offset; one past the end is the end, one inside a character is its start.
    pub fn position(&self, offset: u32) -> Position {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_of(offset);
        let start = self.starts[line] as usize;
        let column = self.characters(start..offset);
        let number = |n: usize| u32::try_from(n + 1).unwrap_or(u32::MAX);
        Position { line: number(line), column: number(column) }
    }

    /// The text of a 1-based line, without its line end and byte order mark; "" past the last one.
    pub fn line(&self, line: u32) -> &'t str {
        self.text[self.line_span(line).range()].trim_end_matches(['\n', '\r']).trim_start_matches('\u{feff}')
    }

    /// The byte range of a 1-based line, its line end included; empty past the last one.
    pub fn line_span(&self, line: u32) -> Span {
        let at = |line: u32| self.starts.get(line as usize).map_or(self.text.len(), |&s| s as usize);
        if line == 0 { Span::default() } else { Span::new(at(line - 1), at(line)) }
    }

    /// The characters of a range, in time that does not depend on its length.
    fn characters(&self, range: Range<usize>) -> usize {
        let bytes = self.text.as_bytes();
        if range.len() <= BLOCK {
            return characters(bytes, range);
        }
        let (first, last) = (range.start.div_ceil(BLOCK), range.end / BLOCK);
        let before = |block: usize| self.blocks[block] as usize;
        characters(bytes, range.start..first * BLOCK) + before(last) - before(first)
            + characters(bytes, last * BLOCK..range.end)
    }

    fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start as usize <= offset) - 1
    }
}

/// The characters that begin in a range of bytes, byte order marks left out.
fn characters(bytes: &[u8], range: Range<usize>) -> usize {
    let mark = |at: usize| bytes[at] == 0xef && bytes[at..].starts_with("\u{feff}".as_bytes());
    range.filter(|&at| bytes[at] & 0xc0 != 0x80 && !mark(at)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_a_long_line_are_those_of_counting() {
        for line in ["ab ž漢\u{feff}".repeat(3000), "x".repeat(BLOCK * 3), "x".repeat(BLOCK + BLOCK / 2 - 6)]
        {
            let text = format!("short\n{line}\nlast {line}");
            let index = LineIndex::new(&text);
            for (offset, _) in text.char_indices().step_by(97).chain([(text.len(), ' ')]) {
                let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
                let counted = text[start..offset].chars().filter(|&c| c != '\u{feff}').count() + 1;
                let at = index.position(u32::try_from(offset).unwrap());
                assert_eq!(at.column as usize, counted, "{offset}");
            }
        }
    }

    #[test]
    fn positions_count_characters_and_every_kind_of_line_end() {
        let text = "\u{feff}a\tb\r\nžluť\rx\n\n漢字!";
        let index = LineIndex::new(text);
        let at = |needle: &str| {
            let p = index.position(u32::try_from(text.find(needle).unwrap()).unwrap());
            (p.line, p.column)
        };
        assert_eq!(at("a"), (1, 1));
        assert_eq!(at("b"), (1, 3));
        assert_eq!(at("ť"), (2, 4));
        assert_eq!(at("x"), (3, 1));
        assert_eq!(at("!"), (5, 3));
        assert_eq!(index.line(1), "a\tb");
        assert_eq!(index.line(2), "žluť");
        assert_eq!(index.line(4), "");
        assert_eq!(index.line(9), "");
    }
}
