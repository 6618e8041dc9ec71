//! What every chart comes in: a figure with a caption, the picture, and the table behind it.

use super::svg::escaped;

/// A chart, ready to stand on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// What is to be known of it: over how many, what is thin. Empty where there is nothing.
    pub note: String,
    /// The picture.
    pub svg: String,
    /// True for a picture that keeps its size and scrolls on a narrow screen.
    pub is_wide: bool,
    /// The same in words.
    pub behind: Behind,
}

/// What stands behind a picture: the same for those who can't see it, with links to the notes.
#[derive(Debug, Clone, PartialEq)]
pub enum Behind {
    /// A table.
    Table(Table),
    /// A nested list, as HTML.
    List(String),
}

/// A table with a head.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, a cell a column; the first is the name of the row.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// What it says on top.
    pub head: String,
    /// True for numbers.
    pub is_number: bool,
}

impl Column {
    /// A column of words.
    pub fn words(head: &str) -> Self {
        Self { head: head.to_owned(), is_number: false }
    }

    /// A column of numbers.
    pub fn numbers(head: &str) -> Self {
        Self { head: head.to_owned(), is_number: true }
    }
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A text, or a number as people read it.
    Text(String),
    /// Links, apart by commas.
    Links(Vec<Link>),
}

/// A link to a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it shows.
    pub text: String,
    /// Where it leads, from the page that the chart stands on; nothing where there is no page.
    pub href: Option<String>,
}

impl Link {
    /// The link as HTML; its words alone where it leads nowhere.
    pub(super) fn html(&self) -> String {
        match &self.href {
            Some(href) => format!(r#"<a href="{}">{}</a>"#, escaped(href), escaped(&self.text)),
            None => escaped(&self.text),
        }
    }
}

impl Chart {
    /// The chart as HTML.
    pub fn html(&self) -> String {
        let note = if self.note.is_empty() {
            String::new()
        } else {
            format!("<span>{}</span>", escaped(&self.note))
        };
        let picture = if self.is_wide {
            // A region that scrolls has to be reached by the keyboard, and to say what it is.
            format!(
                r#"<div class="wide-picture" tabindex="0" role="region" aria-label="{}">{}</div>"#,
                escaped(&self.title),
                self.svg
            )
        } else {
            self.svg.clone()
        };
        let (summary, behind) = match &self.behind {
            Behind::Table(table) => ("The same as a table", table.html(&self.title)),
            Behind::List(list) => ("The same as a list", format!(r#"<div class="tree">{list}</div>"#)),
        };
        format!(
            r#"<figure class="chart"><figcaption><b>{}</b>{note}</figcaption>{picture}<details><summary>{summary}</summary>{behind}</details></figure>"#,
            escaped(&self.title),
        )
    }
}

impl Table {
    fn html(&self, title: &str) -> String {
        let class = |column: &Column| if column.is_number { r#" class="n""# } else { "" };
        let name =
            |column: &Column| format!(r#"<th scope="col"{}>{}</th>"#, class(column), escaped(&column.head));
        let head: Vec<String> = self.columns.iter().map(name).collect();
        let head = head.concat();
        let row = |row: &Vec<Cell>| {
            let cells: String = row
                .iter()
                .zip(&self.columns)
                .enumerate()
                .map(|(at, (cell, column))| {
                    let inner = cell.html();
                    if at == 0 {
                        format!(r#"<th scope="row"{}>{inner}</th>"#, class(column))
                    } else {
                        format!("<td{}>{inner}</td>", class(column))
                    }
                })
                .collect();
            format!("<tr>{cells}</tr>")
        };
        let rows: String = self.rows.iter().map(row).collect();
        format!(
            r#"<div class="scroll" tabindex="0" role="region" aria-label="{0}, as a table"><table><caption class="hidden">{0}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"#,
            escaped(title)
        )
    }
}

impl Cell {
    fn html(&self) -> String {
        match self {
            Self::Text(text) => escaped(text),
            Self::Links(links) => links.iter().map(Link::html).collect::<Vec<_>>().join(", "),
        }
    }
}
