//! Evidence of accidents: the files of the embedded accident unit, who sees nothing of a case, and which page somebody looked at.

use crate::table::{TablePlan, create};
use sea_orm_migration::{
    prelude::*,
    schema::{blob, boolean, integer_null, text, text_null, timestamp_with_time_zone},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, [accidents()]).await?;
        add(manager, "case_parties", boolean("excluded").default(false).take()).await?;
        let looked_at = [
            text_null("item"),
            integer_null("page"),
            integer_null("mark"),
            text_null("refusal"),
        ];
        for column in looked_at {
            add(manager, "read_log", column).await?;
        }
        manager.create_index(of_mark()).await
    }
}

/// References nothing of ours, as the other stand-ins do. Number and code are keyed hashes.
fn accidents() -> TablePlan {
    let columns = [
        text("number_index"),
        text("code_index"),
        blob("file_enc"),
        timestamp_with_time_zone("changed_at"),
    ];
    TablePlan::new("accident_files", columns, &["number_index"])
}

/// `SQLite` adds one column at a time.
async fn add(manager: &SchemaManager<'_>, table: &'static str, column: ColumnDef) -> Result<(), DbErr> {
    let added = Table::alter().table(table).add_column(column).take();
    manager.alter_table(added).await
}

/// A mark leads to one entry. Most entries have none.
fn of_mark() -> IndexCreateStatement {
    Index::create()
        .name("uq_read_log_mark")
        .table("read_log")
        .col("mark")
        .unique()
        .and_where(Expr::col("mark").is_not_null())
        .take()
}
