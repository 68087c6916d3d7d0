//! Cars of Chengdu that were sold to Guangzhou, as many as a test needs, each like the demo's.
use crate::cluster::Installation;
use domain::time::office_day;
use server::{demo::seed, wiring::OfficeClock};
use store::{
    Store,
    embedded::{EmbeddedInvoice, EmbeddedVehicle},
};

/// The number on the car of a sale.
pub fn vin(place: usize) -> String {
    format!("LDEM0AAA0L{place:07}")
}

/// Puts them into every register, and numbers to choose from into the pools.
pub async fn seed(home: &Installation, cars: usize) {
    let store = Store::connect(home.database.url(), home.keys().record().unwrap())
        .await
        .unwrap();
    let day = office_day(OfficeClock::default().now());
    let like = seed::vehicles(store.keys(), day).swap_remove(0);
    let vehicles: Vec<_> = (0..cars).map(|place| car(&like, place)).collect();
    store.add_vehicles(&vehicles).await.unwrap();
    for (office, number) in seed::numbers_in_use(&vehicles, day) {
        store.add_plate_numbers_in_use(&office, &[number]).await.unwrap();
    }
    for (office, range) in seed::numbers() {
        store.add_plate_numbers(&office, &range).await.unwrap();
    }
    store.close().await.unwrap();
}

fn car(like: &EmbeddedVehicle, place: usize) -> EmbeddedVehicle {
    let invoice = like.invoice.clone().unwrap();
    EmbeddedVehicle {
        vin: vin(place).parse().unwrap(),
        plate: Some(format!("川A{place:05}").parse().unwrap()),
        invoice: Some(EmbeddedInvoice {
            number: format!("invoice-{place}"),
            ..invoice
        }),
        ..like.clone()
    }
}
