//! The activity `report_file`: the transfer hears how far its file is.

use super::{Answer, Call, elsewhere, own};
use crate::{Activities, effects::settled};
use domain::{
    access::Actor,
    case::Envelope,
    file_handover::{HandoverEffect, HandoverOutcome},
    vehicle_transfer::Command,
};
use workflows::runtime::Asked;

/// Tells it once. A transfer that no longer waits for this file has heard it all the same.
pub(crate) async fn report_file(activities: &Activities, call: &Call) -> Answer {
    let HandoverEffect::Report { transfer, report } = own(call)? else {
        return Err(elsewhere(own(call)?));
    };
    let asked = Asked {
        envelope: Envelope {
            request: activities.store.keys().request_of(&call.case, call.effect.id),
            actor: Actor::System,
            seen_version: None,
            command: Command::ReportFile {
                report: report.clone(),
            },
        },
        trace: call.trace,
    };
    let told = activities
        .other_cases
        .ask_transfer(transfer, asked, call.at)
        .await;
    settled(told.map(|_| HandoverOutcome::Reported))
}
