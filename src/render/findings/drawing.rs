/// What the output can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawing {
    /// Whether it shows colour.
    pub color: bool,
    /// Its width in columns.
    pub width: usize,
}

impl Default for Drawing {
    fn default() -> Self {
        Self { color: false, width: 100 }
    }
}
