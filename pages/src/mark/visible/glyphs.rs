//! Characters as coverage of pixels, along a slanted line.

use crate::FONT;
use ab_glyph_rasterizer::{Point, Rasterizer, point};
use skrifa::{
    FontRef, GlyphId, MetadataProvider as _,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
};

/// What stands for a character that the font lacks: it marks such a place in Chinese printing.
const LACKING: char = '〓';

/// How a line of text lies: rising by this slope, so wide and high, in pixels.
#[derive(Clone, Copy)]
pub(super) struct Slant {
    pub(super) sine: f32,
    pub(super) cosine: f32,
}

/// Words as coverage from 0 to 255, row by row.
pub(super) struct Drawn {
    pub(super) width: usize,
    pub(super) coverage: Vec<u8>,
}

/// One line of words, `margin` pixels from each edge.
pub(super) fn draw(words: &str, size: f32, slant: Slant, margin: f32) -> Drawn {
    let font = FontRef::new(FONT).expect("the font that is built in is one");
    let glyphs = place(&font, words, size);
    let length = glyphs.last().map_or(0.0, |(_, end)| *end);
    // A line is as high as its font, above and below the base line; turned, it takes up more of the width.
    let rise = length * slant.sine;
    let width = length * slant.cosine + 2.0 * (size + margin);
    let height = rise + 2.0 * (size + margin);
    let (width, height) = (to_pixels(width), to_pixels(height));
    let mut pen = Pen {
        rasterizer: Rasterizer::new(width, height),
        slant,
        origin: point(margin + size, margin + size + rise),
        along: 0.0,
        start: point(0.0, 0.0),
        last: point(0.0, 0.0),
    };
    let outlines = font.outline_glyphs();
    let mut begin = 0.0;
    for (glyph, end) in glyphs {
        pen.along = begin;
        begin = end;
        if let Some(outline) = outlines.get(glyph) {
            let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
            outline
                .draw(settings, &mut pen)
                .expect("the outlines of the font that is built in are whole");
        }
    }
    let mut coverage = vec![0; width * height];
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 0 to 255"
    )]
    pen.rasterizer
        .for_each_pixel(|at, covered| coverage[at] = (covered.clamp(0.0, 1.0) * 255.0) as u8);
    Drawn { width, coverage }
}

/// Each glyph with where it ends on the line.
fn place(font: &FontRef<'_>, words: &str, size: f32) -> Vec<(GlyphId, f32)> {
    let (characters, widths) = (
        font.charmap(),
        font.glyph_metrics(Size::new(size), LocationRef::default()),
    );
    let lacking = characters.map(LACKING).unwrap_or_default();
    let mut end = 0.0;
    words
        .chars()
        .map(|character| {
            let glyph = characters.map(character).unwrap_or(lacking);
            end += widths.advance_width(glyph).unwrap_or(size);
            (glyph, end)
        })
        .collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "some thousand pixels"
)]
fn to_pixels(length: f32) -> usize {
    length.ceil() as usize
}

/// Draws outlines where the line has them.
struct Pen {
    rasterizer: Rasterizer,
    slant: Slant,
    /// Where the line begins.
    origin: Point,
    /// Where the glyph begins on the line.
    along: f32,
    start: Point,
    last: Point,
}

impl Pen {
    /// A point of the glyph on the canvas, whose rows go down.
    fn at(&self, x: f32, y: f32) -> Point {
        let Slant { sine, cosine } = self.slant;
        let x = x + self.along;
        point(
            self.origin.x + x * cosine - y * sine,
            self.origin.y - x * sine - y * cosine,
        )
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.start = self.at(x, y);
        self.last = self.start;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        self.rasterizer.draw_line(self.last, to);
        self.last = to;
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        let (control, to) = (self.at(cx0, cy0), self.at(x, y));
        self.rasterizer.draw_quad(self.last, control, to);
        self.last = to;
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let (first, second, to) = (self.at(cx0, cy0), self.at(cx1, cy1), self.at(x, y));
        self.rasterizer.draw_cubic(self.last, first, second, to);
        self.last = to;
    }

    fn close(&mut self) {
        self.rasterizer.draw_line(self.last, self.start);
        self.last = self.start;
    }
}
