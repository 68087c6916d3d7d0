//! What is not for everybody who sees a case: registers and offered numbers.

use super::{World, fixtures::*, ways::*};
use crate::{
    access::PersonId,
    law::vehicle::{
        AgentFacts, TransferGround,
        document::TransferDocument,
        party::{Excuse, PartyRole},
    },
    time::office_day,
    vehicle_transfer::{Command, Number, Submission, TransferChannel, asked_documents},
};

fn told(world: &World) -> Vec<PersonId> {
    let all = [BUYER, SELLER, AGENT, OWNER];
    let mut told = all.to_vec();
    told.retain(|person| world.state().hears_registers(*person));
    told
}

#[test]
fn registers_are_for_the_owner_until_somebody_has_seen_papers() {
    let submitted = World::submitted();
    assert_eq!(told(&submitted), [SELLER], "to whom the vehicle is registered");
    assert_eq!(told(&submitted.clone().with_file()), [SELLER]);
    let mut declined = submitted.clone();
    declined
        .ask(&clerk(), decline([TransferGround::InvalidPapers]))
        .unwrap();
    assert_eq!(told(&declined), [SELLER], "nobody took it up");
    let everybody = [BUYER, SELLER, AGENT, OWNER];
    assert_eq!(told(&World::accepted()), everybody);
    assert_eq!(told(&World::pre_accepted()), everybody);
    assert_eq!(told(&World::refused()), everybody);
}

/// What a party says that they are does not count, nor do those who seem to act for the owner.
#[test]
fn who_only_says_that_it_is_theirs_is_not_told() {
    let mut world = World::new();
    world.record.owner = OWNER;
    assert_eq!(told(&world.clone().open(submission())), [OWNER], "no seller");
    assert_eq!(told(&world.clone().open(moving())), [OWNER], "no owner who moves");
    assert_eq!(told(&world.open(by_agent(true))), [OWNER]);
    let mut unanswered = World::new();
    let submit = Command::Submit(Box::new(submission()));
    unanswered.ask(&buyer(), submit).unwrap();
    assert_eq!(told(&unanswered), [], "whose it is, nobody knows");
}

#[test]
fn who_acts_for_the_owner_is_told_once_their_paper_was_seen() {
    let mut world = World::new();
    world.record.owner = BUYER;
    let mut by_agent = moving();
    by_agent.parties.push(party(AGENT, PartyRole::Agent));
    by_agent.agent = Some(AgentFacts {
        authorised: true,
        excuse: Some(Excuse::SeriousIllness),
    });
    let mut world = world.open(by_agent);
    assert_eq!(told(&world), [BUYER]);
    world.ask(&clerk(), see_powers(1)).unwrap();
    assert_eq!(told(&world), [BUYER, AGENT]);
}

#[test]
fn the_papers_that_are_asked_for_say_nothing_of_the_registers_either() {
    let mut world = World::new();
    world.record.vehicle.mortgaged = true;
    world.record.vehicle.inspection.valid_to = Some(day("2022-01-01"));
    let world = world.open(submission());
    let asked = |told: bool| {
        let asked = asked_documents(world.state(), office_day(world.now()), told);
        let asked = asked.into_iter().map(|one| one.document);
        asked.collect::<Vec<_>>()
    };
    let of_registers = [
        TransferDocument::MortgageContract,
        TransferDocument::HolderIdentity,
        TransferDocument::InspectionCertificate,
    ];
    let untold = asked(false);
    for document in of_registers {
        assert!(asked(true).contains(&document), "{document:?}");
        assert!(!untold.contains(&document), "{document:?}");
    }
}

#[test]
fn offered_numbers_are_for_whoever_chooses_one() {
    let offered = |channel| {
        let submission = Submission {
            channel,
            ..submission()
        };
        let mut world = World::new().open(submission).accepted_with();
        world.ask(&clerk(), Command::AskForNumbers).unwrap();
        world.settle();
        assert!(matches!(world.state().number, Number::Offered(_)));
        world
    };
    let online = offered(TransferChannel::Online);
    for (channel, for_them) in [
        (TransferChannel::Online, false),
        (TransferChannel::Counter, true),
        (TransferChannel::ServiceStation, true),
    ] {
        let world = offered(channel);
        let state = world.state();
        assert!(state.sees_offered(&buyer()), "{channel:?}");
        assert_eq!(state.sees_offered(&clerk()), for_them, "{channel:?}");
        let elsewhere = staff_at(HANGZHOU, 10, [crate::access::Post::Intake]);
        for other in [seller(), plates(), lead(), station(), elsewhere, system()] {
            assert!(!state.sees_offered(&other), "{channel:?} {other:?}");
        }
    }
    assert!(!online.state().sees_offered(&citizen(AGENT)));
}
