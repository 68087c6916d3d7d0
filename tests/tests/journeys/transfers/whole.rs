//! The whole way: in one step at the place of arrival, and out of the place of registration; also on lines that break.

use crate::faults::{OF_A_DEPARTURE, OF_A_HANDOVER, OF_A_TRANSFER};
use domain::{
    access::Post,
    custody::ItemKind,
    file_handover::{self, Lock, State},
    identifier::CaseNumber,
    vehicle_transfer::{Command, Done},
};
use files::DossierId;
use futures::TryStreamExt;
use serde_json::{Value, json};
use tests::{
    CHENGDU, Fault, GUANGZHOU, World, journeys, people,
    sale::{
        Sale, another_here, approved, asked_for, carried_out, checked, gathered, handed_over, here, holder,
        inspected, is_known, is_registered, is_taken, let_go, let_go_on_paper, number_chosen, offered,
        registered,
    },
};

journeys! {
    sold_in_guangzhou,
    everything_twice,
    everything_at_the_second_try,
    leaves_first,
}

async fn sold_in_guangzhou(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    let handover = asked_for(&transfer).await;
    gathered(&handover).await;
    assert_eq!(
        holder(world, &sale).await.as_ref(),
        Some(&handover.number),
        "no other business meanwhile"
    );
    let state = offered(&handover).await;
    let manifest = state.manifest.as_ref().unwrap();
    let items = manifest.items().iter();
    let items: Vec<_> = items.map(|item| (item.name.as_str(), item.kind)).collect();
    let scans = ["001-paper.jpg", "002-paper.jpg"].map(|name| (name, ItemKind::Scan));
    assert_eq!(
        items,
        [&[("000-record.json", ItemKind::Record)], &scans[..]].concat()
    );
    says_what_the_registry_says(world, &sale, &state).await;
    checked(&handover).await;
    handover
        .does(another_here(Post::Dossier), file_handover::Command::Accept)
        .await;
    inspected(&transfer, &sale).await;
    let taken = handover.finish().await;
    assert_eq!(taken.custody.custodian(), &people::office(GUANGZHOU));
    assert_eq!(taken.lock, Lock::Free);
    assert_eq!(holder(world, &sale).await, None);
    approved(&transfer).await;
    let number = number_chosen(&transfer, &sale).await;
    let state = registered(&transfer).await;
    assert!(state.outputs.has(Done::OriginClosed), "Chengdu knows where it is");
    is_registered(&transfer, &sale, &number).await;
    carried_out(&transfer).await;
    let state = transfer.finish().await;
    assert!(state.is_over(), "{state:#?}");
}

/// The record of the car has come as it is at the origin, and names nobody.
async fn says_what_the_registry_says(world: &World, sale: &Sale, state: &State) {
    let manifest = state.manifest.as_ref().unwrap();
    let dossier = world.activities().files.dossiers.of(&DossierId {
        office: people::office(GUANGZHOU),
        handover: manifest.route().handover.clone(),
        attempt: manifest.attempt(),
    });
    let record = dossier.read(&manifest.items()[0].sha256.into()).await.unwrap();
    let record = record.chunks.try_collect::<Vec<_>>().await.unwrap().concat();
    let record: Value = serde_json::from_slice(&record).unwrap();
    let facts = sale.vehicle(world).facts;
    let said = [
        ("customs", json!(facts.customs)),
        ("emission", json!(facts.emission)),
        ("inspection", record["inspection"].clone()),
        ("kind", json!(facts.kind)),
        ("mortgaged", json!(false)),
        ("plate", json!(sale.old_plate)),
        ("plateClass", json!("ORDINARY")),
        ("pledged", json!(false)),
        ("registered", json!(true)),
        ("scrapDate", Value::Null),
        ("status", json!("A")),
        ("unsettled", json!({ "violations": 0, "accidents": 0 })),
        ("useCharacter", json!(facts.use_character)),
        ("vin", json!(sale.vin)),
    ];
    assert_eq!(record, said.into_iter().collect::<Value>());
    assert_eq!(record["inspection"]["validTo"], json!(facts.inspection.valid_to));
}

/// Each activity of both cases does its work, is not heard, and is asked again.
async fn everything_twice(world: &World) {
    breaking(world, Fault::After).await;
}

/// Each fails before it has done anything.
async fn everything_at_the_second_try(world: &World) {
    breaking(world, Fault::Before).await;
}

/// The whole way with a line that breaks; the world is the same afterwards.
async fn breaking(world: &World, fault: Fault) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    world
        .faults
        .plan_each(transfer.number.as_str(), (&OF_A_TRANSFER, fault));
    transfer.until(|state| is_known(&state.known)).await;
    transfer.does(here(Post::Intake), Command::AskRegisters).await;
    transfer.answered().await;
    let handover = asked_for(&transfer).await;
    world
        .faults
        .plan_each(handover.number.as_str(), (&OF_A_HANDOVER, fault));
    handed_over(&handover).await;
    inspected(&transfer, &sale).await;
    approved(&transfer).await;
    let number = number_chosen(&transfer, &sale).await;
    registered(&transfer).await;
    is_registered(&transfer, &sale, &number).await;
    handover.finish().await;
    carried_out(&transfer).await;
    transfer.finish().await;
    world.faults.have_struck(transfer.number.as_str(), &OF_A_TRANSFER);
    world.faults.have_struck(handover.number.as_str(), &OF_A_HANDOVER);
}

/// Sold where it is registered: the office there lets it go, and its file is ready to be asked for.
async fn leaves_first(world: &World) {
    let sale = Sale::next_at_origin(world).await;
    let transfer = sale.departing(world).await;
    world
        .faults
        .plan_each(transfer.number.as_str(), (&OF_A_DEPARTURE, Fault::After));
    let_go(&transfer, &sale).await;
    world
        .faults
        .have_struck(transfer.number.as_str(), &OF_A_DEPARTURE);
    assert!(
        !is_taken(world, (CHENGDU, &sale.old_plate)).await,
        "it carries it no longer"
    );
    let buyer = sale.buyer.person(world);
    let other = CaseNumber::new(&people::office(CHENGDU), sale.today(), [1; 5]).unwrap();
    let invoice = world
        .store
        .tax_invoice(&sale.vin, (buyer, &other))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(invoice.used_in.as_ref(), Some(&transfer.number));
    let_go_on_paper(&transfer).await;
    transfer.finish().await;
}
