//! Every code with its words and its basis, and no name taken twice.

use super::*;
use crate::law::vehicle::TransferObstacle;
use crate::law::wire_tests::{assert_complete, assert_grounded, on_the_wire};
use crate::law::{CommandRefusal, Confidence, DecisionGround};

#[test]
fn every_code_is_named_worded_and_grounded_or_marked() {
    assert_eq!(
        on_the_wire(&EvidenceGround::ALL),
        EvidenceGround::ALL.map(EvidenceGround::code)
    );
    assert_eq!(
        on_the_wire(&EvidenceQuestion::ALL),
        EvidenceQuestion::ALL.map(EvidenceQuestion::code)
    );
    assert_eq!(
        on_the_wire(&EvidenceObstacle::ALL),
        EvidenceObstacle::ALL.map(EvidenceObstacle::code)
    );
    let grounds = EvidenceGround::ALL.map(|it| (it.words(), it.basis()));
    let questions = EvidenceQuestion::ALL.map(|it| (it.words(), it.basis()));
    let obstacles = EvidenceObstacle::ALL.map(|it| (it.words(), it.basis()));
    for (words, basis) in grounds.into_iter().chain(questions).chain(obstacles) {
        assert_complete(words);
        assert_grounded(basis);
    }
}

/// What is refused is told by its code alone, so an obstacle shares its name with no other sort.
#[test]
fn an_obstacle_has_a_name_of_its_own() {
    let others: Vec<_> = CommandRefusal::ALL
        .map(CommandRefusal::code)
        .into_iter()
        .chain(DecisionGround::ALL.map(DecisionGround::code))
        .chain(TransferObstacle::ALL.map(TransferObstacle::code))
        .collect();
    for obstacle in EvidenceObstacle::ALL {
        assert!(!others.contains(&obstacle.code()), "{obstacle:?}");
    }
}

/// A change of a mark is a visible difference.
#[test]
fn the_marks_of_the_grounds() {
    let marked: Vec<_> = EvidenceGround::ALL
        .into_iter()
        .filter(|ground| ground.basis().confidence != Confidence::Source)
        .map(EvidenceGround::code)
        .collect();
    assert_eq!(
        marked,
        [
            "NO_AUTHORITY",
            "HANDED_TO_PROSECUTION",
            "NOT_IN_FILE",
            "NOT_LISTED"
        ]
    );
}
