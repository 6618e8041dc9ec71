use super::{built_in, built_in_files, read};
use std::sync::Arc;

#[test]
fn nothing_is_wrong_with_the_built_in_ladders() {
    for (file, text) in built_in_files() {
        let (_, _, findings) = read(&Arc::from(*file), text);
        assert_eq!(findings, [], "{file}");
    }
    assert_eq!(built_in().len(), built_in_files().len());
}
