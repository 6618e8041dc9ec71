use crate::render::findings::visible;
use crate::render::wrap::wrapped;
use comfy_table::{CellAlignment, ContentArrangement, presets};

/// Rows for a terminal or a spreadsheet.
pub(super) struct Table {
    /// The titles of the columns.
    pub(super) columns: Vec<String>,
    /// The cells.
    pub(super) rows: Vec<Vec<String>>,
    /// The columns of numbers, which end on one line.
    pub(super) right: Vec<usize>,
}

impl Table {
    /// As text, no wider than the terminal.
    pub(super) fn text(&self, width: usize) -> String {
        let mut table = comfy_table::Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
        table.set_header(&self.columns);
        for row in &self.rows {
            table.add_row(row.iter().map(|cell| visible(cell).into_owned()));
        }
        for index in &self.right {
            if let Some(column) = table.column_mut(*index) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        let lines: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
        format!("{}\n", lines.join("\n"))
    }

    /// As CSV (RFC 4180), with a header.
    pub(super) fn csv(&self) -> anyhow::Result<String> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&self.columns)?;
        for row in &self.rows {
            writer.write_record(row)?;
        }
        Ok(String::from_utf8(writer.into_inner()?)?)
    }
}

/// Running text, no wider than the terminal, as far in as the cells of a table.
pub(super) fn paragraph(text: &str, width: usize) -> String {
    let lines = wrapped(&visible(text), width.saturating_sub(2));
    lines.iter().flat_map(|line| [" ", line, "\n"]).collect()
}
