//! The steps of a transfer, each of which waits for what it leads to.

use super::{Handover, Sale, Transfer, another_here, here};
use crate::GUANGZHOU;
use domain::{
    access::{Actor, Post},
    case::FreeText,
    identifier::{CaseNumber, PlateNumber},
    vehicle_transfer::{
        Command, HandOver, Known, Number, ProposedDecision, State, Status, TransferEffect, Vehicle,
        VehicleFile,
    },
};

/// What every register has said.
pub fn is_known(known: &Known) -> bool {
    !matches!(known.vehicle, Vehicle::Pending)
        && known.stolen.is_some()
        && known.insured_to.is_some()
        && known.invoice.is_some()
}

/// Whether no register owes an answer.
pub fn is_answered(state: &State) -> bool {
    let mut pending = state.work.effects.iter();
    !pending.any(|pending| pending.effect.own().is_some_and(TransferEffect::is_question))
}

/// The file is asked for, and its handover is under way.
pub async fn asked_for<'w>(transfer: &Transfer<'w>) -> Handover<'w> {
    transfer.until(is_answered).await;
    transfer.does(here(Post::Intake), Command::RequestFile).await;
    begun(transfer).await
}

/// The handover that was asked for is under way.
pub async fn begun<'w>(transfer: &Transfer<'w>) -> Handover<'w> {
    let state = transfer.until(|state| handover(state).is_some()).await;
    let number = handover(&state).unwrap().clone();
    Handover::new(transfer.world, number, transfer.now())
}

fn handover(state: &State) -> Option<&CaseNumber> {
    match &state.file {
        VehicleFile::Requested { handover, .. } => handover.as_ref(),
        _ => None,
    }
}

/// The file is here, and the application is taken up, upon what staff looked into.
pub async fn accepted(transfer: &Transfer<'_>, checked: Option<FreeText>) {
    transfer.until(State::has_file).await;
    transfer.until(is_answered).await;
    transfer
        .does(here(Post::Intake), Command::Accept { checked })
        .await;
}

/// The application is taken up, and the car is as it should be.
pub async fn inspected(transfer: &Transfer<'_>, sale: &Sale) {
    accepted(transfer, None).await;
    let inspection = sale.inspected(GUANGZHOU, transfer.now());
    transfer.does(here(Post::Inspection), inspection).await;
}

/// Proposed and approved, and the registers have been asked for what counts at the end.
pub async fn approved(transfer: &Transfer<'_>) {
    approved_upon(transfer, None).await;
}

/// The same, where staff say what they looked into.
pub async fn approved_upon(transfer: &Transfer<'_>, checked: Option<FreeText>) {
    let decision = ProposedDecision::Register { checked };
    transfer
        .does(
            here(Post::RegistrationReview),
            Command::ProposeDecision { decision },
        )
        .await;
    transfer.does(here(Post::BusinessLead), Command::Approve).await;
    transfer.until(|state| state.known.fresh).await;
}

/// The buyer draws numbers and takes the second of them.
pub async fn number_chosen(transfer: &Transfer<'_>, sale: &Sale) -> PlateNumber {
    chosen_by(transfer, sale.applicant(transfer.world)).await
}

/// The same by whoever acts for the buyer.
pub async fn chosen_by(transfer: &Transfer<'_>, actor: Actor) -> PlateNumber {
    transfer.does(actor.clone(), Command::AskForNumbers).await;
    taken_by(transfer, actor).await
}

/// The second of the numbers that the buyer has asked for.
pub async fn number_taken(transfer: &Transfer<'_>, sale: &Sale) -> PlateNumber {
    taken_by(transfer, sale.applicant(transfer.world)).await
}

async fn taken_by(transfer: &Transfer<'_>, actor: Actor) -> PlateNumber {
    let offered = transfer
        .until(|state| matches!(state.number, Number::Offered(_)))
        .await;
    let Number::Offered(offered) = offered.number else {
        unreachable!("it was waited for")
    };
    let number = offered.numbers[1].clone();
    let choose = Command::ChooseNumber {
        number: number.clone(),
    };
    transfer.does(actor, choose).await;
    transfer
        .until(|state| matches!(state.number, Number::Reserved(_)))
        .await;
    number
}

/// Nothing is due, and the registry is asked to write it down.
pub async fn paid(transfer: &Transfer<'_>) {
    transfer
        .does(here(Post::Plates), Command::SetFees { fen: 0 })
        .await;
    if transfer.state().await.takes_plates() {
        transfer.does(here(Post::Plates), Command::WithdrawPlates).await;
    }
    transfer.does(here(Post::Plates), Command::Register).await;
}

/// The car is on the buyer.
pub async fn registered(transfer: &Transfer<'_>) -> State {
    paid(transfer).await;
    transfer.until(|state| state.status == Status::Registered).await;
    transfer.answered().await
}

/// What is left to people: papers, plates and the archive.
pub async fn carried_out(transfer: &Transfer<'_>) {
    let manner = HandOver::AtTheCounter;
    transfer
        .does(here(Post::Plates), Command::EndorseCertificate)
        .await;
    transfer
        .does(here(Post::Plates), Command::HandOverPlates { manner })
        .await;
    transfer.does(another_here(Post::Dossier), Command::Archive).await;
}
