//! Indexes for what is read while nobody looks: the cases whose effects wait.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(unsettled()).await
    }
}

/// Holds the few cases that have effects which are not settled, in the order in which the sweep reads them.
fn unsettled() -> IndexCreateStatement {
    Index::create()
        .name("ix_cases_unsettled")
        .table("cases")
        .col("number")
        .col("changed_at")
        .and_where(Expr::col("pending_effects").gt(0))
        .take()
}
