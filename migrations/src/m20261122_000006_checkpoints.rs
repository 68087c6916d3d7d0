//! Checkpoints over the chains of all cases, and the leaves that each of them changed.
//!
//! Leaves reference no case: what a checkpoint has signed outlives a case that somebody deletes.

use crate::table::{TablePlan, create};
use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, blob, date_null, text, timestamp_with_time_zone},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, [checkpoints(), leaves()]).await
    }
}

/// One daily checkpoint for each day; those that were asked for have no day.
fn checkpoints() -> TablePlan {
    let columns = [
        big_integer("number"),
        timestamp_with_time_zone("at"),
        date_null("day"),
        big_integer("cases"),
        big_integer("discontinued"),
        blob("root"),
        blob("previous_hash"),
        text("key_id"),
        blob("signature"),
    ];
    TablePlan::new("checkpoints", columns, &["number"]).unique("day", &["day"])
}

/// A case that stood elsewhere at a checkpoint than at the one before.
fn leaves() -> TablePlan {
    let columns = [
        text("case_number"),
        big_integer("checkpoint"),
        big_integer("version"),
        blob("head_hash"),
    ];
    TablePlan::new("checkpoint_leaves", columns, &["case_number", "checkpoint"])
}
