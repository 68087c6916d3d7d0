//! Cases with a subject, found by its keyed hash.

use crate::{
    StoreError,
    entity::case::{Column, Entity},
    lock::{self, Space},
    record::Gathering,
};
use domain::{audit::Hex, case::CaseKind, identifier::CaseNumber};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

impl<K: CaseKind> Gathering<'_, K> {
    /// Another case of the kind about the same subject that has not ended: it is in none of the statuses `ends`. What is still to
    /// be carried out after an end bars nobody. Of two openings at once, the second waits here for the first.
    pub(crate) async fn open_case_about(
        &self,
        subject: &Hex<32>,
        ends: Vec<&'static str>,
    ) -> Result<Option<CaseNumber>, StoreError> {
        let name = format!("{}/{subject}", K::NAME);
        lock::hold(self.transaction, Space::OpenVehicle, &name).await?;
        let found: Option<String> = Entity::find()
            .select_only()
            .column(Column::Number)
            .filter(Column::SubjectIndex.eq(subject.to_string()))
            .filter(Column::Kind.eq(K::NAME))
            .filter(Column::Status.is_not_in(ends))
            .filter(Column::Number.ne(self.number.as_str()))
            .order_by_asc(Column::ReceivedAt)
            .into_tuple()
            .one(self.transaction)
            .await?;
        let number = found.map(|number| number.parse()).transpose();
        number.map_err(|_| StoreError::Unreadable("a case number"))
    }
}
