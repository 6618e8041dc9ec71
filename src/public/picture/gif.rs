//! GIF: a screen, then blocks. Comments, texts and other programs' blocks stay behind.

/// The loop of an animation, the one program's block that browsers know.
const LOOPS: [&[u8; 11]; 2] = [b"NETSCAPE2.0", b"ANIMEXTS1.0"];
const SHORT: &str = "it ends in the middle";

/// What is left to read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], &'static str> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(SHORT)?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8, &'static str> {
        Ok(self.take(1)?[0])
    }

    /// A chain of blocks up to and with the empty one that ends it.
    fn chain(&mut self) -> Result<&'a [u8], &'static str> {
        let start = self.0;
        loop {
            let length = usize::from(self.byte()?);
            self.take(length)?;
            if length == 0 {
                return Ok(&start[..start.len() - self.0.len()]);
            }
        }
    }

    /// The table of colours that flags announce.
    fn colours(&mut self, flags: u8) -> Result<&'a [u8], &'static str> {
        self.take(if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 0x07) + 1) })
    }
}

/// The picture without anything but itself.
pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, &'static str> {
    let mut rest = Rest(bytes);
    let mut out = rest.take(13)?.to_vec();
    out.extend(rest.colours(out[10])?);
    // Duration and transparency of what is drawn next: a text that is left out takes them along.
    let mut control = None;
    let mut drawn = false;
    loop {
        match rest.byte()? {
            0x3B if drawn => {
                out.push(0x3B);
                return Ok(out);
            }
            0x3B => return Err("it has no pixels"),
            0x2C => {
                let descriptor = rest.take(9)?;
                let colours = rest.colours(descriptor[8])?;
                let code_size = rest.byte()?;
                let pixels = rest.chain()?;
                if let Some(control) = control.take() {
                    out.extend([0x21, 0xF9]);
                    out.extend_from_slice(control);
                }
                out.push(0x2C);
                out.extend_from_slice(descriptor);
                out.extend_from_slice(colours);
                out.push(code_size);
                out.extend_from_slice(pixels);
                drawn = true;
            }
            0x21 => match (rest.byte()?, rest.chain()?) {
                (0xF9, chain) => control = (chain.len() == 6).then_some(chain),
                (0x01, _) => control = None,
                (0xFF, chain) => push_loop(&mut out, chain),
                _ => {}
            },
            // Zeros between blocks are common and mean nothing.
            0x00 => {}
            _ => return Err("a part is of no known kind"),
        }
    }
}

/// How often an animation runs, where that is what the block says.
fn push_loop(out: &mut Vec<u8>, chain: &[u8]) {
    let [11, name @ ..] = chain else { return };
    let Some((name, values)) = name.split_first_chunk::<11>() else { return };
    if let ([3, 1, low, high, ..], true) = (values, LOOPS.contains(&name)) {
        out.extend([0x21, 0xFF, 11]);
        out.extend(name);
        out.extend([3, 1, *low, *high, 0]);
    }
}

/// Width and height of the screen.
pub(super) fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let screen = bytes.get(6..10)?;
    let side = |at: usize| u32::from(u16::from_le_bytes([screen[at], screen[at + 1]]));
    Some((side(0), side(2)))
}
