//! Offices by code. Anybody may read them, so one loader serves everybody; it keeps nothing.

use async_graphql::dataloader::Loader;
use domain::identifier::OfficeCode;
use std::collections::HashMap;
use store::{Store, StoreError, finder::OfficeRow};

pub(crate) struct Offices(pub(crate) Store);

impl Loader<OfficeCode> for Offices {
    type Value = OfficeRow;
    type Error = StoreError;

    async fn load(&self, codes: &[OfficeCode]) -> Result<HashMap<OfficeCode, OfficeRow>, StoreError> {
        let offices = self.0.office_data();
        if let [code] = codes {
            return Ok(offices
                .office(code)
                .await?
                .map(|row| (row.code.clone(), row))
                .into_iter()
                .collect());
        }
        let rows = offices.offices().await?.into_iter();
        Ok(rows
            .filter(|row| codes.contains(&row.code))
            .map(|row| (row.code.clone(), row))
            .collect())
    }
}
