//! Vehicles for the demo and for tests, with what every register says of them.

use crate::{
    Store, StoreError,
    entity::{insured_vehicle, registry_vehicle, stolen_vehicle, tax_invoice},
    seed::{add, text},
};
use chrono::NaiveDate;
use domain::{
    access::PersonId,
    identifier::{DivisionCode, OfficeCode, PlateClass, PlateNumber, Vin},
    law::vehicle::{Unsettled, VehicleFacts},
};
use sea_orm::ActiveValue::Set;

/// A vehicle as the registers know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbeddedVehicle {
    pub vin: Vin,
    /// Where it is registered.
    pub office: OfficeCode,
    pub owner: PersonId,
    pub plate: Option<PlateNumber>,
    pub class: PlateClass,
    pub facts: VehicleFacts,
    pub unsettled: Option<Unsettled>,
    /// The last day of the compulsory insurance.
    pub insured_to: Option<NaiveDate>,
    pub stolen: bool,
    pub invoice: Option<EmbeddedInvoice>,
}

/// An invoice of its sale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbeddedInvoice {
    pub number: String,
    pub buyer: PersonId,
    /// Where it was issued.
    pub place: DivisionCode,
    pub issued: NaiveDate,
}

impl Store {
    /// Adds vehicles to every register, all or nothing. What is there stays as it is. Gives how many vehicles were added.
    pub async fn add_vehicles(&self, vehicles: &[EmbeddedVehicle]) -> Result<u64, StoreError> {
        let rows = vehicles.iter().map(|one| self.vehicle_row(one));
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        let transaction = self.begin_write().await?;
        let added = add(&*transaction, rows.into_iter()).await?;
        add(
            &*transaction,
            vehicles.iter().filter_map(|one| self.invoice_row(one)),
        )
        .await?;
        add(
            &*transaction,
            vehicles.iter().filter_map(|one| self.insured_row(one)),
        )
        .await?;
        let stolen = vehicles.iter().filter(|one| one.stolen);
        let stolen = stolen.map(|one| stolen_vehicle::ActiveModel {
            vehicle_index: Set(self.keys().vehicle_index(&one.vin)),
        });
        add(&*transaction, stolen).await?;
        transaction.commit().await?;
        Ok(added)
    }

    fn vehicle_row(&self, one: &EmbeddedVehicle) -> Result<registry_vehicle::ActiveModel, StoreError> {
        let unwritable = |_| StoreError::Unwritable("the facts of a vehicle");
        let unsettled = one.unsettled.map(serde_json::to_value).transpose();
        Ok(registry_vehicle::ActiveModel {
            vehicle_index: Set(self.keys().vehicle_index(&one.vin)),
            office: Set(one.office.to_string()),
            origin: Set(None),
            owner: Set(one.owner.into()),
            plate: Set(one.plate.as_ref().map(PlateNumber::to_string)),
            class: Set(text(&one.class)),
            status: Set(one.facts.status.to_string()),
            facts: Set(serde_json::to_value(&one.facts).map_err(unwritable)?),
            unsettled: Set(unsettled.map_err(unwritable)?),
        })
    }

    fn invoice_row(&self, one: &EmbeddedVehicle) -> Option<tax_invoice::ActiveModel> {
        let invoice = one.invoice.as_ref()?;
        Some(tax_invoice::ActiveModel {
            number: Set(invoice.number.clone()),
            vehicle_index: Set(self.keys().vehicle_index(&one.vin)),
            buyer: Set(invoice.buyer.into()),
            place: Set(invoice.place.to_string()),
            issued: Set(invoice.issued),
            used_in: Set(None),
            used_at: Set(None),
        })
    }

    fn insured_row(&self, one: &EmbeddedVehicle) -> Option<insured_vehicle::ActiveModel> {
        Some(insured_vehicle::ActiveModel {
            vehicle_index: Set(self.keys().vehicle_index(&one.vin)),
            insured_to: Set(one.insured_to?),
        })
    }
}
