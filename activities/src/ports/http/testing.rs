//! How answers of other systems are read, without the network, for whoever tries this on every input.

use super::{
    accident_wire, failure, vehicle_wire,
    wire::{DeliverAnswer, IssueAnswer, LookUpAnswer, MessageAnswer, RevokeAnswer},
};
use crate::ports::PortError;
use domain::{accident::AccidentFile, licence_application::LicenceRecord, vehicle_transfer::VehicleRecord};
use reqwest::{
    StatusCode,
    header::{DATE, HeaderMap, HeaderValue, RETRY_AFTER},
};
use store::KeyRing;

/// What a status other than 2xx makes, with these headers and this body.
pub fn refused(status: StatusCode, [retry_after, date]: [HeaderValue; 2], body: &[u8]) -> PortError {
    let headers = HeaderMap::from_iter([(RETRY_AFTER, retry_after), (DATE, date)]);
    failure::of_status(status, &headers, body)
}

/// The licence that the registry answers with, if the answer is one.
pub fn licence(body: &[u8]) -> Option<Option<LicenceRecord>> {
    let answer: LookUpAnswer = serde_json::from_slice(body).ok()?;
    Some(answer.licence.map(Into::into))
}

/// The vehicle that the registry answers with, if the answer is one. The keys make persons of owners.
pub fn vehicle(body: &[u8], keys: &KeyRing) -> Option<Option<VehicleRecord>> {
    let answer: vehicle_wire::LookUpAnswer = serde_json::from_slice(body).ok()?;
    let record = answer.vehicle.map(|vehicle| vehicle.record(keys));
    record.transpose().ok()
}

/// The file that the accident unit answers with to whoever asks for just this one, if the answer is one.
pub fn accident(body: &[u8], keys: &KeyRing) -> Option<Option<AccidentFile>> {
    let answer: accident_wire::LookUpAnswer = serde_json::from_slice(body).ok()?;
    let file = answer.accident.map(|accident| {
        let asked = accident.number.clone();
        accident.file(&asked, keys)
    });
    file.transpose().ok()
}

/// How many of the answers to an order this body could be.
pub fn answers(body: &[u8]) -> usize {
    let read = [
        serde_json::from_slice::<IssueAnswer>(body).is_ok(),
        serde_json::from_slice::<RevokeAnswer>(body).is_ok(),
        serde_json::from_slice::<DeliverAnswer>(body).is_ok(),
        serde_json::from_slice::<MessageAnswer>(body).is_ok(),
    ];
    read.into_iter().filter(|read| *read).count()
}
