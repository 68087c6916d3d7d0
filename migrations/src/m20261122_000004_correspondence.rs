//! Uploads under way, messages in the inbox, notices sent, and the log of reads.

use crate::table::{TablePlan, create};
use sea_orm_migration::{
    prelude::*,
    schema::{
        big_integer_null, blob, blob_null, integer, text, text_null, timestamp_with_time_zone,
        timestamp_with_time_zone_null,
    },
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(manager, [uploads(), inbox(), notices(), read_log()]).await
    }
}

/// Staged bytes. The id becomes the id of the document; an upload for a case that is not open yet has no case.
fn uploads() -> TablePlan {
    let columns = [
        text("id"),
        blob("ticket_hash"),
        text_null("case_number"),
        text("person"),
        text("kind"),
        blob("name_enc"),
        text("state"),
        text_null("sha256"),
        big_integer_null("size"),
        text_null("media_type"),
        timestamp_with_time_zone("created_at"),
        timestamp_with_time_zone("expires_at"),
    ];
    TablePlan::new("uploads", columns, &["id"])
        .unique("ticket_hash", &["ticket_hash"])
        .index("expires_at", &["state", "expires_at"])
}

fn inbox() -> TablePlan {
    let columns = [
        text("id"),
        text("person"),
        text("case_number"),
        integer("effect"),
        text("kind"),
        blob("body_enc"),
        timestamp_with_time_zone("sent_at"),
        timestamp_with_time_zone_null("read_at"),
    ];
    TablePlan::new("inbox", columns, &["id"])
        .references("case_number", "cases", "number")
        .unique("effect", &["case_number", "effect"])
        .index("person", &["person", "sent_at", "id"])
}

/// What became of each notice: asked twice, it is sent once.
fn notices() -> TablePlan {
    let columns = [
        text("case_number"),
        integer("effect"),
        text("channel"),
        text("state"),
        text_null("message_id"),
        timestamp_with_time_zone_null("sent_at"),
        text_null("detail"),
    ];
    TablePlan::new("notices", columns, &["case_number", "effect"]).references(
        "case_number",
        "cases",
        "number",
    )
}

/// No foreign key: what was looked for may not exist.
fn read_log() -> TablePlan {
    let columns = [
        text("id"),
        timestamp_with_time_zone("at"),
        text("reader"),
        text("purpose"),
        blob_null("reason_enc"),
        text_null("case_number"),
        text("what"),
    ];
    TablePlan::new("read_log", columns, &["id"])
        .index("case", &["case_number", "at"])
        .index("reader", &["reader", "at"])
}
