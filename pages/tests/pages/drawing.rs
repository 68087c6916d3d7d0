//! Pages as they are to be read: upright, on white paper, in the fonts of the document or in ours.

use crate::inputs::{
    pdf::{self, A4, FONTS, Pdf},
    pictures,
};
use image::{DynamicImage, Rgb, RgbImage, Rgba, RgbaImage};
use pages::{Document, PageProblem};

fn first(bytes: Vec<u8>) -> RgbImage {
    Document::open(bytes).unwrap().render(0).unwrap()
}

/// The smallest rectangle with all pixels that are darker than half: left, top, right, bottom.
fn ink(page: &RgbImage) -> Option<[u32; 4]> {
    let dark = page.enumerate_pixels().filter(|(_, _, pixel)| pixel.0[1] < 128);
    dark.fold(None, |found, (x, y, _)| {
        let [left, top, right, bottom] = found.unwrap_or([x, y, x, y]);
        Some([left.min(x), top.min(y), right.max(x), bottom.max(y)])
    })
}

#[test]
fn a_page_has_150_dots_to_an_inch() {
    // One inch from the left and two from the top, half an inch wide.
    let page = first(pdf::page("72 662 36 36 re f"));
    assert_eq!(page.dimensions(), (1239, 1754));
    let [left, top, right, bottom] = ink(&page).unwrap();
    let near = |found: u32, wanted: u32| found.abs_diff(wanted) <= 1;
    assert!(
        near(left, 150) && near(top, 300) && near(right, 224) && near(bottom, 375),
        "{:?}",
        ink(&page)
    );
}

#[test]
fn a_turned_page_is_upright() {
    let turned = |degrees: u32| {
        let more = format!("/Rotate {degrees}");
        first(Pdf::of(&[b"0 800 30 42 re f"], A4, FONTS, &more).write())
    };
    // What lies in the left upper corner wanders clockwise through all four.
    let corner = |page: &RgbImage| {
        let [left, top, ..] = ink(page).unwrap();
        (left > page.width() / 2, top > page.height() / 2)
    };
    let pages = [0, 90, 180, 270].map(turned);
    assert_eq!(
        pages.each_ref().map(corner),
        [(false, false), (true, false), (true, true), (false, true)]
    );
    assert_eq!(pages[1].dimensions(), (1754, 1239));
}

#[test]
fn print_and_chinese_print_are_drawn_though_neither_font_is_embedded() {
    let latin = first(pdf::page("BT /F 40 Tf 72 700 Td (Evidence) Tj ET"));
    // 证据
    let chinese = first(pdf::page("BT /C 40 Tf 72 700 Td <8BC1636E> Tj ET"));
    let missing = first(pdf::page("BT /C 40 Tf 72 700 Td <00200020> Tj ET"));
    let width = |page: &RgbImage| ink(page).map(|[left, _, right, _]| right - left);
    assert!(width(&latin).unwrap() > 200, "{:?}", width(&latin));
    // Two characters of 40 points.
    assert!(
        (130..170).contains(&width(&chinese).unwrap()),
        "{:?}",
        width(&chinese)
    );
    assert_eq!(width(&missing), None);
}

#[test]
fn what_is_transparent_is_paper_and_nothing_lies_underneath() {
    let secret = Rgba([200, 0, 0, 0]);
    let mut picture = RgbaImage::from_pixel(20, 10, secret);
    picture.put_pixel(3, 4, Rgba([0, 0, 0, 255]));
    picture.put_pixel(5, 4, Rgba([0, 0, 0, 128]));
    let page = first(pictures::png(picture));
    assert_eq!(page.get_pixel(0, 0), &Rgb([255; 3]));
    assert_eq!(page.get_pixel(3, 4), &Rgb([0; 3]));
    assert_eq!(page.get_pixel(5, 4), &Rgb([127; 3]));
}

#[test]
fn grey_and_deep_pictures_become_pages() {
    let grey = DynamicImage::from(RgbImage::from_pixel(8, 8, Rgb([90; 3])));
    for picture in [
        grey.to_luma8().into(),
        grey.to_luma16().into(),
        grey.to_luma_alpha8().into(),
        DynamicImage::from(grey.to_rgba16()),
    ] {
        assert_eq!(first(pictures::png(picture)).get_pixel(4, 4), &Rgb([90; 3]));
    }
}

#[test]
fn a_photograph_with_too_many_pixels_is_made_smaller_and_a_page_is_not() {
    let page = first(pictures::png(DynamicImage::new_luma8(6000, 4000)));
    let (width, height) = page.dimensions();
    assert!(width * height <= 16_000_000 && width * height > 15_900_000);
    assert!((width * 2).abs_diff(height * 3) <= 3);
    // A0, and a poster that is larger.
    let sized = |size| Document::open(Pdf::of(&[b"0 0 1 1 re f"], size, "", "").write()).unwrap();
    assert_eq!(sized((2384, 3370)).blank(0).unwrap().dimensions(), (4966, 7020));
    for size in [(3370, 4768), (14_400, 10), (100_000, 100_000)] {
        assert_eq!(
            sized(size).render(0).unwrap_err(),
            PageProblem::TooLarge,
            "{size:?}"
        );
        assert_eq!(
            sized(size).blank(0).unwrap_err(),
            PageProblem::TooLarge,
            "{size:?}"
        );
    }
}

#[test]
fn a_page_without_its_picture_is_no_page() {
    let mut pdf = Pdf::of(&[b"/P Do"], A4, "/XObject<</P 5 0 R>>", "");
    let image = "/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode";
    pdf.stream(image, b"\xFF\xD8\xFF no picture");
    let document = Document::open(pdf.write()).unwrap();
    assert_eq!(document.render(0).unwrap_err(), PageProblem::Incomplete);
}

#[test]
fn pages_are_counted_and_no_other_is_drawn() {
    let document = Document::open(Pdf::of(&[b"", b"0 0 9 9 re f"], A4, "", "").write()).unwrap();
    assert_eq!(document.pages(), 2);
    assert_eq!(ink(&document.render(0).unwrap()), None);
    assert!(ink(&document.render(1).unwrap()).is_some());
    assert_eq!(document.render(2).unwrap_err(), PageProblem::NoSuchPage);
    let picture = Document::open(pictures::png(RgbImage::new(2, 2))).unwrap();
    assert_eq!(
        (picture.pages(), picture.render(1).unwrap_err()),
        (1, PageProblem::NoSuchPage)
    );
}
