//! What stands against an act now, and the refusal that says so. Lists are complete: nobody learns of the second thing after
//! the first is cured.

use crate::{
    accident::ItemId,
    case::{Refusal, RefusalDetail},
    law::{EvidenceGround, EvidenceObstacle as Code, EvidenceQuestion},
};
use std::collections::BTreeSet;

pub(super) fn grounds(grounds: &BTreeSet<EvidenceGround>) -> Refusal {
    let grounds = grounds.iter().copied().collect();
    Refusal::from(Code::EvidenceGrounds).with_detail(RefusalDetail::EvidenceGrounds { grounds })
}

pub(super) fn questions(questions: &BTreeSet<EvidenceQuestion>) -> Refusal {
    let questions = questions.iter().copied().collect();
    Refusal::from(Code::EvidenceQuestions).with_detail(RefusalDetail::EvidenceQuestions { questions })
}

/// `code`, with the items that are meant.
pub(super) fn items(code: Code, items: Vec<ItemId>) -> Refusal {
    Refusal::from(code).with_detail(RefusalDetail::Items { items })
}
