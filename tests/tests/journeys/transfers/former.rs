//! 原号牌号码: the number of a former car waits for two years for whoever gave it up, and for nobody else. Sold and registered in
//! Chengdu, so that no file travels.

use super::one_office::{accepted_there, all_in_hand, approved_there, handed_out};
use chrono::{Days, NaiveDate};
use domain::{
    access::{PersonId, Post},
    case::{EffectEvent, EffectId, Outcome},
    identifier::{CaseNumber, PlateNumber, Vin},
    law::vehicle::Unsettled,
    plate::{Holder, PlateRefusal},
    vehicle_transfer::{Command, Event, Number, Status, TransferOutcome},
};
use store::{
    embedded::EmbeddedVehicle,
    plate::{NumberInUse, PoolCall, Retirement},
};
use tests::{
    CHENGDU, World, journeys,
    people::{self, Driver},
    sale::{JINJIANG, Sale, Transfer, is_taken, there},
};

journeys! {
    kept_on_the_last_day,
    kept_for_whoever_had_it,
    back_in_the_pool_a_day_later,
    given_back_with_its_case,
}

/// Two years before the Monday on which the cars are sold.
const TWO_YEARS_AGO: &str = "2024-03-02";
/// The number can still be claimed for months.
const LATELY: &str = "2025-09-01";
const TUESDAY_MORNING: &str = "2026-03-03T09:00:00+08:00";

/// A car that somebody gave up with its plates.
struct Former {
    vin: Vin,
    number: PlateNumber,
}

/// It carried a number of Chengdu for two years, until that day, and nothing of it is open.
async fn given_up(world: &World, sale: &Sale, (by, on): (PersonId, &str)) -> Former {
    let on: NaiveDate = on.parse().unwrap();
    // Each sale has a number of its own.
    let index: String = sale.old_plate.as_str().chars().skip(2).collect();
    let former = Former {
        vin: format!("LDEM0AAA1L00{index}").parse().unwrap(),
        number: format!("川A8{}", &index[1..]).parse().unwrap(),
    };
    let car = EmbeddedVehicle {
        vin: former.vin.clone(),
        owner: sale.seller.person(world),
        plate: None,
        invoice: None,
        ..sale.vehicle(world)
    };
    assert_eq!(world.store.add_vehicles(&[car]).await, Ok(1));
    let in_use = NumberInUse {
        number: former.number.clone(),
        holder: Holder {
            owner: by,
            vehicle: former.vin.clone(),
            since: on - Days::new(730),
        },
    };
    let office = people::office(CHENGDU);
    let added = world.store.add_plate_numbers_in_use(&office, &[in_use]).await;
    assert_eq!(added, Ok(1), "the number is new");
    let case = CaseNumber::new(&office, on, rand::random()).unwrap();
    let call = PoolCall {
        case: &case,
        effect: EffectId(1),
        at: domain::time::start_of(on),
    };
    let retirement = Retirement {
        number: &former.number,
        vehicle: &former.vin,
        on,
    };
    let retired = world.store.retire_plate_number(call, &retirement).await;
    assert_eq!(retired, Ok(Ok(true)), "it is kept");
    former
}

async fn claims(transfer: &Transfer<'_>, sale: &Sale, former: &Former) {
    let number = former.number.to_string();
    let claim = Command::ClaimFormerNumber { number };
    transfer.does(sale.applicant(transfer.world), claim).await;
}

async fn gets(transfer: &Transfer<'_>, sale: &Sale, former: &Former) {
    claims(transfer, sale, former).await;
    let state = transfer
        .until(|state| matches!(state.number, Number::Reserved(_)))
        .await;
    assert_eq!(state.plate(), Some(&former.number));
}

/// The pool says no, with its reason.
async fn is_refused(transfer: &Transfer<'_>, sale: &Sale, former: &Former) -> PlateRefusal {
    claims(transfer, sale, former).await;
    transfer.until(|state| state.number == Number::None).await;
    let events = transfer.events(CHENGDU).await;
    let mut refusals = events.iter().rev().filter_map(|event| match event {
        Event::Effect(EffectEvent::EffectSettled {
            outcome: Outcome::Own(TransferOutcome::NumberRefused { refusal }),
            ..
        }) => Some(*refusal),
        _ => None,
    });
    refusals.next().expect("it says why")
}

async fn kept_on_the_last_day(world: &World) {
    let sale = Sale::next_at_origin(world).await;
    let buyer = sale.buyer.person(world);
    let former = given_up(world, &sale, (buyer, TWO_YEARS_AGO)).await;
    let transfer = accepted_there(world, &sale).await;
    approved_there(&transfer, &sale).await;
    gets(&transfer, &sale, &former).await;
    assert!(
        is_taken(world, (CHENGDU, &former.number)).await,
        "it is kept for the case beyond that day"
    );
    all_in_hand(&transfer).await;
    transfer.does(there(Post::Plates), Command::Register).await;
    transfer.until(|state| state.status == Status::Registered).await;
    transfer.answered().await;
    let record = world.store.registry_vehicle(&sale.vin, buyer).await.unwrap();
    assert_eq!(record.unwrap().plate, Some(former.number.clone()));
    assert!(
        is_taken(world, (CHENGDU, &former.number)).await,
        "it is on the car"
    );
    handed_out(&transfer).await;
    transfer.finish().await;
}

/// Neither to somebody else, nor as long as something of the former car is open.
async fn kept_for_whoever_had_it(world: &World) {
    let sale = Sale::next_at_origin(world).await;
    let (stranger, buyer) = (Driver::next().person(world), sale.buyer.person(world));
    let strangers = given_up(world, &sale, (stranger, LATELY)).await;
    let other = Sale::next_at_origin(world).await;
    let own = given_up(world, &other, (buyer, LATELY)).await;
    let transfer = accepted_there(world, &sale).await;
    assert_eq!(
        is_refused(&transfer, &sale, &strangers).await,
        PlateRefusal::NotFormerOwner
    );
    let open = |violations| Unsettled {
        violations,
        accidents: 0,
    };
    for (violations, refusal) in [(1, Some(PlateRefusal::NotSettled)), (0, None)] {
        let changed = world
            .store
            .set_vehicle_unsettled(&own.vin, open(violations))
            .await;
        assert_eq!(changed, Ok(true));
        match refusal {
            Some(refusal) => assert_eq!(is_refused(&transfer, &sale, &own).await, refusal),
            None => gets(&transfer, &sale, &own).await,
        }
    }
    transfer.does(sale.applicant(world), Command::Withdraw).await;
    transfer.finish().await;
}

async fn back_in_the_pool_a_day_later(world: &World) {
    let sale = Sale::unknown(JINJIANG).at(TUESDAY_MORNING);
    let sale = sale.entered(world, |_| ()).await;
    let buyer = sale.buyer.person(world);
    let former = given_up(world, &sale, (buyer, TWO_YEARS_AGO)).await;
    let transfer = accepted_there(world, &sale).await;
    assert_eq!(
        is_refused(&transfer, &sale, &former).await,
        PlateRefusal::NotReserved
    );
    // Anybody may compose it now, its former owner too.
    let number = former.number.to_string();
    let compose = Command::ComposeNumber { number };
    transfer.does(sale.applicant(world), compose).await;
    transfer
        .until(|state| matches!(state.number, Number::Reserved(_)))
        .await;
    transfer.does(sale.applicant(world), Command::Withdraw).await;
    transfer.finish().await;
    assert!(!is_taken(world, (CHENGDU, &former.number)).await);
}

/// The case that claimed it ends: it waits for its former owner as before, and for nobody else.
async fn given_back_with_its_case(world: &World) {
    let sale = Sale::next_at_origin(world).await;
    let buyer = sale.buyer.person(world);
    let former = given_up(world, &sale, (buyer, LATELY)).await;
    for _ in 0..2 {
        let transfer = accepted_there(world, &sale).await;
        gets(&transfer, &sale, &former).await;
        transfer.does(sale.applicant(world), Command::Withdraw).await;
        transfer.finish().await;
        assert!(
            is_taken(world, (CHENGDU, &former.number)).await,
            "nobody else gets it"
        );
    }
}
