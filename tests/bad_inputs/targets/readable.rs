use casebook::value::Unreadable;
use std::fmt::Debug;

/// What all parsers of values promise: a refusal names the text in one line, and both the example and the
/// replacement that it offers can be read.
#[track_caller]
pub(super) fn readable<T: Debug>(text: &str, parse: impl Fn(&str) -> Result<T, Unreadable>) -> Option<T> {
    let refused = match parse(text) {
        Ok(value) => return Some(value),
        Err(refused) => refused,
    };
    let message = &refused.message;
    assert!(
        message.contains('`') && !message.contains('\n') && !message.ends_with('.'),
        "{text:?}: {refused:?}"
    );
    assert!(parse(refused.example).is_ok(), "the example for {text:?}: {refused:?}");
    if let Some(better) = &refused.suggestion {
        let read = parse(better);
        assert!(read.is_ok(), "the replacement for {text:?} is {better:?}, and {read:?}");
    }
    None
}
