//! The whole way of a sale, for what may happen on it.

use super::{
    Handover, Sale, Transfer, another_here, another_there, approved, carried_out, checked, inspected,
    is_registered, number_taken, paid, scanned, there,
};
use domain::{
    access::Post,
    file_handover::{Command, Status},
    vehicle_transfer,
};

/// From the request for the file to the archive. `between` happens each time when something has just been asked for, and
/// before anybody waits for it.
pub async fn whole_way(
    sale: &Sale,
    (transfer, handover): (&Transfer<'_>, &Handover<'_>),
    between: impl AsyncFn(),
) {
    scanned(handover).await;
    handover.does(there(Post::Dossier), Command::TakeUp).await;
    between().await;
    handover.until(|state| state.status == Status::Gathered).await;
    handover.does(another_there(Post::Dossier), Command::Offer).await;
    between().await;
    handover.until(|state| state.status == Status::Checking).await;
    checked(handover).await;
    handover.does(another_here(Post::Dossier), Command::Accept).await;
    between().await;
    inspected(transfer, sale).await;
    approved(transfer).await;
    transfer
        .does(
            sale.applicant(transfer.world),
            vehicle_transfer::Command::AskForNumbers,
        )
        .await;
    between().await;
    let number = number_taken(transfer, sale).await;
    paid(transfer).await;
    between().await;
    transfer
        .until(|state| state.status == vehicle_transfer::Status::Registered)
        .await;
    transfer.answered().await;
    is_registered(transfer, sale, &number).await;
    carried_out(transfer).await;
    handover.finish().await;
    transfer.finish().await;
}
