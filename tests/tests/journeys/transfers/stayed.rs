//! The file was taken, and the transfer that it was for ended: it stays where it came to, and one office alone has it.

use super::{code, followed_up, one_office::in_chengdu, unshown::lapses};
use domain::{
    access::Post,
    custody::Hop,
    file_handover,
    vehicle_transfer::{Command, State, Status, VehicleFile},
};
use tests::{
    CHENGDU, GUANGZHOU, World, journeys, people,
    sale::{
        Handover, Sale, Transfer, accepted, another_here, another_there, approved, asked_for, begun,
        carried_out, handed_back, handed_over, here, inspected, is_answered, is_registered, number_chosen,
        registered, statements, there,
    },
};

journeys! {
    the_same_office_goes_on_with_it,
    another_office_asks_the_one_that_has_it,
}

/// Taken up in Guangzhou with its file. The buyer never comes, and the dossier post has seen to it.
async fn lapsed<'w>(world: &'w World, sale: &Sale) -> (Transfer<'w>, Handover<'w>) {
    let transfer = sale.submitted(world).await;
    let handover = asked_for(&transfer).await;
    handed_over(&handover).await;
    accepted(&transfer, None).await;
    lapses(&transfer, sale).await;
    followed_up(&transfer, another_here(Post::Dossier)).await;
    transfer.finish().await;
    handover.finish().await;
    (transfer, handover)
}

/// How often an acceptance stands in the chain of a handover, and who has the file by it.
async fn has_it(handover: &Handover<'_>, office: &str) {
    let accepted = |hop: &&Hop| matches!(hop, Hop::Accepted(_));
    assert_eq!(statements(handover).await.iter().filter(accepted).count(), 1);
    let state = handover.state().await;
    assert_eq!(state.custody.custodian(), &people::office(office));
}

/// From the application to the plates, and no office is asked for the file.
async fn the_same_office_goes_on_with_it(world: &World) {
    let sale = Sale::next(world).await;
    let (_, handover) = lapsed(world, &sale).await;
    let again = sale.submitted(world).await;
    let state = again.state().await;
    assert_eq!(state.file, VehicleFile::Arrived);
    assert_eq!(state.handover.as_ref(), Some(&handover.number));
    let ask = again.refused(here(Post::Intake), Command::RequestFile).await;
    assert_eq!(code(&ask), "WRONG_STATE", "it is here");
    inspected(&again, &sale).await;
    approved(&again).await;
    let number = number_chosen(&again, &sale).await;
    registered(&again).await;
    is_registered(&again, &sale, &number).await;
    carried_out(&again).await;
    let state = again.finish().await;
    assert_eq!(state.status, Status::Registered);
    has_it(&handover, GUANGZHOU).await;
}

/// The car is sold within Chengdu, where it is registered still. Chengdu gave the file away: it has nothing to go on with and nothing
/// to hand over, and asks Guangzhou. Then Guangzhou has it no longer.
async fn another_office_asks_the_one_that_has_it(world: &World) {
    let sale = Sale::next(world).await;
    let (first, handover) = lapsed(world, &sale).await;
    has_it(&handover, GUANGZHOU).await;
    let later = Sale {
        opened_at: first.now(),
        ..sale.clone()
    };
    let second = later.departing_with(world, in_chengdu).await;
    second.until(is_answered).await;
    let accept = Command::Accept { checked: None };
    let refused = second.refused(there(Post::Intake), accept.clone()).await;
    assert_eq!(code(&refused), "FILE_MISSING");
    second.does(there(Post::Intake), Command::RequestFile).await;
    let back = begun(&second).await;
    let state = back.state().await;
    assert_eq!(state.route().origin, people::office(GUANGZHOU));
    assert_eq!(state.route().destination, people::office(CHENGDU));
    let take_up = file_handover::Command::TakeUp;
    let refused = back.refused(there(Post::Dossier), take_up).await;
    assert_eq!(code(&refused), "NOT_YOUR_POST", "Chengdu sends nothing");
    handed_back(&back).await;
    has_it(&back, CHENGDU).await;
    second.until(State::has_file).await;
    second.does(there(Post::Intake), accept).await;
    second.does(sale.applicant(world), Command::Withdraw).await;
    followed_up(&second, another_there(Post::Dossier)).await;
    second.finish().await;
    back.finish().await;
    let last = Sale {
        opened_at: second.now(),
        ..sale
    };
    let third = last.submitted(world).await;
    assert_eq!(third.state().await.file, VehicleFile::Elsewhere, "it went back");
    third.until(is_answered).await;
    third.does(last.applicant(world), Command::Withdraw).await;
    third.finish().await;
}
