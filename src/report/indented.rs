//! JSON over many lines, as `serde_json` lays it out.

use serde_json::ser::Formatter;
use std::io::{self, Write};

/// So many levels are indented from one text; what is deeper takes a few.
const LEVELS: usize = 64;
/// A line end and the spaces after it.
const LINE: [u8; 1 + 2 * LEVELS] = {
    let mut line = [b' '; 1 + 2 * LEVELS];
    line[0] = b'\n';
    line
};

/// The layout of `serde_json::to_string_pretty`, byte for byte. That writes the indent of each line two spaces at a
/// time, which deep data has dozens of: here a line begins with one write.
#[derive(Debug, Default)]
pub(super) struct Indented {
    /// How many lists and objects are open.
    depth: usize,
    /// Whether the one that was closed or filled last holds anything.
    has_value: bool,
}

impl Indented {
    fn open<W: Write + ?Sized>(&mut self, to: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.has_value = false;
        to.write_all(bracket)
    }

    fn close<W: Write + ?Sized>(&mut self, to: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.has_value {
            self.line(to)?;
        }
        to.write_all(bracket)
    }

    fn next<W: Write + ?Sized>(&self, to: &mut W, first: bool) -> io::Result<()> {
        if !first {
            to.write_all(b",")?;
        }
        self.line(to)
    }

    fn line<W: Write + ?Sized>(&self, to: &mut W) -> io::Result<()> {
        to.write_all(&LINE[..=2 * self.depth.min(LEVELS)])?;
        let mut left = self.depth.saturating_sub(LEVELS);
        while left > 0 {
            let now = left.min(LEVELS);
            to.write_all(&LINE[1..=2 * now])?;
            left -= now;
        }
        Ok(())
    }
}

impl Formatter for Indented {
    fn begin_array<W: Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.open(to, b"[")
    }

    fn end_array<W: Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.close(to, b"]")
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.next(to, first)
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn begin_object<W: Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.open(to, b"{")
    }

    fn end_object<W: Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.close(to, b"}")
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.next(to, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        to.write_all(b": ")
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{data, pretty, text};
    use serde_json::{Value, json};

    #[test]
    fn the_layout_is_that_of_serde_json() {
        let deep = |depth: usize| (0..depth).fold(json!([]), |inner, _| json!({"x": [inner, {}]}));
        for value in
            [json!(1), json!([]), json!({}), json!([[], {}, [1, "a"], {"k": null}]), deep(3), deep(60)]
        {
            let value: Value = value;
            assert_eq!(text(&value), pretty(&data(&value)));
        }
    }
}
