//! What the two marks survive, and what they do to a page.

use crate::inputs::{pdf, pictures};
use image::{RgbImage, imageops};
use pages::{
    Document,
    mark::{InvisibleMark, MAX_WORDS, MarkKey, VisibleMark, WordsUnusable, read},
};

const KEY: MarkKey = MarkKey::new([9; 32]);
const NUMBER: u32 = 0x1234_ABCD;
const WORDS: &str = "张*明 粤A2026-EV-000123 2026年11月28日 14:05";

fn print() -> RgbImage {
    Document::open(pdf::print()).unwrap().render(0).unwrap()
}

/// What is shown: marked, and written by us.
fn shown(mut page: RgbImage) -> RgbImage {
    VisibleMark::new(WORDS, page.dimensions())
        .unwrap()
        .apply(&mut page);
    InvisibleMark::new(&KEY, NUMBER).apply(&mut page);
    page
}

fn again(page: &RgbImage, quality: u8) -> RgbImage {
    image::load_from_memory(&pictures::jpeg(page, quality))
        .unwrap()
        .into_rgb8()
}

fn crop(page: &RgbImage, x: u32, y: u32) -> RgbImage {
    imageops::crop_imm(page, x, y, 512, 512).to_image()
}

fn both() -> [(&'static str, RgbImage); 2] {
    [
        ("print", print()),
        ("photograph", pictures::photograph(1600, 1200)),
    ]
}

#[test]
fn the_number_survives_jpeg_70_and_a_crop() {
    for (name, page) in both() {
        let page = again(&shown(page), 85);
        assert_eq!(read(&KEY, &page), Some(NUMBER), "{name} as it was shown");
        let saved = again(&page, 70);
        assert_eq!(read(&KEY, &saved), Some(NUMBER), "{name} saved again");
        // Corners, the middle, and places that fit to neither tiles nor blocks of JPEG.
        let (right, below) = (page.width() - 512, page.height() - 512);
        for (x, y) in [
            (0, 0),
            (right, 0),
            (0, below),
            (right, below),
            (right / 2 + 1, below / 2 + 3),
            (77, 301),
            (131, 130),
        ] {
            assert_eq!(
                read(&KEY, &crop(&page, x, y)),
                Some(NUMBER),
                "{name} cropped at {x}, {y}"
            );
            let cropped = again(&crop(&saved, x, y), 70);
            assert_eq!(
                read(&KEY, &cropped),
                Some(NUMBER),
                "{name} saved, cropped at {x}, {y}, and saved"
            );
        }
    }
}

#[test]
fn a_page_without_our_mark_has_no_number() {
    let other = MarkKey::new([10; 32]);
    for (name, page) in both() {
        let marked = again(&shown(page.clone()), 85);
        assert_eq!(read(&KEY, &page), None, "{name}");
        assert_eq!(read(&other, &marked), None, "{name}, another key");
        assert_eq!(read(&KEY, &again(&page, 50)), None, "{name}, saved");
        for at in 0..24 {
            let piece = crop(
                &page,
                at * 37 % (page.width() - 512),
                at * 53 % (page.height() - 512),
            );
            assert_eq!(read(&KEY, &piece), None, "{name}, piece {at}");
        }
    }
    for flat in [0, 127, 255] {
        assert_eq!(
            read(&KEY, &RgbImage::from_pixel(300, 200, image::Rgb([flat; 3]))),
            None
        );
    }
    assert_eq!(read(&KEY, &RgbImage::new(0, 0)), None);
    assert_eq!(read(&KEY, &RgbImage::new(3, 1)), None);
}

/// The limits as they are said: if one of these holds some day, say so there.
#[test]
fn the_number_does_not_survive_scaling_rotation_or_blur() {
    for (name, page) in both() {
        let page = shown(page);
        let (width, height) = page.dimensions();
        let scaled = imageops::resize(
            &page,
            width * 9 / 10,
            height * 9 / 10,
            imageops::FilterType::Triangle,
        );
        assert_eq!(read(&KEY, &scaled), None, "{name} scaled");
        assert_eq!(read(&KEY, &imageops::rotate90(&page)), None, "{name} rotated");
        assert_eq!(read(&KEY, &imageops::blur(&page, 6.0)), None, "{name} blurred");
    }
}

#[test]
fn the_number_changes_no_colour_by_more_than_six_levels() {
    for (name, page) in both() {
        let mut marked = page.clone();
        InvisibleMark::new(&KEY, NUMBER).apply(&mut marked);
        let most = page
            .iter()
            .zip(marked.iter())
            .map(|(before, after)| before.abs_diff(*after))
            .max();
        assert!(most <= Some(6), "{name}: {most:?}");
    }
}

/// How far apart the words and what surrounds them are on a page of one grey.
fn contrast(grey: u8) -> u8 {
    let mut page = RgbImage::from_pixel(1240, 1754, image::Rgb([grey; 3]));
    VisibleMark::new(WORDS, page.dimensions())
        .unwrap()
        .apply(&mut page);
    page.iter().max().unwrap() - page.iter().min().unwrap()
}

#[test]
fn the_words_are_seen_on_every_grey_and_on_every_part_of_a_page() {
    for grey in (0..=255).step_by(15) {
        assert!(contrast(grey) >= 48, "{grey}: {}", contrast(grey));
    }
    let mut page = RgbImage::from_pixel(1240, 1754, image::Rgb([255; 3]));
    VisibleMark::new(WORDS, page.dimensions())
        .unwrap()
        .apply(&mut page);
    // A fifth of the width of a page, wherever it is cut out.
    for (x, y) in (0..992)
        .step_by(124)
        .flat_map(|x| (0..1506).step_by(124).map(move |y| (x, y)))
    {
        let piece = imageops::crop_imm(&page, x, y, 248, 248).to_image();
        let words = piece.pixels().filter(|pixel| pixel.0[0] < 230).count();
        assert!(words > 500, "{words} pixels at {x}, {y}");
    }
}

#[test]
fn print_is_read_under_the_words() {
    let page = print();
    let mut marked = page.clone();
    VisibleMark::new(WORDS, page.dimensions())
        .unwrap()
        .apply(&mut marked);
    let grey = |page: &RgbImage, is_ink: bool| -> Vec<u8> {
        let both = page
            .pixels()
            .zip(print().pixels().map(|pixel| pixel.0[0]).collect::<Vec<_>>());
        both.filter(|(_, was)| if is_ink { *was == 0 } else { *was == 255 })
            .map(|(pixel, _)| pixel.0[0])
            .collect()
    };
    let (ink, paper) = (grey(&marked, true), grey(&marked, false));
    assert!(ink.len() > 10_000 && paper.len() > 1_000_000);
    // The darkest paper is still far lighter than the lightest ink, and most paper stays as it was.
    assert!(paper.iter().min().unwrap() - ink.iter().max().unwrap() > 100);
    let untouched = paper.iter().filter(|grey| **grey > 254).count();
    assert!(untouched * 10 > paper.len() * 8, "{untouched} of {}", paper.len());
}

#[test]
fn words_are_one_line_of_bounded_length() {
    let long = "证".repeat(MAX_WORDS);
    let unusable = |words: &str| VisibleMark::new(words, (600, 800)).unwrap_err();
    assert!(VisibleMark::new(&long, (600, 800)).is_ok());
    assert_eq!(unusable(&(long + "据")), WordsUnusable);
    assert_eq!(unusable(" "), WordsUnusable);
    assert_eq!(unusable("张\n明"), WordsUnusable);
    // A character that the font lacks, and a page smaller than its words.
    let mut small = RgbImage::from_pixel(40, 30, image::Rgb([255; 3]));
    VisibleMark::new("𠮷*", small.dimensions())
        .unwrap()
        .apply(&mut small);
    assert!(small.iter().any(|colour| *colour < 255));
}
