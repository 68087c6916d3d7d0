//! A buyer who never comes: the case waits by the stated policy, ends by itself, and gives back what it took.

use super::{code, followed_up};
use chrono::TimeDelta;
use domain::{
    access::Post,
    case::NoticeKind,
    custody::{Hop, ReturnReason},
    deadline::RuleId,
    file_handover::{self, EndReason, Lock},
    vehicle_transfer::{Command, Hold, Number, Status, Submission, TransferChannel},
};
use tests::{
    CHENGDU, Fault, GUANGZHOU, World, journeys, people,
    sale::{
        Sale, Transfer, accepted, another_here, another_there, asked_for, begun, gathered, handed_over, here,
        holder, is_answered, is_taken, number_chosen, statements, told,
    },
};

journeys! {
    a_buyer_who_never_comes,
    never_shown_while_the_file_is_on_its_way,
}

/// Until the time in which the car is to be shown is over.
pub(super) async fn lapses(transfer: &Transfer<'_>, sale: &Sale) {
    let deadline = transfer.deadline(RuleId::UC_COME).await;
    transfer.pass_until(deadline.expires_at()).await;
    transfer.until(|state| state.status == Status::Lapsed).await;
    transfer.answered().await;
    let letter = told(transfer, sale, NoticeKind::Lapsed).await;
    assert!(letter.contains("终止办理"), "{letter}");
}

/// A missed appointment holds the case; the time in which to come goes on, and ends it.
async fn a_buyer_who_never_comes(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    let handover = asked_for(&transfer).await;
    handed_over(&handover).await;
    accepted(&transfer, None).await;
    let number = number_chosen(&transfer, &sale).await;
    let at = transfer.now() + TimeDelta::hours(5);
    transfer
        .does(sale.applicant(world), Command::BookInspection { at })
        .await;
    let early = transfer
        .refused(here(Post::Inspection), Command::RecordAbsence)
        .await;
    assert_eq!(code(&early), "WRONG_STATE", "the hour has not come");
    transfer.pass_until(at).await;
    transfer
        .does(here(Post::Inspection), Command::RecordAbsence)
        .await;
    let held = transfer.answered().await;
    assert_eq!(held.holds, [Hold::Absence].into());
    told(&transfer, &sale, NoticeKind::OnHold).await;
    assert!(is_taken(world, (GUANGZHOU, &number)).await, "kept meanwhile");
    lapses(&transfer, &sale).await;
    assert!(!is_taken(world, (GUANGZHOU, &number)).await, "back in the pool");
    assert_eq!(holder(world, &sale).await, None);
    // The file is here, and no rule says how it goes back: the dossier post sees to it.
    followed_up(&transfer, another_here(Post::Dossier)).await;
    let state = transfer.finish().await;
    assert!(state.is_over(), "{state:#?}");
    handover.finish().await;
    is_free_again(world, &sale).await;
}

/// Nothing of the ended case stands in the way of the next, which finds the file here and leaves it here.
async fn is_free_again(world: &World, sale: &Sale) {
    let again = sale.submitted(world).await;
    again.until(is_answered).await;
    again.does(sale.applicant(world), Command::Withdraw).await;
    followed_up(&again, another_here(Post::Dossier)).await;
    again.finish().await;
}

/// Taken up at the counter while the file is elsewhere. The end stops the handover, whose origin has offered and says no more.
async fn never_shown_while_the_file_is_on_its_way(world: &World) {
    let sale = Sale::next(world).await;
    let at_the_counter = |application: &mut Submission| {
        application.channel = TransferChannel::Counter;
    };
    let clerk = here(Post::Intake);
    let transfer = sale.submitted_by(world, (clerk.clone(), at_the_counter)).await;
    transfer.until(is_answered).await;
    transfer.does(clerk, Command::PreAccept { checked: None }).await;
    let handover = begun(&transfer).await;
    gathered(&handover).await;
    let workflow = handover.number.as_str();
    world.faults.plan(workflow, "transfer_files", Fault::Away);
    handover
        .does(another_there(Post::Dossier), file_handover::Command::Offer)
        .await;
    handover
        .until(|_| world.faults.has_struck(workflow, "transfer_files"))
        .await;
    lapses(&transfer, &sale).await;
    let ended = handover
        .until(|state| state.ended.is_some() && state.lock == Lock::Free)
        .await;
    assert_eq!(ended.ended, Some(EndReason::TimedOut));
    handover.until(|state| state.signing.is_none()).await;
    let returned = Hop::Returned(ReturnReason::TimedOut);
    assert_eq!(statements(&handover).await, [Hop::Offered, returned]);
    assert_eq!(holder(world, &sale).await, None, "the car is free");
    world.faults.mend(workflow, "transfer_files");
    let ended = handover.finish().await;
    assert_eq!(ended.custody.custodian(), &people::office(CHENGDU));
    let state = transfer.finish().await;
    assert!(state.is_over(), "{state:#?}");
    assert_eq!(state.number, Number::None);
}
