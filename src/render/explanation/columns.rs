use crate::render::findings::visible;
use crate::render::wrap::{padded, wrapped};
use unicode_width::UnicodeWidthStr;

/// Between two columns.
const GAP: usize = 2;
/// A column is made no narrower than this.
const NARROWEST: usize = 12;

/// Rows as lines: columns as wide as their widest cell, and where that is too much for the width, the widest ones
/// wrapped.
pub(super) fn lines(rows: &[Vec<String>], width: usize) -> Vec<String> {
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| visible(cell).into_owned()).collect()).collect();
    let widths = widths(&rows, width);
    rows.iter().flat_map(|row| row_lines(row, &widths)).collect()
}

fn widths(rows: &[Vec<String>], width: usize) -> Vec<usize> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.width()).max();
    let mut widths: Vec<usize> = (0..count).map(|at| widest(at).unwrap_or(0)).collect();
    let used = widths.iter().filter(|width| **width > 0).count();
    let room = width.saturating_sub(used.saturating_sub(1) * GAP);
    while widths.iter().sum::<usize>() > room {
        let Some(most) = widths.iter_mut().max().filter(|most| **most > NARROWEST) else { break };
        *most -= 1;
    }
    widths
}

fn row_lines(row: &[String], widths: &[usize]) -> Vec<String> {
    let cells: Vec<Vec<String>> = row.iter().zip(widths).map(|(cell, width)| wrapped(cell, *width)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let line = |at: usize| {
        let mut line = String::new();
        // A column that is empty in all rows takes no room.
        for (cell, width) in cells.iter().zip(widths).filter(|(_, width)| **width > 0) {
            if !line.is_empty() {
                line.push_str(&" ".repeat(GAP));
            }
            line.push_str(&padded(cell.get(at).map_or("", String::as_str), *width));
        }
        line.trim_end().to_owned()
    };
    (0..height).map(line).collect()
}
