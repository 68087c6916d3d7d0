//! A page as pixels.

use crate::{
    Document, FONT, PageProblem,
    intake::{Kind, MAX_PIXELS, MAX_SIDE},
};
use hayro::{
    PixmapSettings, RenderCache, RenderSettings,
    hayro_interpret::{
        InterpreterSettings,
        font::{FallbackFontQuery, FontData, FontQuery},
        hayro_cmap::CidFamily,
    },
    hayro_syntax::page::Page,
    render,
    vello_cpu::{Pixmap, color::palette::css::WHITE},
};
use image::RgbImage;
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Pages of PDFs are drawn at this many dots per inch: small print stays readable, and a page has two million pixels.
pub const DOTS_PER_INCH: f32 = 150.0;
/// Units of a PDF per inch (ISO 32000-1, 8.3.2.3).
const POINTS_PER_INCH: f32 = 72.0;
const SCALE: f32 = DOTS_PER_INCH / POINTS_PER_INCH;

impl Document {
    /// Draws a page, counted from 0, on white paper and upright as it is to be read. A picture has one page, itself.
    pub fn render(&self, page: usize) -> Result<RgbImage, PageProblem> {
        match &self.0 {
            Kind::Picture(picture) if page == 0 => Ok(picture.clone()),
            Kind::Picture(_) => Err(PageProblem::NoSuchPage),
            Kind::Pdf(pdf) => draw(pdf.pages().get(page).ok_or(PageProblem::NoSuchPage)?),
        }
    }

    /// A black page of the same size, without drawing what is on it.
    pub fn blank(&self, page: usize) -> Result<RgbImage, PageProblem> {
        let (width, height) = match &self.0 {
            Kind::Picture(picture) => picture.dimensions(),
            Kind::Pdf(pdf) => size(pdf.pages().get(page).ok_or(PageProblem::NoSuchPage)?)?,
        };
        Ok(RgbImage::new(width, height))
    }
}

fn draw(page: &Page<'_>) -> Result<RgbImage, PageProblem> {
    size(page)?;
    let whole = Arc::new(AtomicBool::new(true));
    let drawn = render(
        page,
        &RenderCache::new(),
        &settings(&whole),
        &RenderSettings::default(),
        &PixmapSettings {
            x_scale: SCALE,
            y_scale: SCALE,
            bg_color: WHITE,
        },
    );
    if whole.load(Ordering::Relaxed) {
        opaque(&drawn)
    } else {
        Err(PageProblem::Incomplete)
    }
}

/// What is drawn, and where it is noted that something could not be: half of a page is not evidence.
fn settings(whole: &Arc<AtomicBool>) -> InterpreterSettings {
    let whole = Arc::clone(whole);
    let defaults = InterpreterSettings::default();
    let resolve = Arc::clone(&defaults.font_resolver);
    let chinese: FontData = Arc::new(FONT);
    InterpreterSettings {
        font_resolver: Arc::new(move |query| match query {
            // A Chinese font that is named and not embedded.
            FontQuery::Fallback(wanted) if is_chinese(wanted) => Some((Arc::clone(&chinese), 0)),
            _ => resolve(query),
        }),
        warning_sink: Arc::new(move |_| whole.store(false, Ordering::Relaxed)),
        ..defaults
    }
}

/// Whether its characters are those of Chinese, in either script.
fn is_chinese(font: &FallbackFontQuery) -> bool {
    let family = font
        .character_collection
        .as_ref()
        .map(|collection| &collection.family);
    matches!(family, Some(CidFamily::AdobeGB1 | CidFamily::AdobeCNS1))
}

/// In pixels, if a page may have as many.
fn size(page: &Page<'_>) -> Result<(u32, u32), PageProblem> {
    let (width, height) = page.render_dimensions();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "what is no number becomes 0, what is too large stays too large"
    )]
    let [width, height] = [width, height].map(|length| (length * SCALE) as u32);
    let fits = width <= MAX_SIDE && height <= MAX_SIDE && u64::from(width) * u64::from(height) <= MAX_PIXELS;
    match (width.min(height), fits) {
        (0, _) => Err(PageProblem::Broken),
        (_, false) => Err(PageProblem::TooLarge),
        (_, true) => Ok((width, height)),
    }
}

/// The colours of a page that was drawn on white, of which no pixel is transparent.
fn opaque(drawn: &Pixmap) -> Result<RgbImage, PageProblem> {
    let colours = drawn
        .data_as_u8_slice()
        .chunks_exact(4)
        .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
        .collect();
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    RgbImage::from_raw(width, height, colours).ok_or(PageProblem::Broken)
}
