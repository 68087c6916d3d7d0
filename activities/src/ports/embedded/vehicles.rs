//! The embedded vehicle registry.

use super::failure::{of_store, refused};
use crate::ports::{
    CloseRequest, DepartureRequest, PortError, RegisterRequest, RegistryAnswer, VehicleQuery, VehicleRegistry,
};
use async_trait::async_trait;
use domain::vehicle_transfer::VehicleRecord;
use store::{
    Store, StoreError,
    embedded::{Departure, Registration, Written},
};

/// A registry in the record's own database.
#[derive(Clone, Debug)]
pub struct EmbeddedVehicleRegistry(pub Store);

#[async_trait]
impl VehicleRegistry for EmbeddedVehicleRegistry {
    async fn look_up(&self, query: &VehicleQuery) -> Result<Option<VehicleRecord>, PortError> {
        let found = self.0.registry_vehicle(&query.vin, query.applicant.person).await;
        found.map_err(|error| of_store(&error))
    }

    async fn register(&self, request: &RegisterRequest) -> Result<RegistryAnswer, PortError> {
        let registration = Registration {
            vin: &request.vin,
            office: &request.office,
            owner: request.owner.person,
            number: &request.number,
        };
        let key = request.key.as_str();
        answer(self.0.registry_register(key, &registration, request.at).await)
    }

    async fn register_departure(&self, request: &DepartureRequest) -> Result<RegistryAnswer, PortError> {
        let departure = Departure {
            vin: &request.vin,
            office: &request.office,
            plates_withdrawn: request.plates_withdrawn,
            owner: request.owner.as_ref().map(|owner| owner.person),
        };
        let key = request.key.as_str();
        answer(self.0.registry_departure(key, &departure, request.at).await)
    }

    async fn close_at_origin(&self, request: &CloseRequest) -> Result<(), PortError> {
        // Closing again changes nothing, so the key has nothing to guard.
        let closed = self.0.registry_close_origin(&request.vin, &request.office).await;
        answer(closed).map(|_| ())
    }
}

fn answer(written: Result<Written, StoreError>) -> Result<RegistryAnswer, PortError> {
    match written.map_err(|error| of_store(&error))? {
        Written::Done => Ok(RegistryAnswer::Registered),
        Written::Refused(status) => Ok(RegistryAnswer::Refused { status }),
        Written::NotFound => Err(refused("VEHICLE_NOT_FOUND")),
        Written::NotHere => Err(refused("NOT_HERE")),
        Written::KeyReused => Err(refused("IDEMPOTENCY_KEY_REUSED")),
    }
}
