//! The activity `report_file`: the transfer hears how far its file is, and the ministry's desk that it is late.

use super::{Answer, Call, elsewhere, ministry, own};
use crate::{Activities, effects::settled};
use domain::{
    access::Actor,
    case::Envelope,
    file_handover::{FileReport, HandoverEffect, HandoverOutcome},
    identifier::CaseNumber,
    vehicle_transfer::Command,
};
use workflows::runtime::Asked;

/// Tells whom it is for.
pub(crate) async fn report_file(activities: &Activities, call: &Call) -> Answer {
    match own(call)? {
        HandoverEffect::Report { transfer, report } => heard(activities, call, (transfer, report)).await,
        HandoverEffect::TellMinistry => ministry::told(activities, call).await,
        effect => Err(elsewhere(effect)),
    }
}

/// Tells it once. A transfer that no longer waits for this file has heard it all the same.
async fn heard(
    activities: &Activities,
    call: &Call,
    (transfer, report): (&CaseNumber, &FileReport),
) -> Answer {
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
