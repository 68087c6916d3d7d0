//! What the register says of owner and number is held against what the application says.

use super::{World, fixtures::*, ways::*};
use crate::{
    access::Post,
    case::{Refusal, RefusalDetail},
    law::vehicle::{Referral, TransferGround, document::TitleProof, party::PartyRole},
    vehicle_transfer::{
        Command, ProposedDecision, Status, Submission, TransferEffect, VehicleRecord, open_questions,
    },
};

/// This application, of a vehicle of which the register says this, with its file where one has to come.
fn opened(submission: Submission, change: impl FnOnce(&mut VehicleRecord)) -> World {
    let mut world = World::new();
    change(&mut world.record);
    let world = world.open(submission);
    if world.state().has_file() {
        world
    } else {
        world.with_file()
    }
}

/// What stands in the way of taking it up.
fn in_the_way(world: &World) -> Option<RefusalDetail> {
    let refusal = world.decide(&clerk(), &accept()).err()?;
    assert!(refusal.detail.is_some(), "{refusal:?}");
    refusal.detail
}

fn grounds(found: impl Into<Vec<TransferGround>>) -> RefusalDetail {
    let grounds = found.into();
    RefusalDetail::Grounds { grounds }
}

fn questions(found: impl Into<Vec<Referral>>) -> RefusalDetail {
    let referrals = found.into();
    RefusalDetail::Questions { referrals }
}

/// Words do not help, and the office says no on it.
#[test]
fn a_stranger_does_not_move_the_vehicle_of_another() {
    let mut world = opened(moving(), |record| record.owner = OWNER);
    assert_eq!(
        in_the_way(&world),
        Some(grounds([TransferGround::ApplicantNotOwner]))
    );
    let checked = Some(text("已核实"));
    assert_eq!(world.code(&clerk(), Command::Accept { checked }), "GROUNDS");
    world
        .ask(&clerk(), decline([TransferGround::ApplicantNotOwner]))
        .unwrap();
    let own = opened(moving(), |record| record.owner = BUYER);
    assert_eq!(in_the_way(&own), None);
}

/// It was sold elsewhere while the case ran.
#[test]
fn an_owner_who_is_one_no_more_does_not_move_it_either() {
    let mut world = World::new();
    world.record.owner = BUYER;
    let mut world = world.open(moving()).accepted_with();
    world.inspect();
    let sold = VehicleRecord {
        owner: OWNER,
        ..world.record.clone()
    };
    world.report(sold);
    assert_eq!(world.code(&reviewer(), propose(REGISTER)), "GROUNDS");
    let refusal = ProposedDecision::Refuse {
        grounds: vec![TransferGround::ApplicantNotOwner],
    };
    world.ask(&reviewer(), propose(refusal)).unwrap();
}

/// Nobody registers on it, and it waits for nobody for ever: the lead has it reviewed again, or refuses it.
#[test]
fn what_comes_up_after_the_approval_leads_back() {
    let of_another = |world: &World| VehicleRecord {
        owner: OWNER,
        ..world.record.clone()
    };
    let back = || Command::ReturnToReview {
        words: text("复核")
    };
    let mut sale = World::approved();
    assert_eq!(sale.code(&lead(), back()), "WRONG_STATE", "nothing came up");
    sale.report(of_another(&sale));
    assert_eq!(sale.code(&plates(), Command::Register), "QUESTIONS");
    sale.ask(&lead(), back()).unwrap();
    assert_eq!((sale.status(), &sale.state().decision), (Status::Accepted, &None));
    let checked = Some(text("已核实"));
    let register = ProposedDecision::Register { checked };
    sale.ask(&reviewer(), propose(register)).unwrap();
    sale.ask(&lead(), Command::Approve).unwrap();

    let mut world = World::new();
    world.record.owner = BUYER;
    let mut moving = world.open(moving()).accepted_with();
    moving.inspect();
    moving.ask(&reviewer(), propose(REGISTER)).unwrap();
    moving.ask(&lead(), Command::Approve).unwrap();
    moving.settle();
    moving.report(of_another(&moving));
    assert_eq!(moving.code(&plates(), Command::Register), "GROUNDS");
    let grounds = vec![TransferGround::ApplicantNotOwner];
    moving.ask(&lead(), refuse(grounds)).unwrap();
    assert_eq!(moving.status(), Status::Refused);
}

type News<'a> = &'a dyn Fn(&VehicleRecord) -> VehicleRecord;

/// A company buys and its main office is looked into. What comes up after that, nobody has looked into.
#[test]
fn words_answer_no_question_that_came_up_later() {
    let suspect = |known: &VehicleRecord| {
        let mut record = known.clone();
        record.vehicle.status = "J".parse().unwrap();
        record
    };
    let sold = |known: &VehicleRecord| VehicleRecord {
        owner: OWNER,
        ..known.clone()
    };
    let news: [(Referral, News<'_>); 2] = [(Referral::SellerNotOwner, &sold), (Referral::Suspect, &suspect)];
    for (open, news) in news {
        let mut world = World::new().open(of_a_company());
        world.ask(&clerk(), see_powers(2)).unwrap();
        world.ask(&clerk(), Command::RequestFile).unwrap();
        world.settle();
        world.file_comes();
        let checked = Some(text("营业执照已核验"));
        let accept = Command::Accept {
            checked: checked.clone(),
        };
        world.ask(&clerk(), accept).unwrap();
        world.settle();
        world.inspect();
        let register = propose(ProposedDecision::Register { checked });
        world.ask(&reviewer(), register.clone()).unwrap();
        world.ask(&lead(), Command::Approve).unwrap();
        world.settle();
        world.see_to_plates();
        world.report(news(&world.record));
        assert_eq!(world.code(&plates(), Command::Register), "QUESTIONS");
        assert_eq!(open_questions(world.state(), &world.facts), [open]);
        let mut old = world.clone();
        old.state.as_mut().unwrap().proposal.as_mut().unwrap().answered = None;
        assert_eq!(
            old.code(&plates(), Command::Register),
            "possible",
            "an earlier version did not say what its words answer"
        );
        let words = text("复核");
        world.ask(&lead(), Command::ReturnToReview { words }).unwrap();
        world.ask(&reviewer(), register).unwrap();
        world.ask(&lead(), Command::Approve).unwrap();
        world.settle();
        assert_eq!(world.code(&plates(), Command::Register), "possible");
    }
}

/// Nor does the lead approve on words that were said before.
#[test]
fn a_question_between_proposal_and_approval() {
    let mut world = World::inspected();
    let checked = Some(text("已核实"));
    let register = propose(ProposedDecision::Register { checked });
    world.ask(&reviewer(), register).unwrap();
    assert_eq!(world.code(&lead(), Command::Approve), "possible");
    let sold = VehicleRecord {
        owner: OWNER,
        ..world.record.clone()
    };
    world.report(sold);
    assert_eq!(world.code(&lead(), Command::Approve), "QUESTIONS");
}

#[test]
fn a_sale_by_somebody_else_is_looked_at() {
    let world = opened(submission(), |record| record.owner = OWNER);
    assert_eq!(in_the_way(&world), Some(questions([Referral::SellerNotOwner])));
    assert_eq!(
        open_questions(world.state(), &world.facts),
        [Referral::SellerNotOwner]
    );
    let mut nobody = submission();
    nobody.parties.pop();
    assert_eq!(
        in_the_way(&opened(nobody, |_| ())),
        Some(questions([Referral::SellerNotOwner])),
        "nobody is said to have sold it"
    );
    let unfounded = world.code(&clerk(), decline([TransferGround::ApplicantNotOwner]));
    assert_eq!(unfounded, "INVALID_INPUT", "a buyer need not be the owner");
}

/// Whoever sold it is named at the counter.
#[test]
fn the_owner_who_is_named_later_answers_it() {
    let mut nobody = submission();
    nobody.parties.pop();
    let mut world = opened(nobody, |_| ());
    let party = party(SELLER, PartyRole::Seller);
    world
        .ask(&clerk(), Command::NameParty { party, person: None })
        .unwrap();
    assert_eq!(in_the_way(&world), None);
}

/// A joint application is no less one of the owner: who is only called the seller joins for nobody.
#[test]
fn the_word_of_a_seller_who_is_not_the_owner_is_looked_at() {
    let mut world = opened(submission(), |record| {
        record.owner = OWNER;
        record.vehicle.pledged = true;
    });
    let checked = Some(text("已核实"));
    world.ask(&clerk(), Command::Accept { checked }).unwrap();
    world.settle();
    let party = party(MORTGAGEE, PartyRole::Pledgee);
    world
        .ask(&clerk(), Command::NameParty { party, person: None })
        .unwrap();
    world.inspect();
    for who in [seller(), citizen(MORTGAGEE)] {
        world.ask(&who, consent(true)).unwrap();
    }
    let refused = world.decide(&reviewer(), &propose(REGISTER));
    assert_eq!(
        refused.unwrap_err().detail,
        Some(questions([Referral::SellerNotOwner]))
    );
}

/// The court's paper says how title passed, whoever sold nothing.
#[test]
fn a_judgment_is_looked_at_and_goes_on() {
    let mut submission = departing();
    submission.title = Some(TitleProof::Court);
    (submission.trade.trade_place, submission.trade.invoice_place) = (None, None);
    let mut world = opened(submission, |record| record.owner = OWNER);
    let clerk = staff_at(HANGZHOU, 20, [Post::Intake]);
    let refused: Refusal = world.decide(&clerk, &accept()).unwrap_err();
    assert_eq!(
        refused.detail,
        Some(questions([Referral::TitleWithoutTrade, Referral::SellerNotOwner]))
    );
    let checked = Some(text("法院裁定书和协助执行通知书已核验"));
    world.ask(&clerk, Command::Accept { checked }).unwrap();
}

#[test]
fn it_arrives_for_whoever_it_left() {
    let arrived = |owner| opened(arriving(), |record| *record = VehicleRecord { owner, ..left() });
    assert_eq!(in_the_way(&arrived(BUYER)), None);
    for other in [SELLER, OWNER] {
        assert_eq!(
            in_the_way(&arrived(other)),
            Some(questions([Referral::LeftForAnother]))
        );
    }
}

/// The register hears whose it is by then; of a house move nothing changes.
#[test]
fn a_departure_says_for_whom() {
    let asked = |submission: Submission, owner| {
        let world = departed(submission, owner);
        let mut asked = world.asked().into_iter().map(|(_, effect)| effect);
        let departure = asked.find(|effect| matches!(effect, TransferEffect::RegisterDeparture { .. }));
        departure.expect("it leaves")
    };
    let leaves = |plates_withdrawn, owner| TransferEffect::RegisterDeparture {
        vin: vin(),
        plates_withdrawn,
        owner,
    };
    assert_eq!(asked(departing(), SELLER), leaves(true, Some(BUYER)));
    let mut moved = moving();
    moved.office = office(HANGZHOU);
    moved.trade.applied_at = place(HANGZHOU);
    assert_eq!(asked(moved, BUYER), leaves(false, None));
    // What was asked for before the register was told.
    let before = serde_json::json!({ "effect": "REGISTER_DEPARTURE", "vin": vin(), "platesWithdrawn": true });
    assert_eq!(serde_json::to_value(leaves(true, None)).unwrap(), before);
    assert_eq!(
        serde_json::from_value::<TransferEffect>(before).unwrap(),
        leaves(true, None)
    );
}

/// A truck of this owner, which the office of Hangzhou has asked the register to let go.
fn departed(submission: Submission, owner: crate::access::PersonId) -> World {
    use crate::law::vehicle::scope::VehicleKind;
    let here = |post, number| staff_at(HANGZHOU, number, [post]);
    let (clerk, desk, inspector) = (
        here(Post::Intake, 20),
        here(Post::Plates, 24),
        here(Post::Inspection, 22),
    );
    let sold = submission.title.is_some();
    let checked = Some(text("已核实"));
    let mut world = World::new();
    world.invoice.place = place(HANGZHOU);
    world.record.owner = owner;
    world.record.vehicle.kind = VehicleKind::Other;
    world.record.vehicle.scrap_date = Some(day("2030-01-01"));
    let mut world = world.open(submission);
    let accept = Command::Accept {
        checked: checked.clone(),
    };
    world.ask(&clerk, accept).unwrap();
    world.settle();
    let record = Box::new(inspection(&inspector, world.now()));
    world
        .ask(&inspector, Command::RecordInspection { record })
        .unwrap();
    let register = propose(ProposedDecision::Register { checked });
    world.ask(&here(Post::RegistrationReview, 23), register).unwrap();
    world
        .ask(&here(Post::BusinessLead, 21), Command::Approve)
        .unwrap();
    world.settle();
    world.ask(&desk, Command::SetFees { fen: 0 }).unwrap();
    if sold {
        world.ask(&desk, Command::WithdrawPlates).unwrap();
        world.ask(&desk, Command::IssueTemporaryPlate).unwrap();
    }
    world.ask(&desk, Command::Register).unwrap();
    while let Some(lock) = world.pending(|effect| matches!(effect, TransferEffect::LockVehicle { .. })) {
        let locked = world.answer(&TransferEffect::LockVehicle { vin: vin() });
        world.settle_one(lock, locked).unwrap();
    }
    world
}

/// The buyer says that it is registered where they live: no file, no gates, no third place.
#[test]
fn a_vehicle_of_another_place_is_not_of_this_office() {
    let named_here = |number: &str| {
        let mut submission = submission();
        submission.trade.transfer_out = place("510107");
        opened(submission, |record| record.plate = Some(plate(number)))
    };
    assert_eq!(
        in_the_way(&named_here("浙A66666")),
        Some(grounds([TransferGround::RegisteredElsewhere]))
    );
    assert_eq!(
        in_the_way(&named_here("川B66666")),
        Some(questions([Referral::PlatePrefix]))
    );
    assert_eq!(in_the_way(&named_here("川A66666")), None);
}

/// A vehicle of another place is not let go here either.
#[test]
fn a_departure_is_one_of_the_office_that_has_it() {
    let clerk = staff_at(HANGZHOU, 20, [Post::Intake]);
    let leaves = |number: &str| {
        let mut world = World::new();
        world.invoice.place = place(HANGZHOU);
        world.record.plate = Some(plate(number));
        let refused = world.open(departing()).decide(&clerk, &accept());
        refused.err().and_then(|refusal| refusal.detail)
    };
    assert_eq!(leaves("浙A66666"), None);
    assert_eq!(leaves("浙B66666"), Some(questions([Referral::PlatePrefix])));
    assert_eq!(
        leaves("苏A66666"),
        Some(grounds([TransferGround::RegisteredElsewhere]))
    );
}
