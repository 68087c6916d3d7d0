//! Pictures, made here.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "some thousand pixels and 256 levels"
)]

use crate::inputs::deflated;
use flate2::Crc;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, codecs::jpeg::JpegEncoder};
use std::io::Cursor;

/// Like a photograph: light that changes slowly, edges, and texture and noise of several sizes.
pub fn photograph(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let (across, down) = (x as f32 / width as f32, y as f32 / height as f32);
        let mut light = 60.0 + 120.0 * (1.0 - down) + 30.0 * (across * 5.0).sin();
        let texture = if down > 0.5 { 1.0 } else { 0.15 };
        for size in [1, 2, 5, 13, 40] {
            light += texture * (noise(x / size, y / size, size) - 0.5) * (8.0 + size as f32 * 0.5);
        }
        let in_car = (across - 0.5).abs() < 0.2 && (down - 0.6).abs() < 0.1;
        if in_car {
            light = 40.0 + light * 0.2;
        }
        let tint = [1.0, 0.95, 0.85];
        Rgb(tint.map(|share: f32| (light * share).clamp(0.0, 255.0) as u8))
    })
}

/// From 0 to 1, the same for the same place.
fn noise(x: u32, y: u32, seed: u32) -> f32 {
    let mut bits = x.wrapping_mul(0x9E37_79B1) ^ y.wrapping_mul(0x85EB_CA77) ^ seed.wrapping_mul(0xC2B2_AE3D);
    bits = (bits ^ bits >> 15).wrapping_mul(0x2C1B_3C6D);
    bits = (bits ^ bits >> 12).wrapping_mul(0x297A_2D39);
    ((bits ^ bits >> 15) & 0xFFFF) as f32 / 65535.0
}

pub fn jpeg(picture: &RgbImage, quality: u8) -> Vec<u8> {
    let mut out = vec![];
    picture
        .write_with_encoder(JpegEncoder::new_with_quality(&mut out, quality))
        .unwrap();
    out
}

pub fn png(picture: impl Into<DynamicImage>) -> Vec<u8> {
    let mut out = Cursor::new(vec![]);
    picture.into().write_to(&mut out, ImageFormat::Png).unwrap();
    out.into_inner()
}

pub fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let mut crc = Crc::new();
    crc.update(&kind);
    crc.update(data);
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    [&length, kind.as_slice(), data, &crc.sum().to_be_bytes()].concat()
}

/// A PNG whose header says that it has so many pixels.
pub fn huge_png(side: u32) -> Vec<u8> {
    let header = [&side.to_be_bytes()[..], &side.to_be_bytes(), b"\x08\x02\0\0\0"].concat();
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(*b"IHDR", &header),
        chunk(*b"IDAT", &deflated(&[0; 4096])),
        chunk(*b"IEND", b""),
    ]
    .concat()
}

/// A JPEG whose frame header says that it has so many pixels.
pub fn huge_jpeg(side: u16) -> Vec<u8> {
    let mut file = jpeg(&RgbImage::new(16, 16), 80);
    let frame = file.windows(2).position(|marker| marker == b"\xFF\xC0").unwrap();
    // Behind the marker, its length and the precision: height, width.
    file[frame + 5..frame + 7].copy_from_slice(&side.to_be_bytes());
    file[frame + 7..frame + 9].copy_from_slice(&side.to_be_bytes());
    file
}
