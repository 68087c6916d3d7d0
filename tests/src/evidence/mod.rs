//! An accident in Guangzhou whose evidence is asked for: the people, the items, and what the unit says of it.

mod accident;
mod acting;
mod application;
mod door;
mod items;
mod outcome;
#[path = "../../../pages/tests/pages/inputs/pdf.rs"]
pub mod pdf;
mod staff;
mod steps;
mod unit;
mod viewing;

pub use accident::Accident;
pub use acting::authority;
pub use application::named;
pub use door::{citizen, copy, documents, employee, opened, original};
pub use items::{COVERED, area, kept, plan};
pub use outcome::{looks, told, was_told};
pub(crate) use staff::prepare;
pub use staff::{UNIT, colleague, deputy, head, officer, supervisor};
pub use steps::{
    accepted, all_shown, consented, cover, granted, judged, known, not_shown, proposed, refuse, release,
    reviewed,
};
pub use unit::{look, look_at};
pub use viewing::{another, code, link, page, path, sent_code, viewing};

use crate::under_test::UnderTest;
use domain::evidence_access::EvidenceAccess;

/// An application for evidence under test.
pub type Access<'w> = UnderTest<'w, EvidenceAccess>;
