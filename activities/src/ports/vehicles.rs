//! The vehicle registry (全国公安交通管理信息系统): what it knows of a vehicle, and what an office writes into it.

use super::{IdempotencyKey, PortError};
use async_trait::async_trait;
use domain::{
    access::PersonId,
    identifier::{IdentityDocument, OfficeCode, PlateNumber, Vin},
    law::vehicle::status::VehicleStatus,
    time::Moment,
    vehicle_transfer::VehicleRecord,
};

/// A person, as we know them and as a register outside does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    pub person: PersonId,
    pub document: IdentityDocument,
}

/// A question about a vehicle, and about who applies for it: a ban is theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VehicleQuery {
    pub vin: Vin,
    pub applicant: Party,
}

/// The wish to have a vehicle written into the register of an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterRequest {
    pub key: IdempotencyKey,
    pub vin: Vin,
    pub office: OfficeCode,
    pub owner: Party,
    /// The number that the vehicle carries from now on.
    pub number: PlateNumber,
    /// When the office asks, by the office clock.
    pub at: Moment,
}

/// The wish to have the register of an office say that a vehicle has left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DepartureRequest {
    pub key: IdempotencyKey,
    pub vin: Vin,
    pub office: OfficeCode,
    /// Whether its plates were taken in. One that moves without a sale keeps them until it arrives.
    pub plates_withdrawn: bool,
    /// Whose it is from now on, where it was sold; `None` where its owner takes it along.
    pub owner: Option<Party>,
    /// When the office asks, by the office clock.
    pub at: Moment,
}

/// The wish to have the register of the other end told that the vehicle is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CloseRequest {
    pub key: IdempotencyKey,
    pub vin: Vin,
    /// Where the vehicle is now.
    pub office: OfficeCode,
    /// When the office asks, by the office clock.
    pub at: Moment,
}

/// What the registry did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RegistryAnswer {
    Registered,
    /// It will not: what it says of the vehicle now.
    Refused {
        status: VehicleStatus,
    },
}

/// The registry. An unknown vehicle is `VEHICLE_NOT_FOUND` wherever something is to be written.
#[async_trait]
pub trait VehicleRegistry: Send + Sync {
    /// The vehicle, if there is one of this number.
    async fn look_up(&self, query: &VehicleQuery) -> Result<Option<VehicleRecord>, PortError>;

    /// Registers the vehicle at the office, once per key.
    async fn register(&self, request: &RegisterRequest) -> Result<RegistryAnswer, PortError>;

    /// Registers that the vehicle has left the office, once per key. `NOT_HERE`: the office does not have it.
    async fn register_departure(&self, request: &DepartureRequest) -> Result<RegistryAnswer, PortError>;

    /// Tells the other end. Told already, it stays so; `NOT_HERE`: the vehicle is not registered at the office.
    async fn close_at_origin(&self, request: &CloseRequest) -> Result<(), PortError>;
}
