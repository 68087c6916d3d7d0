//! The registers of vehicles: each is of somebody else, or stands in our own tables.

use super::installation::{WiringError, remote};
use crate::config::Settings;
use activities::ports::{
    VehicleRegisters,
    http::{HttpInsurance, HttpStolenVehicles, HttpTaxInvoices, HttpVehicleRegistry},
};
use std::sync::Arc;
use store::Store;

/// The adapters that the settings name.
pub(super) fn registers(settings: &Settings, store: &Store) -> Result<VehicleRegisters, WiringError> {
    let mut registers = VehicleRegisters::embedded(store);
    if let Some(client) = remote("vehicles", &settings.vehicles)? {
        let keys = store.keys().clone();
        registers.vehicles = Arc::new(HttpVehicleRegistry { client, keys });
    }
    if let Some(client) = remote("invoices", &settings.invoices)? {
        registers.invoices = Arc::new(HttpTaxInvoices(client));
    }
    if let Some(client) = remote("insurance", &settings.insurance)? {
        registers.insurance = Arc::new(HttpInsurance(client));
    }
    if let Some(client) = remote("stolen", &settings.stolen)? {
        registers.stolen = Arc::new(HttpStolenVehicles(client));
    }
    Ok(registers)
}
