//! Relative ways between folders.

use std::path::{Component, Path, PathBuf};

/// The way from one folder to another as links write it: `../../`, or `../../../vault/`. `None` where there is none, or
/// none that can be written as text.
pub(super) fn way(from: &Path, to: &Path) -> Option<String> {
    let (from, to) = (plain(from)?, plain(to)?);
    let shared = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    // Another drive has no common start.
    if shared == 0 {
        return None;
    }
    let mut way = "../".repeat(from.len() - shared);
    for part in &to[shared..] {
        way.push_str(part);
        way.push('/');
    }
    Some(way)
}

/// The parts of an absolute path, without those that lead back. Links are followed in the same way, part by part.
fn plain(path: &Path) -> Option<Vec<String>> {
    let path: PathBuf = std::path::absolute(path).ok()?;
    let mut parts: Vec<String> = Vec::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if parts.len() > 1 => drop(parts.pop()),
            Component::ParentDir => {}
            Component::Prefix(_) | Component::RootDir | Component::Normal(_) => {
                parts.push(component.as_os_str().to_str()?.to_owned());
            }
        }
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::way;
    use std::path::Path;

    #[test]
    fn a_way_leads_from_folder_to_folder() {
        for (from, to, expected) in [
            ("/vault/casebook/dashboard", "/vault", "../../"),
            ("/out/dashboard", "/home/me/My vault", "../../home/me/My vault/"),
            ("/a/b/../c/./dashboard", "/a/b", "../../b/"),
            ("/a", "/a", ""),
            ("/..", "/a", "a/"),
        ] {
            assert_eq!(way(Path::new(from), Path::new(to)).as_deref(), Some(expected), "{from} to {to}");
        }
    }
}
