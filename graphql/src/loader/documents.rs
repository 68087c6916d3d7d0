//! Documents of the cases in the scope of one reader.

use crate::reader::Eyes;
use async_graphql::dataloader::Loader;
use domain::identifier::CaseNumber;
use std::collections::HashMap;
use store::{StoreError, finder::DocumentRow};

pub(crate) struct Documents(pub(crate) Eyes);

impl Loader<CaseNumber> for Documents {
    type Value = Vec<DocumentRow>;
    type Error = StoreError;

    async fn load(&self, cases: &[CaseNumber]) -> Result<HashMap<CaseNumber, Vec<DocumentRow>>, StoreError> {
        Ok(self.0.finder().documents_of(cases).await?.into_iter().collect())
    }
}
