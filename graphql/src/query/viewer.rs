//! Who is signed in.

use crate::{failure::Result, reader::Reader, request, types::Viewer};
use async_graphql::{Context, Object};

#[derive(Default)]
pub(super) struct ViewerQuery;

#[Object]
impl ViewerQuery {
    #[expect(clippy::unused_async, reason = "resolvers are async")]
    /// You; nothing where nobody is signed in (当前用户)
    async fn viewer(&self, ctx: &Context<'_>) -> Result<Option<Viewer>> {
        if request::principal(ctx).is_err() {
            return Ok(None);
        }
        Reader::of(ctx, None).map(|reader| Some(Viewer(reader)))
    }
}
