use super::names;
use super::output_error::OutputError;
use blake3::Hash;
use serde::{Deserialize, Serialize, Serializer};
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

const SCHEMA: u64 = 1;

/// What casebook wrote into an output folder.
///
/// It is written before a build changes anything, with the hashes it is going to write as `pending`, and again
/// after it. So whatever stops a build, each of its files is known by the one hash or the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// Path in the folder, and the hash of what casebook last wrote there.
    pub(super) files: BTreeMap<String, Hash>,
    /// The same for what a build under way is going to write.
    pub(super) pending: BTreeMap<String, Hash>,
}

/// The manifest as on disk; sorted, and without times and outside paths, so that equal builds have equal ones.
#[derive(Deserialize)]
struct Stored {
    schema: u64,
    files: BTreeMap<String, String>,
    #[serde(default)]
    pending: BTreeMap<String, String>,
}

/// The same on its way there.
#[derive(Serialize)]
struct Storing<'m> {
    schema: u64,
    #[serde(serialize_with = "hexes")]
    files: &'m BTreeMap<String, Hash>,
    #[serde(serialize_with = "hexes", skip_serializing_if = "BTreeMap::is_empty")]
    pending: &'m BTreeMap<String, Hash>,
}

/// Names with hashes as digits, without a list of them between.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
fn hexes<S: Serializer>(hashes: &&BTreeMap<String, Hash>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(hashes.iter().map(|(name, hash)| (name, Hex(hash))))
}

struct Hex<'h>(&'h Hash);

impl Serialize for Hex<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_hex())
    }
}

/// The part of any manifest, of whatever version, that says which one it is.
#[derive(Deserialize)]
struct Version {
    schema: u64,
}

impl Manifest {
    /// The manifest of a folder; none where there is none.
    pub(super) fn load(dir: &Path) -> Result<Option<Self>, OutputError> {
        let path = dir.join(names::MANIFEST);
        let damaged = |reason: String| OutputError::DamagedManifest { manifest: path.clone(), reason };
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_file() => {}
            Ok(_) => return Err(damaged("it is no file".to_owned())),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(OutputError::io("read", &path)(error)),
        }
        let bytes = fs::read(&path).map_err(OutputError::io("read", &path))?;
        let stored = serde_json::from_slice::<Stored>(&bytes);
        let schema = stored.as_ref().ok().map(|stored| stored.schema);
        let schema = schema.or_else(|| Some(serde_json::from_slice::<Version>(&bytes).ok()?.schema));
        if schema.is_some_and(|schema| schema > SCHEMA) {
            return Err(OutputError::NewerManifest(dir.to_path_buf()));
        }
        let stored = stored.map_err(|error| damaged(error.to_string()))?;
        let files = hashes(stored.files).map_err(damaged)?;
        let pending = hashes(stored.pending).map_err(damaged)?;
        Ok(Some(Self { files, pending }))
    }

    /// Whether a folder has one, of whatever content.
    pub(super) fn is_in(dir: &Path) -> bool {
        fs::symlink_metadata(dir.join(names::MANIFEST)).is_ok()
    }

    /// The bytes to store.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let stored = Storing { schema: SCHEMA, files: &self.files, pending: &self.pending };
        let mut bytes = Vec::with_capacity(128 * (self.files.len() + self.pending.len()) + 64);
        // Maps of text to text always have a JSON form, and there is room for it.
        drop(serde_json::to_writer_pretty(&mut bytes, &stored));
        bytes.push(b'\n');
        bytes
    }

    /// The entries of a part of the folder, and all others.
    pub(super) fn split(self, is_part: impl Fn(&str) -> bool) -> (Self, Self) {
        let part = |hashes: BTreeMap<String, Hash>| -> (BTreeMap<_, _>, BTreeMap<_, _>) {
            hashes.into_iter().partition(|(name, _)| is_part(name))
        };
        let ((files, other_files), (pending, other_pending)) = (part(self.files), part(self.pending));
        (Self { files, pending }, Self { files: other_files, pending: other_pending })
    }

    /// True where a build of casebook left this content under this name, or was going to.
    pub(super) fn wrote(&self, name: &str, hash: &Hash) -> bool {
        [&self.files, &self.pending].iter().any(|hashes| hashes.get(name) == Some(hash))
    }

    /// True for a name that casebook wrote, or was going to.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.files.contains_key(name) || self.pending.contains_key(name)
    }

    /// Every name that casebook wrote, or was going to.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let only_pending = self.pending.keys().filter(|name| !self.files.contains_key(*name));
        self.files.keys().chain(only_pending).map(String::as_str)
    }
}

fn hashes(stored: BTreeMap<String, String>) -> Result<BTreeMap<String, Hash>, String> {
    let one = |(name, hex): (String, String)| match (names::output_fault(&name), Hash::from_hex(&hex)) {
        (Some(fault), _) => Err(format!("`{name}`: {fault}")),
        (None, Err(error)) => Err(format!("`{name}`: {error}")),
        (None, Ok(hash)) => Ok((name, hash)),
    };
    stored.into_iter().map(one).collect()
}
