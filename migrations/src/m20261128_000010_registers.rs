//! Embedded stand-ins of the registers that a transfer asks: vehicles and bans, invoices, insurance, stolen vehicles.
//!
//! As the others, they reference nothing of ours and stay empty with HTTP adapters. They know a vehicle by a keyed hash alone:
//! whoever asks brings the number.

use crate::table::{TablePlan, create};
use sea_orm_migration::{
    prelude::*,
    schema::{
        blob, date, json_binary, json_binary_null, text, text_null, timestamp_with_time_zone,
        timestamp_with_time_zone_null,
    },
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let registry = [vehicles(), orders(), bans()];
        let others = [invoices(), insurances(), stolen()];
        create(manager, registry.into_iter().chain(others)).await
    }
}

/// The status is a column of its own beside the other facts: others change it. `origin` is the office that the vehicle came from,
/// until it was told that the vehicle arrived.
fn vehicles() -> TablePlan {
    let columns = [
        text("vehicle_index"),
        text("office"),
        text_null("origin"),
        text("owner"),
        text_null("plate"),
        text("class"),
        text("status"),
        json_binary("facts"),
        json_binary_null("unsettled"),
    ];
    TablePlan::new("registry_vehicles", columns, &["vehicle_index"])
}

/// What was carried out, by its key.
fn orders() -> TablePlan {
    let columns = [
        text("idempotency_key"),
        blob("asked_hash"),
        timestamp_with_time_zone("at"),
    ];
    TablePlan::new("registry_vehicle_orders", columns, &["idempotency_key"])
}

fn bans() -> TablePlan {
    TablePlan::new(
        "registry_vehicle_bans",
        [text("person"), date("until")],
        &["person"],
    )
}

fn invoices() -> TablePlan {
    let columns = [
        text("number"),
        text("vehicle_index"),
        text("buyer"),
        text("place"),
        date("issued"),
        text_null("used_in"),
        timestamp_with_time_zone_null("used_at"),
    ];
    TablePlan::new("tax_invoices", columns, &["number"]).index("vehicle", &["vehicle_index", "issued"])
}

fn insurances() -> TablePlan {
    let columns = [text("vehicle_index"), date("insured_to")];
    TablePlan::new("insured_vehicles", columns, &["vehicle_index"])
}

fn stolen() -> TablePlan {
    TablePlan::new("stolen_vehicles", [text("vehicle_index")], &["vehicle_index"])
}
