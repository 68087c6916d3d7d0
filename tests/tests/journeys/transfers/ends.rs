//! Ends without a registration: what was taken for the case goes back.

use domain::{
    access::Post,
    case::NoticeKind,
    file_handover::{self, EndReason},
    law::vehicle::TransferGround,
    vehicle_transfer::{Command, Decided, ProposedDecision, Status},
};
use tests::{
    CHENGDU, GUANGZHOU, World,
    case::words,
    journeys, people,
    sale::{Sale, asked_for, gathered, handed_over, here, holder, inspected, is_taken, number_chosen, told},
};

journeys! {
    refused_with_its_remedies,
    withdrawn_while_the_file_is_on_its_way,
}

async fn refused_with_its_remedies(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    let handover = asked_for(&transfer).await;
    handed_over(&handover).await;
    inspected(&transfer, &sale).await;
    let number = number_chosen(&transfer, &sale).await;
    let grounds = vec![TransferGround::InvalidPapers];
    let decision = ProposedDecision::Refuse {
        grounds: grounds.clone(),
    };
    transfer
        .does(
            here(Post::RegistrationReview),
            Command::ProposeDecision { decision },
        )
        .await;
    let words = words("登记证书系伪造");
    transfer
        .does(here(Post::BusinessLead), Command::Refuse { grounds, words })
        .await;
    let state = transfer.answered().await;
    assert_eq!(state.status, Status::Refused);
    assert!(matches!(state.decision.unwrap().decided, Decided::Refused { .. }));
    assert!(
        !is_taken(world, (GUANGZHOU, &number)).await,
        "it went back to the pool"
    );
    let record = world
        .store
        .registry_vehicle(&sale.vin, sale.buyer.person(world))
        .await
        .unwrap();
    assert_eq!(
        record.unwrap().owner,
        sale.seller.person(world),
        "nothing was written down"
    );
    let invoice = world
        .store
        .tax_invoice(&sale.vin, (sale.buyer.person(world), &handover.number))
        .await;
    assert_eq!(invoice.unwrap().unwrap().used_in, None, "it can be used again");
    let letter = told(&transfer, &sale, NoticeKind::Refused).await;
    assert!(
        letter.contains("不予办理") && letter.contains("如不服"),
        "{letter}"
    );
    assert!(!letter.contains("核发"), "it is about no licence: {letter}");
}

/// The number goes back, the handover ends and the car is unlocked.
async fn withdrawn_while_the_file_is_on_its_way(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    let handover = asked_for(&transfer).await;
    gathered(&handover).await;
    transfer.does(sale.applicant(world), Command::Withdraw).await;
    let ended = handover.until(file_handover::State::is_over).await;
    assert_eq!(ended.ended, Some(EndReason::Withdrawn));
    assert_eq!(ended.custody.custodian(), &people::office(CHENGDU));
    assert_eq!(holder(world, &sale).await, None);
    handover.finish().await;
    let state = transfer.finish().await;
    assert_eq!(state.status, Status::Withdrawn);
    assert!(state.is_over(), "its handover has reported: {state:#?}");
    // The same car can be applied for again, and its file asked for.
    let again = sale.submitted(world).await;
    let second = asked_for(&again).await;
    assert_ne!(second.number, handover.number);
    again.does(sale.applicant(world), Command::Withdraw).await;
    second.until(file_handover::State::is_over).await;
    second.finish().await;
    again.finish().await;
}
