//! From the request to the new custodian.

use super::{
    World,
    fixtures::{checker, decider, gatherer, lead_of_origin, offerer, text, verdicts},
};
use crate::{
    case::TaskPurpose,
    custody::{
        Stage,
        tests::fixtures::{destination, origin},
    },
    deadline::{DeadlineStatus, RuleId},
    file_handover::{Command, FindingReason, Lock, Status},
};

#[test]
fn gathered_offered_checked_and_taken() {
    let mut world = World::opened();
    assert_eq!(world.running(), ["UC-FILE-OUT", "UC-FILE-OUT-MAX"]);
    world.claim(&gatherer(), TaskPurpose::Intake).unwrap();
    world.ask(&gatherer(), Command::TakeUp).unwrap();
    assert_eq!(
        (world.status(), world.state().lock),
        (Status::Gathering, Lock::Asked)
    );
    assert!(
        world.pending("GATHER_FILE").is_none(),
        "locked before it is gathered"
    );
    world.run();
    assert_eq!(
        (world.status(), world.state().lock),
        (Status::Gathered, Lock::Held)
    );
    world.ask(&offerer(), Command::Offer).unwrap();
    world.run();
    assert_eq!(world.status(), Status::Checking);
    assert_eq!(world.deadline_status(RuleId::UC_FILE_OUT), DeadlineStatus::Met);
    assert_eq!(world.running(), ["UC-FILE-CHECK"]);
    world.claim(&checker(), TaskPurpose::Review).unwrap();
    world.check(&checker(), verdicts(None)).unwrap();
    world.ask(&decider(), Command::Accept).unwrap();
    assert_eq!(
        world.state().custody.custodian(),
        &origin(),
        "decided, not yet signed"
    );
    world.does("SIGN");
    assert_eq!(world.status(), Status::Accepted);
    assert_eq!(world.state().custody.custodian(), &destination());
    assert_eq!(
        world.state().lock,
        Lock::Held,
        "until the origin has marked its copy"
    );
    world.does("MARK_TRANSFERRED");
    assert_eq!(
        (world.status(), world.state().lock),
        (Status::Transferred, Lock::Releasing)
    );
    assert!(!world.state().is_over());
    world.run();
    assert!(world.state().is_over());
    assert_eq!(
        world.hops(),
        ["OFFERED", "SENT", "RECEIVED", "VERIFIED", "ACCEPTED"]
    );
    assert_eq!(world.told(), [r#"{"milestone":"ACCEPTED"}"#]);
    assert_eq!(world.deadline_status(RuleId::UC_FILE_CHECK), DeadlineStatus::Met);
}

#[test]
fn refused_by_name_and_repaired() {
    let mut world = World::refusing();
    world.does("SIGN");
    assert_eq!(world.status(), Status::Requested);
    assert_eq!(world.state().custody.stage(), Stage::Refused);
    assert_eq!(world.state().lock, Lock::Releasing);
    assert_eq!(
        world.running(),
        ["UC-FILE-OUT", "UC-FILE-OUT-MAX"],
        "a fresh period"
    );
    let finding = &world.state().refused[0];
    assert_eq!(finding.name, "02-vehicle.jpg");
    assert!(matches!(finding.reason, FindingReason::Refused { .. }));
    assert!(
        world.ask(&gatherer(), Command::TakeUp).is_err(),
        "the refusal is not confirmed and the lock not released"
    );
    world.run();
    world.ask(&gatherer(), Command::TakeUp).unwrap();
    world.run();
    world.ask(&lead_of_origin(), Command::Offer).unwrap();
    assert_eq!(world.state().refused, []);
    world.run();
    world.claim(&checker(), TaskPurpose::Review).unwrap();
    world.check(&checker(), verdicts(None)).unwrap();
    world.ask(&decider(), Command::Accept).unwrap();
    world.run();
    assert!(world.state().is_over());
    assert_eq!(world.state().custody.attempt(), 2);
    assert_eq!(world.hops().len(), 11);
    assert_eq!(
        world.told(),
        [r#"{"milestone":"ACCEPTED"}"#],
        "a refusal is not the end"
    );
}

#[test]
fn what_is_scanned_is_gathered_with_the_rest() {
    let mut world = World::taken_up();
    world.does("LOCK_VEHICLE");
    world.fails("GATHER_FILE");
    assert_eq!(world.status(), Status::Gathering);
    assert_eq!(world.state().obstacle.as_deref(), Some("EFFECT_FAILED"));
    let document = super::commands::scan(&world);
    let attach = crate::case::CaseCommand::AttachDocument { document };
    world.ask(&gatherer(), attach).unwrap();
    world.ask(&gatherer(), Command::GatherAgain).unwrap();
    let pending = world.pending("GATHER_FILE").unwrap();
    let effect = serde_json::to_value(pending.effect).unwrap();
    assert_eq!(effect["scans"].as_array().unwrap().len(), 1);
    world.run();
    assert_eq!(
        (world.status(), world.state().obstacle.as_deref()),
        (Status::Gathered, None)
    );
}

#[test]
fn the_second_person_sends_it_back_and_is_then_the_first() {
    let mut world = World::gathered();
    world.ask(&offerer(), Command::GatherAgain).unwrap();
    assert_eq!(world.status(), Status::Gathering);
    world.run();
    assert!(world.ask(&offerer(), Command::Offer).is_err());
    world.ask(&gatherer(), Command::Offer).unwrap();
}

#[test]
fn the_second_person_asks_for_a_further_check() {
    let mut world = World::checked(super::fixtures::illegible());
    let words = text("照片可辨认，请再核对");
    world.ask(&decider(), Command::ReturnToCheck { words }).unwrap();
    assert_eq!(
        (world.status(), world.state().checked.clone()),
        (Status::Checking, None)
    );
    world.claim(&decider(), TaskPurpose::Review).unwrap();
    world.check(&decider(), verdicts(None)).unwrap();
    world.ask(&checker(), Command::Accept).unwrap();
}

/// A mistake that the first person finds themselves needs nobody else, and the file is still taken by two.
#[test]
fn the_first_person_takes_their_own_check_back() {
    let mut world = World::checked(super::fixtures::illegible());
    let words = text("误选，重新核对");
    world.ask(&checker(), Command::ReturnToCheck { words }).unwrap();
    assert_eq!(world.status(), Status::Checking);
    assert!(world.ask(&checker(), Command::Accept).is_err());
    world.claim(&checker(), TaskPurpose::Review).unwrap();
    world.check(&checker(), verdicts(None)).unwrap();
    let own = world.ask(&checker(), Command::Accept).unwrap_err();
    assert_eq!(own.code.code(), "FOUR_EYES");
    world.ask(&decider(), Command::Accept).unwrap();
}
