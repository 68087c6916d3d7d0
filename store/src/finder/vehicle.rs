//! Cases about one vehicle, for those who work on them.

use super::{CaseRow, Connection, FindError, Finder, Page, ReadWhat, cursor::Key, page::Sorted};
use crate::entity::case::{Column, Entity};
use domain::identifier::Vin;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

const NEWEST: Sorted<Column> = Sorted {
    list: "of-vehicle",
    key: Some(Column::ReceivedAt),
    id: Column::Number,
    descending: true,
};

impl Finder<'_> {
    /// The cases about exactly this vehicle that the reader works on, ended ones too, the newest first: for staff who hold a post
    /// in an office that has to do with them. Empty for everybody else, also for an audit.
    pub async fn cases_about(&self, vehicle: &Vin, page: Page) -> Result<Connection<CaseRow>, FindError> {
        if !self.scope.holds_a_post() {
            let edges = vec![];
            let has_next_page = false;
            return Ok(Connection { edges, has_next_page });
        }
        // The number itself is nowhere in clear.
        let index = self.store.keys().vehicle_index(vehicle);
        let about = Entity::find()
            .filter(self.scope.work())
            .filter(Column::VehicleIndex.eq(index));
        let rows = self.with_keys(NEWEST.page(about, &page)?).await?;
        let found = NEWEST.connection(rows, &page, |(row, _)| {
            (Key::At(row.received_at), row.number.clone())
        });
        self.case_connection(found, ReadWhat::Queue).await
    }
}
