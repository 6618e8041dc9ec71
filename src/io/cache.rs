//! A file of what can be worked out again, kept so that it need not be.
//!
//! Whatever is wrong with it (missing, cut off, damaged, another program's, a link, unreadable), it is as if there were
//! none; where it can't be written, there will be none. So nobody is told.

use super::names;
use super::write::write_whole;
use blake3::{Hash, Hasher};
use std::fs;
use std::path::{Path, PathBuf};

/// How the file begins.
const MAGIC: &[u8; 16] = b"casebook cache 1";
/// Magic, then the hash of all that follows.
const HEAD: usize = MAGIC.len() + blake3::OUT_LEN;

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
    let (magic, rest) = bytes.split_at_checked(MAGIC.len())?;
    let (hash, payload) = rest.split_at_checked(blake3::OUT_LEN)?;
    if magic != MAGIC || hash != sealed(key, payload).as_bytes() {
        return None;
    }
    bytes.drain(..HEAD);
    Some(bytes)
}

/// Stores what `write` appends to a list of bytes, at a path under a key.
pub fn store(path: &Path, key: &Hash, write: impl FnOnce(Vec<u8>) -> Option<Vec<u8>>) {
    let Some(mut bytes) = write(vec![0; HEAD]) else { return };
    let hash = sealed(key, &bytes[HEAD..]);
    bytes[..MAGIC.len()].copy_from_slice(MAGIC);
    bytes[MAGIC.len()..HEAD].copy_from_slice(hash.as_bytes());
    drop(write_whole(path, &bytes));
}

/// The hash that only this payload under this key has.
fn sealed(key: &Hash, payload: &[u8]) -> Hash {
    let mut hasher = Hasher::new_keyed(key.as_bytes());
    hasher.update(payload);
    hasher.finalize()
}
