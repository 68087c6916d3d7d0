//! Who asks for a file, of whom, and for what.

use super::{
    World, code,
    fixtures::{BUYER, SELLER, custodian, gatherer, lead, opening, outsider, staff, transfer},
    refused,
};
use crate::{
    access::{Actor, Post},
    case::{CaseCommand, RefusalCode, RefusalDetail, TaskPurpose},
    custody::tests::fixtures::{destination, origin, route, stranger},
    file_handover::{Command, Opening, Status},
    identifier::CaseNumber,
    law::{CommandRefusal, DecisionGround},
};

fn open(actor: &Actor, opening: Opening) -> Result<World, crate::case::Refusal> {
    let mut world = World::new();
    world.ask(actor, Command::Open(opening))?;
    Ok(world)
}

#[test]
fn the_transfer_asks() {
    let world = open(&Actor::System, opening()).unwrap();
    let state = world.state();
    assert_eq!(world.status(), Status::Requested);
    assert_eq!(state.route(), &route());
    assert_eq!(state.work.office, destination());
    let task = state.work.open_task(TaskPurpose::Intake).unwrap();
    assert_eq!(
        (state.work.office_of(task), task.post),
        (&origin(), Post::Dossier)
    );
    let everything = staff(25, destination(), Post::OF_AN_OFFICE);
    for actor in [
        everything,
        gatherer(),
        outsider(),
        Actor::Citizen { person: BUYER },
    ] {
        let refusal = open(&actor, opening()).unwrap_err();
        assert_eq!(refusal.code, refused(CommandRefusal::NotYourPost));
    }
}

#[test]
fn what_is_asked_for_has_to_fit() {
    let elsewhere = CaseNumber::new(&stranger(), transfer().day(), [9; 5]).unwrap();
    let of_another = Opening {
        transfer: elsewhere,
        ..opening()
    };
    let of_itself = Opening {
        origin: destination(),
        ..opening()
    };
    for (wrong, field) in [(of_another, "transfer"), (of_itself, "origin")] {
        let refusal = open(&Actor::System, wrong).unwrap_err();
        assert_eq!(refusal.code, refused(CommandRefusal::InvalidInput));
        assert_eq!(refusal.field.as_deref(), Some(field));
    }
    let mut unknown = World::new();
    unknown.facts.transfer = None;
    let answer = unknown.ask(&Actor::System, Command::Open(opening()));
    assert_eq!(answer.unwrap_err().field.as_deref(), Some("transfer"));
    assert!(unknown.state.is_none());
}

#[test]
fn one_handover_of_a_vehicle_at_a_time() {
    let mut world = World::new();
    let number = transfer();
    world.facts.open_handover = Some(number.clone());
    let refusal = world.ask(&Actor::System, Command::Open(opening())).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::Ground(DecisionGround::OpenCaseExists));
    assert_eq!(refusal.detail, Some(RefusalDetail::Case { number }));
}

/// The file came to another office for a transfer that then ended: who can hand it over is not where the vehicle is registered.
#[test]
fn the_office_that_took_it_last_is_asked() {
    let mut world = World::new();
    world.facts.custodian = Some(custodian(stranger()));
    world.ask(&Actor::System, Command::Open(opening())).unwrap();
    assert_eq!(world.state().route().origin, stranger());
    let task = world.state().work.open_task(TaskPurpose::Intake).unwrap();
    assert_eq!(world.state().work.office_of(task), &stranger());
    let take_up = world.decide(&gatherer(), &Command::TakeUp);
    assert_eq!(
        take_up.unwrap_err().code,
        refused(CommandRefusal::NotYourPost),
        "nothing is asked of the office of registration"
    );
    assert!(world.decide(&outsider(), &Command::TakeUp).is_ok());
}

#[test]
fn an_office_does_not_ask_for_what_it_has() {
    let mut world = World::new();
    world.facts.custodian = Some(custodian(destination()));
    let refusal = world.ask(&Actor::System, Command::Open(opening())).unwrap_err();
    assert_eq!(refusal.field.as_deref(), Some("origin"));
    assert!(world.state.is_none());
}

#[test]
fn a_case_is_opened_once_and_first() {
    let again = World::opened().ask(&Actor::System, Command::Open(opening()));
    assert_eq!(code(again), refused(CommandRefusal::CaseExists));
    for command in [Command::TakeUp, Command::Case(CaseCommand::Wake)] {
        let early = World::new().ask(&Actor::System, command);
        assert_eq!(code(early), refused(CommandRefusal::WrongState));
    }
}

/// A mortgagee became known after the file was asked for.
#[test]
fn whoever_is_named_later_has_a_part_too() {
    let mut world = World::opened();
    let mortgagee = staff(10, origin(), [Post::Dossier]);
    let transfer = world.facts.transfer.as_mut().unwrap();
    transfer.parties.extend(mortgagee.person());
    assert_eq!(
        code(world.ask(&mortgagee, Command::TakeUp)),
        refused(CommandRefusal::OwnCase)
    );
    assert_eq!(
        code(world.claim(&mortgagee, TaskPurpose::Intake)),
        refused(CommandRefusal::OwnCase)
    );
}

/// The seller may work at the origin, and the buyer at the destination.
#[test]
fn nobody_works_on_their_own_file() {
    let own = |person: crate::access::PersonId, office| Actor::Staff {
        person,
        office,
        posts: Post::OF_AN_OFFICE.into(),
    };
    for party in [BUYER, SELLER] {
        let at_origin = own(party, origin());
        assert_eq!(
            code(World::opened().ask(&at_origin, Command::TakeUp)),
            refused(CommandRefusal::OwnCase)
        );
        assert_eq!(
            code(World::opened().claim(&at_origin, TaskPurpose::Intake)),
            refused(CommandRefusal::OwnCase)
        );
        let at_destination = own(party, destination());
        assert_eq!(
            code(World::checking().claim(&at_destination, TaskPurpose::Review)),
            refused(CommandRefusal::OwnCase)
        );
        let mut checked = World::checked(super::fixtures::verdicts(None));
        assert_eq!(
            code(checked.ask(&at_destination, Command::Accept)),
            refused(CommandRefusal::OwnCase)
        );
        let task = checked.state().work.open_task(TaskPurpose::Approve).unwrap().id;
        let give = CaseCommand::ReassignTask { task, to: party };
        assert_eq!(code(checked.ask(&lead(), give)), refused(CommandRefusal::OwnCase));
    }
}
