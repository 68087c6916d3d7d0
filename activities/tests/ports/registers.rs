//! What every adapter of the registers of vehicles promises. Each statement is a function over the four ports.

use crate::{
    cars::{BANNED, Car, case, origin, party},
    people::{Person, key, now, office},
};
use activities::ports::{
    CloseRequest, CompulsoryInsurance, DepartureRequest, InvoiceAnswer, InvoiceQuery, InvoiceUse, PortError,
    RegisterRequest, RegistryAnswer, StolenVehicles, TaxInvoices, VehicleRegistry,
};
use domain::{identifier::OfficeCode, vehicle_transfer::VehicleRecord};

/// The registers, behind one kind of adapter, knowing the vehicles of [`Car::ALL`] and nothing else.
pub struct Registers {
    pub vehicles: Box<dyn VehicleRegistry>,
    pub invoices: Box<dyn TaxInvoices>,
    pub insurance: Box<dyn CompulsoryInsurance>,
    pub stolen: Box<dyn StolenVehicles>,
}

fn fails(code: &str) -> PortError {
    PortError::Fail {
        code: code.to_owned(),
    }
}

pub fn register(effect: u32, car: Car) -> RegisterRequest {
    RegisterRequest {
        key: key(effect),
        vin: car.vin(),
        office: office(),
        owner: party(Person::Driver),
        number: format!("浙A0000{}", car as u8).parse().unwrap(),
        at: now(),
    }
}

fn depart(effect: u32, (car, office): (Car, OfficeCode)) -> DepartureRequest {
    DepartureRequest {
        key: key(effect),
        vin: car.vin(),
        office,
        plates_withdrawn: true,
        owner: None,
        at: now(),
    }
}

fn close(effect: u32, car: Car) -> CloseRequest {
    CloseRequest {
        key: key(effect),
        vin: car.vin(),
        office: office(),
        at: now(),
    }
}

fn query(car: Car, buyer: Person, tag: u8) -> InvoiceQuery {
    InvoiceQuery {
        vin: car.vin(),
        buyer: party(buyer),
        case: case(tag),
    }
}

fn used(effect: u32, query: InvoiceQuery) -> InvoiceUse {
    InvoiceUse {
        key: key(effect),
        query,
        at: now(),
    }
}

impl Registers {
    /// Every promise, in one world: what one leaves behind, the next must bear.
    pub async fn keep_the_contract(&self) {
        self.vehicles_are_looked_up().await;
        self.a_vehicle_is_registered_once_per_key().await;
        self.what_bars_a_vehicle_is_said().await;
        self.the_other_end_is_told_what_is_here().await;
        self.a_vehicle_leaves_and_arrives().await;
        self.a_vehicle_leaves_for_whoever_bought_it().await;
        self.invoices_are_looked_up().await;
        self.an_invoice_is_used_in_one_case().await;
        self.insurance_and_thefts_are_looked_up().await;
    }

    async fn record(&self, car: Car) -> Option<VehicleRecord> {
        let query = car.query(Person::Driver);
        self.vehicles.look_up(&query).await.unwrap()
    }

    async fn vehicles_are_looked_up(&self) {
        for car in Car::ALL {
            assert_eq!(self.record(car).await, car.record(), "{car:?}");
        }
        let (banned, until) = BANNED;
        let asked = self.vehicles.look_up(&Car::Sold.query(banned)).await;
        let expected = VehicleRecord {
            banned_until: Some(until.parse().unwrap()),
            ..Car::Sold.record().unwrap()
        };
        assert_eq!(asked, Ok(Some(expected)), "a ban is of the person who applies");
    }

    async fn a_vehicle_is_registered_once_per_key(&self) {
        let request = register(40, Car::Sold);
        let (first, second) =
            tokio::join!(self.vehicles.register(&request), self.vehicles.register(&request));
        assert_eq!(first, Ok(RegistryAnswer::Registered));
        assert_eq!(second, first, "two at once");
        let expected = VehicleRecord {
            owner: party(Person::Driver).person,
            plate: Some(request.number.clone()),
            ..Car::Sold.record().unwrap()
        };
        assert_eq!(self.record(Car::Sold).await, Some(expected.clone()));
        let other = self.vehicles.register(&register(40, Car::SoldToo)).await;
        assert_eq!(other, Err(fails("IDEMPOTENCY_KEY_REUSED")));
        assert_eq!(self.record(Car::SoldToo).await, Car::SoldToo.record());
        assert_eq!(self.vehicles.register(&request).await, first);
        assert_eq!(self.record(Car::Sold).await, Some(expected), "and once more");
    }

    async fn what_bars_a_vehicle_is_said(&self) {
        let status = Car::Sealed.status().unwrap().parse().unwrap();
        let refused = Ok(RegistryAnswer::Refused { status });
        assert_eq!(self.vehicles.register(&register(41, Car::Sealed)).await, refused);
        let departure = depart(42, (Car::Sealed, origin()));
        assert_eq!(self.vehicles.register_departure(&departure).await, refused);
        assert_eq!(self.record(Car::Sealed).await, Car::Sealed.record());
        let unknown = fails("VEHICLE_NOT_FOUND");
        let written = self.vehicles.register(&register(43, Car::Unknown)).await;
        assert_eq!(written, Err(unknown.clone()));
        let departure = depart(44, (Car::Unknown, origin()));
        let written = self.vehicles.register_departure(&departure).await;
        assert_eq!(written, Err(unknown.clone()));
        let closed = self.vehicles.close_at_origin(&close(45, Car::Unknown)).await;
        assert_eq!(closed, Err(unknown));
    }

    /// The first of these vehicles is registered here, the second is not.
    async fn the_other_end_is_told_what_is_here(&self) {
        for effect in [46, 46, 47] {
            assert_eq!(
                self.vehicles.close_at_origin(&close(effect, Car::Sold)).await,
                Ok(())
            );
        }
        let early = self.vehicles.close_at_origin(&close(48, Car::SoldToo)).await;
        assert_eq!(early, Err(fails("NOT_HERE")));
    }

    async fn a_vehicle_leaves_and_arrives(&self) {
        let elsewhere = depart(49, (Car::Moving, office()));
        let refused = self.vehicles.register_departure(&elsewhere).await;
        assert_eq!(refused, Err(fails("NOT_HERE")));
        for _ in 0..2 {
            let departure = depart(50, (Car::Moving, origin()));
            let left = self.vehicles.register_departure(&departure).await;
            assert_eq!(left, Ok(RegistryAnswer::Registered));
            let record = self.record(Car::Moving).await.unwrap();
            assert_eq!(
                (record.vehicle.status.as_str(), record.plate, record.owner),
                ("B", None, party(Person::WithoutAccount).person)
            );
        }
        let arrival = RegisterRequest {
            owner: party(Person::WithoutAccount),
            ..register(51, Car::Moving)
        };
        let arrived = self.vehicles.register(&arrival).await;
        assert_eq!(arrived, Ok(RegistryAnswer::Registered));
        let expected = VehicleRecord {
            plate: Some(arrival.number),
            ..Car::Moving.record().unwrap()
        };
        assert_eq!(self.record(Car::Moving).await, Some(expected));
    }

    /// It is theirs from then on, also before it has arrived.
    async fn a_vehicle_leaves_for_whoever_bought_it(&self) {
        let departure = DepartureRequest {
            owner: Some(party(Person::Driver)),
            ..depart(52, (Car::SoldToo, origin()))
        };
        for _ in 0..2 {
            let left = self.vehicles.register_departure(&departure).await;
            assert_eq!(left, Ok(RegistryAnswer::Registered));
            let record = self.record(Car::SoldToo).await.unwrap();
            assert_eq!(
                (record.vehicle.status.as_str(), record.owner),
                ("B", party(Person::Driver).person)
            );
        }
    }

    async fn invoices_are_looked_up(&self) {
        for car in Car::ALL {
            let found = self
                .invoices
                .look_up(&query(car, Person::Driver, 1))
                .await
                .unwrap();
            assert_eq!(found.is_some(), car.invoice().is_some(), "{car:?}");
            assert!(found.is_none_or(|invoice| {
                invoice.place == office().division() && invoice.fits && invoice.used_in.is_none()
            }));
        }
        let other = self
            .invoices
            .look_up(&query(Car::Sold, Person::Unlicensed, 1))
            .await;
        assert!(!other.unwrap().unwrap().fits, "another buyer");
    }

    async fn an_invoice_is_used_in_one_case(&self) {
        let own = query(Car::Sold, Person::Driver, 1);
        for _ in 0..2 {
            let answer = self.invoices.use_up(&used(60, own.clone())).await;
            assert_eq!(answer, Ok(InvoiceAnswer::Used));
        }
        let seen = self.invoices.look_up(&own).await.unwrap().unwrap();
        assert_eq!(seen.used_in, None, "by the case that used it");
        let other = query(Car::Sold, Person::Driver, 2);
        let seen = self.invoices.look_up(&other).await.unwrap().unwrap();
        assert_eq!(seen.used_in, Some(case(1)));
        let answer = self.invoices.use_up(&used(61, other)).await;
        assert_eq!(answer, Ok(InvoiceAnswer::UsedIn { case: case(1) }));
        let stranger = used(62, query(Car::SoldToo, Person::Unlicensed, 1));
        assert_eq!(
            self.invoices.use_up(&stranger).await,
            Err(fails("INVOICE_NOT_FOUND"))
        );
        let [one, two] =
            [3, 4].map(|tag| used(60 + u32::from(tag), query(Car::SoldToo, Person::Driver, tag)));
        let (one, two) = tokio::join!(self.invoices.use_up(&one), self.invoices.use_up(&two));
        let answers = [one.unwrap(), two.unwrap()];
        let used = answers.iter().filter(|answer| **answer == InvoiceAnswer::Used);
        assert_eq!(used.count(), 1, "two at once: {answers:?}");
    }

    async fn insurance_and_thefts_are_looked_up(&self) {
        for car in Car::ALL {
            let expected = car.insured_to().map(|day| day.parse().unwrap());
            assert_eq!(
                self.insurance.insured_to(&car.vin()).await,
                Ok(expected),
                "{car:?}"
            );
            let stolen = self.stolen.is_stolen(&car.vin()).await;
            assert_eq!(stolen, Ok(car == Car::Stolen), "{car:?}");
        }
    }
}
