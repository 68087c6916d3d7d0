//! The part of the server that keeps the contract about vehicles, over a map in memory.

use crate::{
    cars::{BANNED, Car, origin},
    http_server::{Answer, refusal},
    people::{Person, office},
};
use axum::http::StatusCode;
use domain::identifier::IdentityDocument;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What was written since the start, by number of the vehicle.
#[derive(Default)]
pub struct Vehicles(BTreeMap<String, Written>);

#[derive(Clone, Default)]
struct Written {
    office: Option<String>,
    owner: Option<Value>,
    /// `Some(null)`: the plates were taken in.
    plate: Option<Value>,
    status: Option<String>,
    used_in: Option<Value>,
}

fn car(asked: &Value) -> Car {
    let vin = asked["vin"].as_str().unwrap();
    Car::ALL
        .into_iter()
        .find(|car| car.vin().as_str() == vin)
        .unwrap()
}

pub fn named(document: &IdentityDocument) -> Value {
    json!({"kind": document.kind().letter(), "number": document.number()})
}

impl Vehicles {
    /// The answer to a question, if it is one about vehicles.
    pub fn ask(&self, path: &str, asked: &Value) -> Option<Answer> {
        let answer = match path {
            "vehicles/look-up" => json!({ "vehicle": self.vehicle(car(asked), &asked["applicant"]) }),
            "invoices/look-up" => json!({ "invoice": self.invoice(car(asked)) }),
            "insurances/look-up" => json!({ "insuredTo": car(asked).insured_to() }),
            "stolen-vehicles/compare" => json!({ "stolen": car(asked) == Car::Stolen }),
            _ => return None,
        };
        Some((StatusCode::OK, answer))
    }

    /// The answer to an order, if it is one about vehicles.
    pub fn order(&mut self, path: &str, asked: &Value) -> Option<Answer> {
        match path {
            "registrations" => Some(self.write(asked, |written| {
                written.office = asked["office"].as_str().map(str::to_owned);
                written.owner = Some(asked["owner"].clone());
                written.plate = Some(asked["number"].clone());
                written.status = Some("A".to_owned());
            })),
            "departures" | "closures" if self.office(asked) != asked["office"] => Some(self.not_here(asked)),
            "departures" => Some(self.write(asked, |written| {
                if asked["platesWithdrawn"] == json!(true) {
                    written.plate = Some(Value::Null);
                }
                if !asked["owner"].is_null() {
                    written.owner = Some(asked["owner"].clone());
                }
                written.status = Some("B".to_owned());
            })),
            "closures" => Some((StatusCode::OK, json!({"outcome": "CLOSED"}))),
            "invoice-uses" => Some(self.use_up(asked)),
            _ => None,
        }
    }

    fn written(&self, car: Car) -> Written {
        self.0.get(car.vin().as_str()).cloned().unwrap_or_default()
    }

    fn office(&self, asked: &Value) -> String {
        self.written(car(asked))
            .office
            .unwrap_or_else(|| origin().to_string())
    }

    fn not_here(&self, asked: &Value) -> Answer {
        match self.vehicle(car(asked), &Value::Null) {
            None => refusal(404, "VEHICLE_NOT_FOUND"),
            Some(_) => refusal(409, "NOT_HERE"),
        }
    }

    fn vehicle(&self, car: Car, applicant: &Value) -> Option<Value> {
        let written = self.written(car);
        let status = written.status.as_deref().or(car.status())?;
        let (banned, until) = BANNED;
        let ban = (*applicant == named(&banned.document())).then_some(until);
        Some(json!({
            "kind": "SMALL_PASSENGER", "useCharacter": "NON_OPERATING", "status": status, "registered": true,
            "mortgaged": false, "pledged": false, "scrapDate": null,
            "inspection": {"validTo": "2023-03-31", "certificate": true}, "customs": "NOT_SUPERVISED", "emission": "NATIONAL_5",
            "unsettled": {"violations": u32::from(car == Car::Sealed), "accidents": 0},
            "owner": written.owner.unwrap_or_else(|| named(&Person::WithoutAccount.document())),
            "plate": written.plate.unwrap_or_else(|| json!(car.plate())),
            "class": "ORDINARY", "bannedUntil": ban, "addedLater": "to be ignored",
        }))
    }

    fn write(&mut self, asked: &Value, change: impl FnOnce(&mut Written)) -> Answer {
        let car = car(asked);
        let Some(vehicle) = self.vehicle(car, &Value::Null) else {
            return refusal(404, "VEHICLE_NOT_FOUND");
        };
        let status = vehicle["status"].as_str().unwrap();
        if status.contains('K') {
            return (StatusCode::OK, json!({"outcome": "REFUSED", "status": status}));
        }
        change(self.0.entry(car.vin().to_string()).or_default());
        (StatusCode::CREATED, json!({"outcome": "REGISTERED"}))
    }

    fn invoice(&self, car: Car) -> Option<Value> {
        car.invoice().map(|_| {
            json!({
                "place": office().division(), "buyer": named(&Person::Driver.document()),
                "usedIn": self.written(car).used_in,
            })
        })
    }

    fn use_up(&mut self, asked: &Value) -> Answer {
        let car = car(asked);
        let Some(invoice) = self.invoice(car).filter(|one| one["buyer"] == asked["buyer"]) else {
            return refusal(404, "INVOICE_NOT_FOUND");
        };
        if invoice["usedIn"].is_null() || invoice["usedIn"] == asked["case"] {
            let written = self.0.entry(car.vin().to_string()).or_default();
            written.used_in = Some(asked["case"].clone());
            return (StatusCode::OK, json!({"outcome": "USED"}));
        }
        let used = json!({"outcome": "USED_IN", "case": invoice["usedIn"]});
        (StatusCode::OK, used)
    }
}
