//! Printable notices as PDF. The same notice gives the same bytes, so a second try is the same file.

mod error;
pub mod evidence;
mod font;
mod lines;
mod page;
#[cfg(test)]
mod tests;
pub mod transfer;
mod words;

pub use error::PaperError;
pub use font::PaperFont;

use crate::templates::RenderedNotice;
use page::Sheet;

/// Puts notices on A4 paper.
#[derive(Clone, Debug, Default)]
pub struct PaperPrinter {
    font: PaperFont,
}

impl PaperPrinter {
    /// Prints with this font.
    pub fn new(font: PaperFont) -> Self {
        Self { font }
    }

    /// The notice as PDF. Work of some milliseconds.
    pub fn print(&self, notice: &RenderedNotice) -> Result<Vec<u8>, PaperError> {
        self.print_with(notice, vec![])
    }

    /// The same, with a page for each picture (JPEG) after it.
    pub fn print_with(&self, notice: &RenderedNotice, pictures: Vec<Vec<u8>>) -> Result<Vec<u8>, PaperError> {
        let mut sheet = Sheet::new(&self.font);
        sheet.title(&notice.subject)?;
        for paragraph in notice.body.lines() {
            sheet.paragraph(paragraph)?;
        }
        sheet.finish(&notice.subject, pictures)
    }
}
