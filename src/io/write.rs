use super::content::Staged;
use super::names;
use super::stamp::Stamp;
use blake3::Hasher;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use tempfile::{NamedTempFile, TempPath};

/// Writes a file whole or not at all: whoever reads it, even after a loss of power, sees the old content or the
/// new one. The permissions of a replaced file are kept. A symbolic link or a folder in its place is an error.
///
/// Every write of casebook goes through here.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    put(path, bytes)?;
    sync_folder(folder_of(path))
}

/// [`write_whole`] for what need not be in memory as a whole: `write` writes it piece by piece.
pub(super) fn write_whole_with(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut file = temporary(folder_of(path))?;
    write(&mut file)?;
    settle(file.into_temp_path(), path)?;
    sync_folder(folder_of(path))
}

/// Writes a temporary file into a folder, to be given its name by [`settle`] later.
pub(super) fn stage(folder: &Path, bytes: &[u8]) -> io::Result<TempPath> {
    let mut file = temporary(folder)?;
    file.write_all(bytes)?;
    // No open file is kept: there may be more of them than a process may have.
    Ok(file.into_temp_path())
}

/// [`stage`] for what need not be in memory as a whole: `write` writes it piece by piece.
pub(super) fn stage_with(
    folder: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<Staged> {
    let mut to = Hashing { file: temporary(folder)?, hasher: Hasher::new() };
    write(&mut to)?;
    Ok(Staged { hash: to.hasher.finalize(), temporary: to.file.into_temp_path() })
}

/// A temporary file that hashes what is written to it.
struct Hashing {
    file: NamedTempFile,
    hasher: Hasher,
}

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.file.write(bytes)?;
        self.hasher.update(&bytes[..n]);
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// [`write_whole`] but for the last step, so that many files of one folder share one [`sync_folder`].
///
/// Each file is synced before it is renamed. To sync once for all would need a call that Rust's library does
/// not have; measured on ext4, 2,000 files take 0.5 s in a row and 0.25 s from 16 threads, since the system
/// gathers what waits into one commit. So [`Output`](super::Output) writes from several threads.
pub(super) fn put(path: &Path, bytes: &[u8]) -> io::Result<Stamp> {
    settle(stage(folder_of(path), bytes)?, path)
}

/// Gives a staged file its name, in place of what has it. The staged file has to be on the same disk.
pub(super) fn settle(staged: TempPath, path: &Path) -> io::Result<Stamp> {
    let replaced = match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_symlink() => {
            return Err(io::Error::new(ErrorKind::AlreadyExists, "a symbolic link stands there"));
        }
        Ok(metadata) if !metadata.is_file() => {
            return Err(io::Error::new(ErrorKind::AlreadyExists, "something that is no file stands there"));
        }
        Ok(metadata) => Some(metadata.permissions()),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    // Only Windows wants the right to write for this.
    let file = File::options().read(true).write(cfg!(windows)).open(&staged)?;
    if let Some(permissions) = replaced {
        file.set_permissions(permissions)?;
    }
    file.sync_all()?;
    // A new name changes neither the time nor the number of a file.
    let stamp = Stamp::of(&file.metadata()?);
    drop(file);
    staged.persist(path).map_err(|error| error.error)?;
    Ok(stamp)
}

/// Makes what was renamed in or removed from a folder last.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    // Windows can't sync a folder, and does not need to.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(names::TEMPORARY);
    // A report is no secret of its owner's account; the umask decides, as for any file that a program makes.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
