//! Documents of cases; their bytes are in the file store, under their hash.

use super::{
    Finder, ReadWhat,
    content::CaseKeys,
    parts::grouped,
    wire::{count, parse, read},
};
use crate::{
    Place, StoreError,
    entity::{
        Id,
        document::{Column, Entity, Model},
    },
};
use domain::{access::PersonId, case::DocumentId, identifier::CaseNumber, law::DocumentKind};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::{collections::BTreeMap, fmt};

/// A document of a case.
#[derive(Clone, PartialEq, Eq)]
pub struct DocumentRow {
    pub case: CaseNumber,
    pub id: DocumentId,
    pub kind: DocumentKind,
    /// Type by content.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// Address in the file store, lower-case hexadecimal.
    pub sha256: String,
    /// The name that the file had where it came from; it is erased with the case.
    pub name: Option<String>,
    pub attached_version: u64,
    /// Who attached it; nobody for a document of the system.
    pub attached_by: Option<PersonId>,
}

/// Without the name of the file, which often holds the name of a person.
impl fmt::Debug for DocumentRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("DocumentRow");
        shown
            .field("case", &self.case)
            .field("id", &self.id)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

impl Finder<'_> {
    /// The documents of a case in scope, in the order in which they were attached.
    pub async fn documents(&self, number: &CaseNumber) -> Result<Vec<DocumentRow>, StoreError> {
        let mut found = self.documents_of(std::slice::from_ref(number)).await?;
        Ok(found.remove(number).unwrap_or_default())
    }

    /// The documents of those cases that are in scope.
    pub async fn documents_of(
        &self,
        numbers: &[CaseNumber],
    ) -> Result<BTreeMap<CaseNumber, Vec<DocumentRow>>, StoreError> {
        self.log_audit_of(ReadWhat::Documents, numbers).await?;
        let rows = Entity::find()
            .filter(self.scope.documents())
            .filter(Column::CaseNumber.is_in(numbers.iter().map(CaseNumber::as_str)))
            .order_by_asc(Column::AttachedVersion)
            .order_by_asc(Column::Id);
        let rows = rows.all(self.store.connection()).await?;
        let cases: Vec<_> = rows.iter().map(|row| row.case_number.clone()).collect();
        let keys = CaseKeys::of(self.store, cases).await?;
        grouped(rows.into_iter().map(|row| document_row(row, &keys)), |document| {
            &document.case
        })
    }

    /// A document in scope, for download.
    pub async fn document(&self, id: DocumentId) -> Result<Option<DocumentRow>, StoreError> {
        let row = Entity::find()
            .filter(self.scope.documents())
            .filter(Column::Id.eq(Id::from(id)));
        let row = row
            .order_by_asc(Column::CaseNumber)
            .one(self.store.connection())
            .await?;
        let Some(row) = row else { return Ok(None) };
        let keys = CaseKeys::of(self.store, [row.case_number.clone()]).await?;
        let row = document_row(row, &keys)?;
        self.log_audit_of(ReadWhat::Documents, std::slice::from_ref(&row.case))
            .await?;
        Ok(Some(row))
    }
}

fn document_row(row: Model, keys: &CaseKeys) -> Result<DocumentRow, StoreError> {
    let id = format!("{}/{}", row.case_number, row.id);
    let place = Place::new("documents", "name_enc", &id);
    let name = row
        .name_enc
        .map(|sealed| keys.open_text(&row.case_number, &place, &sealed))
        .transpose()?;
    Ok(DocumentRow {
        case: parse("case_number", &row.case_number)?,
        id: DocumentId(row.id.0),
        kind: read("kind", &row.kind)?,
        media_type: row.media_type,
        size: count("size", row.size)?,
        sha256: row.sha256,
        name: name.flatten(),
        attached_version: count("attached_version", row.attached_version)?,
        attached_by: row.attached_by.map(PersonId::from),
    })
}
