use super::page::Page;
use crate::explain::Overview;
use crate::explain::overview::Group;
use crate::render::findings::Drawing;

/// So many things of a sort are shown; the rest is counted.
const MOST: usize = 12;

/// What can be explained, for a terminal. Codes are many and alike, so that only where to find them is told.
pub fn overview(overview: &Overview, all: bool, drawing: Drawing) -> String {
    let mut page = Page::new(drawing);
    page.heading("What casebook explain explains", &format!(", as of {}", overview.as_of));
    page.prose(0, "Give it one of these names, or the path of a note.");
    for group in &overview.groups {
        self::group(&mut page, group, all);
    }
    page.text
}

fn group(page: &mut Page, group: &Group, all: bool) {
    page.heading(group.title, &format!(": {}", group.says));
    let codes = group.title == "Codes";
    let shown = if all {
        usize::MAX
    } else if codes {
        0
    } else {
        MOST
    };
    let rows: Vec<Vec<String>> =
        group.items.iter().take(shown).map(|item| vec![item.name.clone(), item.says.clone()]).collect();
    page.columns(2, &rows);
    match (group.items.len().saturating_sub(shown), group.items.first(), group.items.last()) {
        (0, ..) => {}
        (n, Some(first), Some(last)) if codes => page.prose(
            2,
            &format!("{} to {}, {n} of them; `casebook explain codes` lists them", first.name, last.name),
        ),
        (n, ..) => page.prose(2, &format!("and {n} more; `casebook explain -v` lists all")),
    }
}
