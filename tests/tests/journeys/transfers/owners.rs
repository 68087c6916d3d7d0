//! What whoever applies says of a car that the registry knows otherwise: whose it is, and where it is registered.

use super::{code, followed_up, is_about};
use domain::{
    access::Post,
    case::{NoticeKind, RefusalDetail},
    law::vehicle::{Occasion, Referral, TransferGround, party::PartyRole},
    vehicle_transfer::{Command, State, Status, Submission, TransferChannel},
};
use tests::{
    World,
    case::words,
    journeys,
    people::Driver,
    sale::{JINJIANG, Sale, TIANHE, here, is_answered, let_go, let_go_on_paper, named, party, told},
};

journeys! {
    a_stranger_who_moves_house,
    a_car_of_another_province_named_as_registered_here,
    a_car_that_left_for_somebody_else,
}

/// Staff see it as a ground, which no words lift, and the office says no.
async fn a_stranger_who_moves_house(world: &World) {
    let sale = Sale::next(world).await;
    let moves = |application: &mut Submission| {
        application.channel = TransferChannel::Counter;
        application.parties = vec![party(world, &sale.buyer, PartyRole::Owner)];
        application.people = vec![named(&sale.buyer)];
        application.title = None;
        let trade = &mut application.trade;
        trade.occasion = Occasion::MovingHouse;
        (trade.trade_place, trade.invoice_place) = (None, None);
    };
    let counter = here(Post::Intake);
    let transfer = sale.submitted_by(world, (counter.clone(), moves)).await;
    transfer.until(is_answered).await;
    // Nobody here knows how to write to the owner.
    followed_up(&transfer, counter.clone()).await;
    let checked = Some(words("已核实"));
    let refusal = transfer
        .refused(counter.clone(), Command::PreAccept { checked })
        .await;
    assert_eq!(code(&refusal), "GROUNDS");
    let grounds = vec![TransferGround::ApplicantNotOwner];
    assert!(is_about(&refusal, &grounds), "{refusal:?}");
    let words = words("机动车登记在他人名下");
    transfer.does(counter, Command::Decline { grounds, words }).await;
    assert_eq!(transfer.answered().await.status, Status::NotAccepted);
    let letter = told(&transfer, &sale, NoticeKind::NotAccepted).await;
    assert!(letter.contains("申请人不是登记的机动车所有人"), "{letter}");
    transfer.finish().await;
}

/// As if the car of Chengdu had always been in Guangzhou: no file would have to come.
async fn a_car_of_another_province_named_as_registered_here(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted_from(world, TIANHE).await;
    transfer.until(is_answered).await;
    assert!(transfer.state().await.has_file());
    let checked = Some(words("已核实"));
    let refusal = transfer
        .refused(here(Post::Intake), Command::Accept { checked })
        .await;
    assert_eq!(code(&refusal), "GROUNDS");
    assert!(
        is_about(&refusal, &[TransferGround::RegisteredElsewhere]),
        "{refusal:?}"
    );
    transfer.does(sale.applicant(world), Command::Withdraw).await;
    transfer.finish().await;
    let again = sale.submitted_from(world, JINJIANG).await;
    again.until(is_answered).await;
    assert!(!State::has_file(&again.state().await), "it is in Chengdu");
    again.does(sale.applicant(world), Command::Withdraw).await;
    again.finish().await;
}

/// The registry names whoever bought it: another who comes with it is asked about. Whoever did needs no words for it, as other
/// journeys show.
async fn a_car_that_left_for_somebody_else(world: &World) {
    let sale = Sale::next_at_origin(world).await;
    let departure = sale.departing(world).await;
    let_go(&departure, &sale).await;
    let_go_on_paper(&departure).await;
    departure.finish().await;
    let other = Sale {
        buyer: Driver::next(),
        ..sale.clone()
    };
    let arrives = |application: &mut Submission| {
        application.channel = TransferChannel::Counter;
        application.trade.transferred_out = true;
    };
    let counter = here(Post::Intake);
    let arrival = other.submitted_by(world, (counter.clone(), arrives)).await;
    arrival.until(is_answered).await;
    let take_up = Command::PreAccept { checked: None };
    let open = arrival.refused(counter.clone(), take_up).await;
    let referrals = vec![Referral::LeftForAnother];
    assert_eq!(open.detail, Some(RefusalDetail::Questions { referrals }));
    arrival.does(counter, Command::Withdraw).await;
    arrival.finish().await;
}
