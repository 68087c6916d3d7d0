//! A page as a file that holds its pixels and nothing else.

use crate::{
    PageProblem,
    intake::{MAX_PIXELS, MAX_SIDE},
};
use files::MediaType;
use image::{
    ExtendedColorType, ImageEncoder as _, ImageError, ImageFormat, ImageReader, Limits, RgbImage,
    codecs::png::PngEncoder,
};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use std::io::Cursor;

/// High enough that print stays readable after the second encoding, with which it is served.
const JPEG_QUALITY: u8 = 88;

/// How pages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub enum Format {
    #[default]
    Jpeg,
    /// Without loss, and larger.
    Png,
}

impl Format {
    /// What the file is called in HTTP and in the store.
    pub const fn media_type(self) -> MediaType {
        match self {
            Self::Jpeg => MediaType::Jpeg,
            Self::Png => MediaType::Png,
        }
    }

    const fn of_image(self) -> ImageFormat {
        match self {
            Self::Jpeg => ImageFormat::Jpeg,
            Self::Png => ImageFormat::Png,
        }
    }
}

/// A page that we made: pixels, and what is needed to read them.
#[derive(Clone, PartialEq, Eq)]
pub struct Made {
    pub format: Format,
    /// In pixels.
    pub width: u32,
    pub height: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

impl std::fmt::Debug for Made {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Made")
            .field("format", &self.format)
            .field("width", &self.width)
            .field("height", &self.height)
            .field("bytes", &self.bytes.len())
            .finish()
    }
}

impl Made {
    /// Writes the pixels of a page. No metadata is written: there is none that could be.
    pub fn new(pixels: &RgbImage, format: Format) -> Result<Self, PageProblem> {
        let (width, height) = pixels.dimensions();
        let bytes = match format {
            Format::Jpeg => jpeg(pixels),
            Format::Png => png(pixels),
        }?;
        Ok(Self {
            format,
            width,
            height,
            bytes,
        })
    }

    /// The pixels again, to mark them.
    pub fn pixels(&self) -> Result<RgbImage, PageProblem> {
        Self::read(&self.bytes, self.format)
    }

    /// The pixels of a page that was kept. Within the limits of a page: what is kept may have been changed.
    pub fn read(kept: &[u8], format: Format) -> Result<RgbImage, PageProblem> {
        let mut reader = ImageReader::with_format(Cursor::new(kept), format.of_image());
        reader.limits(limits());
        let picture = reader.decode().map_err(|error| problem(&error))?;
        Ok(picture.into_rgb8())
    }
}

/// With as many pixels of colour as of light: thin coloured lines stay readable.
fn jpeg(pixels: &RgbImage) -> Result<Vec<u8>, PageProblem> {
    let (width, height) = pixels.dimensions();
    let side = |side: u32| u16::try_from(side).map_err(|_| PageProblem::TooLarge);
    let (width, height) = (side(width)?, side(height)?);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, JPEG_QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_1_1);
    let written = encoder.encode(pixels, width, height, ColorType::Rgb);
    written.map_err(|_| PageProblem::Broken)?;
    Ok(bytes)
}

fn png(pixels: &RgbImage) -> Result<Vec<u8>, PageProblem> {
    let (width, height) = pixels.dimensions();
    let mut bytes = Vec::new();
    let written = PngEncoder::new(&mut bytes).write_image(pixels, width, height, ExtendedColorType::Rgb8);
    written.map_err(|error| problem(&error))?;
    Ok(bytes)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(3 * MAX_PIXELS);
    limits
}

fn problem(error: &ImageError) -> PageProblem {
    match error {
        ImageError::Limits(_) => PageProblem::TooLarge,
        _ => PageProblem::Broken,
    }
}
