//! What a file of an output folder is to hold.

use super::stamp::Seen;
use blake3::Hash;
use tempfile::TempPath;

/// What a file is to hold. A build of many pages holds none of them in memory: it stages each as it is made.
#[derive(Debug)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// Bytes that stand in a temporary file already.
    Staged(Staged),
    /// What stands there since an earlier build, as it was just now seen ([`Output::untouched`](super::Output::untouched)):
    /// nobody looks at it again.
    Same(Seen),
}

/// A whole file that waits for its name. It is removed where it does not get one.
#[derive(Debug)]
pub struct Staged {
    pub(super) temporary: TempPath,
    pub(super) hash: Hash,
}

impl Content {
    /// The hash of what the file is to hold.
    pub(super) fn hash(&self) -> Hash {
        match self {
            Self::Bytes(bytes) => blake3::hash(bytes),
            Self::Staged(staged) => staged.hash,
            Self::Same(seen) => seen.hash,
        }
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}
