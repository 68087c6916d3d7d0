//! One's own cases.

use crate::{
    failure::Result,
    reader::Reader,
    relay::{Page, plain},
    types::Case,
};
use async_graphql::{Context, Object, connection::Connection};

#[derive(Default)]
pub(super) struct MyCasesQuery;

#[Object]
impl MyCasesQuery {
    /// Your own cases, newest first, whatever your role (我的业务)
    async fn my_cases(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "1 to 100; 20 where it is not given.")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<String, Case>> {
        let reader = Reader::of(ctx, None)?;
        let page = Page::read(first, after)?.keyset()?;
        plain(reader.finder().my_cases(page).await?, |row| {
            Case::read(row, &reader)
        })
    }
}
