//! What is not as it should be yet. Each assertion says what happens today, so that mending it is seen.

use crate::support::vault;
use casebook::model::kind::Record;

/// Running text is read without its marks: that `ndots` stood in code, as a reader of data would like to know,
/// is lost.
#[test]
fn code_in_running_text_loses_its_marks() {
    let read = vault(&[(
        "A.md",
        "---\ntype: case\ndate: 2026-03-02\n---\n## Root cause\nThe `ndots` of *all* pods was 5.\n",
    )]);
    let Some(Record::Case(case)) = &read.note("A.md").record else { panic!("no case") };
    assert_eq!(case.root_cause.as_deref(), Some("The ndots of all pods was 5."));
}
