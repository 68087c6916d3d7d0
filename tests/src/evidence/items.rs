//! Evidence as it came: documents and pictures that are made here.

use super::pdf::{self, A4, FONTS, Pdf};
use crate::World;
use bytes::Bytes;
use domain::{accident::ItemContent, evidence_access::MarkedArea};
use files::MediaType;
use image::{Rgb, RgbImage, codecs::jpeg::JpegEncoder};

/// What stands in the record of the scene where [`area`] covers it.
pub const COVERED: &str = "Witness Li 13800005678";

/// The part of the record of the scene that names the witness.
pub fn area() -> MarkedArea {
    MarkedArea::new(1_000, 1_000, 5_000, 2_000).unwrap()
}

/// Keeps bytes where the embedded unit has its items.
pub async fn kept(world: &World, bytes: Vec<u8>, media_type: MediaType) -> ItemContent {
    let store = world.activities().files.store.clone();
    let staged = store.keep(Bytes::from(bytes), media_type).await.unwrap();
    ItemContent {
        sha256: staged.sha256.as_str().parse().unwrap(),
        size: staged.size,
        media_type: media_type.as_str().to_owned(),
    }
}

/// The plan of the scene: so many pages of print.
pub fn plan(pages: usize) -> Vec<u8> {
    let page = |number: usize| format!("BT /F 24 Tf 80 700 Td (Plan of the scene, sheet {number}) Tj ET");
    let pages: Vec<_> = (1..=pages).map(page).collect();
    let contents: Vec<_> = pages.iter().map(String::as_bytes).collect();
    Pdf::of(&contents, A4, FONTS, "").write()
}

/// The record of the scene: a red field in the part that is covered, with what it says, and words below it.
pub(super) fn record() -> Vec<u8> {
    pdf::page(&format!(
        "1 0 0 rg 70 600 270 140 re f 0 g BT /F 18 Tf 80 660 Td ({COVERED}) Tj ET \
         BT /F 18 Tf 80 400 Td (The car came from the left) Tj ET"
    ))
}

/// A photograph of the scene.
pub(super) fn photo() -> Vec<u8> {
    let picture = RgbImage::from_fn(800, 600, |x, y| {
        let light = u8::try_from(120 + (x / 16 + y / 16) % 100).unwrap();
        Rgb([light, light, 90])
    });
    let mut bytes = Vec::new();
    picture
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 90))
        .unwrap();
    bytes
}
