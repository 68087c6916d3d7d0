//! Pictures are decoded within limits and written anew: EXIF, positions and anything behind the picture go.

use crate::{FileProblem, MediaType};
use bytes::Bytes;
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder,
};
use std::io::Cursor;

/// A page at 600 dots per inch is 4,960 by 7,016; photographs of telephones reach 9,000 on the long side.
const MAX_SIDE: u32 = 12_000;
/// Memory for the decoded picture, in bytes: 50 megapixels at 4 bytes.
const MAX_MEMORY: u64 = 200 * 1024 * 1024;
/// High enough that small print on a photographed paper stays readable.
const JPEG_QUALITY: u8 = 90;

/// The same picture in the same format, written by us. Works for as long as the picture is large: call it off the runtime.
pub(crate) fn rewrite(bytes: &[u8], media_type: MediaType) -> Result<Bytes, FileProblem> {
    let picture = open_picture(bytes, media_type)?;
    encode(&picture, format(media_type)?).map_err(|error| problem(&error))
}

/// The pixels of a picture, upright, decoded within the limits of an upload. Its header is enough to refuse a large one.
pub fn open_picture(bytes: &[u8], media_type: MediaType) -> Result<DynamicImage, FileProblem> {
    decode(bytes, format(media_type)?).map_err(|error| problem(&error))
}

fn format(media_type: MediaType) -> Result<ImageFormat, FileProblem> {
    match media_type {
        MediaType::Jpeg => Ok(ImageFormat::Jpeg),
        MediaType::Png => Ok(ImageFormat::Png),
        MediaType::Pdf => Err(FileProblem::TypeNotAllowed),
    }
}

fn decode(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, ImageError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits());
    let mut decoder = reader.into_decoder()?;
    limits().reserve(decoder.total_bytes())?;
    // The orientation goes with the EXIF block, so the pixels are turned. An unreadable one turns nothing.
    let orientation = decoder
        .orientation()
        .unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    limits
}

fn encode(picture: &DynamicImage, format: ImageFormat) -> Result<Bytes, ImageError> {
    let mut out = Vec::new();
    if format == ImageFormat::Jpeg {
        let in_colour = picture.color().has_color();
        let picture = if in_colour {
            picture.to_rgb8().into()
        } else {
            DynamicImage::from(picture.to_luma8())
        };
        picture.write_with_encoder(JpegEncoder::new_with_quality(&mut out, JPEG_QUALITY))?;
    } else {
        picture.write_to(&mut Cursor::new(&mut out), format)?;
    }
    Ok(out.into())
}

fn problem(error: &ImageError) -> FileProblem {
    match error {
        ImageError::Limits(_) => FileProblem::ImageTooLarge,
        _ => FileProblem::ImageBroken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_picture_is_broken() {
        let mut png = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(64, 64)
            .write_to(&mut png, ImageFormat::Png)
            .unwrap();
        let png = png.into_inner();
        assert_eq!(
            rewrite(&png[..png.len() / 2], MediaType::Png),
            Err(FileProblem::ImageBroken)
        );
        assert!(rewrite(&png, MediaType::Png).is_ok());
    }

    #[test]
    fn a_grey_picture_stays_grey() {
        let mut jpeg = Cursor::new(Vec::new());
        DynamicImage::new_luma8(8, 8)
            .write_to(&mut jpeg, ImageFormat::Jpeg)
            .unwrap();
        let again = rewrite(jpeg.get_ref(), MediaType::Jpeg).unwrap();
        assert_eq!(
            image::load_from_memory(&again).unwrap().color(),
            image::ColorType::L8
        );
    }
}
