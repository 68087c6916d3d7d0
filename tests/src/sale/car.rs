//! What every register says of the car.

use super::{Sale, staff};
use crate::{CHENGDU, World, people::office, wait::until};
use chrono::{Days, NaiveDate, TimeDelta};
use domain::{
    access::Post,
    identifier::PlateClass,
    law::vehicle::{
        Customs, InspectionFacts, Unsettled, VehicleFacts,
        emission::EmissionStandard,
        inspection::{InspectionRecord, InspectionResult, VinSeen},
        scope::{UseCharacter, VehicleKind},
    },
    plate::Holder,
    time::Moment,
    vehicle_transfer::Command,
};
use store::{
    embedded::{EmbeddedInvoice, EmbeddedVehicle},
    plate::NumberInUse,
};

impl Sale {
    /// Every register knows of it now, but for what is `different`.
    pub async fn entered(self, world: &World, different: impl FnOnce(&mut EmbeddedVehicle)) -> Self {
        let mut vehicle = self.vehicle(world);
        different(&mut vehicle);
        let holder = Holder {
            owner: vehicle.owner,
            vehicle: self.vin.clone(),
            since: self.today() - Days::new(100),
        };
        let in_use = [NumberInUse {
            number: self.old_plate.clone(),
            holder,
        }];
        let (store, place, vehicles) = (&world.store, office(CHENGDU), [vehicle]);
        // Others write as well.
        let added = until(|| store.add_plate_numbers_in_use(&place, &in_use)).await;
        assert_eq!(added, 1, "the number is new");
        until(|| store.add_vehicles(&vehicles)).await;
        self
    }

    pub fn vehicle(&self, world: &World) -> EmbeddedVehicle {
        EmbeddedVehicle {
            vin: self.vin.clone(),
            office: office(CHENGDU),
            owner: self.seller.person(world),
            plate: Some(self.old_plate.clone()),
            class: PlateClass::Ordinary,
            facts: facts(self.today()),
            unsettled: Some(Unsettled {
                violations: 0,
                accidents: 0,
            }),
            insured_to: Some(self.today() + Days::new(200)),
            stolen: false,
            invoice: Some(EmbeddedInvoice {
                number: format!("invoice-{}", self.vin.as_str()),
                buyer: self.buyer.person(world),
                place: self.sold_in.parse().unwrap(),
                issued: self.today() - Days::new(2),
            }),
        }
    }

    /// The inspector of an office finds the car as it should be.
    pub fn inspected(&self, office: &str, now: Moment) -> Command {
        Command::RecordInspection {
            record: Box::new(self.inspection(office, now)),
        }
    }

    /// What the inspector writes down of a car that is as it should be, a minute after they saw it.
    pub fn inspection(&self, office: &str, now: Moment) -> InspectionRecord {
        InspectionRecord {
            vin: VinSeen::Read(self.vin.clone()),
            photographs: vec!["photo-1".parse().unwrap()],
            film: Some("film-1".parse().unwrap()),
            result: InspectionResult::Conforms,
            inspector: staff::number(office, Post::Inspection, 0),
            at: Some(now - TimeDelta::minutes(1)),
        }
    }
}

fn facts(today: NaiveDate) -> VehicleFacts {
    VehicleFacts {
        kind: VehicleKind::SmallPassenger,
        use_character: Some(UseCharacter::NonOperating),
        status: "A".parse().unwrap(),
        registered: true,
        mortgaged: false,
        pledged: false,
        scrap_date: None,
        inspection: InspectionFacts {
            valid_to: Some(today + Days::new(300)),
            certificate: false,
            insured_to: Some(today + Days::new(200)),
        },
        customs: Some(Customs::NotSupervised),
        emission: Some(EmissionStandard::National6),
    }
}
