//! Cases: the row, its key, its events and requests, and what is projected from its state.

use crate::table::{TablePlan, create};
use sea_orm_migration::{
    prelude::*,
    schema::{
        big_integer, big_pk_auto, blob, blob_null, boolean, date, date_null, integer, json_binary, text,
        text_null, timestamp_with_time_zone, timestamp_with_time_zone_null,
    },
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let history = [cases(), case_keys(), events(), requests()];
        let projections = [tasks(), deadlines(), documents(), feed()];
        create(manager, history.into_iter().chain(projections)).await
    }
}

fn cases() -> TablePlan {
    let columns = [
        text("number"),
        text("kind"),
        text("status"),
        text("office"),
        text("province"),
        text("applicant"),
        big_integer("version"),
        blob("state_enc"),
        blob("head_hash"),
        timestamp_with_time_zone("received_at"),
        timestamp_with_time_zone("opened_at"),
        timestamp_with_time_zone("changed_at"),
        date_null("due"),
        boolean("provisional"),
        boolean("escalated"),
        integer("priority"),
        boolean("closed"),
        integer("pending_effects"),
        text_null("rule_set"),
        text_null("channel"),
        text("waiting_for"),
        text("receipt_code_index"),
    ];
    TablePlan::new("cases", columns, &["number"])
        .references("office", "offices", "code")
        .index("queue_due", &["office", "closed", "due", "number"])
        .index("queue_received", &["office", "closed", "received_at", "number"])
        .index("queue_priority", &["office", "closed", "priority", "number"])
        .index("queue_number", &["office", "closed", "number"])
        .index("province", &["province", "number"])
        .index("applicant", &["applicant", "received_at", "number"])
        .index("open", &["closed", "pending_effects", "number"])
}

/// The data key of a case, wrapped. Deleting the row is the lawful erasure of the case's content.
fn case_keys() -> TablePlan {
    let columns = [text("case_number"), blob("wrapped_key"), text("key_id")];
    TablePlan::new("case_keys", columns, &["case_number"]).references("case_number", "cases", "number")
}

fn events() -> TablePlan {
    let columns = [
        text("case_number"),
        big_integer("version"),
        text("kind"),
        text("type"),
        integer("schema"),
        timestamp_with_time_zone("at"),
        json_binary("commitments"),
        blob("body_enc"),
        blob("previous_hash"),
        blob("hash"),
    ];
    TablePlan::new("events", columns, &["case_number", "version"]).references(
        "case_number",
        "cases",
        "number",
    )
}

/// No foreign key: a refused opening leaves a request and no case.
fn requests() -> TablePlan {
    let columns = [
        text("case_number"),
        text("actor"),
        text("request"),
        blob("body_hash"),
        blob("answer_enc"),
        timestamp_with_time_zone("at"),
    ];
    TablePlan::new("requests", columns, &["case_number", "actor", "request"])
}

fn tasks() -> TablePlan {
    let columns = [
        text("case_number"),
        integer("task"),
        text("purpose"),
        text("post"),
        text("office"),
        text("state"),
        text_null("claimed_by"),
        timestamp_with_time_zone_null("lease_until"),
        integer("fence"),
        big_integer("opened_version"),
        big_integer("changed_version"),
        boolean("closed"),
    ];
    TablePlan::new("tasks", columns, &["case_number", "task"])
        .references("case_number", "cases", "number")
        .index("queue", &["office", "closed", "post", "case_number"])
        .index("claimed_by", &["claimed_by", "closed"])
}

fn deadlines() -> TablePlan {
    let columns = [
        text("case_number"),
        integer("deadline"),
        text("rule"),
        text("obligation"),
        date("due"),
        text("status"),
        boolean("provisional"),
        integer("calendar_version"),
    ];
    TablePlan::new("deadlines", columns, &["case_number", "deadline"])
        .references("case_number", "cases", "number")
        .index("provisional", &["status", "provisional", "case_number"])
        .index("due", &["status", "due", "case_number"])
}

fn documents() -> TablePlan {
    let columns = [
        text("case_number"),
        text("id"),
        text("kind"),
        text("media_type"),
        big_integer("size"),
        text("sha256"),
        blob_null("name_enc"),
        big_integer("attached_version"),
        text_null("attached_by"),
    ];
    TablePlan::new("documents", columns, &["case_number", "id"])
        .references("case_number", "cases", "number")
        .index("sha256", &["sha256"])
}

/// One row per recorded command. `transaction` is the writing transaction on `PostgreSQL`, 0 on `SQLite`: with it
/// a reader leaves out what a slower transaction could still slip in before.
fn feed() -> TablePlan {
    let columns = [
        big_pk_auto("seq"),
        big_integer("transaction"),
        text("case_number"),
        big_integer("version"),
        text("office"),
        timestamp_with_time_zone("at"),
    ];
    TablePlan::counted("feed", columns)
        .references("case_number", "cases", "number")
        .index("order", &["transaction", "seq"])
        .index("case", &["case_number", "version"])
}
