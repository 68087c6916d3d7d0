//! Ends before acceptance: the lock is released, and custody stays where it was.

use super::{
    World, code,
    fixtures::{gatherer, withdrawal},
    refused,
};
use crate::{
    access::Actor,
    custody::{Hop, ReturnReason, Stage, tests::fixtures::origin},
    file_handover::{
        Command, EndReason, Event, HandoverEffect, Lock, Status, StopReason, UnavailableReason, waiting_for,
    },
    law::{CommandRefusal, vehicle::TransferGround},
};

const EARLY: [fn() -> World; 9] = [
    World::opened,
    World::taken_up,
    World::gathered,
    World::offered,
    World::sent,
    World::checking,
    || World::checked(super::fixtures::verdicts(None)),
    World::refusing,
    World::asked_again,
];

/// Whoever ends it, and whenever: what is left is an unlocked vehicle, and a file at the origin.
#[test]
fn every_end_before_acceptance_leaves_things_as_they_were() {
    let reasons = [
        StopReason::Withdrawn,
        StopReason::NotGranted,
        StopReason::TimedOut,
        StopReason::VehicleStopped,
    ];
    for (early, reason) in EARLY
        .into_iter()
        .flat_map(|early| reasons.map(|reason| (early, reason)))
    {
        let mut world = early();
        world.ask(&Actor::System, Command::Stop { reason }).unwrap();
        assert_eq!(world.status(), Status::Returned);
        assert_ne!(world.state().lock, Lock::Held);
        world.run();
        let state = world.state();
        assert!(state.is_over(), "{state:?}");
        assert_eq!((state.lock, state.custody.custodian()), (Lock::Free, &origin()));
        assert!(matches!(
            state.custody.stage(),
            Stage::NotOffered | Stage::Returned
        ));
        assert_eq!(world.told().len(), 1);
        assert_eq!(waiting_for(state).en, "Nothing; the matter has ended");
    }
}

#[test]
fn there_is_no_way_back_from_a_decision_to_accept() {
    for late in [World::accepting, World::accepted] {
        let mut world = late();
        assert_eq!(
            code(world.ask(&Actor::System, withdrawal())),
            refused(CommandRefusal::WrongState)
        );
    }
    let mut world = World::transferred();
    assert_eq!(
        code(world.ask(&Actor::System, withdrawal())),
        refused(CommandRefusal::CaseClosed)
    );
}

#[test]
fn a_lock_that_comes_late_is_released_at_once() {
    let mut world = World::taken_up().withdrawn();
    assert_eq!(world.state().lock, Lock::Asked);
    world.does("LOCK_VEHICLE");
    assert_eq!(world.state().lock, Lock::Releasing);
    world.run();
    assert!(world.state().is_over());
}

/// The signature of an origin that may be dead is not waited for; what comes of it later counts for nothing.
#[test]
fn a_late_signature_of_the_origin_counts_for_nothing() {
    let mut world = World::offered();
    world.does("SIGN");
    world.does("TRANSFER_FILES");
    let sent = world.pending("SIGN").unwrap();
    let mut world = world.withdrawn();
    let signing = |world: &World| world.state().signing;
    assert_ne!(signing(&world), Some(sent.id));
    let outcome = super::world::good(&sent.effect);
    world.answer(&sent, outcome).unwrap();
    assert_eq!(world.hops(), ["OFFERED"]);
    world.run();
    assert_eq!(world.hops(), ["OFFERED", "RETURNED"]);
    assert!(world.state().is_over());
}

/// The destination is alive, since it handles the case: what it is about to sign comes first.
#[test]
fn a_signature_of_the_destination_is_waited_for() {
    let mut world = World::sent();
    world.does("VERIFY_FILES");
    let mut world = world.withdrawn();
    let waits = world.pending("SIGN").unwrap();
    let HandoverEffect::Sign { statement } = waits.effect else {
        panic!("{waits:?}")
    };
    assert_eq!(statement.hop, Hop::Received);
    world.run();
    assert_eq!(world.hops(), ["OFFERED", "SENT", "RECEIVED", "RETURNED"]);
    let mut refusing = World::refusing().withdrawn();
    refusing.run();
    assert_eq!(refusing.hops()[4..], ["REFUSED", "RETURNED"]);
}

#[test]
fn the_chain_says_why() {
    let mut world = World::checking();
    let reason = StopReason::VehicleStopped;
    world.ask(&Actor::System, Command::Stop { reason }).unwrap();
    world.run();
    let last = world.history.iter().rev().find_map(|entry| match &entry.event {
        Event::StatementSigned { entry } => Some(entry.statement.hop.clone()),
        _ => None,
    });
    assert_eq!(last, Some(Hop::Returned(ReturnReason::VehicleStopped)));
}

#[test]
fn a_file_that_cannot_be_sent_ends_it() {
    let reasons = [
        (UnavailableReason::Lost, EndReason::FileLost, r#""FILE_LOST""#),
        (
            UnavailableReason::OnPaperOnly,
            EndReason::OnPaperOnly,
            r#""ON_PAPER_ONLY""#,
        ),
        (
            UnavailableReason::Barred(TransferGround::Sealed),
            EndReason::Barred(TransferGround::Sealed),
            r#"{"BARRED":"SEALED"}"#,
        ),
    ];
    for (reason, ended, told) in reasons {
        let mut world = World::unavailable(reason);
        assert_eq!(
            (world.status(), world.state().ended),
            (Status::Unavailable, Some(ended))
        );
        assert_eq!(
            world.told(),
            [format!(r#"{{"milestone":"FAILED","reason":{told}}}"#)]
        );
        world.run();
        assert!(world.state().is_over());
        assert_eq!(
            code(world.ask(&gatherer(), Command::TakeUp)),
            refused(CommandRefusal::CaseClosed)
        );
    }
}

/// The refusal of the first attempt may still wait for the origin's word when the second comes to nothing.
#[test]
fn an_end_leaves_the_confirmation_of_a_refusal_to_come() {
    let mut world = World::refusing();
    world.does("SIGN");
    let mut world = world.withdrawn();
    assert_eq!(world.state().custody.stage(), Stage::Refused);
    world.run();
    assert_eq!(world.state().custody.stage(), Stage::Returned);
    assert_eq!(world.status(), Status::Returned);
}
