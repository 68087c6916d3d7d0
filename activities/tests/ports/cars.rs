//! The vehicles of the contract, and what every register says of them. Their numbers are invented.

use crate::people::{Person, office};
use activities::ports::{Party, VehicleQuery};
use domain::{
    identifier::{CaseNumber, OfficeCode, PlateClass, PlateNumber, Vin},
    law::vehicle::{
        Customs, InspectionFacts, Unsettled, VehicleFacts,
        emission::EmissionStandard,
        scope::{UseCharacter, VehicleKind},
    },
    vehicle_transfer::VehicleRecord,
};
use store::embedded::{EmbeddedInvoice, EmbeddedVehicle};

/// What an adapter under test must know of a vehicle beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Car {
    /// Nothing against it; insured, and sold to the driver.
    Sold,
    /// The same.
    SoldToo,
    /// Sealed by a court.
    Sealed,
    /// Nothing against it; its owner moves.
    Moving,
    /// In the register of stolen vehicles; not insured.
    Stolen,
    /// In no register.
    Unknown,
}

impl Car {
    pub const ALL: [Self; 6] = [
        Self::Sold,
        Self::SoldToo,
        Self::Sealed,
        Self::Moving,
        Self::Stolen,
        Self::Unknown,
    ];

    pub fn vin(self) -> Vin {
        format!("1M8GDM9AXKP04278{}", self as u8).parse().unwrap()
    }

    pub fn plate(self) -> PlateNumber {
        format!("粤A1234{}", self as u8).parse().unwrap()
    }

    /// The status field; `None` for one that nobody knows.
    pub fn status(self) -> Option<&'static str> {
        match self {
            Self::Sealed => Some("GK"),
            Self::Unknown => None,
            _ => Some("A"),
        }
    }

    /// The number of its invoice, if it was sold.
    pub fn invoice(self) -> Option<String> {
        [Self::Sold, Self::SoldToo]
            .contains(&self)
            .then(|| format!("00{}", self as u8))
    }

    pub fn insured_to(self) -> Option<&'static str> {
        (![Self::Stolen, Self::Unknown].contains(&self)).then_some("2022-05-31")
    }

    /// What the registry says to whoever has no ban.
    pub fn record(self) -> Option<VehicleRecord> {
        Some(VehicleRecord {
            vehicle: VehicleFacts {
                kind: VehicleKind::SmallPassenger,
                use_character: Some(UseCharacter::NonOperating),
                status: self.status()?.parse().unwrap(),
                registered: true,
                mortgaged: false,
                pledged: false,
                scrap_date: None,
                inspection: InspectionFacts {
                    valid_to: Some("2023-03-31".parse().unwrap()),
                    certificate: true,
                    insured_to: None,
                },
                customs: Some(Customs::NotSupervised),
                emission: Some(EmissionStandard::National5),
            },
            unsettled: Some(Unsettled {
                violations: u32::from(self == Self::Sealed),
                accidents: 0,
            }),
            owner: party(Person::WithoutAccount).person,
            plate: Some(self.plate()),
            class: PlateClass::Ordinary,
            banned_until: None,
        })
    }

    /// The vehicle for the registers in our own tables.
    pub fn embedded(self) -> Option<EmbeddedVehicle> {
        let record = self.record()?;
        let invoice = self.invoice().map(|number| EmbeddedInvoice {
            number,
            buyer: party(Person::Driver).person,
            place: office().division(),
            issued: "2021-10-20".parse().unwrap(),
        });
        Some(EmbeddedVehicle {
            vin: self.vin(),
            office: origin(),
            owner: record.owner,
            plate: record.plate,
            class: record.class,
            facts: record.vehicle,
            unsettled: record.unsettled,
            insured_to: self.insured_to().map(|day| day.parse().unwrap()),
            stolen: self == Self::Stolen,
            invoice,
        })
    }

    pub fn query(self, applicant: Person) -> VehicleQuery {
        VehicleQuery {
            vin: self.vin(),
            applicant: party(applicant),
        }
    }
}

/// Where all of them come from.
pub fn origin() -> OfficeCode {
    "44010000".parse().unwrap()
}

/// Who may not apply, and before which day.
pub const BANNED: (Person, &str) = (Person::TwelvePoints, "2022-01-31");

/// A person under the keys of the tests.
pub fn party(person: Person) -> Party {
    let document = person.document();
    Party {
        person: store::testing::keys().person_of(&document),
        document,
    }
}

/// The n-th case.
pub fn case(tag: u8) -> CaseNumber {
    CaseNumber::new(&office(), "2021-10-22".parse().unwrap(), [0, 0, 0, 0, tag]).unwrap()
}
