use super::names;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;

/// An output folder that no other build writes to. The system lets go of it when the process ends, however it
/// ends, so that nothing is ever to be cleaned up by hand.
///
/// The file stays: to remove it would let a third build lock a new one while a second waits for the old.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a folder, calling `waiting` once where another build holds it.
    pub(super) fn take(dir: &Path, waiting: &dyn Fn()) -> io::Result<Self> {
        let path = dir.join(names::LOCK);
        if fs::symlink_metadata(&path).is_ok_and(|metadata| !metadata.is_file()) {
            return Err(io::Error::new(ErrorKind::AlreadyExists, "something that is no file stands there"));
        }
        let file = File::options().create(true).truncate(false).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                waiting();
                file.lock()?;
            }
            // Some network file systems have no locks. To refuse them would help nobody.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(error),
        }
        Ok(Self { _file: file })
    }
}
