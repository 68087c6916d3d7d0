//! The pool of plate numbers, and what each effect of a case was answered there.
//!
//! It references no case, as if it were a system of its own: a number outlives the cases in which it was given and taken.

use crate::table::{TablePlan, create};
use sea_orm_migration::{
    prelude::*,
    schema::{
        big_integer, blob, blob_null, date_null, integer, json_binary, text, text_null,
        timestamp_with_time_zone, timestamp_with_time_zone_null,
    },
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, [numbers(), prefixes(), requests()]).await
    }
}

/// `place` counts the numbers of a class in the pool of an office, so that one can be drawn without reading them all.
/// `free_from` is the moment from which anybody may have it; `NULL` while it is on a vehicle. `vehicle_index` is a keyed hash,
/// and not unique: while a vehicle is registered anew it has two numbers, the one that it gives up and the one that it gets.
fn numbers() -> TablePlan {
    let columns = [
        text("number"),
        text("office"),
        text("class"),
        big_integer("place"),
        text("state"),
        text_null("case_number"),
        text_null("person"),
        timestamp_with_time_zone_null("until"),
        blob_null("vehicle_enc"),
        text_null("vehicle_index"),
        date_null("since"),
        date_null("claim_until"),
        timestamp_with_time_zone_null("free_from"),
    ];
    TablePlan::new("plate_numbers", columns, &["number"])
        .references("office", "offices", "code")
        .unique("place", &["office", "class", "place"])
        .index("vehicle", &["office", "vehicle_index"])
        .index("free", &["office", "class", "free_from"])
}

/// Read at every command of a transfer, where the numbers would be too many.
fn prefixes() -> TablePlan {
    TablePlan::new(
        "plate_prefixes",
        [text("office"), text("prefix")],
        &["office", "prefix"],
    )
    .references("office", "offices", "code")
}

fn requests() -> TablePlan {
    let columns = [
        text("case_number"),
        integer("effect"),
        blob("asked_hash"),
        json_binary("answer"),
        timestamp_with_time_zone("at"),
    ];
    TablePlan::new("plate_requests", columns, &["case_number", "effect"])
}
