//! The steps of a transfer of a car that leaves first: the office where it is registered lets it go.

use super::{Sale, Transfer, another_there, is_answered, there};
use crate::CHENGDU;
use domain::{
    access::Post,
    case::FreeText,
    vehicle_transfer::{Command, Done, ProposedDecision, Status},
};

/// From the first answers to the car that may leave, its file ready to be asked for.
pub async fn let_go(transfer: &Transfer<'_>, sale: &Sale) {
    let_go_with(transfer, (sale, None)).await;
}

/// The same, where staff say what they looked into.
pub async fn let_go_with(transfer: &Transfer<'_>, (sale, checked): (&Sale, Option<FreeText>)) {
    transfer.until(is_answered).await;
    let accept = Command::Accept {
        checked: checked.clone(),
    };
    transfer.does(there(Post::Intake), accept).await;
    let inspection = sale.inspected(CHENGDU, transfer.now());
    transfer.does(there(Post::Inspection), inspection).await;
    let decision = ProposedDecision::Register { checked };
    transfer
        .does(
            there(Post::RegistrationReview),
            Command::ProposeDecision { decision },
        )
        .await;
    transfer.does(there(Post::BusinessLead), Command::Approve).await;
    transfer
        .until(|state| state.known.fresh && state.outputs.has(Done::FileReady))
        .await;
    let desk = there(Post::Plates);
    transfer.does(desk.clone(), Command::SetFees { fen: 0 }).await;
    if transfer.state().await.takes_plates() {
        for step in [Command::WithdrawPlates, Command::IssueTemporaryPlate] {
            transfer.does(desk.clone(), step).await;
        }
    }
    transfer.does(desk, Command::Register).await;
    transfer
        .until(|state| state.status == Status::TransferredOut)
        .await;
    transfer.answered().await;
}

/// What is left to people: the paper and the archive.
pub async fn let_go_on_paper(transfer: &Transfer<'_>) {
    transfer
        .does(there(Post::Plates), Command::EndorseCertificate)
        .await;
    transfer
        .does(another_there(Post::Dossier), Command::Archive)
        .await;
}
