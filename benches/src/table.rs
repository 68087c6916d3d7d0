//! Tables in Markdown, as they stand in `docs/performance.md`.

/// A table that is printed row by row.
#[derive(Debug)]
pub struct Table(usize);

impl Table {
    /// Prints the head.
    pub fn new(columns: &[&str]) -> Self {
        println!("\n| {} |", columns.join(" | "));
        println!("|{}", "---|".repeat(columns.len()));
        Self(columns.len())
    }

    /// Prints a row.
    pub fn row(&self, cells: &[String]) {
        assert_eq!(cells.len(), self.0, "a cell for each column");
        println!("| {} |", cells.join(" | "));
    }
}

/// A figure with as many decimals as can be read off it.
pub fn figure(value: f64) -> String {
    if value < 10.0 {
        format!("{value:.2}")
    } else {
        format!("{value:.0}")
    }
}
