//! Which vehicle carried a number that waits for its former owner: what is open of it is asked before they get the number again.

use sea_orm_migration::{prelude::*, schema::blob_null};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// Of numbers that wait already nobody noted it.
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let column = blob_null("former_vehicle_enc");
        let added = Table::alter().table("plate_numbers").add_column(column).take();
        manager.alter_table(added).await
    }
}
