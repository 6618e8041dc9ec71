//! A file of what can be worked out again, kept so that it need not be.
//!
//! Whatever is wrong with it (missing, cut off, damaged, another program's, a link, unreadable), it is as if there were
//! none; where it can't be written, there will be none. So nobody is told.

use super::names;
use super::write::write_whole_with;
use blake3::{Hash, Hasher};
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// How the file begins. It ends in a hash of all between, under the key.
const MAGIC: &[u8; 16] = b"casebook cache 1";

/// How many bytes are written at a time.
const BLOCK: usize = 128 << 10;

/// Where an output folder has its cache.
pub fn path(out: &Path) -> PathBuf {
    out.join(names::CACHE)
}

/// What was stored at a path under this key, whole and undamaged.
pub fn load(path: &Path, key: &Hash) -> Option<Vec<u8>> {
    if !fs::symlink_metadata(path).ok()?.is_file() {
        return None;
    }
    let mut bytes = fs::read(path).ok()?;
    let end = bytes.len().checked_sub(blake3::OUT_LEN).filter(|end| *end >= MAGIC.len())?;
    let (payload, hash) = bytes.split_at(end);
    let mut hasher = Hasher::new_keyed(key.as_bytes());
    hasher.update(&payload[MAGIC.len()..]);
    if !payload.starts_with(MAGIC) || hasher.finalize().as_bytes() != hash {
        return None;
    }
    bytes.truncate(end);
    bytes.drain(..MAGIC.len());
    Some(bytes)
}

/// Stores what `write` writes, at a path under a key.
pub fn store(path: &Path, key: &Hash, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
    drop(write_whole_with(path, |file| {
        file.write_all(MAGIC)?;
        // A hasher is slow on small pieces.
        let sealed = Sealed { file, hasher: Hasher::new_keyed(key.as_bytes()) };
        let mut blocks = BufWriter::with_capacity(BLOCK, sealed);
        write(&mut blocks)?;
        let Sealed { file, hasher } = blocks.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.write_all(hasher.finalize().as_bytes())
    }));
}

/// A file whose content is hashed on its way.
struct Sealed<'f> {
    file: &'f mut dyn Write,
    hasher: Hasher,
}

impl Write for Sealed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
