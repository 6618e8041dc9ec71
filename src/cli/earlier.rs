//! What an earlier build said.

use crate::changes::{REPORTS, Refusal, Side, parse};
use crate::io;
use crate::report::{NAMES, SCHEMA};
use anyhow::anyhow;
use std::io::ErrorKind;
use std::path::Path;

/// The data of a report of a hundred thousand notes is smaller.
const LARGEST: u64 = 512 * 1024 * 1024;

/// The reports of an earlier build.
pub(super) struct Earlier {
    /// Their data.
    pub(super) side: Side,
    /// What is missing, and why.
    pub(super) notices: Vec<String>,
}

/// Reads the reports of an output folder, or of the folder `data` in one.
pub(super) fn earlier(folder: &Path, only: Option<&str>) -> anyhow::Result<Earlier> {
    if !folder.is_dir() {
        return Err(anyhow!("--against: there is no folder {}", folder.display()));
    }
    let inner = folder.join("data");
    let data = if inner.is_dir() { inner.as_path() } else { folder };
    let mut earlier = Earlier { side: Side::new(), notices: Vec::new() };
    let wanted = REPORTS.iter().map(|table| table.name).filter(|name| NAMES.contains(name));
    for name in wanted.filter(|name| only.is_none_or(|only| only == *name)) {
        let path = data.join(format!("{name}.json"));
        match io::read_text_within(&path, LARGEST) {
            Ok(Some(text)) => match parse(name, &text) {
                Ok(report) => {
                    earlier.side.insert(name, report);
                }
                Err(Refusal::Newer(schema)) => {
                    return Err(anyhow!(
                        "--against: {} was written by a newer casebook (schema {schema}; this one knows {SCHEMA})",
                        path.display()
                    ));
                }
                Err(Refusal::Unreadable(why)) => earlier.notices.push(left_out(name, &why)),
            },
            Ok(None) => earlier.notices.push(left_out(name, "it is missing")),
            Err(error) if error.kind() == ErrorKind::InvalidData => {
                earlier.notices.push(left_out(name, "it is no text in UTF-8"));
            }
            Err(error) => earlier.notices.push(left_out(name, &error.to_string())),
        }
    }
    if earlier.side.is_empty() {
        let why = earlier.notices.join("\n");
        return Err(anyhow!(
            "--against: {} holds no report to compare with; give the folder that `casebook build` wrote\n{why}",
            data.display()
        ));
    }
    Ok(earlier)
}

fn left_out(report: &str, why: &str) -> String {
    format!("Not compared: {report}.json ({why}).")
}
