//! Nothing of what was covered is in what is served: not in its pixels, not beside them.

use crate::{
    apart::workshop,
    inputs::{
        pdf::{self, A4, FONTS, Pdf},
        pictures,
    },
};
use image::{Rgb, RgbImage};
use lopdf::Document as Reader;
use pages::{Area, Format, Made, PARTS, Redaction};
use std::collections::BTreeSet;

const SECRET: &str = "Witness Li 13800001111";

fn area(sides: [u16; 4]) -> Area {
    Area::try_from(sides).unwrap()
}

fn made(document: &[u8], redaction: &Redaction, format: Format) -> Vec<Made> {
    workshop().make(document, redaction, format).unwrap()
}

/// A page with the secret in its upper half and something harmless below; also in its metadata.
fn secret() -> Vec<u8> {
    let content = format!("BT /F 20 Tf 72 700 Td ({SECRET}) Tj 0 -500 Td (Harmless) Tj ET");
    let mut pdf = Pdf::of(&[content.as_bytes()], A4, FONTS, "");
    pdf.add(format!("<</Title({SECRET})>>"));
    let file = pdf.write();
    let text = String::from_utf8(file).unwrap();
    text.replace("/Root 1 0 R", "/Root 1 0 R/Info 5 0 R").into_bytes()
}

/// The same document, in which a later revision has painted over the secret by another content of the page.
fn revised() -> Vec<u8> {
    let mut file = secret();
    let offset = file.len();
    let content = pdf::stream("", b"BT /F 20 Tf 72 200 Td (Harmless) Tj ET");
    file.extend(b"4 0 obj ");
    file.extend(content);
    let table = file.len() + 8;
    let text = String::from_utf8_lossy(&file).into_owned();
    let previous = text.rsplit("startxref\n").next().unwrap().lines().next().unwrap();
    let tail = format!(
        "\nendobj\nxref\n4 1\n{offset:010} 00000 n \ntrailer <</Size 6/Root 1 0 R/Info 5 0 R/Prev {previous}>>\nstartxref\n{table}\n%%EOF\n"
    );
    file.extend(tail.bytes());
    file
}

/// Whether text or metadata of a file name the secret, for whoever looks in whatever way.
fn names_the_secret(file: &[u8]) -> bool {
    let plain = file
        .windows(SECRET.len())
        .any(|window| window == SECRET.as_bytes());
    let read = Reader::load_mem(file).ok();
    let text = read.and_then(|document| {
        let pages: Vec<u32> = document.get_pages().into_keys().collect();
        document.extract_text(&pages).ok()
    });
    plain || text.is_some_and(|text| text.contains(SECRET))
}

fn is_dark(page: &RgbImage, [left, top, right, bottom]: [u32; 4]) -> bool {
    let inside = |x: u32, y: u32| (left..right).contains(&x) && (top..bottom).contains(&y);
    page.enumerate_pixels()
        .any(|(x, y, pixel)| inside(x, y) && pixel.0[1] < 128)
}

/// The parts of a JPEG by their markers, up to its pixels; of a PNG, all chunks.
fn parts(made: &Made) -> BTreeSet<String> {
    let mut rest: &[u8] = &made.bytes;
    let mut parts = BTreeSet::new();
    if made.format == Format::Png {
        rest = &rest[8..];
        while let [a, b, c, d, kind @ ..] = rest {
            let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
            parts.insert(String::from_utf8(kind[..4].to_vec()).unwrap());
            rest = &kind[4 + length + 4..];
        }
        return parts;
    }
    rest = &rest[2..];
    while let [0xFF, marker, high, low, ..] = rest {
        parts.insert(format!("{marker:02X}"));
        rest = &rest[2 + usize::from(u16::from_be_bytes([*high, *low]))..];
        if *marker == 0xDA {
            break;
        }
    }
    parts
}

#[test]
fn a_covered_area_is_black_and_the_rest_is_as_it_was() {
    let document = secret();
    assert!(names_the_secret(&document));
    let covered = Redaction::default().area(1, area([0, 0, PARTS, PARTS / 2]));
    for format in [Format::Jpeg, Format::Png] {
        let pages = made(&document, &covered, format);
        let page = pages[0].pixels().unwrap();
        let (width, height) = page.dimensions();
        let half = height / 2;
        // JPEG may differ by a level beside the edge, in the block that it shares.
        let upper = page.rows().take(half as usize - 16).flatten();
        assert!(upper.copied().all(|pixel| pixel == Rgb([0; 3])), "{format:?}");
        assert!(
            is_dark(&page, [150, half + 20, width, height]),
            "the harmless text is there"
        );
        assert!(!names_the_secret(&pages[0].bytes));
    }
}

#[test]
fn a_covered_page_shows_nothing_and_the_next_one_everything() {
    let page = format!("BT /F 20 Tf 72 700 Td ({SECRET}) Tj ET");
    let document = Pdf::of(&[page.as_bytes(), page.as_bytes()], A4, FONTS, "").write();
    let pages = made(&document, &Redaction::default().page(1), Format::Png);
    assert_eq!(pages.len(), 2);
    assert!(
        pages[0]
            .pixels()
            .unwrap()
            .pixels()
            .all(|pixel| *pixel == Rgb([0; 3]))
    );
    let open = pages[1].pixels().unwrap();
    assert!(is_dark(&open, [150, 250, 700, 320]));
    assert!(open.pixels().filter(|pixel| **pixel == Rgb([255; 3])).count() > 1_000_000);
}

#[test]
fn an_area_lies_where_it_is_seen_on_a_turned_page() {
    // Drawn at the left lower corner, seen at the left upper one.
    let content = format!("BT /F 20 Tf 20 20 Td ({SECRET}) Tj ET");
    let document = Pdf::of(&[content.as_bytes()], A4, FONTS, "/Rotate 90").write();
    let open = made(&document, &Redaction::default(), Format::Png)[0]
        .pixels()
        .unwrap();
    let (width, height) = open.dimensions();
    assert!(is_dark(&open, [0, 0, width / 4, height]));
    let covered = Redaction::default().area(1, area([0, 0, PARTS / 4, PARTS]));
    let page = made(&document, &covered, Format::Png)[0].pixels().unwrap();
    let (left, right): (Vec<_>, Vec<_>) = page.enumerate_pixels().partition(|(x, _, _)| *x < width / 4);
    assert!(left.iter().all(|(_, _, pixel)| **pixel == Rgb([0; 3])));
    assert!(right.iter().any(|(_, _, pixel)| **pixel == Rgb([255; 3])));
}

#[test]
fn pictures_of_every_kind_are_covered() {
    let picture = image::DynamicImage::from(pictures::photograph(200, 100));
    let transparent = picture.to_rgba8();
    let inputs = [
        pictures::png(picture.clone()),
        pictures::png(picture.to_luma8()),
        pictures::png(transparent),
        pictures::jpeg(&picture.to_rgb8(), 90),
    ];
    let covered = Redaction::default().area(1, area([5_000, 0, PARTS, PARTS]));
    for input in inputs {
        let page = made(&input, &covered, Format::Png)[0].pixels().unwrap();
        let (left, right): (Vec<_>, Vec<_>) = page.enumerate_pixels().partition(|(x, _, _)| *x < 100);
        assert!(right.iter().all(|(_, _, pixel)| **pixel == Rgb([0; 3])));
        assert!(left.iter().any(|(_, _, pixel)| pixel.0[0] > 100));
    }
}

#[test]
fn an_earlier_revision_and_metadata_stay_behind() {
    let document = revised();
    assert!(names_the_secret(&document));
    // What the reader of the tests shows is the later revision: the text is still in the file, and no longer on the page.
    let reader = Reader::load_mem(&document).unwrap();
    assert!(!reader.extract_text(&[1]).unwrap().contains(SECRET));
    for format in [Format::Jpeg, Format::Png] {
        let pages = made(&document, &Redaction::default(), format);
        let page = pages[0].pixels().unwrap();
        assert!(!is_dark(&page, [0, 0, page.width(), page.height() / 2]));
        assert!(is_dark(
            &page,
            [0, page.height() / 2, page.width(), page.height()]
        ));
        assert!(!names_the_secret(&pages[0].bytes));
    }
}

#[test]
fn a_page_holds_what_its_pixels_need_and_nothing_else() {
    let exif = [b"Exif\0\0MM\0*\0\0\0\x08", SECRET.as_bytes()].concat();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let mut photograph = pictures::jpeg(&pictures::photograph(64, 64), 90);
    photograph.splice(2..2, [&[0xFF, 0xE1][..], &length, &exif].concat());
    photograph.extend(SECRET.bytes());
    assert!(names_the_secret(&photograph));
    for document in [secret(), photograph] {
        for (format, wanted) in [
            (Format::Jpeg, ["C0", "C4", "DA", "DB", "E0"].as_slice()),
            (Format::Png, ["IDAT", "IEND", "IHDR"].as_slice()),
        ] {
            let made = &made(&document, &Redaction::default(), format)[0];
            assert_eq!(parts(made).iter().collect::<Vec<_>>(), wanted);
            assert!(!names_the_secret(&made.bytes));
        }
    }
}
