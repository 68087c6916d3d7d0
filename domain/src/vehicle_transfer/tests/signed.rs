//! What people sign who do not come in person: consents and objections at the counter, by whom and for whom.

use super::{World, fixtures::*, ways::*};
use crate::{
    access::Post,
    case::TaskPurpose,
    law::vehicle::party::{PartyNature, PartyRole},
    vehicle_transfer::{Command, Event, Hold, Party, Status, Submission},
};

/// Sold with a mortgage of a bank, which has no account, and inspected.
fn with_a_bank(change: impl FnOnce(&mut Submission)) -> World {
    let mut submission = submission();
    submission.parties.push(Party {
        nature: PartyNature::Organisation,
        ..party(MORTGAGEE, PartyRole::Mortgagee)
    });
    change(&mut submission);
    let mut world = World::new();
    world.record.vehicle.mortgaged = true;
    let mut world = world.open(submission).accepted_with();
    world.inspect();
    world
}

#[test]
fn a_bank_consents_at_the_counter() {
    let mut world = with_a_bank(|_| {});
    assert_eq!(world.code(&reviewer(), propose(REGISTER)), "CONSENTS");
    world.ask(&seller(), consent(true)).unwrap();
    world.ask(&clerk(), consent_of(2, false)).unwrap();
    assert_eq!(world.code(&reviewer(), propose(REGISTER)), "CONSENTS");
    world.ask(&clerk(), consent_of(2, true)).unwrap();
    let given = Event::ConsentGiven {
        by: clerk().person().unwrap(),
        on_behalf_of: Some(MORTGAGEE),
    };
    assert_eq!(world.history.last().unwrap().event, given);
    world.decide_for();
    assert_eq!(world.status(), Status::Approved);
}

/// Whoever has a mortgage that was recorded after the approval joins once the lead has led it back.
#[test]
fn a_mortgage_after_the_approval() {
    let mut world = World::ready();
    let mut record = world.record.clone();
    record.vehicle.mortgaged = true;
    world.report(record);
    world.settle();
    assert_eq!(world.code(&plates(), Command::Register), "CONSENTS");
    let party = party(MORTGAGEE, PartyRole::Mortgagee);
    let name = Command::NameParty { party, person: None };
    assert_eq!(world.code(&clerk(), name.clone()), "WRONG_STATE");
    let words = text("需抵押权人共同申请");
    world.ask(&lead(), Command::ReturnToReview { words }).unwrap();
    world.ask(&clerk(), name).unwrap();
    assert_eq!(world.code(&reviewer(), propose(REGISTER)), "CONSENTS");
    world.ask(&seller(), consent(true)).unwrap();
    world.ask(&clerk(), consent_of(2, true)).unwrap();
    world.decide_for();
    world.ask(&plates(), Command::Register).unwrap();
    assert_eq!(world.status(), Status::Registering);
}

#[test]
fn who_records_what_for_whom() {
    let world = with_a_bank(|_| {});
    for (who, place, expected) in [
        (clerk(), 1, "possible"),
        (clerk(), 2, "possible"),
        (clerk(), 0, "INVALID_INPUT"),
        (clerk(), 9, "INVALID_INPUT"),
        (lead(), 2, "NOT_YOUR_POST"),
        (station(), 2, "NOT_YOUR_POST"),
        (staff_at(HANGZHOU, 10, [Post::Intake]), 2, "NOT_YOUR_POST"),
        // The seller works there, and does not record for themselves, nor for the bank.
        (staff(2, [Post::Intake]), 1, "OWN_CASE"),
        (staff(2, [Post::Intake]), 2, "OWN_CASE"),
        (citizen(MORTGAGEE), 2, "NOT_YOUR_POST"),
        (buyer(), 2, "NOT_YOUR_POST"),
    ] {
        assert_eq!(
            world.code(&who, consent_of(place, true)),
            expected,
            "{who:?} {place}"
        );
        assert_eq!(world.code(&who, object(Some(place))), expected, "{who:?} {place}");
    }
    assert_eq!(
        world.code(&clerk(), consent(true)),
        "NOT_YOUR_POST",
        "not for themselves"
    );
    let mut decided = world;
    decided.ask(&seller(), consent(true)).unwrap();
    decided.ask(&clerk(), consent_of(2, true)).unwrap();
    decided.decide_for();
    assert_eq!(decided.code(&clerk(), consent_of(2, false)), "WRONG_STATE");
}

/// Somebody who says that they act for the buyer does not sign for another, and nobody signs for them.
#[test]
fn who_acts_for_the_applicant_does_not_join() {
    let with_agent = |submission: &mut Submission| {
        submission.parties.push(party(AGENT, PartyRole::Agent));
        submission.agent = by_agent(true).agent;
    };
    let mut submission = submission();
    with_agent(&mut submission);
    let world = World::new().open(submission);
    assert_eq!(world.code(&clerk(), consent_of(2, true)), "INVALID_INPUT");
    assert_eq!(world.code(&clerk(), object(Some(2))), "INVALID_INPUT");
    assert_eq!(world.code(&citizen(AGENT), consent_of(1, true)), "NOT_YOUR_POST");
}

/// Two persons see a consent that nobody gave in person.
#[test]
fn who_recorded_a_consent_does_not_approve() {
    let both = staff(20, [Post::Intake, Post::BusinessLead]);
    let mut world = with_a_bank(|_| {});
    world.ask(&both, consent_of(1, true)).unwrap();
    world.ask(&clerk(), consent_of(2, true)).unwrap();
    world.ask(&reviewer(), propose(REGISTER)).unwrap();
    assert_eq!(world.code(&both, Command::Approve), "FOUR_EYES");
    let claimed = world.claim(&both, TaskPurpose::Approve).unwrap_err();
    assert_eq!(claimed.code.code(), "FOUR_EYES");
    let mut in_person = world.clone();
    in_person.ask(&seller(), consent(true)).unwrap();
    assert_eq!(in_person.code(&both, Command::Approve), "possible", "said since");
    world.ask(&lead(), Command::Approve).unwrap();
}

#[test]
fn who_recorded_an_objection_does_not_approve() {
    let both = staff(20, [Post::Intake, Post::BusinessLead]);
    let mut world = World::inspected();
    world.ask(&both, object(Some(1))).unwrap();
    let (lifted, words) = (true, text("已核实"));
    world
        .ask(&lead(), Command::SettleObjection { lifted, words })
        .unwrap();
    world.ask(&reviewer(), propose(REGISTER)).unwrap();
    assert_eq!(world.code(&both, Command::Approve), "FOUR_EYES");
}

#[test]
fn a_signed_objection_holds_the_case_for_whose_it_is() {
    let mut world = with_a_bank(|_| {});
    world.ask(&clerk(), object(Some(1))).unwrap();
    assert_eq!(world.state().holds, [Hold::Objection { by: SELLER }].into());
    assert_eq!(world.state().party(SELLER).unwrap().recorded_by, clerk().person());
    assert_eq!(
        world.code(&clerk(), object(Some(1))),
        "WRONG_STATE",
        "once at a time"
    );
    assert_eq!(
        world.code(&seller(), object(None)),
        "WRONG_STATE",
        "by either way"
    );
    world.ask(&clerk(), object(Some(2))).unwrap();
    let (lifted, words) = (true, text("已核实"));
    world
        .ask(&supervisor(), Command::SettleObjection { lifted, words })
        .unwrap();
    assert!(world.state().holds.is_empty());
}

/// A seller that is no more is a party by the papers that stand in for its own; whoever winds it up signs.
#[test]
fn a_dissolved_seller_signs_by_whoever_winds_it_up() {
    let gone = |submission: &mut Submission| {
        submission.parties[1].nature = PartyNature::DeregisteredCompany;
    };
    let mut world = with_a_bank(gone);
    let seller = world.state().party(SELLER).unwrap().nature;
    assert!(seller.is_gone() && seller.papers().zh.contains("准予注销登记通知书"));
    world.ask(&clerk(), consent_of(1, true)).unwrap();
    world.ask(&clerk(), consent_of(2, true)).unwrap();
    world.decide_for();
    assert_eq!(world.status(), Status::Approved);
}
