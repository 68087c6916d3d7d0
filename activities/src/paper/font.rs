//! The font of printed notices, and how wide its characters are.

use super::PaperError;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::{
    FontRef, GlyphId as FontGlyph, MetadataProvider as _,
    instance::{LocationRef, Size},
};
use std::{path::Path, sync::Arc};

/// A font that covers Chinese.
#[derive(Clone)]
pub struct PaperFont {
    data: Arc<Vec<u8>>,
    font: Font,
}

impl std::fmt::Debug for PaperFont {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PaperFont")
            .field("bytes", &self.data.len())
            .finish_non_exhaustive()
    }
}

impl Default for PaperFont {
    /// The one that is built in.
    fn default() -> Self {
        Self::new(pages::FONT.to_vec()).expect("a test prints with the font that is built in")
    }
}

impl PaperFont {
    /// A TrueType or OpenType file, or the first font of a collection (`paper.font` of the configuration).
    pub fn read(path: &Path) -> Result<Self, PaperError> {
        let data = std::fs::read(path).map_err(|error| PaperError::FontUnusable(Some(error)))?;
        Self::new(data)
    }

    fn new(data: Vec<u8>) -> Result<Self, PaperError> {
        let data = Arc::new(data);
        let font = Font::new(data.clone().into(), 0).ok_or(PaperError::FontUnusable(None))?;
        FontRef::from_index(&data, 0).map_err(|_| PaperError::FontUnusable(None))?;
        Ok(Self { data, font })
    }

    pub(super) fn krilla(&self) -> Font {
        self.font.clone()
    }

    /// The glyphs of a line, with their widths in parts of the font size. No shaping: Chinese and English need none.
    pub(super) fn glyphs(&self, text: &str) -> Result<Vec<KrillaGlyph>, PaperError> {
        let font = FontRef::from_index(&self.data, 0).map_err(|_| PaperError::FontUnusable(None))?;
        let (characters, widths) = (
            font.charmap(),
            font.glyph_metrics(Size::new(1.0), LocationRef::default()),
        );
        let glyph = |(start, character): (usize, char)| {
            let id: FontGlyph = characters.map(character).ok_or(PaperError::GlyphMissing)?;
            let width = widths.advance_width(id).ok_or(PaperError::GlyphMissing)?;
            let range = start..start + character.len_utf8();
            Ok(KrillaGlyph::new(
                GlyphId::new(id.to_u32()),
                width,
                0.0,
                0.0,
                0.0,
                range,
                None,
            ))
        };
        text.char_indices().map(glyph).collect()
    }
}
