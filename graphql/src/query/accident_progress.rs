//! 事故处理进度, for whoever has the number and the code that the accident unit gave to its parties.

use crate::{
    accidents::RegisterSilent,
    failure::{Failure, Result},
    request,
    types::AccidentProgress,
};
use async_graphql::{Context, Object};
use domain::accident::{AccidentNumber, QueryCode};

#[derive(Default)]
pub(super) struct AccidentProgressQuery;

#[Object]
impl AccidentProgressQuery {
    /// How far the handling of an accident is, by what its parties were given; nobody needs to apply or to sign in. Nothing for a wrong
    /// number or code (事故处理进度; W-EV3)
    async fn accident_progress(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "事故编号")] accident_number: String,
        #[graphql(desc = "查询码")] code: String,
    ) -> Result<Option<AccidentProgress>> {
        let (Ok(number), Some(code)) = (AccidentNumber::parse(&accident_number), QueryCode::read(&code))
        else {
            return Ok(None);
        };
        let accidents = &request::services(ctx).accidents;
        let stages = accidents.progress(&number, &code).await?;
        Ok(stages.map(|stages| AccidentProgress {
            stages: stages.into_iter().map(Into::into).collect(),
        }))
    }
}

/// Its own log says why.
impl From<RegisterSilent> for Failure {
    fn from(_: RegisterSilent) -> Self {
        Self::Coded("UNAVAILABLE", "failed to answer now: try again")
    }
}
