//! Which folders may be an output folder.

use super::names;
use super::output_error::OutputError;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

/// The real path of an output folder, which need not exist, unless it must never be one.
pub(super) fn accept(dir: &Path, vault: &Path, home: Option<&Path>) -> Result<PathBuf, OutputError> {
    // Without a final `/`, which would have the system look through a link.
    let dir: PathBuf = dir.components().collect();
    match fs::symlink_metadata(&dir) {
        Ok(metadata) if metadata.is_symlink() => return Err(OutputError::SymbolicLink(dir)),
        Ok(metadata) if !metadata.is_dir() => return Err(OutputError::NotAFolder(dir)),
        Err(error) if error.kind() == ErrorKind::NotADirectory => return Err(OutputError::NotAFolder(dir)),
        _ => {}
    }
    let resolve = |path: &Path| resolve(path).map_err(OutputError::io("look at", path));
    let real = resolve(&dir)?;
    let real_vault = resolve(vault)?;
    if real.parent().is_none() {
        Err(OutputError::FileSystemRoot(dir))
    } else if real == real_vault {
        Err(OutputError::IsVault(dir))
    } else if real_vault.starts_with(&real) {
        Err(OutputError::ContainsVault(dir))
    } else if home
        .filter(|home| home.is_absolute())
        .map(resolve)
        .transpose()?
        .is_some_and(|home| home.starts_with(&real))
    {
        Err(OutputError::Home(dir))
    } else {
        Ok(real)
    }
}

/// Refuses a folder to share that is not empty and that nobody shares yet.
pub(super) fn refuse_unshared(dir: &Path) -> Result<(), OutputError> {
    if is_shared(dir)? {
        return Ok(());
    }
    // What is found there may be what another writer made since: it looked first, so the folder was fit to share.
    refuse_foreign(dir).or_else(|foreign| if is_shared(dir)? { Ok(()) } else { Err(foreign) })
}

fn is_shared(dir: &Path) -> Result<bool, OutputError> {
    let shares = dir.join(names::SHARES);
    match fs::symlink_metadata(&shares) {
        Ok(metadata) if metadata.is_dir() => Ok(true),
        Ok(_) => Err(OutputError::Blocked(shares)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(OutputError::io("look at", shares)(error)),
    }
}

/// Refuses a share whose name differs from that of another by letter case alone: on many systems the two would
/// be one folder.
pub(super) fn refuse_twin(share: &Path) -> Result<(), OutputError> {
    let (Some(folder), Some(name)) = (share.parent(), share.file_name()) else { return Ok(()) };
    let name = name.to_string_lossy();
    let list = |error| OutputError::io("list", folder)(error);
    let others = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        others => others.map_err(list)?,
    };
    for entry in others {
        let other = entry.map_err(list)?.file_name();
        let other = other.to_string_lossy();
        if other != name && names::fold(&other) == names::fold(&name) {
            return Err(OutputError::Twin { name: name.into_owned(), other: other.into_owned() });
        }
    }
    Ok(())
}

/// Refuses a folder that holds anything but what casebook leaves there before its first manifest.
pub(super) fn refuse_foreign(dir: &Path) -> Result<(), OutputError> {
    let list = |error| OutputError::io("list", dir)(error);
    for entry in fs::read_dir(dir).map_err(list)? {
        let name = entry.map_err(list)?.file_name();
        let name = name.to_string_lossy();
        if name != names::LOCK && name != names::CACHE && !name.starts_with(names::TEMPORARY) {
            let (folder, example) = (dir.to_path_buf(), name.into_owned());
            return Err(OutputError::NotOurs { folder, example });
        }
    }
    Ok(())
}

/// The real path of something that need not exist: that of its nearest ancestor which does, and the rest.
pub fn resolve(path: &Path) -> std::io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    for ancestor in path.ancestors() {
        match fs::canonicalize(ancestor) {
            Ok(mut real) => {
                for part in path.strip_prefix(ancestor).unwrap_or(Path::new("")).components() {
                    match part {
                        Component::ParentDir => drop(real.pop()),
                        part => real.push(part),
                    }
                }
                return Ok(real);
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(path)
}

/// What stands before the name of a file of an output folder in diagnostics: the folder's path in the vault, where it is there.
pub(super) fn in_vault(dir: &Path, vault: &Path) -> String {
    let Ok(vault) = fs::canonicalize(vault) else { return String::new() };
    let mut shown = String::new();
    for part in dir.strip_prefix(vault).unwrap_or(Path::new("")).components() {
        shown.push_str(&part.as_os_str().to_string_lossy());
        shown.push('/');
    }
    shown
}
