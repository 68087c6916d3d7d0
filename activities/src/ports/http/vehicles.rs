//! The vehicle registry over HTTP.

use super::{HttpClient, vehicle_wire as wire};
use crate::ports::{
    CloseRequest, DepartureRequest, PortError, RegisterRequest, RegistryAnswer, VehicleQuery, VehicleRegistry,
};
use async_trait::async_trait;
use domain::vehicle_transfer::VehicleRecord;
use store::KeyRing;

/// A registry that speaks the contract of `docs/ports.md`. It names an owner by their document; the keys make our person of it.
#[derive(Clone, Debug)]
pub struct HttpVehicleRegistry {
    pub client: HttpClient,
    pub keys: KeyRing,
}

#[async_trait]
impl VehicleRegistry for HttpVehicleRegistry {
    async fn look_up(&self, query: &VehicleQuery) -> Result<Option<VehicleRecord>, PortError> {
        let body = wire::LookUp {
            vin: &query.vin,
            applicant: (&query.applicant.document).into(),
        };
        let answer: wire::LookUpAnswer = self.client.ask("vehicles/look-up", &body).await?;
        answer
            .vehicle
            .map(|vehicle| vehicle.record(&self.keys))
            .transpose()
    }

    async fn register(&self, request: &RegisterRequest) -> Result<RegistryAnswer, PortError> {
        let body = wire::Register {
            vin: &request.vin,
            office: &request.office,
            owner: (&request.owner.document).into(),
            number: &request.number,
        };
        let answer: wire::WriteAnswer = self.client.order("registrations", &request.key, &body).await?;
        Ok(answer.into())
    }

    async fn register_departure(&self, request: &DepartureRequest) -> Result<RegistryAnswer, PortError> {
        let body = wire::Depart {
            vin: &request.vin,
            office: &request.office,
            plates_withdrawn: request.plates_withdrawn,
            owner: request.owner.as_ref().map(|owner| (&owner.document).into()),
        };
        let answer: wire::WriteAnswer = self.client.order("departures", &request.key, &body).await?;
        Ok(answer.into())
    }

    async fn close_at_origin(&self, request: &CloseRequest) -> Result<(), PortError> {
        let body = wire::Close {
            vin: &request.vin,
            office: &request.office,
        };
        let wire::CloseAnswer::Closed = self.client.order("closures", &request.key, &body).await?;
        Ok(())
    }
}
