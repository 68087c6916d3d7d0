//! People in the scope of one reader.

use crate::reader::Eyes;
use async_graphql::dataloader::Loader;
use domain::{access::PersonId, identifier::PersonName};
use std::collections::HashMap;
use store::{StoreError, finder::MaskedPerson};

/// Applicants, masked.
pub(crate) struct Applicants(pub(crate) Eyes);

impl Loader<PersonId> for Applicants {
    type Value = MaskedPerson;
    type Error = StoreError;

    async fn load(&self, ids: &[PersonId]) -> Result<HashMap<PersonId, MaskedPerson>, StoreError> {
        Ok(self.0.finder().persons_masked(ids).await?.into_iter().collect())
    }
}

/// The names of colleagues.
pub(crate) struct Colleagues(pub(crate) Eyes);

impl Loader<PersonId> for Colleagues {
    type Value = PersonName;
    type Error = StoreError;

    async fn load(&self, ids: &[PersonId]) -> Result<HashMap<PersonId, PersonName>, StoreError> {
        Ok(self.0.finder().staff_names(ids).await?.into_iter().collect())
    }
}
