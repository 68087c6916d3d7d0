//! Who took a case in at a service station, which is no part of the office that handles it.

use sea_orm_migration::{prelude::*, schema::text_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = text_null("taken_in_by");
        let added = Table::alter().table("cases").add_column(column).take();
        manager.alter_table(added).await?;
        manager.create_index(of_station()).await
    }
}

/// Few cases come through a station.
fn of_station() -> IndexCreateStatement {
    Index::create()
        .name("ix_cases_taken_in")
        .table("cases")
        .col("taken_in_by")
        .col("number")
        .and_where(Expr::col("taken_in_by").is_not_null())
        .take()
}
