//! Keyed hashes: what can be found or derived without storing what it is about.

use super::{Key, KeyRing};
use domain::{
    access::PersonId,
    accident::QueryCode,
    audit::Hex,
    case::{EffectId, RequestId},
    identifier::{AccidentNumber, CaseNumber, OfficeCode, PlateNumber, Vin},
};
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretBox};
use sha2::Sha256;
use uuid::Builder;

/// Digits and capitals without I, L, O and U, which are misread.
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a receipt code: 40 bits, tried online only and with a limit.
const RECEIPT_CODE: usize = 8;

/// HMAC-SHA256 of `label`, a zero byte and the parts.
pub(super) fn keyed(key: &Key, label: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key.expose_secret()).expect("HMAC takes a key of any length");
    mac.update(label.as_bytes());
    for part in parts {
        mac.update(b"\0");
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

impl KeyRing {
    /// The blind index of a value in its canonical form: lower-case hexadecimal, the same for the same value.
    pub fn blind_index(&self, canonical: &str) -> String {
        hex::encode(self.keyed("index", &[canonical.as_bytes()]))
    }

    /// The blind index of a vehicle, apart from those of documents.
    pub fn vehicle_index(&self, vehicle: &Vin) -> String {
        self.vehicle_reference(vehicle).to_string()
    }

    /// The same as bytes: how offices speak of a vehicle in what they sign.
    pub fn vehicle_reference(&self, vehicle: &Vin) -> Hex<32> {
        Hex(self.keyed("vehicle", &[vehicle.as_str().as_bytes()]))
    }

    /// An accident as the matter of one person at one unit: says neither which nor whose. What one unit has of it, another does not
    /// learn.
    pub fn accident_reference(
        &self,
        accident: &AccidentNumber,
        (unit, person): (&OfficeCode, PersonId),
    ) -> Hex<32> {
        let (unit, accident) = (unit.as_str().as_bytes(), accident.as_str().as_bytes());
        Hex(self.keyed("accident-of", &[unit, accident, person.0.as_bytes()]))
    }

    /// The blind index of a plate number, apart from those of vehicles.
    pub fn plate_index(&self, number: &PlateNumber) -> String {
        hex::encode(self.keyed("plate", &[number.as_str().as_bytes()]))
    }

    /// The blind index of an accident.
    pub fn accident_index(&self, number: &AccidentNumber) -> String {
        hex::encode(self.keyed("accident", &[number.as_str().as_bytes()]))
    }

    /// What stands for the code of an accident's progress query. Capitals or not makes no difference.
    pub fn query_code_index(&self, number: &AccidentNumber, code: &QueryCode) -> String {
        let code = code.expose().to_ascii_uppercase();
        hex::encode(self.keyed("query-code", &[number.as_str().as_bytes(), code.as_bytes()]))
    }

    /// The person of an identity document in its canonical form: a UUID of version 8 that says nothing about it.
    pub fn person_id(&self, canonical: &str) -> PersonId {
        let hash = self.keyed("person", &[canonical.as_bytes()]);
        let (bytes, _) = hash.split_first_chunk::<16>().expect("a hash of 32 bytes has 16");
        PersonId(Builder::from_custom_bytes(*bytes).into_uuid())
    }

    /// The 40 bits that tell the cases of a day apart, from the person and the request that opens the case.
    pub fn case_tag(&self, canonical: &str, request: RequestId) -> [u8; 5] {
        let hash = self.keyed("case", &[canonical.as_bytes(), request.0.as_bytes()]);
        *hash.first_chunk().expect("a hash of 32 bytes has 5")
    }

    /// The request by which an effect of one case asks another case for something: the same at every try, and not to be guessed.
    pub fn request_of(&self, case: &CaseNumber, effect: EffectId) -> RequestId {
        self.request(
            "case-request",
            &[case.as_str().as_bytes(), &effect.0.to_be_bytes()],
        )
    }

    /// The request by which a case is told at this version what the registers say of their own accord.
    pub fn request_of_news(&self, case: &CaseNumber, version: u64) -> RequestId {
        self.request("case-news", &[case.as_str().as_bytes(), &version.to_be_bytes()])
    }

    fn request(&self, label: &str, parts: &[&[u8]]) -> RequestId {
        let hash = self.keyed(label, parts);
        let (bytes, _) = hash.split_first_chunk::<16>().expect("a hash of 32 bytes has 16");
        RequestId(Builder::from_custom_bytes(*bytes).into_uuid())
    }

    /// The code that a receipt carries beside the case number.
    pub fn receipt_code(&self, number: &CaseNumber) -> String {
        let hash = self.keyed("receipt", &[number.as_str().as_bytes()]);
        hash[..RECEIPT_CODE]
            .iter()
            .map(|byte| char::from(CROCKFORD[usize::from(byte & 31)]))
            .collect()
    }

    /// What the case row holds of its receipt code. Capitals or not makes no difference.
    pub fn receipt_code_index(&self, number: &CaseNumber, code: &str) -> String {
        let code = code.trim().to_ascii_uppercase();
        hex::encode(self.keyed("receipt-index", &[number.as_str().as_bytes(), code.as_bytes()]))
    }

    /// The key of the ids of mails: a mail that is sent again has the id of the first time.
    pub fn message_id_key(&self) -> Key {
        SecretBox::new(Box::new(self.keyed("message-id", &[])))
    }

    /// The hash of a request's body. Keyed, because a body can hold an identity number.
    pub(crate) fn request_hash(&self, canonical: &[u8]) -> Vec<u8> {
        self.keyed("request", &[canonical]).to_vec()
    }

    fn keyed(&self, label: &str, parts: &[&[u8]]) -> [u8; 32] {
        keyed(self.index_key(), label, parts)
    }
}
