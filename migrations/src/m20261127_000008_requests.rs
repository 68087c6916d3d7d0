//! An index for what somebody asked under a request id, whichever case it went to.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(own()).await
    }
}

/// The id first: it hardly ever occurs twice.
fn own() -> IndexCreateStatement {
    Index::create()
        .name("ix_requests_own")
        .table("requests")
        .col("request")
        .col("actor")
        .take()
}
