//! What is left of a transfer in the registers, in the pool and in the inbox of the buyer.

use super::{Handover, Sale, Transfer};
use crate::{
    CHENGDU, GUANGZHOU, World,
    people::{self, Driver},
};
use chrono::TimeDelta;
use domain::{
    access::{PersonId, Principal, Purpose},
    case::{EffectId, NoticeKind},
    custody::Hop,
    file_handover,
    identifier::{CaseNumber, PlateNumber},
    time::Moment,
};
use store::{
    finder::{Page, Scope},
    plate::{PoolCall, Reservation},
    vehicle_lock::{self, VehicleAt},
};
use uuid::Uuid;

/// What every register and the pool say afterwards: the same, however often they were asked.
pub async fn is_registered(transfer: &Transfer<'_>, sale: &Sale, number: &PlateNumber) {
    let (world, buyer) = (transfer.world, sale.buyer.person(transfer.world));
    let record = world
        .store
        .registry_vehicle(&sale.vin, buyer)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((record.owner, record.plate.as_ref()), (buyer, Some(number)));
    let other = CaseNumber::new(&people::office(CHENGDU), sale.today(), [1; 5]).unwrap();
    let invoice = world
        .store
        .tax_invoice(&sale.vin, (buyer, &other))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        invoice.used_in.as_ref(),
        Some(&transfer.number),
        "it leads to no other registration"
    );
    assert!(is_taken(world, (GUANGZHOU, number)).await, "it is on the car");
    assert!(
        !is_taken(world, (CHENGDU, &sale.old_plate)).await,
        "it went back to its office"
    );
}

/// Whether somebody else cannot have a number.
pub async fn is_taken(world: &World, (office, number): (&str, &PlateNumber)) -> bool {
    let office = people::office(office);
    let case = CaseNumber::new(&office, "2026-03-02".parse().unwrap(), rand::random());
    let case = case.unwrap();
    let at = "2026-03-03T09:00:00+08:00".parse().unwrap();
    let call = PoolCall {
        case: &case,
        effect: EffectId(1),
        at,
    };
    let reservation = Reservation {
        office: &office,
        number,
        to: PersonId(Uuid::new_v4()),
        until: at + TimeDelta::hours(1),
    };
    world
        .store
        .reserve_plate_number(call, &reservation)
        .await
        .unwrap()
        .is_err()
}

/// The body of the newest notice of this kind in the buyer's inbox.
pub async fn told(transfer: &Transfer<'_>, sale: &Sale, kind: NoticeKind) -> String {
    told_to(transfer, &sale.buyer, kind).await
}

/// The body of the newest notice of this kind in somebody's inbox.
pub async fn told_to(transfer: &Transfer<'_>, driver: &Driver, kind: NoticeKind) -> String {
    let notice = newest(transfer, driver, kind).await;
    notice.expect("it was told")
}

/// Whether there is a notice of this kind in somebody's inbox.
pub async fn was_told(transfer: &Transfer<'_>, driver: &Driver, kind: NoticeKind) -> bool {
    newest(transfer, driver, kind).await.is_some()
}

async fn newest(transfer: &Transfer<'_>, driver: &Driver, kind: NoticeKind) -> Option<String> {
    let principal = Principal {
        person: driver.person(transfer.world),
        role: None,
        expires_at: Moment::MAX_UTC,
    };
    let scope = Scope::of(&principal, Purpose::Casework);
    let finder = transfer.world.store.finder(scope, transfer.now());
    let messages = finder.messages(Page::new(50, None)).await.unwrap();
    let mut found = messages.nodes().filter(|message| message.kind == kind);
    found.next().map(|message| message.body.clone())
}

/// What holds the car at the office where it is registered.
pub async fn holder(world: &World, sale: &Sale) -> Option<CaseNumber> {
    let at = VehicleAt {
        vehicle: world.store.keys().vehicle_reference(&sale.vin),
        office: &people::office(CHENGDU),
    };
    vehicle_lock::holder(&world.store, at).await.unwrap()
}

/// What both offices have said of the file, in order.
pub async fn statements(handover: &Handover<'_>) -> Vec<Hop> {
    let events = handover.events(GUANGZHOU).await;
    let signed = events.into_iter().filter_map(|event| match event {
        file_handover::Event::StatementSigned { entry } => Some(entry.statement.hop),
        _ => None,
    });
    signed.collect()
}
