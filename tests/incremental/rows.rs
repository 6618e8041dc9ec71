//! What may become of a cache: the next build tells nobody, and ends as a clean one.

use crate::world::{World, difference};
use std::fs;

const CACHE: &str = "out/.casebook-cache";

fn world() -> World {
    let world = World::new();
    world.write("vault/casebook.toml", "[dashboard]\nnotes = \"all\"\n");
    let case = "---\ntype: case\ndate: 2026-03-02\ndomains: [dns]\n---\nSee [[Other]].\n";
    world.write("vault/Case.md", case);
    world.write("vault/Other.md", "---\ntags: [a]\n---\n# Other\n\nWords. ![[Case]]\n");
    world.build();
    world
}

#[track_caller]
fn is_as_clean(world: &World, what: &str) {
    let done = world.command(&["build", "--as-of", "2026-07-01", "--quiet", "--out"], "out");
    assert!(done.status.success(), "{what}: {}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(String::from_utf8_lossy(&done.stderr), "", "{what}");
    assert_eq!(world.difference_to_clean(), None, "{what}");
}

#[test]
fn a_cache_that_is_no_good_is_made_anew_in_silence() {
    let world = world();
    let good = fs::read(world.path(CACHE)).unwrap();
    assert!(good.len() > 500, "nothing was kept");
    let cut = |at: usize| good[..good.len() * at / 10].to_vec();
    let flipped = |at: usize| {
        let mut bytes = good.clone();
        let at = good.len() * at / 10;
        bytes[at.min(good.len() - 1)] ^= 4;
        bytes
    };
    for at in 0..10 {
        for bytes in [cut(at), flipped(at)] {
            fs::write(world.path(CACHE), bytes).unwrap();
            is_as_clean(&world, "cut off or flipped");
        }
    }
    assert!(fs::read(world.path(CACHE)).unwrap().len() > 500, "a good one stands there again");
    fs::write(world.path(CACHE), "words ".repeat(1000)).unwrap();
    is_as_clean(&world, "something else");
    fs::remove_file(world.path(CACHE)).unwrap();
    fs::create_dir(world.path(CACHE)).unwrap();
    is_as_clean(&world, "a folder");
    fs::remove_dir(world.path(CACHE)).unwrap();
}

#[test]
fn a_build_after_which_nothing_changed_says_the_same_and_sees_what_did() {
    let world = world();
    world.write("vault/Bad.md", "---\ntype: case\ndate: 2026-02-30\n---\n");
    let said = |world: &World| {
        let done = world.command(&["build", "--as-of", "2026-07-01", "--out"], "out");
        String::from_utf8(done.stderr).unwrap()
    };
    let settle = || std::thread::sleep(std::time::Duration::from_millis(60));
    let first = said(&world);
    assert!(first.contains("wrote") && first.contains("Bad.md:3:7: error"), "{first}");
    settle();
    let again = said(&world);
    settle();
    assert_eq!(said(&world), again);
    let without =
        |text: &str| text.lines().filter(|line| !line.starts_with("In ")).collect::<Vec<_>>().join("\n");
    assert_eq!(without(&again), without(&first));
    assert_eq!(world.difference_to_clean(), None);
    // Whatever a build depends on is seen, though no note has changed.
    for (path, text) in [
        ("vault/templates/reports/ledger.md", "mine"),
        ("vault/ladders/own.toml", "id = 1"),
        ("vault/picture.png", "bytes"),
        ("vault/casebook.toml", "[dashboard]\nnotes = \"evidence\"\n"),
    ] {
        settle();
        world.write(path, text);
        said(&world);
        settle();
        assert_eq!(world.difference_to_clean(), None, "{path}");
    }
    let other_day = world.command(&["build", "--as-of", "2026-08-01", "--out"], "out");
    assert!(String::from_utf8_lossy(&other_day.stderr).contains("wrote"));
    settle();
    world.write("out/dashboard/index.html", "mine");
    assert!(said(&world).contains("edited by hand"));
    settle();
    assert!(said(&world).contains("edited by hand"));
}

#[test]
fn a_cache_of_another_vault_says_nothing_of_this_one() {
    let (one, other) = (world(), World::new());
    other.write("vault/casebook.toml", "[dashboard]\nnotes = \"all\"\n");
    other.write("vault/Case.md", "---\ntype: case\ndate: 2026-05-06\ndomains: [storage]\n---\nElse.\n");
    other.build();
    fs::copy(one.path(CACHE), other.path(CACHE)).unwrap();
    is_as_clean(&other, "another vault's");
}

#[cfg(unix)]
#[test]
fn a_cache_behind_a_link_is_neither_read_nor_written() {
    let world = world();
    fs::rename(world.path(CACHE), world.path("elsewhere")).unwrap();
    let before = fs::read(world.path("elsewhere")).unwrap();
    std::os::unix::fs::symlink(world.path("elsewhere"), world.path(CACHE)).unwrap();
    world.write("vault/Other.md", "changed\n");
    is_as_clean(&world, "a link");
    assert_eq!(fs::read(world.path("elsewhere")).unwrap(), before);
}

#[test]
fn what_the_clock_hides_is_never_published() {
    let world = World::new();
    let note = "---\ntitle: Mine\npublish: true \n---\nPublic words.\n";
    let hidden = "---\ntitle: Mine\npublish: false\n---\nPublic words.\n";
    assert_eq!(note.len(), hidden.len());
    world.write("vault/Note.md", note);
    world.build();
    world.build();
    assert!(world.path("out/portfolio/index.html").exists());
    let path = world.path("vault/Note.md");
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    fs::write(&path, hidden).unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    world.build();
    let public: Vec<String> =
        world.files("out").into_keys().filter(|path| path.starts_with("portfolio")).collect();
    assert_eq!(public, Vec::<String>::new());
    assert_eq!(
        difference(&world.files("out"), &{
            world.build_into("clean");
            world.files("clean")
        }),
        None
    );
}
