//! A truck that moves house in two steps: it leaves first, keeps its plates on the way, and gives them up where it arrives.

use super::{World, fixtures::*, ways::*};
use crate::{
    access::Post,
    case::FreeText,
    deadline::RuleId,
    law::vehicle::{Route, StepAct, scope::VehicleKind},
    vehicle_transfer::{
        Command, Done, Number, ProposedDecision, Status, Submission, TransferEffect, TransferOutcome,
        VehicleRecord, period_in_doubt,
    },
};

/// It may not go straight to the place of arrival. The owner stays the owner.
fn truck(status: &str) -> VehicleRecord {
    let mut record = with_status(status);
    record.owner = BUYER;
    record.vehicle.kind = VehicleKind::Other;
    record.vehicle.scrap_date = Some(day("2030-01-01"));
    record
}

/// What the rules leave to a person was looked into.
fn checked() -> FreeText {
    text("已核实")
}

fn leaving() -> Submission {
    let mut submission = moving();
    submission.office = office(HANGZHOU);
    submission.trade.applied_at = place(HANGZHOU);
    submission
}

fn coming() -> Submission {
    let mut submission = moving();
    submission.trade.transferred_out = true;
    submission
}

#[test]
fn it_leaves_with_its_plates_on() {
    let here = |post, number| staff_at(HANGZHOU, number, [post]);
    let (clerk, lead) = (here(Post::Intake, 20), here(Post::BusinessLead, 21));
    let inspector = here(Post::Inspection, 22);
    let desk = here(Post::Plates, 24);
    let mut world = World::new();
    world.record = truck("A");
    let mut world = world.open(leaving());
    assert_eq!(world.state().act, StepAct::TransferOut);
    let accept = Command::Accept {
        checked: Some(checked()),
    };
    world.ask(&clerk, accept).unwrap();
    world.settle();
    let record = Box::new(inspection(&inspector, world.now()));
    world
        .ask(&inspector, Command::RecordInspection { record })
        .unwrap();
    let proposed = ProposedDecision::Register {
        checked: Some(checked()),
    };
    world
        .ask(&here(Post::RegistrationReview, 23), propose(proposed))
        .unwrap();
    world.ask(&lead, Command::Approve).unwrap();
    world.settle();
    world.ask(&desk, Command::SetFees { fen: 0 }).unwrap();
    assert_eq!(
        world.code(&desk, Command::WithdrawPlates),
        "WRONG_STATE",
        "they stay on"
    );
    assert_eq!(world.code(&desk, Command::IssueTemporaryPlate), "WRONG_STATE");
    world.ask(&desk, Command::Register).unwrap();
    world.settle();
    assert_eq!(world.status(), Status::TransferredOut);
    assert_eq!(world.running(), Vec::<&str>::new());
    assert!(!retires(&world), "it carries its number still");
    assert_eq!(
        period_in_doubt(world.state()).len(),
        1,
        "thirty days to apply there have no rule yet"
    );
}

/// As far as its registration where it arrives.
fn arrived() -> World {
    let mut world = World::on("2022-05-16T09:00:00+08:00");
    world.record = truck("B");
    let mut world = world.open(coming()).with_file();
    assert_eq!(world.state().act, StepAct::TransferIn);
    let accept = Command::Accept {
        checked: Some(checked()),
    };
    world.ask(&clerk(), accept).unwrap();
    world.settle();
    let acceptance = world.state().acceptance.unwrap();
    assert_eq!(
        (acceptance.route, acceptance.rule),
        (Some(Route::TransferOutFirst), RuleId::UC_TRANSFER_IN)
    );
    world.inspect();
    let proposed = ProposedDecision::Register {
        checked: Some(checked()),
    };
    world.ask(&reviewer(), propose(proposed)).unwrap();
    world.ask(&lead(), Command::Approve).unwrap();
    world.settle();
    world.choose_number();
    world.ask(&plates(), Command::SetFees { fen: 0 }).unwrap();
    assert_eq!(world.code(&plates(), Command::Register), "PLATES_NOT_WITHDRAWN");
    world.ask(&plates(), Command::WithdrawPlates).unwrap();
    world.ask(&plates(), Command::Register).unwrap();
    world
}

/// The registry wrote it and nobody ever heard so: what stands there now is no reason to refuse it.
#[test]
fn it_is_registered_where_the_answer_was_lost() {
    let mut world = arrived();
    world.number_is_assigned();
    let register = |effect: &TransferEffect| matches!(effect, TransferEffect::Register { .. });
    let ask = world.pending(register).unwrap();
    world.fails(ask).unwrap();
    world.record = VehicleRecord {
        plate: Some(plate("川A10001")),
        ..truck("A")
    };
    assert!(world.look());
    world.ask(&lead(), Command::Approve).unwrap();
    world.settle();
    world.ask(&plates(), Command::Register).unwrap();
    let ask = world.pending(register).unwrap();
    world.settle_one(ask, TransferOutcome::Registered).unwrap();
    assert_eq!(world.status(), Status::Registered);
}

#[test]
fn it_gives_them_up_where_it_arrives() {
    let mut world = arrived();
    let instead_of = Some(plate("浙A66666"));
    assert!(
        world
            .pending(|effect| matches!(effect, TransferEffect::AssignNumber { instead_of: old, .. } if *old == instead_of))
            .is_some()
    );
    world.settle();
    assert_eq!(world.status(), Status::Registered);
    assert_eq!(world.state().number, Number::Assigned(plate("川A10001")));
    assert!(retires(&world), "the old number is on no vehicle any more");
    assert!(world.state().outputs.has(Done::OriginClosed));
    world.hand_over();
    assert!(world.state().is_over());
}

/// Whether the number that it had was taken off.
fn retires(world: &World) -> bool {
    world.retired() == [plate("浙A66666")]
}
