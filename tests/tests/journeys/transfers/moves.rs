//! A truck whose owner moves from Chengdu to Guangzhou: it leaves with its plates on, and gives them up where it arrives.

use domain::{
    access::Post,
    case::{FreeText, NoticeKind},
    law::vehicle::{Occasion, StepAct, party::PartyRole, scope::VehicleKind},
    vehicle_transfer::{Done, Status, Submission},
};
use store::embedded::EmbeddedVehicle;
use tests::{
    CHENGDU, GUANGZHOU, World,
    case::words,
    journeys,
    sale::{
        Sale, TIANHE, accepted, approved_upon, asked_for, carried_out, handed_over, here, is_taken,
        let_go_on_paper, let_go_with, named, number_chosen, party, registered, told,
    },
};

journeys! {
    moves_house_in_two_steps,
}

/// What the rules leave to a person, they have looked into.
fn looked_into() -> FreeText {
    words("已核实该车型可以办理转移")
}

fn moves(world: &World, sale: &Sale, application: &mut Submission) {
    application.parties = vec![party(world, &sale.buyer, PartyRole::Owner)];
    application.people = vec![named(&sale.buyer)];
    application.title = None;
    let trade = &mut application.trade;
    trade.occasion = Occasion::MovingHouse;
    (trade.trade_place, trade.invoice_place) = (None, None);
}

async fn moves_house_in_two_steps(world: &World) {
    let sale = Sale::unknown(TIANHE);
    let owner = sale.buyer.person(world);
    let truck = |vehicle: &mut EmbeddedVehicle| {
        vehicle.owner = owner;
        vehicle.invoice = None;
        vehicle.facts.kind = VehicleKind::Other;
        vehicle.facts.scrap_date = Some("2040-01-01".parse().unwrap());
    };
    let sale = sale.entered(world, truck).await;
    let departure = sale
        .departing_with(world, |application| moves(world, &sale, application))
        .await;
    assert_eq!(departure.state().await.act, StepAct::TransferOut);
    let_go_with(&departure, (&sale, Some(looked_into()))).await;
    let_go_on_paper(&departure).await;
    let left = departure.finish().await;
    assert_eq!(left.status, Status::TransferredOut);
    assert!(
        is_taken(world, (CHENGDU, &sale.old_plate)).await,
        "it carries it on the way"
    );
    let arrival = sale
        .submitted_with(world, |application| {
            moves(world, &sale, application);
            application.trade.transferred_out = true;
        })
        .await;
    assert_eq!(arrival.state().await.act, StepAct::TransferIn);
    let handover = asked_for(&arrival).await;
    handed_over(&handover).await;
    handover.finish().await;
    accepted(&arrival, Some(looked_into())).await;
    let inspection = sale.inspected(GUANGZHOU, arrival.now());
    arrival.does(here(Post::Inspection), inspection).await;
    approved_upon(&arrival, Some(looked_into())).await;
    let number = number_chosen(&arrival, &sale).await;
    let state = registered(&arrival).await;
    assert!(state.outputs.has(Done::PlatesWithdrawn), "they come in here");
    let record = world.store.registry_vehicle(&sale.vin, owner).await;
    let record = record.unwrap().unwrap();
    assert_eq!((record.owner, record.plate.as_ref()), (owner, Some(&number)));
    assert!(is_taken(world, (GUANGZHOU, &number)).await, "it is on the truck");
    assert!(
        !is_taken(world, (CHENGDU, &sale.old_plate)).await,
        "it went back to its office"
    );
    told(&arrival, &sale, NoticeKind::Registered).await;
    carried_out(&arrival).await;
    let state = arrival.finish().await;
    assert!(state.is_over(), "{state:#?}");
}
