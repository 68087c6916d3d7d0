//! Fills A4 pages with lines from the top. Lengths are in points.

use super::{PaperError, PaperFont, lines::break_lines};
use krilla::{
    Document,
    geom::{Point, Size, Transform},
    image::Image,
    metadata::Metadata,
    page::PageSettings,
    text::KrillaGlyph,
};

const WIDTH: f32 = 595.0;
const HEIGHT: f32 = 842.0;
/// One inch on every side.
const MARGIN: f32 = 72.0;
const TEXT: f32 = 12.0;
const TITLE: f32 = 20.0;
/// From one line to the next.
const LEADING: f32 = 1.7;

/// One line at its place.
struct Placed {
    text: String,
    glyphs: Vec<KrillaGlyph>,
    size: f32,
    at: Point,
}

/// Pages being filled.
pub(super) struct Sheet<'a> {
    font: &'a PaperFont,
    pages: Vec<Vec<Placed>>,
    /// Where the last line stands, from the top.
    y: f32,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(font: &'a PaperFont) -> Self {
        Self {
            font,
            pages: vec![Vec::new()],
            y: MARGIN,
        }
    }

    /// A line in the middle, larger, with space below.
    pub(super) fn title(&mut self, text: &str) -> Result<(), PaperError> {
        let glyphs = self.font.glyphs(text)?;
        let width: f32 = glyphs.iter().map(|glyph| glyph.x_advance * TITLE).sum();
        self.place(text, glyphs, TITLE, ((WIDTH - width) / 2.0).max(MARGIN));
        self.y += TITLE;
        Ok(())
    }

    /// Lines from the left, broken where they are full.
    pub(super) fn paragraph(&mut self, text: &str) -> Result<(), PaperError> {
        let glyphs = self.font.glyphs(text)?;
        for line in break_lines(text, &glyphs, (WIDTH - 2.0 * MARGIN) / TEXT) {
            let line = &text[line];
            self.place(line, self.font.glyphs(line)?, TEXT, MARGIN);
        }
        Ok(())
    }

    fn place(&mut self, text: &str, glyphs: Vec<KrillaGlyph>, size: f32, x: f32) {
        self.y += size * LEADING;
        if self.y > HEIGHT - MARGIN {
            self.pages.push(Vec::new());
            self.y = MARGIN + size * LEADING;
        }
        let placed = Placed {
            text: text.to_owned(),
            glyphs,
            size,
            at: Point::from_xy(x, self.y),
        };
        self.pages
            .last_mut()
            .expect("there is always a page")
            .push(placed);
    }

    /// The pages as PDF, and one for each picture (JPEG), without dates, so that equal notices are equal files.
    pub(super) fn finish(self, title: &str, pictures: Vec<Vec<u8>>) -> Result<Vec<u8>, PaperError> {
        let mut document = Document::new();
        document.set_metadata(Metadata::new().title(title.to_owned()));
        for lines in self.pages {
            let mut page = document.start_page_with(a4());
            let mut surface = page.surface();
            for line in lines.iter().filter(|line| !line.text.is_empty()) {
                surface.draw_glyphs(
                    line.at,
                    &line.glyphs,
                    self.font.krilla(),
                    &line.text,
                    line.size,
                    false,
                );
            }
            surface.finish();
            page.finish();
        }
        for picture in pictures {
            let picture = Image::from_jpeg(picture.into(), true).map_err(|_| PaperError::Pdf)?;
            draw(&mut document, picture)?;
        }
        document.finish().map_err(|_| PaperError::Pdf)
    }
}

fn a4() -> PageSettings {
    PageSettings::from_wh(WIDTH, HEIGHT).expect("A4 has a size")
}

/// A page with a picture as large as the margins allow.
fn draw(document: &mut Document, picture: Image) -> Result<(), PaperError> {
    let (width, height) = picture.size();
    #[expect(
        clippy::cast_precision_loss,
        reason = "a page has some thousands of pixels a side"
    )]
    let (width, height) = (width as f32, height as f32);
    let scale = f32::min((WIDTH - MARGIN) / width, (HEIGHT - MARGIN) / height);
    let (width, height) = (width * scale, height * scale);
    let size = Size::from_wh(width, height).ok_or(PaperError::Pdf)?;
    let mut page = document.start_page_with(a4());
    let mut surface = page.surface();
    let (left, top) = ((WIDTH - width) / 2.0, (HEIGHT - height) / 2.0);
    surface.push_transform(&Transform::from_translate(left, top));
    surface.draw_image(picture, size);
    surface.pop();
    surface.finish();
    page.finish();
    Ok(())
}
