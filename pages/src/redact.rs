//! Covers what is not released, in the pixels themselves.

use image::{Rgb, RgbImage};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Sides of areas are given in parts of the page: the same area on every rendering of it.
pub const PARTS: u16 = 10_000;
const BLACK: Rgb<u8> = Rgb([0; 3]);

/// A rectangle on an upright page, in ten-thousandths of its width and height from its left upper corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "[u16; 4]", into = "[u16; 4]")]
pub struct Area {
    left: u16,
    top: u16,
    right: u16,
    bottom: u16,
}

/// Not an area of a page: empty, turned over, or beyond its edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("failed to read an area: it is empty or not on the page")]
pub struct NoArea;

impl TryFrom<[u16; 4]> for Area {
    type Error = NoArea;

    /// Left, top, right, bottom.
    fn try_from([left, top, right, bottom]: [u16; 4]) -> Result<Self, NoArea> {
        if left < right && top < bottom && right <= PARTS && bottom <= PARTS {
            Ok(Self {
                left,
                top,
                right,
                bottom,
            })
        } else {
            Err(NoArea)
        }
    }
}

impl From<Area> for [u16; 4] {
    fn from(area: Area) -> Self {
        [area.left, area.top, area.right, area.bottom]
    }
}

/// What is covered of a document. Pages are counted from 1, as people do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redaction {
    pages: BTreeSet<u32>,
    areas: BTreeSet<(u32, Area)>,
}

impl Redaction {
    /// Covers a whole page.
    #[must_use]
    pub fn page(mut self, page: u32) -> Self {
        self.pages.insert(page);
        self
    }

    /// Covers an area of a page.
    #[must_use]
    pub fn area(mut self, page: u32, area: Area) -> Self {
        self.areas.insert((page, area));
        self
    }

    /// Whether each page that is named is one of so many.
    pub fn is_within(&self, pages: usize) -> bool {
        let named = self.areas.iter().map(|(page, _)| page).chain(&self.pages);
        named
            .copied()
            .all(|page| page > 0 && usize::try_from(page).is_ok_and(|page| page <= pages))
    }

    /// Whether nothing of this page is to be seen, so that it need not even be drawn.
    pub fn covers(&self, page: u32) -> bool {
        self.pages.contains(&page)
    }

    /// Burns what is covered of this page into its pixels. A pixel that an area touches is covered.
    pub fn burn(&self, page: u32, pixels: &mut RgbImage) {
        if self.covers(page) {
            pixels.fill(0);
        }
        for (_, area) in self.areas.iter().filter(|(on, _)| *on == page) {
            burn_area(*area, pixels);
        }
    }
}

fn burn_area(area: Area, pixels: &mut RgbImage) {
    let (width, height) = pixels.dimensions();
    let part = |side: u32, parts: u16| u64::from(side) * u64::from(parts);
    let first = |side, parts| to_pixel(part(side, parts) / u64::from(PARTS));
    let end = |side, parts| to_pixel(part(side, parts).div_ceil(u64::from(PARTS)));
    for y in first(height, area.top)..end(height, area.bottom) {
        for x in first(width, area.left)..end(width, area.right) {
            pixels.put_pixel(x, y, BLACK);
        }
    }
}

fn to_pixel(at: u64) -> u32 {
    u32::try_from(at).expect("no more than the side of the page")
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::GenericImageView as _;

    fn area(sides: [u16; 4]) -> Area {
        Area::try_from(sides).unwrap()
    }

    #[test]
    fn an_area_covers_every_pixel_that_it_touches_and_no_other() {
        let mut page = RgbImage::from_pixel(30, 7, Rgb([200, 100, 255]));
        Redaction::default()
            .area(1, area([3_334, 5_000, 3_335, 5_001]))
            .area(2, area([0, 0, PARTS, PARTS]))
            .burn(1, &mut page);
        // 3,334 parts of 30 pixels begin in pixel 10; half of 7 in pixel 3.
        let black: Vec<_> = page
            .enumerate_pixels()
            .filter(|(_, _, pixel)| **pixel == BLACK)
            .map(|(x, y, _)| (x, y))
            .collect();
        assert_eq!(black, [(10, 3)]);
    }

    #[test]
    fn the_whole_area_and_the_whole_page_are_the_same() {
        let white = RgbImage::from_pixel(13, 11, Rgb([255; 3]));
        let (mut by_area, mut by_page) = (white.clone(), white);
        Redaction::default()
            .area(3, area([0, 0, PARTS, PARTS]))
            .burn(3, &mut by_area);
        Redaction::default().page(3).burn(3, &mut by_page);
        assert!(
            by_page
                .view(0, 0, 13, 11)
                .pixels()
                .all(|(_, _, pixel)| pixel == BLACK)
        );
        assert_eq!(by_area, by_page);
    }

    #[test]
    fn areas_that_cover_nothing_are_none() {
        for sides in [
            [5, 5, 5, 9],
            [9, 0, 5, 1],
            [0, 4, 1, 3],
            [0, 0, 10_001, 1],
            [0, 0, 1, 10_001],
        ] {
            assert_eq!(Area::try_from(sides), Err(NoArea), "{sides:?}");
            let text = serde_json::to_string(&sides).unwrap();
            assert!(serde_json::from_str::<Area>(&text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_page_that_is_not_there_is_seen() {
        let redaction = Redaction::default().page(2).area(4, area([0, 0, 1, 1]));
        assert!(redaction.is_within(4) && !redaction.is_within(3));
        assert!(!Redaction::default().page(0).is_within(3));
        assert!(Redaction::default().is_within(0));
    }
}
