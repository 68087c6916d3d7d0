//! 异议: whose car it is by the register is told at once, and can object. The case waits until the office has looked into it.

use super::{code, register};
use domain::{
    access::Post,
    case::NoticeKind,
    law::vehicle::TransferGround,
    vehicle_transfer::{Command, Hold, Status, waiting_for},
};
use store::embedded::EmbeddedVehicle;
use tests::{
    World,
    case::words,
    journeys,
    people::Driver,
    sale::{
        Sale, TIANHE, approved, asked_for, carried_out, handed_over, here, inspected, is_answered,
        is_registered, number_chosen, registered, told, told_to,
    },
};

journeys! {
    an_objection_that_is_settled,
    an_owner_who_sold_nothing,
}

fn object() -> Command {
    Command::Object {
        words: words("车款尚未付清"),
        for_party: None,
    }
}

fn settle(lifted: bool) -> Command {
    let words = words("已向双方核实");
    Command::SettleObjection { lifted, words }
}

/// The seller takes it back: it goes on where it was.
async fn an_objection_that_is_settled(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    handed_over(&asked_for(&transfer).await).await;
    inspected(&transfer, &sale).await;
    told_to(&transfer, &sale.seller, NoticeKind::OwnerTold).await;
    let seller = sale.seller.citizen(world);
    let own = transfer.refused(sale.applicant(world), object()).await;
    assert_eq!(code(&own), "NOT_YOUR_POST");
    transfer.does(seller.clone(), object()).await;
    let held = transfer.answered().await;
    let by = sale.seller.person(world);
    assert_eq!(held.holds, [Hold::Objection { by }].into());
    assert_eq!(waiting_for(&held).en, "The office has to look into an objection");
    told(&transfer, &sale, NoticeKind::OnHold).await;
    let propose = transfer.refused(here(Post::RegistrationReview), register()).await;
    assert_eq!(code(&propose), "ON_HOLD");
    transfer.does(here(Post::Supervision), settle(true)).await;
    transfer.answered().await;
    told(&transfer, &sale, NoticeKind::Resumed).await;
    approved(&transfer).await;
    let number = number_chosen(&transfer, &sale).await;
    registered(&transfer).await;
    is_registered(&transfer, &sale, &number).await;
    carried_out(&transfer).await;
    transfer.finish().await;
}

/// Somebody else sells the car. Its owner, whom nobody named, hears of it and objects before it is accepted.
async fn an_owner_who_sold_nothing(world: &World) {
    let owner = Driver::next();
    let of_another = |vehicle: &mut EmbeddedVehicle| vehicle.owner = owner.person(world);
    let sale = Sale::unknown(TIANHE).entered(world, of_another).await;
    let transfer = sale.submitted(world).await;
    transfer.until(is_answered).await;
    transfer.answered().await;
    told_to(&transfer, &owner, NoticeKind::OwnerTold).await;
    transfer.does(owner.citizen(world), object()).await;
    let accept = Command::Accept { checked: None };
    let refusal = transfer.refused(here(Post::Intake), accept).await;
    assert_eq!(code(&refusal), "ON_HOLD");
    transfer.does(here(Post::BusinessLead), settle(false)).await;
    let state = transfer.state().await;
    assert!(!state.holds.is_empty(), "what stands keeps it waiting");
    let decline = Command::Decline {
        grounds: vec![TransferGround::InvalidPapers],
        words: words("非机动车所有人出售"),
    };
    transfer.does(here(Post::Intake), decline).await;
    let state = transfer.answered().await;
    assert_eq!(state.status, Status::NotAccepted);
    told(&transfer, &sale, NoticeKind::NotAccepted).await;
    transfer.finish().await;
}
