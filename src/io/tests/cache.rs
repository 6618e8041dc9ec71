use super::Folder;
use crate::io::cache::{load, store};
use std::fs;

const TEXT: &[u8] = b"what a build keeps";

fn stored(folder: &Folder) -> Vec<u8> {
    store(&folder.path("cache"), &blake3::hash(b"key"), |file| file.write_all(TEXT));
    fs::read(folder.path("cache")).unwrap()
}

#[test]
fn what_is_whole_comes_back_under_its_key_alone() {
    let folder = Folder::new();
    stored(&folder);
    assert_eq!(load(&folder.path("cache"), &blake3::hash(b"key")).as_deref(), Some(TEXT));
    assert_eq!(load(&folder.path("cache"), &blake3::hash(b"another")), None);
    assert_eq!(load(&folder.path("none"), &blake3::hash(b"key")), None);
}

#[test]
fn damage_anywhere_is_seen() {
    let folder = Folder::new();
    let good = stored(&folder);
    let is_lost = |bytes: &[u8]| {
        fs::write(folder.path("cache"), bytes).unwrap();
        load(&folder.path("cache"), &blake3::hash(b"key")).is_none()
    };
    for at in 0..good.len() {
        assert!(is_lost(&good[..at]), "cut off after {at}");
        for bit in 0..8 {
            let mut bytes = good.clone();
            bytes[at] ^= 1 << bit;
            assert!(is_lost(&bytes), "bit {bit} of {at} flipped");
        }
    }
    assert!(is_lost(&[&good[..], b"x"].concat()), "longer");
    assert!(!is_lost(&good));
}

#[test]
fn a_failure_leaves_what_was_there() {
    let folder = Folder::new();
    let good = stored(&folder);
    store(&folder.path("cache"), &blake3::hash(b"key"), |_| Err(std::io::Error::other("no")));
    assert_eq!(fs::read(folder.path("cache")).unwrap(), good);
    store(&folder.path("no/such/folder"), &blake3::hash(b"key"), |file| file.write_all(TEXT));
}
