//! Documents as pages, and marks on pixels: what comes is a problem with a code, or a page within its bounds. In the product a
//! child does this within bounds of memory and time; here what takes too long is found.

use ::pages::{
    Document, Format, MAX_PIXELS, MAX_SIDE, Made, PageProblem, Redaction,
    mark::{InvisibleMark, MarkKey, read},
};
use image::RgbImage;

const KEY: MarkKey = MarkKey::new([5; 32]);
/// What a mark changes at most, in levels.
const MOST: u8 = 6;

pub fn run(data: &[u8]) {
    match data {
        [b'%' | 0x89 | 0xFF, ..] => document(data),
        [width, colours @ ..] => pixels(usize::from(*width) + 1, colours),
        [] => {}
    }
}

fn document(data: &[u8]) {
    let Some(document) = known(Document::open(data.to_vec())) else {
        return;
    };
    assert!(document.pages() > 0);
    let Some(mut page) = known(document.render(0)) else {
        return;
    };
    let (width, height) = page.dimensions();
    assert!(width.max(height) <= MAX_SIDE && u64::from(width) * u64::from(height) <= MAX_PIXELS);
    Redaction::default().page(1).burn(1, &mut page);
    let made = Made::new(&page, Format::Png).expect("pixels are written");
    let again = made.pixels().expect("what we wrote is read");
    assert!(again.iter().all(|colour| *colour == 0));
}

fn known<T>(result: Result<T, PageProblem>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(problem) => {
            assert_eq!(PageProblem::of(problem.code()), Some(problem));
            None
        }
    }
}

fn pixels(width: usize, colours: &[u8]) {
    let height = colours.len() / 3 / width;
    let sides = (u32::try_from(width), u32::try_from(height));
    let (Ok(wide), Ok(high)) = sides else {
        return;
    };
    let page = RgbImage::from_raw(wide, high, colours[..3 * width * height].to_vec());
    let page = page.expect("as many colours as it has");
    // Found by chance about once in a hundred thousand reads, so nothing is said about what it is.
    let _ = read(&KEY, &page);
    let mut marked = page.clone();
    InvisibleMark::new(&KEY, 1).apply(&mut marked);
    let changes = page.iter().zip(marked.iter());
    assert!(
        changes
            .map(|(before, after)| before.abs_diff(*after))
            .all(|change| change <= MOST)
    );
}
