use super::{are_sound, part, text};
use casebook::check;
use casebook::config::{Config, Places, read};
use casebook::diagnostic::Severity;
use std::sync::Arc;

/// Settings: findings are errors in the order of the file, and settings written out are read as the same.
pub fn config(bytes: &[u8]) {
    let (file, text): (Arc<str>, String) = (Arc::from("casebook.toml"), text(bytes));
    let (config, mut findings) = read(&file, &text);
    assert_eq!((&config, &findings), (&read(&file, &text).0, &read(&file, &text).1));
    assert!(findings.is_sorted_by_key(|finding| finding.span), "{text:?}: {findings:?}");
    let sound = findings.is_empty();
    findings.extend(check::settings(&file, &config));
    assert!(findings.iter().all(|finding| finding.severity == Severity::Error), "{findings:?}");
    are_sound(&findings, &file, &text);
    let _ = config.excluded();

    for name in config.names.keys() {
        let place = config.places.get(&["names", name]);
        let place = place.unwrap_or_else(|| panic!("`{name}` has no place in {text:?}"));
        part(&text, place.key);
        part(&text, place.value);
    }
    is_written_as_read(&file, &config);
    if sound {
        // What is no setting changes none.
        let (again, more) = read(&file, &format!("{text}\n\n# end\n"));
        assert_eq!(without_places(again), without_places(config), "{text:?}");
        assert_eq!(more, []);
    }
}

fn without_places(config: Config) -> Config {
    Config { places: Places::default(), ..config }
}

fn is_written_as_read(file: &Arc<str>, config: &Config) {
    let written = toml::to_string(config).unwrap_or_else(|error| panic!("{config:?}: {error}"));
    let (again, findings) = read(file, &written);
    assert_eq!(findings, [], "{written}");
    assert_eq!(without_places(again), without_places(config.clone()), "{written}");
}
