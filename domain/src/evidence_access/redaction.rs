//! What is covered on the pages of an item before they are shown: rectangles and whole pages, in integers.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A rectangle on a page, in ten-thousandths of the page's width and height from its upper left corner. It has an extent
/// and lies on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "AreaText", into = "AreaText")]
pub struct MarkedArea {
    left: u16,
    top: u16,
    width: u16,
    height: u16,
}

/// What is covered on one page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "cover")]
pub enum Cover {
    WholePage,
    Areas { areas: Vec<MarkedArea> },
}

/// What is covered on an item, by page from 1; something is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<PageCover>", into = "Vec<PageCover>")]
pub struct Redaction(BTreeMap<u16, Cover>);

/// One page of a redaction, as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PageCover {
    /// From 1.
    pub page: u16,
    #[serde(flatten)]
    pub cover: Cover,
}

/// A redaction that cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RedactionError {
    #[error("failed to read a redaction: an area is empty or leaves the page")]
    Area,
    #[error("failed to read a redaction: it covers nothing")]
    Nothing,
    #[error("failed to read a redaction: a page is named twice, or there is no such page")]
    Page,
    #[error("failed to read a redaction: a page has no area, or too many")]
    Areas,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct AreaText {
    left: u16,
    top: u16,
    width: u16,
    height: u16,
}

impl MarkedArea {
    /// The whole width or height of a page.
    pub const WHOLE: u16 = 10_000;

    pub fn new(left: u16, top: u16, width: u16, height: u16) -> Result<Self, RedactionError> {
        let fits = |from: u16, extent: u16| {
            extent > 0 && from < Self::WHOLE && extent <= Self::WHOLE.saturating_sub(from)
        };
        if fits(left, width) && fits(top, height) {
            Ok(Self {
                left,
                top,
                width,
                height,
            })
        } else {
            Err(RedactionError::Area)
        }
    }

    /// Left, top, width, height.
    pub const fn parts(self) -> [u16; 4] {
        [self.left, self.top, self.width, self.height]
    }
}

impl TryFrom<AreaText> for MarkedArea {
    type Error = RedactionError;

    fn try_from(text: AreaText) -> Result<Self, RedactionError> {
        Self::new(text.left, text.top, text.width, text.height)
    }
}

impl From<MarkedArea> for AreaText {
    fn from(area: MarkedArea) -> Self {
        let [left, top, width, height] = area.parts();
        Self {
            left,
            top,
            width,
            height,
        }
    }
}

impl Redaction {
    /// The most pages that an item is shown with (policy).
    pub const MAX_PAGES: u16 = 500;
    /// The most areas on one page (policy).
    pub const MAX_AREAS: usize = 100;

    pub fn new(pages: Vec<PageCover>) -> Result<Self, RedactionError> {
        let mut covers = BTreeMap::new();
        for PageCover { page, cover } in pages {
            if let Cover::Areas { areas } = &cover
                && !(1..=Self::MAX_AREAS).contains(&areas.len())
            {
                return Err(RedactionError::Areas);
            }
            let known = (1..=Self::MAX_PAGES).contains(&page);
            if !known || covers.insert(page, cover).is_some() {
                return Err(RedactionError::Page);
            }
        }
        if covers.is_empty() {
            return Err(RedactionError::Nothing);
        }
        Ok(Self(covers))
    }

    /// What is covered on a page, from 1.
    pub fn on(&self, page: u16) -> Option<&Cover> {
        self.0.get(&page)
    }

    pub fn pages(&self) -> impl Iterator<Item = (u16, &Cover)> {
        self.0.iter().map(|(page, cover)| (*page, cover))
    }
}

impl TryFrom<Vec<PageCover>> for Redaction {
    type Error = RedactionError;

    fn try_from(pages: Vec<PageCover>) -> Result<Self, RedactionError> {
        Self::new(pages)
    }
}

impl From<Redaction> for Vec<PageCover> {
    fn from(redaction: Redaction) -> Self {
        let pages = redaction.0.into_iter();
        pages.map(|(page, cover)| PageCover { page, cover }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_area_has_an_extent_and_lies_on_the_page() {
        assert_eq!(
            MarkedArea::new(0, 0, 10_000, 10_000).unwrap().parts(),
            [0, 0, 10_000, 10_000]
        );
        for (left, top, width, height) in [
            (0, 0, 0, 1),
            (0, 0, 1, 0),
            (10_000, 0, 1, 1),
            (9_999, 0, 2, 1),
            (0, 5_000, 1, 5_001),
            (u16::MAX, 0, u16::MAX, 1),
        ] {
            assert_eq!(
                MarkedArea::new(left, top, width, height),
                Err(RedactionError::Area)
            );
        }
    }

    #[test]
    fn a_redaction_travels_by_page_and_is_checked_on_the_way() {
        let area = json!({"left": 100, "top": 200, "width": 300, "height": 400});
        let json =
            json!([{"page": 1, "cover": "AREAS", "areas": [area]}, {"page": 3, "cover": "WHOLE_PAGE"}]);
        let redaction: Redaction = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(redaction.on(3), Some(&Cover::WholePage));
        assert_eq!(redaction.on(2), None);
        assert_eq!(redaction.pages().count(), 2);
        assert_eq!(serde_json::to_value(&redaction).unwrap(), json);
        for wrong in [
            json!([]),
            json!([{"page": 0, "cover": "WHOLE_PAGE"}]),
            json!([{"page": 501, "cover": "WHOLE_PAGE"}]),
            json!([{"page": 1, "cover": "WHOLE_PAGE"}, {"page": 1, "cover": "WHOLE_PAGE"}]),
            json!([{"page": 1, "cover": "AREAS", "areas": []}]),
            json!([{"page": 1, "cover": "AREAS", "areas": vec![area; 101]}]),
            json!([{"page": 1, "cover": "AREAS", "areas": [{"left": 0, "top": 0, "width": 0, "height": 1}]}]),
        ] {
            assert!(
                serde_json::from_value::<Redaction>(wrong.clone()).is_err(),
                "{wrong}"
            );
        }
    }
}
