//! Cases about one vehicle, for those who work on them.

use super::{CaseRow, Connection, FindError, Finder, Page, ReadWhat, cursor::Key, page::Sorted};
use crate::entity::{
    case::{Column, Entity},
    case_plate,
};
use domain::identifier::{PlateNumber, Vin};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait, sea_query::IntoCondition,
};

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
        // The number itself is nowhere in clear.
        let index = self.store.keys().vehicle_index(vehicle);
        self.cases_of_vehicle(Column::SubjectIndex.eq(index).into_condition(), page)
            .await
    }

    /// The same by a plate number that the vehicle has or is to have. A handover is found by the numbers of the transfer that it
    /// serves; no other case of the vehicle is, so that nobody learns a number from a case that they do not see.
    pub async fn cases_with_plate(
        &self,
        number: &PlateNumber,
        page: Page,
    ) -> Result<Connection<CaseRow>, FindError> {
        let index = self.store.keys().plate_index(number);
        let with_plate = case_plate::Entity::find()
            .select_only()
            .column(case_plate::Column::CaseNumber)
            .filter(case_plate::Column::PlateIndex.eq(index))
            .into_query();
        let found = Condition::any()
            .add(Column::Number.in_subquery(with_plate.clone()))
            .add(Column::Transfer.in_subquery(with_plate));
        self.cases_of_vehicle(found, page).await
    }

    async fn cases_of_vehicle(
        &self,
        vehicle: Condition,
        page: Page,
    ) -> Result<Connection<CaseRow>, FindError> {
        if !self.scope.holds_a_post() {
            let edges = vec![];
            let has_next_page = false;
            return Ok(Connection { edges, has_next_page });
        }
        let about = Entity::find().filter(self.scope.work()).filter(vehicle);
        let rows = self.with_keys(NEWEST.page(about, &page)?).await?;
        let found = NEWEST.connection(rows, &page, |(row, _)| {
            (Key::At(row.received_at), row.number.clone())
        });
        self.case_connection(found, ReadWhat::Queue).await
    }
}
