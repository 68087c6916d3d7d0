//! What the registers learn while a case runs: a seizure or a theft stops it, a violation makes it wait.

use super::{code, followed_up, is_about, refused_on, register};
use chrono::TimeDelta;
use domain::{
    access::Post,
    case::NoticeKind,
    deadline::{DeadlineStatus, RuleId},
    file_handover::{self, EndReason, Lock},
    law::vehicle::{TransferGround, Unsettled},
    vehicle_transfer::{
        Command, Hold, ProposedDecision, State, Status, Submission, TransferChannel, VehicleFile, waiting_for,
    },
};
use tests::{
    CHENGDU, GUANGZHOU, World,
    case::words,
    journeys, people,
    sale::{
        Handover, Sale, Transfer, accepted, another_here, approved, asked_for, begun, carried_out, gathered,
        handed_over, here, holder, inspected, is_answered, is_registered, is_taken, number_chosen,
        registered, told, told_to,
    },
};

journeys! {
    seized_and_released_again,
    seized_when_it_is_written_down,
    stolen_while_the_file_is_on_its_way,
    seized_before_it_is_accepted,
    seized_before_it_is_shown,
    a_violation_and_its_cure,
}

/// Staff ask every register what it says now.
async fn asks(transfer: &Transfer<'_>) -> State {
    transfer
        .does(here(Post::BusinessLead), Command::AskRegisters)
        .await;
    transfer.until(is_answered).await;
    transfer.answered().await
}

async fn has_status(world: &World, (sale, letters): (&Sale, &str)) {
    let status = letters.parse().unwrap();
    let changed = world.store.set_vehicle_status(&sale.vin, &status).await;
    assert!(changed.unwrap(), "the registry knows it");
}

async fn has_violations(world: &World, (sale, violations): (&Sale, u32)) {
    let unsettled = Unsettled {
        violations,
        accidents: 0,
    };
    let changed = world.store.set_vehicle_unsettled(&sale.vin, unsettled).await;
    assert!(changed.unwrap(), "the registry knows it");
}

fn lift() -> Command {
    Command::LiftStop {
        words: words("法院已解除查封"),
    }
}

/// Approved, and a number is kept. Nothing is written down while it is seized, and only a person lets it go on.
async fn seized_and_released_again(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    handed_over(&asked_for(&transfer).await).await;
    inspected(&transfer, &sale).await;
    approved(&transfer).await;
    let number = number_chosen(&transfer, &sale).await;
    has_status(world, (&sale, "K")).await;
    let stopped = asks(&transfer).await;
    assert_eq!(stopped.stops, [TransferGround::Sealed].into());
    assert_eq!(
        waiting_for(&stopped).en,
        "The state of the vehicle bars it; the lead has to decide"
    );
    for driver in [&sale.buyer, &sale.seller] {
        told_to(&transfer, driver, NoticeKind::Stopped).await;
    }
    let register = transfer.refused(here(Post::Plates), Command::Register).await;
    assert_eq!(code(&register), "STOPPED");
    assert!(is_about(&register, &[TransferGround::Sealed]));
    let lifted = transfer.refused(here(Post::BusinessLead), lift()).await;
    assert_eq!(code(&lifted), "WRONG_STATE", "it still stands");
    has_status(world, (&sale, "A")).await;
    let stopped = asks(&transfer).await;
    assert!(!stopped.stops.is_empty(), "the register alone lifts nothing");
    transfer.does(here(Post::BusinessLead), lift()).await;
    registered(&transfer).await;
    is_registered(&transfer, &sale, &number).await;
    carried_out(&transfer).await;
    transfer.finish().await;
}

/// After the last question: the registry itself says no. The lead decides again, and the number comes off the car.
async fn seized_when_it_is_written_down(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    handed_over(&asked_for(&transfer).await).await;
    inspected(&transfer, &sale).await;
    approved(&transfer).await;
    let number = number_chosen(&transfer, &sale).await;
    for step in [Command::SetFees { fen: 0 }, Command::WithdrawPlates] {
        transfer.does(here(Post::Plates), step).await;
    }
    transfer.answered().await;
    has_status(world, (&sale, "K")).await;
    transfer.does(here(Post::Plates), Command::Register).await;
    let barred = transfer
        .until(|state| state.status == Status::PendingApproval)
        .await;
    assert_eq!(barred.stops, [TransferGround::Sealed].into());
    let approve = transfer.refused(here(Post::BusinessLead), Command::Approve).await;
    assert_eq!(code(&approve), "STOPPED");
    refused_on(&transfer, TransferGround::Sealed).await;
    let state = transfer.answered().await;
    assert_eq!(state.status, Status::Refused);
    assert!(!is_taken(world, (GUANGZHOU, &number)).await, "the number is free");
    assert!(
        is_taken(world, (CHENGDU, &sale.old_plate)).await,
        "and the old one on the car"
    );
    let buyer = sale.buyer.person(world);
    let record = world.store.registry_vehicle(&sale.vin, buyer).await.unwrap();
    assert_eq!(record.unwrap().owner, sale.seller.person(world));
    let letter = told(&transfer, &sale, NoticeKind::Refused).await;
    assert!(letter.contains("查封"), "{letter}");
    transfer.finish().await;
}

/// Taken up at the counter: the theft stops it and its handover, and the file stays where it was.
async fn stolen_while_the_file_is_on_its_way(world: &World) {
    let sale = Sale::next(world).await;
    let clerk = here(Post::Intake);
    let at_the_counter = |application: &mut Submission| {
        application.channel = TransferChannel::Counter;
    };
    let transfer = sale.submitted_by(world, (clerk.clone(), at_the_counter)).await;
    transfer.until(is_answered).await;
    transfer.does(clerk, Command::PreAccept { checked: None }).await;
    let handover = begun(&transfer).await;
    gathered(&handover).await;
    world.store.report_stolen(&sale.vin).await.unwrap();
    let stopped = asks(&transfer).await;
    assert_eq!(stopped.stops, [TransferGround::Stolen].into());
    told(&transfer, &sale, NoticeKind::Stopped).await;
    stays_where_it_is(&transfer, (&sale, handover)).await;
    let refuse = ProposedDecision::Refuse {
        grounds: vec![TransferGround::Stolen],
    };
    let propose = Command::ProposeDecision { decision: refuse };
    transfer.does(here(Post::RegistrationReview), propose).await;
    refused_on(&transfer, TransferGround::Stolen).await;
    let state = transfer.finish().await;
    assert_eq!(state.status, Status::Refused);
}

/// The handover has ended for the stop, and the transfer has heard so.
async fn stays_where_it_is(transfer: &Transfer<'_>, (sale, handover): (&Sale, Handover<'_>)) {
    let ended = handover.until(file_handover::State::is_over).await;
    assert_eq!(ended.ended, Some(EndReason::VehicleStopped));
    assert_eq!(ended.lock, Lock::Free);
    assert_eq!(ended.custody.custodian(), &people::office(CHENGDU));
    assert_eq!(holder(transfer.world, sale).await, None);
    handover.finish().await;
    let reason = Some(EndReason::VehicleStopped);
    transfer
        .until(|state| state.file == VehicleFile::Failed { reason })
        .await;
}

/// The file is on its way and nothing is accepted. Once a person lets it go on, the file is asked for anew by itself.
async fn seized_before_it_is_accepted(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    let handover = asked_for(&transfer).await;
    gathered(&handover).await;
    has_status(world, (&sale, "K")).await;
    let stopped = asks(&transfer).await;
    assert_eq!(stopped.stops, [TransferGround::Sealed].into());
    for driver in [&sale.buyer, &sale.seller] {
        told_to(&transfer, driver, NoticeKind::Stopped).await;
    }
    stays_where_it_is(&transfer, (&sale, handover)).await;
    let file = transfer.refused(here(Post::Intake), Command::RequestFile).await;
    assert_eq!(code(&file), "STOPPED");
    has_status(world, (&sale, "A")).await;
    asks(&transfer).await;
    transfer.does(here(Post::BusinessLead), lift()).await;
    transfer.answered().await;
    told(&transfer, &sale, NoticeKind::Resumed).await;
    let second = begun(&transfer).await;
    handed_over(&second).await;
    second.finish().await;
    inspected(&transfer, &sale).await;
    approved(&transfer).await;
    let number = number_chosen(&transfer, &sale).await;
    registered(&transfer).await;
    is_registered(&transfer, &sale, &number).await;
    carried_out(&transfer).await;
    transfer.finish().await;
}

/// The car cannot be shown meanwhile, and the time for that stands still: the buyer has not failed to come.
async fn seized_before_it_is_shown(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    handed_over(&asked_for(&transfer).await).await;
    accepted(&transfer, None).await;
    let first = transfer.deadline(RuleId::UC_COME).await;
    has_status(world, (&sale, "K")).await;
    let stopped = asks(&transfer).await;
    assert_eq!(stopped.stops, [TransferGround::Sealed].into());
    let stood = transfer.deadline(RuleId::UC_COME).await;
    assert_eq!(stood.status, DeadlineStatus::Stopped);
    transfer.pass_until(first.expires_at()).await;
    assert_eq!(transfer.state().await.status, Status::Accepted);
    has_status(world, (&sale, "A")).await;
    asks(&transfer).await;
    transfer.does(here(Post::BusinessLead), lift()).await;
    let again = transfer.deadline(RuleId::UC_COME).await;
    assert_eq!(again.status, DeadlineStatus::Running);
    assert!(first.due < again.due, "in full");
    transfer.does(sale.applicant(world), Command::Withdraw).await;
    followed_up(&transfer, another_here(Post::Dossier)).await;
    transfer.finish().await;
}

/// The case waits and its periods stand still; it goes on by itself when the registry says that all is settled, and they begin
/// anew.
async fn a_violation_and_its_cure(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    handed_over(&asked_for(&transfer).await).await;
    inspected(&transfer, &sale).await;
    let first = transfer.deadline(RuleId::UC_TRANSFER).await;
    has_violations(world, (&sale, 1)).await;
    let held = asks(&transfer).await;
    let ground = TransferGround::Unsettled;
    assert_eq!(held.holds, [Hold::Ground { ground }].into());
    told(&transfer, &sale, NoticeKind::OnHold).await;
    let stood = transfer.deadline(RuleId::UC_TRANSFER).await;
    assert_eq!(stood.status, DeadlineStatus::Stopped);
    let propose = transfer.refused(here(Post::RegistrationReview), register()).await;
    assert_eq!(code(&propose), "ON_HOLD");
    transfer.pass(TimeDelta::days(3)).await;
    has_violations(world, (&sale, 0)).await;
    let resumed = asks(&transfer).await;
    assert_eq!(resumed.holds, [].into());
    told(&transfer, &sale, NoticeKind::Resumed).await;
    let again = transfer.deadline(RuleId::UC_TRANSFER).await;
    assert_eq!(again.status, DeadlineStatus::Running);
    assert!(first.due < again.due, "in full");
    approved(&transfer).await;
    let number = number_chosen(&transfer, &sale).await;
    registered(&transfer).await;
    is_registered(&transfer, &sale, &number).await;
    carried_out(&transfer).await;
    transfer.finish().await;
}
