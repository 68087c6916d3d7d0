//! Every refusal with its stable code: by verb, by status, and what no person of the wrong sort may do.

use super::{
    World,
    commands::{candidates, fitting, shown, situations},
    fixtures::*,
    ways::*,
};
use crate::case::CaseKind as _;
use crate::{
    access::{Actor, Post},
    case::Outcome,
    law::vehicle::{
        TransferGround,
        inspection::{InspectionRecord, InspectionResult, VinSeen},
        party::PartyRole,
    },
    vehicle_transfer::{
        Action, Command, ProposedDecision, TransferEffect, TransferOutcome, VehicleTransfer, waiting_for,
    },
};
use std::{collections::BTreeMap, fmt::Write};

/// Where the act leads, or the code of the refusal.
fn outcome(world: &World, action: Action) -> String {
    let who = fitting(action, world);
    let mut refused = None;
    for command in candidates(action, world) {
        let mut next = world.clone();
        match next.ask(&who, command) {
            Ok(()) if next.status() == world.status() => return "possible".into(),
            Ok(()) => return format!("leads to {}", next.status().as_str()),
            Err(refusal) => refused = Some(refusal.code.code()),
        }
    }
    let listed = VehicleTransfer::available_actions(world.state(), &who, &world.facts);
    let listed = listed.into_iter().find(|listed| listed.action == action.name());
    let code = listed
        .and_then(|listed| listed.refusal)
        .map(|refusal| refusal.code.code());
    format!("refused {}", code.or(refused).unwrap_or("nothing"))
}

#[test]
fn every_act_in_every_status() {
    let mut table = String::new();
    for (name, world) in situations() {
        let mut by_outcome: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for action in Action::ALL {
            by_outcome
                .entry(outcome(&world, *action))
                .or_default()
                .push(action.name());
        }
        writeln!(table, "{name}: {}", waiting_for(world.state()).en).unwrap();
        for (outcome, actions) in by_outcome {
            writeln!(table, "  {outcome}: {}", actions.join(", ")).unwrap();
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn the_situations_show_every_status() {
    let situations = situations();
    for status in shown() {
        assert!(
            situations.iter().any(|(_, world)| world.status() == status),
            "{status:?}"
        );
    }
    for (name, world) in &situations {
        assert!(name.starts_with(world.status().as_str()), "{name}");
    }
}

/// Strangers, staff of another office, and everybody with a part who tries to handle it.
#[test]
fn no_wrong_person_changes_anything() {
    let other_office = staff_at(HANGZHOU, 30, Post::OF_AN_OFFICE);
    let party_in_office = staff(2, Post::OF_AN_OFFICE);
    for (name, world) in situations() {
        for action in Action::ALL {
            let who = fitting(*action, &world);
            let own = !matches!(who, Actor::Staff { .. });
            for command in candidates(*action, &world) {
                for stranger in [citizen(OWNER), system()] {
                    assert!(world.decide(&stranger, &command).is_err(), "{name} {action:?}");
                }
                if !own {
                    for wrong in [&party_in_office, &buyer(), &other_office] {
                        let may_still = ["attachDocument", "withdrawCase"].contains(&action.name());
                        assert!(
                            may_still || world.decide(wrong, &command).is_err(),
                            "{name} {action:?} {wrong:?}"
                        );
                    }
                }
            }
        }
    }
}

/// A station takes in for everybody, and decides nothing, whatever posts come with it.
#[test]
fn a_service_station_never_decides() {
    let taking_in = ["answerTransferCorrection", "bookInspection", "attachDocument"];
    for (name, world) in situations() {
        let who = station();
        for listed in VehicleTransfer::available_actions(world.state(), &who, &world.facts) {
            assert!(
                listed.refusal.is_some() || taking_in.contains(&listed.action),
                "{name} {}",
                listed.action
            );
        }
    }
}

#[test]
fn four_eyes() {
    let all = everything();
    let mut world = World::accepted();
    let record = Box::new(inspection(&all, world.now()));
    world.ask(&all, Command::RecordInspection { record }).unwrap();
    assert_eq!(
        world.code(&all, propose(REGISTER)),
        "FOUR_EYES",
        "who inspected does not review"
    );
    world.ask(&reviewer(), propose(REGISTER)).unwrap();
    assert_eq!(world.code(&all, Command::Approve), "FOUR_EYES", "nor approve");
    assert_eq!(
        world
            .claim(&all, crate::case::TaskPurpose::Approve)
            .unwrap_err()
            .code
            .code(),
        "FOUR_EYES"
    );

    let mut world = World::inspected();
    world.ask(&all, propose(REGISTER)).unwrap();
    assert_eq!(
        world.code(&all, Command::Approve),
        "FOUR_EYES",
        "who proposed does not approve"
    );
    assert_eq!(
        world.code(&all, refuse([TransferGround::InvalidPapers])),
        "FOUR_EYES"
    );

    let mut world = World::inspected();
    world.ask(&reviewer(), propose(REGISTER)).unwrap();
    world.ask(&all, Command::Approve).unwrap();
    world.settle();
    world.see_to_plates();
    world.ask(&plates(), Command::Register).unwrap();
    world.settle();
    assert_eq!(
        world.code(&all, Command::Archive),
        "FOUR_EYES",
        "who approved does not archive"
    );
}

/// The inspector turns out to be the mortgagee: what they found cannot be built upon, until another looks.
#[test]
fn who_has_a_part_in_it_has_worked_on_their_own_case() {
    let mut world = World::inspected();
    let party = party(inspector().person().unwrap(), PartyRole::Mortgagee);
    world
        .ask(&clerk(), Command::NameParty { party, person: None })
        .unwrap();
    assert_eq!(world.code(&reviewer(), propose(REGISTER)), "OWN_CASE");
    assert_eq!(world.code(&inspector(), Command::RecordAbsence), "OWN_CASE");
    let another = staff(40, [Post::Inspection]);
    let record = Box::new(inspection(&another, world.now()));
    world.ask(&another, Command::RecordInspection { record }).unwrap();
    assert_eq!(world.code(&reviewer(), propose(REGISTER)), "possible");
}

/// So that the same request says the same, whenever it is made again.
#[test]
fn an_inspection_without_a_moment_is_of_the_moment_at_which_it_is_recorded() {
    let mut world = World::accepted();
    let mut record = inspection(&inspector(), world.now());
    record.at = None;
    let record = Box::new(record);
    world
        .ask(&inspector(), Command::RecordInspection { record })
        .unwrap();
    let recorded = world.state().inspection.clone().unwrap();
    assert_eq!(recorded.at, Some(world.now()));
}

#[test]
fn no_film_no_inspection() {
    let world = World::accepted();
    let code = |change: fn(&mut InspectionRecord)| {
        let mut record = inspection(&inspector(), world.now());
        change(&mut record);
        let record = Box::new(record);
        world.code(&inspector(), Command::RecordInspection { record })
    };
    assert_eq!(code(|record| record.film = None), "UNSOUND_INSPECTION");
    assert_eq!(code(|record| record.photographs.clear()), "UNSOUND_INSPECTION");
    assert_eq!(code(|record| record.inspector = person(99)), "INVALID_INPUT");
    assert_eq!(
        code(|record| record.at = Some(at("2022-05-09T18:00:00+08:00"))),
        "INVALID_INPUT"
    );
    assert_eq!(code(|record| record.vin = VinSeen::Unreadable), "possible");
}

/// What was seen is recorded, and nothing is registered upon it.
#[test]
fn a_vin_that_is_not_the_cars() {
    for (change, code) in [
        (
            (|record| record.vin = VinSeen::Unreadable) as fn(&mut InspectionRecord),
            "UNSOUND_INSPECTION",
        ),
        (
            |record| record.vin = VinSeen::Read("11111111111111111".parse().unwrap()),
            "UNSOUND_INSPECTION",
        ),
        (
            |record| record.result = InspectionResult::Differs,
            "UNSOUND_INSPECTION",
        ),
    ] {
        let mut world = World::accepted();
        let mut record = inspection(&inspector(), world.now());
        change(&mut record);
        let record = Box::new(record);
        world
            .ask(&inspector(), Command::RecordInspection { record })
            .unwrap();
        assert_eq!(world.code(&reviewer(), propose(REGISTER)), code);
        let grounds = vec![TransferGround::FileMismatch];
        assert_eq!(
            world.code(&reviewer(), propose(ProposedDecision::Refuse { grounds })),
            "possible"
        );
        world.inspect();
        assert_eq!(
            world.code(&reviewer(), propose(REGISTER)),
            "possible",
            "the last record counts"
        );
    }
}

/// What has to be in hand before the registry is asked, each by its code.
#[test]
fn what_a_registration_waits_for() {
    let mut world = World::approved();
    let code = |world: &World| world.code(&plates(), Command::Register);
    assert_eq!(code(&world), "FEES_OPEN");
    world.ask(&plates(), Command::SetFees { fen: 12_500 }).unwrap();
    assert_eq!(code(&world), "FEES_OPEN");
    assert_eq!(
        world.code(
            &plates(),
            Command::WaiveFees {
                words: text("免收")
            }
        ),
        "NOT_YOUR_POST"
    );
    world
        .ask(
            &lead(),
            Command::WaiveFees {
                words: text("免收")
            },
        )
        .unwrap();
    assert_eq!(
        world.code(&plates(), Command::SetFees { fen: 1 }),
        "WRONG_STATE",
        "it is settled"
    );
    assert_eq!(code(&world), "PLATES_NOT_WITHDRAWN");
    world.ask(&plates(), Command::WithdrawPlates).unwrap();
    assert_eq!(code(&world), "NUMBER_MISSING");
    world.choose_number();
    assert_eq!(code(&world), "possible");
    assert_eq!(
        World::accepted().code(&reviewer(), propose(REGISTER)),
        "NOT_INSPECTED"
    );
    assert_eq!(
        World::accepted().code(&reviewer(), propose(ProposedDecision::Refuse { grounds: vec![] })),
        "INVALID_INPUT"
    );
}

/// What systems say is heard once, and only where it was asked.
#[test]
fn answers_out_of_place() {
    let mut world = World::registering();
    world.number_is_assigned();
    let ask = world
        .pending(|effect| matches!(effect, TransferEffect::Register { .. }))
        .unwrap();
    let answer = |answer| Command::Settle {
        effect: ask,
        outcome: Outcome::Own(answer),
    };
    assert_eq!(
        world.code(&plates(), answer(TransferOutcome::Registered)),
        "NOT_YOUR_POST"
    );
    assert_eq!(
        world.code(&system(), answer(TransferOutcome::FileReady)),
        "INVALID_INPUT"
    );
    world.settle();
    assert_eq!(
        world.code(&system(), answer(TransferOutcome::Registered)),
        "WRONG_STATE"
    );
    let record = Box::new(record());
    assert_eq!(
        world.code(
            &system(),
            Command::ReportVehicle {
                record: record.clone(),
                stolen: false
            }
        ),
        "CASE_CLOSED"
    );
    assert_eq!(
        World::submitted().code(
            &clerk(),
            Command::ReportVehicle {
                record,
                stolen: false
            }
        ),
        "NOT_YOUR_POST"
    );
    assert_eq!(world.code(&system(), Command::ReportArrival), "CASE_CLOSED");
}
