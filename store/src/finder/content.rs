//! What was sealed with the key of a case, opened; or erased with it.

use crate::{CaseKey, Place, Store, StoreError, entity::case_key};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use std::{collections::BTreeMap, fmt};

/// Opened JSON that does not print itself. It has no value when the key of its case was deleted (lawful erasure).
///
/// It stays text until somebody reads it, and is then read once, as what it is: a list of cases is mostly that.
#[derive(Clone, PartialEq, Eq)]
pub struct Content(Option<Vec<u8>>);

/// The state of a case: a `CaseKind::State` in JSON.
pub type StateJson = Content;

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() {
            "Content(..)"
        } else {
            "Content(erased)"
        })
    }
}

impl Content {
    pub(super) fn of(part: Option<Box<RawValue>>) -> Self {
        Self(part.map(|part| Box::<str>::from(part).into_boxed_bytes().into_vec()))
    }

    pub fn is_erased(&self) -> bool {
        self.0.is_none()
    }

    /// The content as what was written.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, StoreError> {
        let text = self
            .0
            .as_ref()
            .ok_or(StoreError::Erased("the content of a case"))?;
        serde_json::from_slice(text).map_err(|_| StoreError::Unreadable("the content of a case"))
    }
}

/// The keys of some cases. One that was deleted is not in it.
pub(super) struct CaseKeys(BTreeMap<String, CaseKey>);

impl CaseKeys {
    /// Fetches the keys of these cases, each once.
    pub(super) async fn of<I>(store: &Store, cases: I) -> Result<Self, StoreError>
    where
        I: IntoIterator<Item = String>,
    {
        let mut cases: Vec<_> = cases.into_iter().collect();
        cases.sort_unstable();
        cases.dedup();
        if cases.is_empty() {
            return Ok(Self(BTreeMap::new()));
        }
        let wanted = case_key::Entity::find().filter(case_key::Column::CaseNumber.is_in(cases));
        Self::read(store, wanted.all(store.connection()).await?)
    }

    /// Opens keys that were read with their cases.
    pub(super) fn read(
        store: &Store,
        rows: impl IntoIterator<Item = case_key::Model>,
    ) -> Result<Self, StoreError> {
        let open = |row: case_key::Model| {
            let key = CaseKey::unwrap(store.keys(), &row.case_number, &row.wrapped_key)?;
            Ok((row.case_number, key))
        };
        rows.into_iter().map(open).collect::<Result<_, _>>().map(Self)
    }

    /// Opens a sealed field of a case that holds JSON.
    pub(super) fn open(&self, case: &str, place: &Place<'_>, sealed: &[u8]) -> Result<Content, StoreError> {
        self.plain(case, place, sealed).map(Content)
    }

    /// Opens a sealed field of a case as text; `None` when it was erased.
    pub(super) fn open_text(
        &self,
        case: &str,
        place: &Place<'_>,
        sealed: &[u8],
    ) -> Result<Option<String>, StoreError> {
        let plain = self.plain(case, place, sealed)?;
        let read = |plain| String::from_utf8(plain).map_err(|_| StoreError::Unreadable(place.column));
        plain.map(read).transpose()
    }

    fn plain(&self, case: &str, place: &Place<'_>, sealed: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        self.0.get(case).map(|key| key.open(place, sealed)).transpose()
    }
}
