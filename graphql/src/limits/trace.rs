//! Every error of an answer carries the trace id of its request.

use crate::TraceId;
use async_graphql::{
    ErrorExtensionValues, Response,
    extensions::{Extension, ExtensionContext, ExtensionFactory, NextExecute},
};
use std::sync::Arc;

/// Puts `traceId` beside the code of each error.
pub(crate) struct ErrorTrace;

impl ExtensionFactory for ErrorTrace {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_trait::async_trait]
impl Extension for ErrorTrace {
    async fn execute(
        &self,
        ctx: &ExtensionContext<'_>,
        operation_name: Option<&str>,
        next: NextExecute<'_>,
    ) -> Response {
        let mut response = next.run(ctx, operation_name).await;
        if let Some(TraceId(trace)) = ctx.data_opt() {
            for error in &mut response.errors {
                error
                    .extensions
                    .get_or_insert_with(ErrorExtensionValues::default)
                    .set("traceId", trace.clone());
            }
        }
        response
    }
}
