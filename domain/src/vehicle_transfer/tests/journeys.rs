//! Whole ways through a case.

use super::{World, fixtures::*, ways::*};
use crate::{
    access::Post,
    case::NoticeKind,
    deadline::RuleId,
    law::{
        RegistrationRuleSet,
        vehicle::{Route, StepAct, document::TitleProof, party::PartyRole},
    },
    vehicle_transfer::{
        Command, Done, HandOver, Number, Status, TransferEffect, VehicleFile, period_in_doubt, waiting_for,
    },
};

#[test]
fn a_sale_at_the_place_of_arrival() {
    let mut world = World::submitted();
    assert_eq!(world.told(SELLER), [NoticeKind::OwnerTold]);
    world.ask(&clerk(), Command::RequestFile).unwrap();
    assert_eq!(world.status(), Status::FileRequested);
    world.settle();
    world.ask(&system(), arrived()).unwrap();
    world.ask(&clerk(), accept()).unwrap();
    assert_eq!(world.running(), ["UC-TRANSFER", "REG-MAX", "UC-COME"]);
    let acceptance = world.state().acceptance.unwrap();
    assert_eq!(
        (acceptance.route, acceptance.rule),
        (Some(Route::AtTransferIn), RuleId::UC_TRANSFER)
    );
    assert_eq!(world.deadline(RuleId::UC_TRANSFER).due, day("2022-05-10"));
    world.settle();
    world.inspect();
    assert_eq!(world.running(), ["UC-TRANSFER", "REG-MAX"]);
    world.decide_for();
    world.see_to_plates();
    world.ask(&plates(), Command::Register).unwrap();
    world.settle();
    assert_eq!(world.status(), Status::Registered);
    assert_eq!(world.state().number, Number::Assigned(plate("川A10001")));
    assert!(world.state().outputs.has(Done::OriginClosed) && !world.state().is_over());
    world.hand_over();
    assert!(world.state().is_over(), "{:?}", world.state());
    assert_eq!(
        world.running(),
        ["UC-KEEP-NO"],
        "a right of the former owner, which keeps nothing open"
    );
    assert_eq!(world.state().work.next_wake(), None);
    assert_eq!(
        world.told(BUYER),
        [
            NoticeKind::Receipt,
            NoticeKind::Accepted,
            NoticeKind::Approved,
            NoticeKind::Registered
        ]
    );
}

/// Taken up and inspected at once, finished when the file is there: the clock runs from the first day.
#[test]
fn at_the_counter_before_the_file_is_there() {
    let mut world = World::pre_accepted();
    assert_eq!(world.status(), Status::PreAccepted);
    assert!(matches!(world.state().file, VehicleFile::Requested { .. }));
    world.inspect();
    assert_eq!(world.code(&reviewer(), propose(REGISTER)), "WRONG_STATE");
    world.facts.case.now = at("2022-05-11T10:00:00+08:00");
    world.file_comes();
    assert_eq!(world.status(), Status::Accepted);
    assert_eq!(world.state().acceptance.unwrap().day, day("2022-05-09"));
    assert_eq!(period_in_doubt(world.state()).len(), 1);
    assert_eq!(world.deadline(RuleId::UC_TRANSFER).due, day("2022-05-10"));
    world.decide_for();
    assert_eq!(world.status(), Status::Approved);
}

/// Sold at the place of registration: a case there, and another at the place of arrival.
#[test]
fn out_first_and_then_in() {
    let here = |post, number| staff_at(HANGZHOU, number, [post]);
    let (clerk, lead) = (here(Post::Intake, 20), here(Post::BusinessLead, 21));
    let inspector = here(Post::Inspection, 22);
    let reviewer = here(Post::RegistrationReview, 23);
    let desk = here(Post::Plates, 24);
    let mut out = World::new();
    out.invoice.place = place(HANGZHOU);
    let mut out = out.open(departing());
    assert_eq!(out.state().act, StepAct::TransferOut);
    out.ask(&clerk, accept()).unwrap();
    out.settle();
    assert_eq!(out.running(), ["UC-OUT", "REG-MAX", "UC-COME"]);
    let record = Box::new(inspection(&inspector, out.now()));
    out.ask(&inspector, Command::RecordInspection { record }).unwrap();
    out.ask(&reviewer, propose(REGISTER)).unwrap();
    out.ask(&lead, Command::Approve).unwrap();
    assert!(
        out.pending(|effect| *effect == TransferEffect::PrepareFile)
            .is_some()
    );
    out.settle();
    assert_eq!(
        out.code(&buyer(), Command::AskForNumbers),
        "WRONG_STATE",
        "it gets its number there"
    );
    out.ask(&desk, Command::SetFees { fen: 0 }).unwrap();
    assert_eq!(out.code(&desk, Command::Register), "PLATES_NOT_WITHDRAWN");
    assert_eq!(
        out.code(&desk, Command::IssueTemporaryPlate),
        "PLATES_NOT_WITHDRAWN"
    );
    out.ask(&desk, Command::WithdrawPlates).unwrap();
    assert_eq!(out.code(&desk, Command::Register), "NO_TEMPORARY_PLATE");
    out.ask(&desk, Command::IssueTemporaryPlate).unwrap();
    assert_eq!(
        out.state().outputs.temporary.unwrap().valid_to,
        day("2022-06-08"),
        "thirty calendar days"
    );
    out.ask(&desk, Command::Register).unwrap();
    out.settle();
    assert_eq!(out.status(), Status::TransferredOut);
    assert_eq!(out.running(), ["UC-TEMP-PLATE", "UC-KEEP-NO"]);
    out.record = left();
    assert!(!out.look(), "it is on its way");

    let mut arrival = World::on("2022-05-16T09:00:00+08:00");
    arrival.record = left();
    let arrival = arrival.open(arriving());
    assert_eq!(arrival.state().act, StepAct::TransferIn);
    let mut arrival = arrival.accepted_with();
    let acceptance = arrival.state().acceptance.unwrap();
    assert_eq!(
        (acceptance.route, acceptance.rule),
        (Some(Route::TransferOutFirst), RuleId::UC_TRANSFER_IN)
    );
    assert_eq!(arrival.deadline(RuleId::UC_TRANSFER_IN).due, day("2022-05-19"));
    arrival.inspect();
    arrival.decide_for();
    assert_eq!(
        arrival.code(&plates(), Command::WithdrawPlates),
        "WRONG_STATE",
        "they are in already"
    );
    arrival.see_to_plates();
    arrival.ask(&plates(), Command::Register).unwrap();
    arrival.settle();
    arrival.hand_over();
    assert!(arrival.state().is_over());

    out.record = with_status("A");
    assert!(out.look(), "it is registered elsewhere");
    assert_eq!(out.running(), ["UC-KEEP-NO"]);
    assert!(!out.look());
    out.ask(&desk, Command::EndorseCertificate).unwrap();
    let archivist = here(Post::Dossier, 25);
    out.ask(&archivist, Command::Archive).unwrap();
    assert!(out.state().is_over());
}

#[test]
fn a_temporary_plate_is_void_on_its_day_and_never_outlives_the_insurance() {
    let registered_with = |insured_to: &str| {
        let mut world = World::new();
        world.insured_to = Some(day(insured_to));
        let mut world = world.open(submission()).accepted_with();
        world.inspect();
        world.decide_for();
        world.see_to_plates();
        world.ask(&plates(), Command::Register).unwrap();
        world.settle();
        world
    };
    let mut world = registered_with("2022-05-20");
    world.ask(&plates(), Command::IssueTemporaryPlate).unwrap();
    let temporary = world.state().outputs.temporary.unwrap();
    assert_eq!(
        (temporary.rule, temporary.valid_to),
        (RuleId::UC_TEMP_PLATE_MAKE, day("2022-05-20"))
    );
    assert_eq!(world.deadline(RuleId::UC_TEMP_PLATE_MAKE).due, day("2022-05-24"));
    let consignment = reference("SF1");
    let manner = HandOver::Posted { consignment };
    world.ask(&plates(), Command::HandOverPlates { manner }).unwrap();
    assert_eq!(world.running(), ["UC-KEEP-NO", "UC-TEMP-END"]);
    world.wake_at("2022-05-13T00:00:00+08:00");
    assert_eq!(world.running(), ["UC-KEEP-NO"]);
    let uninsured = registered_with("2022-05-08");
    assert_eq!(
        uninsured.code(&plates(), Command::IssueTemporaryPlate),
        "UNINSURED"
    );
}

/// The owner stays the owner. The clock is the longer one, and the case says that this is in doubt.
#[test]
fn moving_house_in_one_step() {
    let mut world = World::new();
    world.record.owner = BUYER;
    let mut world = world.open(moving()).accepted_with();
    assert_eq!(world.state().act, StepAct::Move);
    assert_eq!(world.state().acceptance.unwrap().rule, RuleId::UC_TRANSFER_IN);
    assert_eq!(period_in_doubt(world.state()).len(), 1);
    assert!(
        !world.told(BUYER).contains(&NoticeKind::OwnerTold),
        "who applies knows"
    );
    world.inspect();
    world.decide_for();
    world.see_to_plates();
    world.ask(&plates(), Command::Register).unwrap();
    world.settle();
    world.hand_over();
    assert!(world.state().is_over());
}

/// Under Order 164 a mortgage is no obstacle: the former owner and the mortgagee apply too.
#[test]
fn a_joint_application_with_the_mortgagee() {
    let mut world = World::new();
    world.record.vehicle.mortgaged = true;
    let mut world = world.open(submission()).accepted_with();
    world.inspect();
    assert_eq!(world.code(&reviewer(), propose(REGISTER)), "CONSENTS");
    world.ask(&seller(), consent(true)).unwrap();
    let party = party(MORTGAGEE, PartyRole::Mortgagee);
    world
        .ask(&clerk(), Command::NameParty { party, person: None })
        .unwrap();
    let missing = world.decide(&reviewer(), &propose(REGISTER)).unwrap_err();
    let json = serde_json::to_value(&missing).unwrap();
    assert_eq!(
        json,
        serde_json::json!({"code": "CONSENTS", "detail": {"detail": "CONSENTS", "missing": ["MORTGAGEE"]}})
    );
    world.ask(&citizen(MORTGAGEE), consent(false)).unwrap();
    assert_eq!(world.code(&reviewer(), propose(REGISTER)), "CONSENTS");
    world.ask(&citizen(MORTGAGEE), consent(true)).unwrap();
    world.decide_for();
    assert_eq!(world.status(), Status::Approved);
}

/// The same where the owner moves house: owner and mortgagee apply together.
#[test]
fn a_joint_application_for_a_move() {
    let mut world = World::new();
    world.record.owner = BUYER;
    world.record.vehicle.mortgaged = true;
    let mut submission = moving();
    submission.parties.push(party(MORTGAGEE, PartyRole::Mortgagee));
    let mut world = world.open(submission).accepted_with();
    world.inspect();
    assert_eq!(world.code(&reviewer(), propose(REGISTER)), "CONSENTS");
    world.ask(&citizen(MORTGAGEE), consent(true)).unwrap();
    world.decide_for();
    assert_eq!(world.status(), Status::Approved);
}

/// Title passed without a trade: no invoice is asked for, and a person says that it may begin at the place of registration.
#[test]
fn the_heir_of_a_dead_owner() {
    let mut submission = departing();
    submission.title = Some(TitleProof::Notarised);
    (submission.trade.trade_place, submission.trade.invoice_place) = (None, None);
    submission.parties = vec![party(BUYER, PartyRole::Buyer)];
    let mut world = World::new().open(submission);
    let clerk = staff_at(HANGZHOU, 20, [Post::Intake]);
    assert_eq!(world.code(&clerk, accept()), "QUESTIONS");
    let checked = Some(text("继承公证书已核验"));
    world.ask(&clerk, Command::Accept { checked }).unwrap();
    assert_eq!(
        world.state().acceptance.unwrap().route,
        Some(Route::TransferOutFirst)
    );
    assert_eq!(world.running(), ["UC-OUT", "REG-MAX", "UC-COME"]);
}

#[test]
fn an_agent_acts_for_the_buyer_and_an_idle_one_does_not() {
    let mut world = World::new();
    world
        .ask(&citizen(AGENT), Command::Submit(Box::new(by_agent(true))))
        .unwrap();
    world.settle();
    assert!(world.told(AGENT).contains(&NoticeKind::Receipt));
    world.ask(&clerk(), see_powers(2)).unwrap();
    let mut world = world.accepted_with();
    let at = world.now() + chrono::TimeDelta::hours(2);
    world
        .ask(&citizen(AGENT), Command::BookInspection { at })
        .unwrap();
    let unproven = World::new().open(by_agent(false)).with_file();
    assert_eq!(unproven.code(&clerk(), accept()), "GROUNDS");
}

#[test]
fn a_refusal_is_served_and_its_remedies_run() {
    let mut world = World::refused();
    assert_eq!(world.running(), Vec::<&str>::new());
    assert!(!world.state().is_over());
    assert_eq!(
        waiting_for(world.state()).en,
        "The decision has to be served on the applicant"
    );
    let service = Command::RecordService {
        manner: crate::law::service::ServiceManner::Direct,
        day: day("2022-05-09"),
        consent: false,
    };
    world.ask(&clerk(), service).unwrap();
    assert_eq!(world.running(), ["RV-APPLY", "SUE"]);
    // The file that came has no way back yet.
    assert_eq!(
        world
            .state()
            .work
            .tasks
            .iter()
            .filter(|task| task.is_open())
            .count(),
        1
    );
}

/// The registry has the last word; then the lead decides again.
#[test]
fn the_registry_will_not() {
    let mut world = World::registering();
    world.number_is_assigned();
    let ask = world
        .pending(|effect| matches!(effect, TransferEffect::Register { .. }))
        .unwrap();
    let status = "K".parse().unwrap();
    let answer = crate::vehicle_transfer::TransferOutcome::RegistrationRefused { status };
    world.settle_one(ask, answer).unwrap();
    assert_eq!(world.status(), Status::PendingApproval);
    assert_eq!(world.code(&lead(), Command::Approve), "STOPPED");
    world
        .ask(&lead(), refuse([crate::law::vehicle::TransferGround::Sealed]))
        .unwrap();
    assert_eq!(world.status(), Status::Refused);
}

#[test]
fn withdrawal_gives_back_what_was_taken() {
    let mut world = World::submitted();
    world.ask(&clerk(), Command::RequestFile).unwrap();
    world.settle();
    world.ask(&buyer(), Command::Withdraw).unwrap();
    assert_eq!(world.running(), Vec::<&str>::new());
    let mut world = World::ready();
    world.ask(&buyer(), Command::Withdraw).unwrap();
    let number = plate("川A10001");
    assert!(
        world
            .pending(|effect| *effect
                == TransferEffect::ReleaseNumber {
                    number: number.clone()
                })
            .is_some()
    );
    assert!(
        world
            .state()
            .work
            .open_task(crate::case::TaskPurpose::FollowUp)
            .is_some(),
        "plates go back by hand"
    );
    assert_eq!(
        World::registering().code(&buyer(), Command::Withdraw),
        "WRONG_STATE"
    );
}

#[test]
fn under_which_rules_says_the_day_of_acceptance() {
    for (day_of, rules) in [
        ("2022-04-29T10:00:00+08:00", RegistrationRuleSet::Order124),
        ("2022-04-30T10:00:00+08:00", RegistrationRuleSet::Order124),
        ("2022-05-01T00:00:00+08:00", RegistrationRuleSet::Order164),
    ] {
        let mut world = World::on("2022-04-28T10:00:00+08:00").open(submission());
        world.facts.case.now = at(day_of);
        let world = world.accepted_with();
        assert_eq!(world.state().acceptance.unwrap().rules, rules, "{day_of}");
    }
}

/// What the applicant says of the other office is not enough: the register has to say that the vehicle has left.
#[test]
fn an_arrival_without_a_departure() {
    let world = World::new().open(arriving()).with_file();
    assert_eq!(world.code(&clerk(), accept()), "GROUNDS");
}

/// Both ends belong to one office: the file is at hand, and nothing is closed elsewhere.
#[test]
fn within_the_area_of_one_office() {
    let mut submission = submission();
    submission.trade.transfer_out = place("510107");
    let mut world = World::new();
    world.record.plate = Some(plate("川A66666"));
    let mut world = world.open(submission);
    assert_eq!(world.code(&clerk(), Command::RequestFile), "WRONG_STATE");
    world.ask(&clerk(), accept()).unwrap();
    world.settle();
    assert_eq!(world.state().acceptance.unwrap().route, Some(Route::SameOffice));
    assert_eq!(world.state().acceptance.unwrap().rule, RuleId::UC_TRANSFER);
    world.inspect();
    world.decide_for();
    world.see_to_plates();
    world.ask(&plates(), Command::Register).unwrap();
    world.settle();
    assert!(!world.events().contains(&"ORIGIN_CLOSED".to_owned()));
    world.hand_over();
    assert!(world.state().is_over());
}
