//! People, encrypted field by field; `document_index` is a keyed hash for exact look-up.

use crate::table::{TablePlan, create};
use sea_orm_migration::{
    prelude::*,
    schema::{blob, blob_null, text, timestamp_with_time_zone},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, [persons()]).await
    }
}

fn persons() -> TablePlan {
    let columns = [
        text("id"),
        blob("name_enc"),
        text("document_kind"),
        blob("document_enc"),
        text("document_index"),
        blob_null("email_enc"),
        blob_null("phone_enc"),
        blob_null("address_enc"),
        text("locale"),
        timestamp_with_time_zone("created_at"),
    ];
    TablePlan::new("persons", columns, &["id"]).unique("document_index", &["document_index"])
}
