//! Divisions, offices, who holds which post, calendars and the roll-out table.

use crate::table::{TablePlan, create};
use sea_orm_migration::{
    prelude::*,
    schema::{date, date_null, integer, json_binary, text, timestamp_with_time_zone},
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        create(
            manager,
            [divisions(), offices(), staff_posts(), calendars(), rollouts()],
        )
        .await
    }
}

fn divisions() -> TablePlan {
    let columns = [text("code"), text("name_zh"), text("name_en"), text("level")];
    TablePlan::new("divisions", columns, &["code"])
}

fn offices() -> TablePlan {
    let columns = [
        text("code"),
        text("name_zh"),
        text("name_en"),
        text("division"),
        text("province"),
        text("kind"),
        json_binary("days_off"),
    ];
    TablePlan::new("offices", columns, &["code"])
        .references("division", "divisions", "code")
        .references("province", "divisions", "code")
        .index("province", &["province", "code"])
}

fn staff_posts() -> TablePlan {
    let columns = [
        text("person"),
        text("office"),
        text("post"),
        date("valid_from"),
        date_null("valid_to"),
    ];
    TablePlan::new(
        "staff_posts",
        columns,
        &["person", "office", "post", "valid_from"],
    )
    .references("office", "offices", "code")
    .index("office", &["office", "post"])
}

fn calendars() -> TablePlan {
    let columns = [
        integer("version"),
        json_binary("body"),
        timestamp_with_time_zone("published_at"),
        text("published_by"),
    ];
    TablePlan::new("calendars", columns, &["version"])
}

fn rollouts() -> TablePlan {
    let columns = [
        text("feature"),
        text("area"),
        date("valid_from"),
        date_null("valid_to"),
        text("provenance"),
        text("confidence"),
    ];
    TablePlan::new("rollouts", columns, &["feature", "area", "valid_from"])
}
