//! 办事指南, readable without signing in.

use crate::types::{GuidedKind, ServiceGuide, SpecialReason};
use async_graphql::Object;
use domain::law::guide::licence_application_guide;

#[derive(Default)]
pub(super) struct ServiceGuideQuery;

#[Object]
impl ServiceGuideQuery {
    /// Who may apply, where, with which papers and how long it takes; nobody needs to sign in (办事指南)
    async fn service_guide(&self, kind: GuidedKind, reason: SpecialReason) -> ServiceGuide {
        match kind {
            GuidedKind::LicenceApplication => licence_application_guide(reason.into()).into(),
        }
    }
}
