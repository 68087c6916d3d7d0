//! Who read a case.

use crate::{
    failure::Result,
    reader::Reader,
    relay::{Page, plain},
    types::ReadLogEntry,
};
use async_graphql::{Context, Object, connection::Connection};
use domain::identifier::CaseNumber;
use std::sync::Arc;

#[derive(Default)]
pub(super) struct ReadLogQuery;

#[Object]
impl ReadLogQuery {
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    /// Who read a case and why, newest first: for the applicant, the office's supervision, the head of the unit whose evidence it
    /// is about, and an auditor. Empty for everybody else (查阅记录)
    async fn read_log(
        &self,
        ctx: &Context<'_>,
        case_number: String,
        #[graphql(desc = "1 to 100; 20 where it is not given.")] first: Option<i32>,
        after: Option<String>,
        #[graphql(desc = "Why an auditor reads. It is logged.")] reason: Option<String>,
    ) -> Result<Connection<String, ReadLogEntry>> {
        let reader = Reader::of(ctx, reason)?;
        let page = Page::read(first, after)?.keyset()?;
        let Ok(number) = CaseNumber::parse(&case_number) else {
            return Ok(Connection::new(false, false));
        };
        let found = reader.finder().read_log_of(&number, page).await?;
        let glance = reader.finder().glance(&number).await?;
        let staff = glance.is_some_and(|glance| glance.sight.is_staff());
        plain(found, |row| {
            Ok(Some(ReadLogEntry {
                row,
                staff,
                reader: Arc::clone(&reader),
            }))
        })
    }
}
