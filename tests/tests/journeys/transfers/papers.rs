//! Papers and a car that are not what they should be: an invoice that was used, a number that is another car's.

use super::{code, followed_up, is_about, refused_on, register};
use domain::{
    access::Post,
    case::{NoticeKind, RefusalDetail},
    identifier::{CaseNumber, Vin},
    law::vehicle::{
        TransferGround,
        inspection::{InspectionFault, VinSeen},
    },
    vehicle_transfer::{Command, ProposedDecision, State, Status},
};
use tests::{
    CHENGDU, GUANGZHOU, World,
    case::words,
    journeys, people,
    sale::{
        Sale, accepted, approved, asked_for, carried_out, handed_over, here, inspected, number_chosen,
        registered, told,
    },
};

journeys! {
    an_invoice_that_was_used,
    an_invoice_that_is_used_meanwhile,
    another_car_is_shown,
}

/// The invoice has led to a registration in another case.
async fn uses_it_up(world: &World, sale: &Sale) -> CaseNumber {
    let other = CaseNumber::new(&people::office(CHENGDU), sale.today(), rand::random()).unwrap();
    let buyer = sale.buyer.person(world);
    let used = world
        .store
        .use_tax_invoice(&sale.vin, (buyer, &other), sale.opened_at);
    used.await.unwrap();
    other
}

async fn an_invoice_that_was_used(world: &World) {
    let sale = Sale::next(world).await;
    uses_it_up(world, &sale).await;
    let transfer = sale.submitted(world).await;
    handed_over(&asked_for(&transfer).await).await;
    transfer.until(State::has_file).await;
    let accept = Command::Accept { checked: None };
    let refusal = transfer.refused(here(Post::Intake), accept).await;
    assert_eq!(code(&refusal), "GROUNDS");
    assert!(
        is_about(&refusal, &[TransferGround::InvalidPapers]),
        "{refusal:?}"
    );
    let decline = Command::Decline {
        grounds: vec![TransferGround::InvalidPapers],
        words: words("发票已在其他业务中使用"),
    };
    transfer.does(here(Post::Intake), decline).await;
    assert_eq!(transfer.answered().await.status, Status::NotAccepted);
    told(&transfer, &sale, NoticeKind::NotAccepted).await;
    transfer.finish().await;
}

/// It was good when it was asked for, and another case used it before the registry had written this one down. Which of the two
/// stands, a person decides.
async fn an_invoice_that_is_used_meanwhile(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    handed_over(&asked_for(&transfer).await).await;
    inspected(&transfer, &sale).await;
    approved(&transfer).await;
    number_chosen(&transfer, &sale).await;
    let other = uses_it_up(world, &sale).await;
    let state = registered(&transfer).await;
    assert_eq!(state.status, Status::Registered);
    let invoice = world
        .store
        .tax_invoice(&sale.vin, (sale.buyer.person(world), &transfer.number));
    let invoice = invoice.await.unwrap().unwrap();
    assert_eq!(invoice.used_in, Some(other), "the first case keeps it");
    followed_up(&transfer, here(Post::BusinessLead)).await;
    carried_out(&transfer).await;
    transfer.finish().await;
}

/// What is seen is recorded, and nothing can be registered upon it.
async fn another_car_is_shown(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    handed_over(&asked_for(&transfer).await).await;
    accepted(&transfer, None).await;
    let other: Vin = "LDEM0AAA0L9999999".parse().unwrap();
    let mut record = sale.inspection(GUANGZHOU, transfer.now());
    record.vin = VinSeen::Read(other);
    let record = Box::new(record);
    transfer
        .does(here(Post::Inspection), Command::RecordInspection { record })
        .await;
    let refusal = transfer.refused(here(Post::RegistrationReview), register()).await;
    assert_eq!(code(&refusal), "UNSOUND_INSPECTION");
    let faults = vec![InspectionFault::VinDiffers];
    assert_eq!(refusal.detail, Some(RefusalDetail::Faults { faults }));
    let ground = TransferGround::FileMismatch;
    let decision = ProposedDecision::Refuse {
        grounds: vec![ground],
    };
    let propose = Command::ProposeDecision { decision };
    transfer.does(here(Post::RegistrationReview), propose).await;
    refused_on(&transfer, ground).await;
    assert_eq!(transfer.answered().await.status, Status::Refused);
    told(&transfer, &sale, NoticeKind::Refused).await;
    transfer.finish().await;
}
