//! How much of a file of a vehicle has arrived, and by which plate numbers cases about vehicles are found.

use crate::table::{TablePlan, create};
use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, integer, text, timestamp_with_time_zone},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, [arrivals(), plates()]).await
    }
}

/// One row for each attempt of a handover.
fn arrivals() -> TablePlan {
    let columns = [
        text("handover"),
        integer("attempt"),
        big_integer("bytes"),
        integer("files"),
        timestamp_with_time_zone("since"),
    ];
    TablePlan::new("file_arrivals", columns, &["handover", "attempt"])
        .references("handover", "cases", "number")
}

/// A number is a keyed hash.
fn plates() -> TablePlan {
    let columns = [text("case_number"), text("plate_index")];
    TablePlan::new("case_plates", columns, &["case_number", "plate_index"])
        .references("case_number", "cases", "number")
        .index("plate", &["plate_index", "case_number"])
}
