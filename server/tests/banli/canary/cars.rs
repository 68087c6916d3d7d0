//! Cars that the registers know, with numbers that nobody else has, and numbers to choose from.
use super::{
    marker::Sower,
    people::{GRANTED, SELLER},
};
use crate::cluster::Installation;
use domain::{
    file_handover::FileHandover,
    identifier::{CaseNumber, IdentityDocument, PlateNumber},
    plate::PlateRange,
    time::office_day,
};
use rand::Rng;
use server::{demo::seed, wiring::OfficeClock};
use store::{
    Store,
    embedded::{EmbeddedVehicle, InvoiceUsed},
    record,
};
use workflows::runtime::Opening;

const GUANGZHOU: &str = "44010001";
const CHENGDU: &str = "51010001";
/// What an identification number is made of, and a plate number.
const LETTERS: &[u8] = b"ABCDEFGHJKLMNPRSTUVWXYZ";
/// How long an office of origin stays silent.
const SILENCE_SECONDS: i64 = 30 * 24 * 3600;

/// A car that was sold.
pub struct Car {
    pub vin: String,
    /// A district of the city in which it is registered.
    pub registered_in: &'static str,
}

/// The cars, and what becomes of them outside.
pub struct Cars<'a> {
    home: &'a Installation,
    store: Store,
    /// Three of Chengdu, and one of Guangzhou.
    pub all: Vec<Car>,
    /// A number that its owner may compose.
    pub composed: String,
    /// One that waits for nobody.
    pub claimed: String,
}

impl<'a> Cars<'a> {
    /// Adds them to every register, and numbers to the pool of Guangzhou.
    pub async fn bought(home: &'a Installation, sower: &Sower) -> Self {
        let store = home.store().await;
        let mut all = vec![];
        for (office, plate, registered_in) in [
            (CHENGDU, "川A", "510104"),
            (CHENGDU, "川A", "510104"),
            (CHENGDU, "川A", "510104"),
            (GUANGZHOU, "粤A", "440106"),
        ] {
            let plate = format!("{plate}{}", letters(5));
            let vin = format!("L{}", letters(16));
            add(&store, (office, &vin, &plate)).await;
            sower.known("SubmitVehicleTransferInput.vin", &vin);
            sower.known("ChoosePlateNumberInput.number", &plate);
            all.push(Car { vin, registered_in });
        }
        let series = format!("粤A{}", letters(2));
        fill(&store, &series).await;
        let composed = format!("{series}050");
        sower.known("ComposePlateNumberInput.number", &composed);
        let claimed = format!("{series}051");
        sower.known("ClaimFormerNumberInput.number", &claimed);
        Self {
            home,
            store,
            all,
            composed,
            claimed,
        }
    }

    /// The registry says something else of a car from now on.
    pub async fn has_status(&self, car: &Car, status: &str) {
        let (vin, status) = (car.vin.parse().unwrap(), status.parse().unwrap());
        assert!(self.store.set_vehicle_status(&vin, &status).await.unwrap());
    }

    /// The tax office knows its invoice as used in another case.
    pub async fn invoice_is_used(&self, car: &Car, by: &CaseNumber) {
        let buyer: IdentityDocument = format!("A:{}", GRANTED.number).parse().unwrap();
        let buyer = self.store.keys().person_of(&buyer);
        let (vin, now) = (car.vin.parse().unwrap(), OfficeClock::default().now());
        let used = self.store.use_tax_invoice(&vin, (buyer, by), now).await;
        assert_eq!(used.unwrap(), InvoiceUsed::Here);
    }

    /// A month goes by for a handover: its workflow begins anew from its row, by a clock that is ahead.
    pub async fn a_month_goes_by(&self, handover: &str) {
        let number: CaseNumber = handover.parse().unwrap();
        self.home.terminate_workflow(handover).await;
        let row = record::load::<FileHandover>(&self.store, &number).await;
        let row = row.unwrap().unwrap();
        let opening = Opening::<FileHandover> {
            state: Some(row.state),
            version: row.version,
            clock_offset_seconds: SILENCE_SECONDS,
        };
        self.home.cases().catch_up(&number, opening).await.unwrap();
    }
}

fn letters(count: usize) -> String {
    let letter = |_| char::from(LETTERS[rand::rng().random_range(0..LETTERS.len())]);
    (0..count).map(letter).collect()
}

/// A car of the demo under other numbers, of somebody else. The plate is in the pool of its office.
async fn add(store: &Store, (office, vin, plate): (&str, &str, &str)) {
    let day = office_day(OfficeClock::default().now());
    let owner: IdentityDocument = format!("A:{}", SELLER.number).parse().unwrap();
    let known = seed::vehicles(store.keys(), day).swap_remove(0);
    let mut invoice = known.invoice.clone().unwrap();
    invoice.number = format!("INVOICE-{}", letters(14));
    let car = EmbeddedVehicle {
        vin: vin.parse().unwrap(),
        office: office.parse().unwrap(),
        owner: store.keys().person_of(&owner),
        plate: Some(plate.parse().unwrap()),
        invoice: Some(invoice),
        ..known
    };
    let cars = [car];
    assert_eq!(store.add_vehicles(&cars).await.unwrap(), 1);
    for (office, number) in seed::numbers_in_use(&cars, day) {
        let added = store.add_plate_numbers_in_use(&office, &[number]).await;
        assert_eq!(added.unwrap(), 1);
    }
}

/// A hundred numbers that begin so.
async fn fill(store: &Store, series: &str) {
    let end = |digits: &str| format!("{series}{digits}").parse::<PlateNumber>().unwrap();
    let range = PlateRange::new(&end("000"), &end("099")).unwrap();
    let added = store.add_plate_numbers(&GUANGZHOU.parse().unwrap(), &range).await;
    assert_eq!(added.unwrap(), 100);
}
