//! JSON over many lines.

use serde_json::ser::Formatter;
use std::io::{self, Write};

/// Values so deep have a line of their own; what is deeper stays on it. So a case of a domain is one line, for people and
/// for what compares versions, and the capability map is half as large as with a line for each value.
const LEVELS: usize = 4;
/// A line end and the spaces after it.
const LINE: [u8; 1 + 2 * LEVELS] = {
    let mut line = [b' '; 1 + 2 * LEVELS];
    line[0] = b'\n';
    line
};

/// The layout of JSON in files and on terminals.
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
        if self.has_value && self.depth < LEVELS {
            to.write_all(&LINE[..=2 * self.depth])?;
        }
        to.write_all(bracket)
    }

    fn next<W: Write + ?Sized>(&self, to: &mut W, first: bool) -> io::Result<()> {
        match (self.depth <= LEVELS, first) {
            (false, true) => Ok(()),
            (false, false) => to.write_all(b", "),
            (true, true) => to.write_all(&LINE[..=2 * self.depth]),
            (true, false) => {
                to.write_all(b",")?;
                to.write_all(&LINE[..=2 * self.depth])
            }
        }
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
    use super::super::{data, text};
    use serde_json::{Value, json};

    #[test]
    fn shallow_values_have_lines_and_deep_ones_stay_on_them() {
        let value = json!({
            "none": [],
            "domains": [{"name": "dns", "cases": [{"file": "A.md", "roles": ["decided", {}]}, {"file": "B.md"}]}],
        });
        insta::assert_snapshot!(text(&value), @r#"
        {
          "none": [],
          "domains": [
            {
              "name": "dns",
              "cases": [
                {"file": "A.md", "roles": ["decided", {}]},
                {"file": "B.md"}
              ]
            }
          ]
        }
        "#);
    }

    #[test]
    fn it_is_the_same_data() {
        let deep = |depth: usize| (0..depth).fold(json!([]), |inner, _| json!({"x": [inner, {}]}));
        for value in
            [json!(1), json!([]), json!({}), json!([[], {}, [1, "a"], {"k": null}]), deep(3), deep(60)]
        {
            let read: Value = serde_json::from_str(&text(&value)).unwrap();
            assert_eq!(read, data(&value));
        }
    }
}
