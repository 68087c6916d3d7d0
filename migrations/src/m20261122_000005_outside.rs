//! Embedded stand-ins of the systems outside: the licence registry, the app's accounts, the SMS gateway.
//!
//! They reference nothing of ours and nothing of ours references them: with HTTP adapters they stay empty.

use crate::table::{TablePlan, create};
use sea_orm_migration::{
    prelude::*,
    schema::{blob, boolean, date, date_null, text, timestamp_with_time_zone, timestamp_with_time_zone_null},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let registry = [licences(), issuances()];
        create(
            manager,
            registry.into_iter().chain([accounts(), deliveries(), messages()]),
        )
        .await
    }
}

fn licences() -> TablePlan {
    let columns = [
        text("person"),
        text("document_index"),
        text("office"),
        text("status"),
        text("class"),
        date("first_issued"),
        date_null("valid_to"),
        boolean("photo_on_file"),
        date_null("banned_until"),
    ];
    TablePlan::new("registry_licences", columns, &["person"]).unique("document_index", &["document_index"])
}

fn issuances() -> TablePlan {
    let columns = [
        text("certificate"),
        text("person"),
        text("idempotency_key"),
        timestamp_with_time_zone("issued_at"),
        timestamp_with_time_zone_null("revoked_at"),
    ];
    TablePlan::new("registry_issuances", columns, &["certificate"])
        .unique("idempotency_key", &["idempotency_key"])
        .index("person", &["person", "revoked_at"])
}

fn accounts() -> TablePlan {
    TablePlan::new("app_accounts", [text("person"), boolean("active")], &["person"])
}

fn deliveries() -> TablePlan {
    let columns = [
        text("idempotency_key"),
        text("person"),
        text("certificate"),
        timestamp_with_time_zone("delivered_at"),
    ];
    TablePlan::new("app_deliveries", columns, &["idempotency_key"]).index("person", &["person"])
}

fn messages() -> TablePlan {
    let columns = [
        text("idempotency_key"),
        text("person"),
        blob("text_enc"),
        timestamp_with_time_zone("at"),
    ];
    TablePlan::new("sms_messages", columns, &["idempotency_key"])
}
