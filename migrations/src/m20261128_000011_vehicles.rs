//! Cases about a vehicle: who and which offices have a part in them, the keys that offices sign with, and the locks on vehicles.
//!
//! A vehicle is a keyed hash wherever it stands. Neither locks nor keys reference a case: they outlive it.

use crate::table::{TablePlan, create};
use sea_orm_migration::{
    prelude::*,
    schema::{
        blob, boolean, integer, json_binary, text, text_null, timestamp_with_time_zone,
        timestamp_with_time_zone_null,
    },
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column at a time.
        for column in ["subject_index", "origin", "transfer"] {
            let added = Table::alter().table("cases").add_column(text_null(column)).take();
            manager.alter_table(added).await?;
        }
        manager.create_index(of_subject()).await?;
        manager.create_index(of_origin()).await?;
        create(manager, [parties(), keys(), locks(), lock_requests()]).await
    }
}

fn of_subject() -> IndexCreateStatement {
    Index::create()
        .name("ix_cases_subject")
        .table("cases")
        .col("subject_index")
        .col("received_at")
        .and_where(Expr::col("subject_index").is_not_null())
        .take()
}

/// What another office handles and the office of origin works on too: few cases, so one order is enough.
fn of_origin() -> IndexCreateStatement {
    Index::create()
        .name("ix_cases_origin")
        .table("cases")
        .col("origin")
        .col("closed")
        .col("due")
        .col("number")
        .and_where(Expr::col("origin").is_not_null())
        .take()
}

/// Whose matter a case is beside its applicant's.
fn parties() -> TablePlan {
    let columns = [text("case_number"), text("person"), boolean("papers")];
    TablePlan::new("case_parties", columns, &["case_number", "person"])
        .references("case_number", "cases", "number")
        .index("person", &["person", "case_number"])
}

fn keys() -> TablePlan {
    let columns = [
        text("office"),
        text("key_id"),
        blob("public_key"),
        text("suite"),
        timestamp_with_time_zone("valid_from"),
        timestamp_with_time_zone_null("retired_at"),
    ];
    TablePlan::new("office_keys", columns, &["office", "key_id"]).references("office", "offices", "code")
}

/// One lock for each vehicle and office.
fn locks() -> TablePlan {
    let columns = [
        text("vehicle_index"),
        text("office"),
        text("holder"),
        timestamp_with_time_zone("at"),
    ];
    TablePlan::new("vehicle_locks", columns, &["vehicle_index", "office"])
        .references("office", "offices", "code")
}

/// What each effect of a case was answered.
fn lock_requests() -> TablePlan {
    let columns = [
        text("holder"),
        integer("effect"),
        blob("asked_hash"),
        json_binary("answer"),
        timestamp_with_time_zone("at"),
    ];
    TablePlan::new("vehicle_lock_requests", columns, &["holder", "effect"])
}
