//! Cars of Chengdu that were sold to Guangzhou, as many as a test needs, each like the demo's.
use crate::cluster::Installation;
use domain::{identifier::OfficeCode, plate::PlateRange, time::office_day};
use server::{demo::seed, wiring::OfficeClock};
use store::{
    Store,
    embedded::{EmbeddedInvoice, EmbeddedVehicle},
};

/// The number on the car of a sale.
pub fn vin(place: usize) -> String {
    format!("LDEM0AAA0L{place:07}")
}

/// Where they go.
fn destination() -> OfficeCode {
    "44010001".parse().unwrap()
}

/// Puts them into every register, and numbers to choose from into the pool: each buyer keeps what was drawn for a while.
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
    let end = |serial: &str| format!("粤A{serial}").parse().unwrap();
    let range = PlateRange::new(&end("10000"), &end("19999")).unwrap();
    store.add_plate_numbers(&destination(), &range).await.unwrap();
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
