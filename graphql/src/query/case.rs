//! One case by its number.

use crate::{failure::Result, reader::Reader, types::Case};
use async_graphql::{Context, Object};
use domain::identifier::CaseNumber;
use std::sync::Arc;

#[derive(Default)]
pub(super) struct CaseQuery;

#[Object]
impl CaseQuery {
    /// A case by its number; nothing for one that is not there, or not yours (业务详情)
    async fn case(
        &self,
        ctx: &Context<'_>,
        number: String,
        #[graphql(desc = "Why an auditor reads it. It is logged, and the applicant can see it.")]
        reason: Option<String>,
    ) -> Result<Option<Case>> {
        let reader = Reader::of(ctx, reason)?;
        match CaseNumber::parse(&number) {
            Ok(number) => find(&reader, &number).await,
            Err(_) => Ok(None),
        }
    }
}

/// The case as the reader sees it.
async fn find(reader: &Arc<Reader>, number: &CaseNumber) -> Result<Option<Case>> {
    match reader.finder().case(number).await? {
        Some(row) => Case::read(row, reader),
        None => Ok(None),
    }
}
