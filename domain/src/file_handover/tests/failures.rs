//! What fails for good waits for a person, and is tried again.

use super::{
    World, code,
    fixtures::{checker, gatherer, lead_of_origin, offerer, staff},
    refused,
};
use crate::{
    access::{Actor, Post},
    case::{Outcome, TaskPurpose},
    custody::{
        Hop,
        tests::fixtures::{destination, key, manifest, origin, sign, stranger},
    },
    file_handover::{Command, HandoverEffect, HandoverOutcome, Lock, Status, Step},
    law::CommandRefusal,
};

fn stalled(world: &World) -> (&Step, &str) {
    let stall = world.state().stalled.as_ref().unwrap();
    (&stall.step, &stall.code)
}

#[test]
fn a_transfer_that_failed_is_tried_again_by_the_origin() {
    let mut world = World::offered();
    world.does("SIGN");
    world.fails("TRANSFER_FILES");
    assert_eq!(stalled(&world), (&Step::Transfer, "EFFECT_FAILED"));
    let task = world.state().work.open_task(TaskPurpose::FollowUp).unwrap();
    assert_eq!(world.state().work.office_of(task), &origin());
    assert_eq!(
        code(world.ask(&checker(), Command::Retry)),
        refused(CommandRefusal::NotYourPost)
    );
    world.ask(&gatherer(), Command::Retry).unwrap();
    assert!(world.state().work.open_task(TaskPurpose::FollowUp).is_none());
    world.run();
    assert_eq!(world.status(), Status::Checking);
}

#[test]
fn a_comparison_that_failed_is_the_destinations() {
    let mut world = World::sent();
    world.fails("VERIFY_FILES");
    assert_eq!(stalled(&world).0, &Step::Verify);
    world.ask(&checker(), Command::Retry).unwrap();
    world.run();
    assert_eq!(world.status(), Status::Checking);
}

/// Signed with the key of another office, or with none that is known.
#[test]
fn a_signature_of_another_is_nobodys_word() {
    for signer in [destination(), stranger()] {
        let mut world = World::offered();
        let pending = world.pending("SIGN").unwrap();
        let HandoverEffect::Sign { statement } = &pending.effect else {
            panic!("{pending:?}")
        };
        let signature = sign(&key(&signer), &statement.message());
        world
            .answer(&pending, Outcome::Own(HandoverOutcome::Signed { signature }))
            .unwrap();
        assert_eq!(world.hops(), <[&str; 0]>::default());
        let (step, code) = stalled(&world);
        assert!(matches!(
            step,
            Step::Sign {
                hop: Hop::Offered,
                ..
            }
        ));
        assert_eq!(code, "WRONG_SIGNATURE");
        world.ask(&lead_of_origin(), Command::Retry).unwrap();
        world.run();
        assert_eq!(world.status(), Status::Checking);
    }
}

/// A receipt of the first attempt signs other words than those of the second.
#[test]
fn a_replayed_signature_is_nobodys_word() {
    let mut world = World::offered();
    let pending = world.pending("SIGN").unwrap();
    let first = super::world::good(&pending.effect);
    let mut again = World::asked_again();
    assert_eq!(
        code(again.answer(&pending, first.clone())),
        refused(CommandRefusal::WrongState),
        "answered once"
    );
    again.ask(&gatherer(), Command::TakeUp).unwrap();
    again.run();
    again.ask(&offerer(), Command::Offer).unwrap();
    again.does_otherwise("SIGN", first.clone());
    assert_eq!(stalled(&again).1, "WRONG_SIGNATURE");
    world.does("SIGN");
    assert_eq!(
        code(world.answer(&pending, first)),
        refused(CommandRefusal::WrongState)
    );
}

#[test]
fn an_office_without_a_key_says_nothing() {
    let mut world = World::gathered();
    let keys = std::mem::take(&mut world.facts.keys);
    world.ask(&offerer(), Command::Offer).unwrap();
    assert_eq!(stalled(&world).1, "KEY_MISSING");
    assert!(world.pending("SIGN").is_none());
    world.facts.keys = keys;
    world.ask(&offerer(), Command::Retry).unwrap();
    world.run();
    assert_eq!(world.status(), Status::Checking);
}

/// An acceptance that was signed unheard is not signed a second time in other words.
#[test]
fn what_is_signed_again_is_the_same_statement() {
    let mut world = World::accepting();
    let first = world.pending("SIGN").unwrap().effect;
    world.fails("SIGN");
    world.later(chrono::TimeDelta::hours(1));
    world.ask(&checker(), Command::Retry).unwrap();
    assert_eq!(world.pending("SIGN").unwrap().effect, first);
    world.fails("SIGN");
    let mut renewed = super::fixtures::office_key(&destination());
    renewed.key_id = "2027".parse().unwrap();
    world.facts.keys.push(renewed);
    world.ask(&checker(), Command::Retry).unwrap();
    assert_ne!(world.pending("SIGN").unwrap().effect, first);
    world.run();
    assert_eq!(world.status(), Status::Transferred);
}

#[test]
fn a_vehicle_that_cannot_be_locked_leaves_the_request_open() {
    let mut world = World::taken_up();
    world.fails("LOCK_VEHICLE");
    assert_eq!(
        (world.status(), world.state().lock),
        (Status::Requested, Lock::Free)
    );
    assert_eq!(world.state().obstacle.as_deref(), Some("EFFECT_FAILED"));
    world.ask(&gatherer(), Command::TakeUp).unwrap();
    world.run();
    assert_eq!(world.status(), Status::Gathered);
}

#[test]
fn a_list_of_another_attempt_is_not_taken() {
    let mut world = World::taken_up();
    world.does("LOCK_VEHICLE");
    let manifest = Box::new(manifest(2));
    world.does_otherwise(
        "GATHER_FILE",
        Outcome::Own(HandoverOutcome::Gathered { manifest }),
    );
    assert_eq!(world.status(), Status::Gathering);
    assert_eq!(world.state().obstacle.as_deref(), Some("WRONG_MANIFEST"));
    world.ask(&gatherer(), Command::GatherAgain).unwrap();
    world.run();
    assert_eq!(world.status(), Status::Gathered);
}

/// No lock is left behind: the release has no answer but that it is done.
#[test]
fn an_answer_is_of_its_effect() {
    let mut world = World::gathered().withdrawn();
    let failed = Outcome::Undeliverable { code: "X".into() };
    let locked = Outcome::Own(HandoverOutcome::Locked);
    for (effect, outcome) in [("RELEASE_LOCK", failed), ("REPORT", locked)] {
        let pending = world.pending(effect).unwrap();
        let refusal = world.answer(&pending, outcome).unwrap_err();
        assert_eq!(refusal.code, refused(CommandRefusal::InvalidInput));
        assert_eq!(refusal.field.as_deref(), Some("outcome"));
    }
    world.run();
    assert!(world.state().is_over());
}

#[test]
fn the_return_is_tried_again_after_the_end() {
    let mut world = World::checking().withdrawn();
    world.fails("SIGN");
    assert!(!world.state().is_over());
    let clerk = staff(24, destination(), [Post::Dossier]);
    world.ask(&clerk, Command::Retry).unwrap();
    world.run();
    assert!(world.state().is_over());
    assert_eq!(world.hops().last(), Some(&"RETURNED"));
    assert_eq!(
        code(world.ask(&clerk, Command::Retry)),
        refused(CommandRefusal::CaseClosed)
    );
    let person = Actor::Citizen {
        person: super::fixtures::BUYER,
    };
    assert_eq!(
        code(world.ask(&person, Command::Retry)),
        refused(CommandRefusal::NotYourPost)
    );
}

/// What the destination cannot say any more is left out; the return is said all the same.
#[test]
fn a_receipt_that_fails_after_the_end_is_left_out() {
    let mut world = World::sent();
    world.does("VERIFY_FILES");
    let mut world = world.withdrawn();
    world.fails("SIGN");
    world.run();
    assert_eq!(world.hops(), ["OFFERED", "SENT", "RETURNED"]);
    assert!(world.state().is_over());
}
