//! Two offices and a vehicle's file.

use crate::{
    audit::{Hex, PublicKey, Signature},
    custody::{Arrived, Item, ItemKind, ItemName, KeyId, Manifest, Route, Suite, TrustedKeys},
    identifier::{CaseNumber, OfficeCode},
};
use sha2::{Digest, Sha256};

pub fn origin() -> OfficeCode {
    OfficeCode::parse("44010001").unwrap()
}

pub fn destination() -> OfficeCode {
    OfficeCode::parse("33010001").unwrap()
}

/// An office that has nothing to do with it.
pub fn stranger() -> OfficeCode {
    OfficeCode::parse("11010001").unwrap()
}

pub fn key_id() -> KeyId {
    "2026".parse().unwrap()
}

/// The key of an office; whoever knows it can sign, so these are toys.
pub fn key(office: &OfficeCode) -> PublicKey {
    Hex(Sha256::digest(office.as_str()).into())
}

/// A stand-in of a signature, which whoever knows the public key can make: the real one is tested where its keys live.
pub fn sign(key: &PublicKey, message: &[u8]) -> Signature {
    let half: [u8; 32] = Sha256::digest([key.0.as_slice(), message].concat()).into();
    Hex([half, half].concat().try_into().unwrap())
}

pub fn check(key: &PublicKey, message: &[u8], signature: &Signature) -> bool {
    sign(key, message) == *signature
}

/// The keys of both offices.
pub fn trusted() -> TrustedKeys {
    let both = [origin(), destination()];
    both.map(|office| (office.clone(), vec![key(&office)])).into()
}

pub fn route() -> Route {
    let day = "2022-05-09".parse().unwrap();
    Route {
        handover: CaseNumber::new(&destination(), day, [0, 0, 0, 0, 4]).unwrap(),
        vehicle: Hex([5; 32]),
        origin: origin(),
        destination: destination(),
    }
}

pub fn item(name: &str, content: &[u8]) -> Item {
    Item {
        name: ItemName::parse(name).unwrap(),
        kind: ItemKind::Scan,
        size: content.len() as u64,
        sha256: Hex(Sha256::digest(content).into()),
    }
}

pub fn arrived(name: &str, content: &[u8]) -> Arrived {
    Arrived {
        name: name.to_owned(),
        size: content.len() as u64,
        sha256: Hex(Sha256::digest(content).into()),
    }
}

/// Three files; nobody has changed one between the attempts.
pub fn manifest(attempt: u32) -> Manifest {
    let mut photograph = item("02-vehicle.jpg", b"a picture");
    photograph.kind = ItemKind::Photograph;
    let mut record = item("03-登记信息.json", b"{}");
    record.kind = ItemKind::Record;
    let items = vec![item("01-certificate.pdf", b"pages"), photograph, record];
    Manifest::new(route(), attempt, Suite::Ed25519Sha256, items).unwrap()
}

/// Those three files as they arrive.
pub fn files() -> Vec<Arrived> {
    vec![
        arrived("01-certificate.pdf", b"pages"),
        arrived("02-vehicle.jpg", b"a picture"),
        arrived("03-登记信息.json", b"{}"),
    ]
}
