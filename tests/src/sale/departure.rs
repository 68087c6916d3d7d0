//! The steps of a transfer of a car that leaves first: the office where it is registered lets it go.

use super::{Sale, Transfer, another_there, is_known, there};
use crate::CHENGDU;
use domain::{
    access::Post,
    vehicle_transfer::{Command, Done, ProposedDecision, Status},
};

/// From the first answers to the car that may leave, its file ready to be asked for.
pub async fn let_go(transfer: &Transfer<'_>, sale: &Sale) {
    transfer.until(|state| is_known(&state.known)).await;
    transfer
        .does(there(Post::Intake), Command::Accept { checked: None })
        .await;
    let inspection = sale.inspected(CHENGDU, transfer.now());
    transfer.does(there(Post::Inspection), inspection).await;
    let decision = ProposedDecision::Register { checked: None };
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
    for step in [
        Command::SetFees { fen: 0 },
        Command::WithdrawPlates,
        Command::IssueTemporaryPlate,
        Command::Register,
    ] {
        transfer.does(there(Post::Plates), step).await;
    }
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
