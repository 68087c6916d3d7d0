//! 送达登记 (ADM 36)

use super::{
    CasePayload,
    run::{Desk, OfKind, asked},
};
use crate::{date::Date, failure::Result, types::ServiceManner};
use async_graphql::{Context, InputObject, Object};
use domain::{evidence_access, licence_application, vehicle_transfer};
use uuid::Uuid;

/// Records that a decision reached the person; the periods of the remedies run from that day (送达登记)
#[derive(Clone, Debug, InputObject)]
pub struct RecordServiceInput {
    /// Your name for this request: asked again, it gives the first answer.
    pub request_id: Uuid,
    pub case_number: String,
    /// The version of the case that you saw.
    pub version: u64,
    pub manner: ServiceManner,
    /// The day of service.
    pub day: Date,
    /// The person agreed to this manner beforehand.
    #[graphql(default)]
    pub consent: bool,
}

#[derive(Default)]
pub(super) struct RecordServiceMutation;

#[Object]
impl RecordServiceMutation {
    /// Records that a decision reached the person; the periods of the remedies run from that day (送达登记; ADM 36)
    async fn record_service(&self, ctx: &Context<'_>, input: RecordServiceInput) -> Result<CasePayload> {
        let (manner, day, consent) = (input.manner.into(), input.day.0, input.consent);
        let commands = OfKind {
            licence: licence_application::Command::RecordService { manner, day, consent },
            transfer: Some(vehicle_transfer::Command::RecordService { manner, day, consent }),
            evidence: evidence_access::Command::RecordService { manner, day, consent },
        };
        Desk::open(ctx)?.run_of_kind(asked!(input), Some(commands)).await
    }
}
