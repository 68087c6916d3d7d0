//! Why a notice cannot be printed. Each is a task for staff: trying again gives the same.

/// A notice that did not get onto paper.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// The configured font is not there or is no font.
    #[error("failed to use the font of printed notices")]
    FontUnusable(#[source] Option<std::io::Error>),
    /// The text holds a character that the font has no glyph for. Which one may say whose name it is.
    #[error("failed to print a notice: the font lacks a character")]
    GlyphMissing,
    /// The PDF could not be written.
    #[error("failed to write a notice as PDF")]
    Pdf,
}

impl PaperError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::FontUnusable(_) => "FONT_UNUSABLE",
            Self::GlyphMissing => "GLYPH_MISSING",
            Self::Pdf => "PDF_UNWRITABLE",
        }
    }
}
