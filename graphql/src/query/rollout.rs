//! Where a measure is in use, readable without signing in.

use crate::{
    date::Date,
    failure::Result,
    request,
    types::{Feature, Gate, Rollout, RolloutRow},
};
use async_graphql::{Context, Object};
use domain::{identifier::DivisionCode, law::rollout, time::office_day};

#[derive(Default)]
pub(super) struct RolloutQuery;

#[Object]
impl RolloutQuery {
    /// Whether a measure is in use in a division on a day, and what the answer rests on (启用情况)
    async fn rollout(
        &self,
        ctx: &Context<'_>,
        feature: Feature,
        #[graphql(desc = "A division code (GB/T 2260).")] division: String,
        #[graphql(desc = "Today, by the office clock, where it is not given.")] day: Option<Date>,
    ) -> Result<Option<Rollout>> {
        let Ok(division) = DivisionCode::parse(&division) else {
            return Ok(None);
        };
        let day = day.unwrap_or_else(|| office_day(request::now(ctx)).into());
        let table = request::services(ctx).store.office_data().rollout().await?;
        let answer = table.gate(feature.into(), &division, day.0);
        let (gate, since) = Gate::of(&answer);
        let rows = table.rows_for(feature.into(), &division);
        Ok(Some(Rollout {
            feature,
            feature_words: rollout::Feature::from(feature).words().into(),
            day,
            gate,
            gate_words: answer.words().into(),
            since,
            rows: rows.into_iter().map(Into::<RolloutRow>::into).collect(),
        }))
    }
}
