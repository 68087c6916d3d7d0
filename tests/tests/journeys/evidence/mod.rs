//! A party asks to see the evidence of an accident: what is shown, to whom, until when, and what ends it.

mod acting;
mod broken;
mod codes;
mod copies;
mod corrected;
mod ends;
mod items;
mod leaks;
mod meanwhile;
mod opens;
mod refusals;
mod returned;
mod staff;
mod unit;
mod watch;
mod whole;

use domain::{
    accident::ItemId,
    case::{Refusal, RefusalDetail},
    law::{EvidenceGround, EvidenceObstacle},
};
use image::RgbImage;
use store::finder::ReadWhat;
use tests::evidence::{Access, area, looks, page};

/// The stable code of a refusal.
fn code(refusal: &Refusal) -> &'static str {
    refusal.code.code()
}

/// Whether it was refused on exactly these grounds.
fn is_about(refusal: &Refusal, grounds: &[EvidenceGround]) -> bool {
    matches!(&refusal.detail, Some(RefusalDetail::EvidenceGrounds { grounds: found }) if found == grounds)
}

/// The applicant sees a page, and the log says so.
async fn sees(access: &Access<'_>, item: ItemId) {
    page(access, (item, 1)).await.expect("it is shown");
    let newest = looks(access).await.remove(0);
    assert_eq!(newest.what, ReadWhat::EvidencePage);
    assert_eq!((newest.look.item, newest.look.refusal), (Some(item), None));
}

/// A fresh link to a page shows the applicant nothing, and the log says that they asked.
async fn sees_no_more(access: &Access<'_>, item: ItemId) {
    let before = looks(access).await.len();
    assert_eq!(page(access, (item, 1)).await, Err("NOT_FOUND"));
    let log = looks(access).await;
    assert_eq!(log.len(), before + 1, "the denial is in the log");
    let refusal = Some(EvidenceObstacle::NoAccess.code().to_owned());
    assert_eq!((log[0].look.item, &log[0].look.refusal), (Some(item), &refusal));
    assert_eq!(log[0].look.mark, None);
}

/// What is covered is black under the words of the mark, and the rest is shown.
fn is_black_where_covered(served: &RgbImage) {
    let (width, height) = served.dimensions();
    let [left, top, across, down] = area().parts().map(u32::from);
    let (left, right) = (left * width / 10_000 + 16, (left + across) * width / 10_000 - 16);
    let (top, bottom) = (top * height / 10_000 + 16, (top + down) * height / 10_000 - 16);
    let inside = (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y)));
    let lightest = inside.flat_map(|(x, y)| served.get_pixel(x, y).0).max().unwrap();
    assert!(lightest < 130, "black under the words of the mark: {lightest}");
    let below = served.get_pixel(width / 2, height * 9 / 10).0;
    assert!(
        below.iter().all(|light| *light > 130),
        "the rest is shown: {below:?}"
    );
}
