//! Vehicles of Chengdu, some of them sold to Guangzhou, and numbers to choose from in both cities. All of it invented.

use crate::demo::{Persona, PersonaRole};
use chrono::{Days, NaiveDate};
use domain::{
    access::PersonId,
    identifier::{IdentityDocument, OfficeCode, PlateNumber},
    law::vehicle::{
        Customs, InspectionFacts, Unsettled, VehicleFacts,
        emission::EmissionStandard,
        scope::{UseCharacter, VehicleKind},
    },
    plate::{Holder, PlateRange},
};
use store::{
    KeyRing,
    embedded::{EmbeddedInvoice, EmbeddedVehicle},
    plate::NumberInUse,
};

const GUANGZHOU: &str = "44010001";
const CHENGDU: &str = "51010001";
/// One of the drivers of Chengdu.
const SELLER: &str = "A:510107198709263315";
/// Every vehicle is read by a test.
const CHECKED: &str = "a test makes every vehicle";

/// A vehicle as written: number, plate, status, and whether it was sold.
const VEHICLES: [(&str, &str, &str, bool); 5] = [
    ("LDEM0AAA3L0000001", "川A1D001", "A", true),
    ("LDEM0AAA5L0000002", "川A1D002", "A", false),
    ("LDEM0AAA7L0000003", "川A1D003", "K", true),
    ("LDEM0AAA9L0000004", "川AD00004", "G", true),
    ("LDEM0AAA0L0000005", "川A1D005", "C", true),
];

/// The vehicles as the registers know them on this day.
pub fn vehicles(keys: &KeyRing, day: NaiveDate) -> Vec<EmbeddedVehicle> {
    let person = |document: &str| keys.person_of(&document.parse::<IdentityDocument>().expect(CHECKED));
    let buyer = Persona::all()
        .iter()
        .find(|persona| persona.role == PersonaRole::Citizen);
    let buyer = buyer.map(|persona| person(&format!("A:{}", persona.resident_id)));
    VEHICLES
        .into_iter()
        .map(|(vin, plate, status, sold)| {
            let plate: PlateNumber = plate.parse().expect(CHECKED);
            let invoice = buyer.filter(|_| sold).map(|buyer| invoice((vin, buyer), day));
            EmbeddedVehicle {
                vin: vin.parse().expect(CHECKED),
                office: CHENGDU.parse().expect(CHECKED),
                owner: person(SELLER),
                class: plate.class(),
                plate: Some(plate),
                facts: facts(status, day),
                unsettled: Some(Unsettled {
                    violations: u32::from(status.contains('G')),
                    accidents: 0,
                }),
                insured_to: Some(day + Days::new(200)),
                stolen: status.contains('C'),
                invoice,
            }
        })
        .collect()
}

fn invoice((vin, buyer): (&str, PersonId), day: NaiveDate) -> EmbeddedInvoice {
    EmbeddedInvoice {
        number: format!("DEMO-{vin}"),
        buyer,
        place: "440100".parse().expect(CHECKED),
        issued: day - Days::new(2),
    }
}

fn facts(status: &str, day: NaiveDate) -> VehicleFacts {
    VehicleFacts {
        kind: VehicleKind::SmallPassenger,
        use_character: Some(UseCharacter::NonOperating),
        status: status.parse().expect(CHECKED),
        registered: true,
        mortgaged: false,
        pledged: false,
        scrap_date: None,
        inspection: InspectionFacts {
            valid_to: Some(day + Days::new(300)),
            certificate: false,
            insured_to: None,
        },
        customs: Some(Customs::NotSupervised),
        emission: Some(EmissionStandard::National6),
    }
}

/// A thousand numbers each for the two offices. DEMO VALUE: which letters they issue was not read in a source.
pub fn numbers() -> [(OfficeCode, PlateRange); 2] {
    [(GUANGZHOU, "粤A"), (CHENGDU, "川A")].map(|(office, prefix)| {
        let end = |serial: &str| PlateNumber::parse(&format!("{prefix}{serial}")).expect(CHECKED);
        let range = PlateRange::new(&end("8D000"), &end("8D999")).expect(CHECKED);
        (office.parse().expect(CHECKED), range)
    })
}

/// The numbers that those vehicles carry, for the pools of their offices: for four years, so that they are kept when given up.
pub fn numbers_in_use(vehicles: &[EmbeddedVehicle], day: NaiveDate) -> Vec<(OfficeCode, NumberInUse)> {
    let carried = |one: &EmbeddedVehicle| {
        let holder = Holder {
            owner: one.owner,
            vehicle: one.vin.clone(),
            since: day - Days::new(4 * 365),
        };
        let number = one.plate.clone()?;
        Some((one.office.clone(), NumberInUse { number, holder }))
    };
    vehicles.iter().filter_map(carried).collect()
}
