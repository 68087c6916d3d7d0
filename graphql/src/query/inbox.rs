//! Messages to whoever is signed in.

use crate::{
    failure::Result,
    reader::Reader,
    relay::{Page, plain},
    types::InboxMessage,
};
use async_graphql::{Context, Object, connection::Connection};

#[derive(Default)]
pub(super) struct InboxQuery;

#[Object]
impl InboxQuery {
    /// Your messages, newest first (站内消息)
    async fn inbox(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "1 to 100; 20 where it is not given.")] first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<String, InboxMessage>> {
        let reader = Reader::of(ctx, None)?;
        let page = Page::read(first, after)?.keyset()?;
        plain(reader.finder().messages(page).await?, |row| {
            Ok(Some(InboxMessage(row)))
        })
    }
}
