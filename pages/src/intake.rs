//! What is a document that can be shown, and how much of it.

use crate::PageProblem;
use files::{Intake, MediaType};
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use image::{DynamicImage, Rgb, RgbImage, Rgba};
use memchr::memmem;
use std::sync::Arc;

/// Longest document, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
/// Most pages of a document. An accident file has some dozens.
pub const MAX_PAGES: usize = 200;
/// Longest side of a page, in pixels: 2 metres at [`crate::DOTS_PER_INCH`].
pub const MAX_SIDE: u32 = 12_000;
/// Most pixels of a page: a plan on A0 has 35 million.
pub const MAX_PIXELS: u64 = 40_000_000;
/// Pixels of a photograph that is shown as it is. One with more (up to what an upload may have) is made smaller.
const MAX_PICTURE_PIXELS: f64 = 16_000_000.0;

/// A document whose pages can be drawn. Opening one and drawing its pages runs what somebody else wrote: see [`crate::apart`].
pub struct Document(pub(crate) Kind);

pub(crate) enum Kind {
    Pdf(Box<Pdf>),
    Picture(RgbImage),
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Document")
            .field("pages", &self.pages())
            .finish_non_exhaustive()
    }
}

impl Document {
    /// Looks into a file and reads as much of it as is needed to say how many pages it has.
    pub fn open(bytes: Vec<u8>) -> Result<Self, PageProblem> {
        let media_type = admit(&bytes)?;
        match media_type {
            MediaType::Pdf => Self::open_pdf(bytes),
            MediaType::Jpeg | MediaType::Png => {
                let picture = files::open_picture(&bytes, media_type)?;
                drop(bytes);
                Ok(Self(Kind::Picture(flat(fitting(picture)))))
            }
        }
    }

    fn open_pdf(bytes: Vec<u8>) -> Result<Self, PageProblem> {
        let bytes = files::look_into(bytes.into(), MediaType::Pdf)?;
        let pdf = Pdf::new(Arc::new(bytes)).map_err(|error| match error {
            LoadPdfError::Decryption(_) => PageProblem::Encrypted,
            LoadPdfError::Invalid => PageProblem::Broken,
        })?;
        match pdf.pages().len() {
            0 => Err(PageProblem::Broken),
            1..=MAX_PAGES => Ok(Self(Kind::Pdf(Box::new(pdf)))),
            _ => Err(PageProblem::TooMany),
        }
    }

    /// How many pages there are; at least one.
    pub fn pages(&self) -> usize {
        match &self.0 {
            Kind::Pdf(pdf) => pdf.pages().len(),
            Kind::Picture(_) => 1,
        }
    }
}

/// The type of a file that can be shown, by its first bytes and its size.
fn admit(bytes: &[u8]) -> Result<MediaType, PageProblem> {
    let intake = Intake {
        max_size: MAX_BYTES as u64,
        allowed: MediaType::ALL.to_vec(),
        declared: None,
    };
    if bytes.len() > MAX_BYTES {
        return Err(PageProblem::TooLarge);
    }
    let media_type = intake.admit(&bytes[..bytes.len().min(16)])?;
    if is_polyglot(bytes, media_type) {
        return Err(PageProblem::Polyglot);
    }
    Ok(media_type)
}

/// Whether a reader of archives or, in a picture, one of PDFs finds a document of its own. What we make of a file holds
/// none of that; but a file that is two things was made by somebody with something in mind.
fn is_polyglot(bytes: &[u8], media_type: MediaType) -> bool {
    let is_pdf_too = || memmem::find(bytes, b"%PDF-").is_some();
    files::is_archive(bytes) || (media_type != MediaType::Pdf && is_pdf_too())
}

/// The picture within the pixels that one may have.
fn fitting(picture: DynamicImage) -> DynamicImage {
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let scale = (MAX_PICTURE_PIXELS / (width * height)).sqrt();
    if scale >= 1.0 {
        return picture;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "smaller than a side that fitted"
    )]
    let side = |length: f64| ((length * scale) as u32).max(1);
    picture.thumbnail_exact(side(width), side(height))
}

/// The picture on white paper: what lies under transparent pixels goes.
fn flat(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let Rgba([red, green, blue, alpha]) = *picture.get_pixel(x, y);
        Rgb([red, green, blue].map(|colour| over_white(colour, alpha)))
    })
}

fn over_white(colour: u8, alpha: u8) -> u8 {
    let (colour, alpha) = (u16::from(colour), u16::from(alpha));
    let mixed = (colour * alpha + 255 * (255 - alpha) + 127) / 255;
    u8::try_from(mixed).expect("a mean of two bytes is a byte")
}
