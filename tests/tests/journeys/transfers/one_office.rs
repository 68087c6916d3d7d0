//! Sold within the area of one office: no file travels, and the vehicle is locked while the registry is asked.

use super::{code, followed_up};
use domain::{
    access::Post,
    case::NoticeKind,
    vehicle_transfer::{
        Command, HandOver, ProposedDecision, State, Status, Submission, VehicleLock, waiting_for,
    },
};
use tests::{
    CHENGDU, Fault, World, journeys,
    sale::{
        Sale, Transfer, asked_for, chosen_by, gathered, holder, is_answered, let_go_on_paper, there, told,
    },
};

journeys! {
    locked_while_it_is_written_down,
    a_handover_that_has_not_ended,
}

/// Buyer and seller live in Chengdu.
pub(super) fn in_chengdu(application: &mut Submission) {
    application.trade.transfer_in = "510105".parse().unwrap();
}

/// Taken up where its file is.
pub(super) async fn accepted_there<'w>(world: &'w World, sale: &Sale) -> Transfer<'w> {
    let transfer = sale.departing_with(world, in_chengdu).await;
    transfer.until(is_answered).await;
    let accept = Command::Accept { checked: None };
    transfer.does(there(Post::Intake), accept).await;
    transfer
}

/// And approved.
pub(super) async fn approved_there(transfer: &Transfer<'_>, sale: &Sale) {
    let inspection = sale.inspected(CHENGDU, transfer.now());
    transfer.does(there(Post::Inspection), inspection).await;
    let decision = ProposedDecision::Register { checked: None };
    let propose = Command::ProposeDecision { decision };
    transfer.does(there(Post::RegistrationReview), propose).await;
    transfer.does(there(Post::BusinessLead), Command::Approve).await;
}

/// Nothing is due, the old plates are in hand, and the registers have answered anew.
pub(super) async fn all_in_hand(transfer: &Transfer<'_>) {
    for step in [Command::SetFees { fen: 0 }, Command::WithdrawPlates] {
        transfer.does(there(Post::Plates), step).await;
    }
    transfer.answered().await;
}

/// Approved, and everything is in hand.
async fn ready<'w>(world: &'w World, sale: &Sale) -> Transfer<'w> {
    let transfer = accepted_there(world, sale).await;
    let file = transfer.refused(there(Post::Intake), Command::RequestFile).await;
    assert_eq!(code(&file), "WRONG_STATE", "it is here");
    approved_there(&transfer, sale).await;
    chosen_by(&transfer, sale.applicant(world)).await;
    all_in_hand(&transfer).await;
    transfer
}

/// What is left to people.
pub(super) async fn handed_out(transfer: &Transfer<'_>) {
    let manner = HandOver::AtTheCounter;
    transfer
        .does(there(Post::Plates), Command::HandOverPlates { manner })
        .await;
    let_go_on_paper(transfer).await;
}

async fn is_the_buyers(transfer: &Transfer<'_>, sale: &Sale) {
    let world = transfer.world;
    let buyer = sale.buyer.person(world);
    let record = world.store.registry_vehicle(&sale.vin, buyer).await.unwrap();
    assert_eq!(record.unwrap().owner, buyer);
}

/// The registry takes its time: nobody else has the vehicle meanwhile.
async fn locked_while_it_is_written_down(world: &World) {
    let sale = Sale::next_at_origin(world).await;
    let transfer = ready(world, &sale).await;
    assert_eq!(holder(world, &sale).await, None);
    let workflow = transfer.number.as_str();
    world.faults.plan(workflow, "vehicle_registry", Fault::Away);
    transfer.does(there(Post::Plates), Command::Register).await;
    transfer
        .until(|_| world.faults.has_struck(workflow, "vehicle_registry"))
        .await;
    assert_eq!(transfer.state().await.lock, VehicleLock::Held);
    assert_eq!(holder(world, &sale).await.as_ref(), Some(&transfer.number));
    world.faults.mend(workflow, "vehicle_registry");
    transfer.until(|state| state.status == Status::Registered).await;
    let state = transfer.answered().await;
    assert_eq!(state.lock, VehicleLock::Free);
    assert_eq!(holder(world, &sale).await, None);
    is_the_buyers(&transfer, &sale).await;
    told(&transfer, &sale, NoticeKind::Registered).await;
    handed_out(&transfer).await;
    let state = transfer.finish().await;
    assert!(state.is_over(), "{state:#?}");
}

/// The buyer moved and applied anew. The first handover is over for the transfer, and its lock is not: the registry is not asked
/// before it is.
async fn a_handover_that_has_not_ended(world: &World) {
    let sale = Sale::next_at_origin(world).await;
    let first = sale.submitted(world).await;
    let handover = asked_for(&first).await;
    gathered(&handover).await;
    let dead = (handover.number.as_str(), "vehicle_lock");
    world.faults.plan(dead.0, dead.1, Fault::Away);
    first.does(sale.applicant(world), Command::Withdraw).await;
    first.until(State::is_over).await;
    first.finish().await;
    let transfer = ready(world, &sale).await;
    transfer.does(there(Post::Plates), Command::Register).await;
    let refused = transfer.until(|state| state.lock == VehicleLock::Refused).await;
    assert_eq!(refused.status, Status::Approved);
    assert_eq!(
        waiting_for(&refused).en,
        "Other business with the vehicle has to end first"
    );
    assert_eq!(holder(world, &sale).await.as_ref(), Some(&handover.number));
    world.faults.mend(dead.0, dead.1);
    handover.finish().await;
    followed_up(&transfer, there(Post::Plates)).await;
    transfer.does(there(Post::Plates), Command::Register).await;
    transfer.until(|state| state.status == Status::Registered).await;
    transfer.answered().await;
    assert_eq!(holder(world, &sale).await, None);
    is_the_buyers(&transfer, &sale).await;
    handed_out(&transfer).await;
    transfer.finish().await;
}
