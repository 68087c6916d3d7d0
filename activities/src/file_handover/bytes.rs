//! The activities `transfer_files` and `verify_files`: every byte of an attempt goes over, and is looked at there.

use super::{
    Answer, Call, at_destination, at_origin, done, elsewhere, noted::noting, own, state, undeliverable,
};
use crate::{
    Activities,
    effects::{again, files_away, settled},
    handover::{IntakeClient, Way, beside, findings, send},
    pulse::Newest,
};
use domain::{
    custody::Manifest,
    file_handover::{HandoverEffect, HandoverOutcome, State},
    identifier::CaseNumber,
};
use files::{Progress, Report};

/// The handover is at another attempt: what is asked for is void.
const ATTEMPT_OVER: &str = "ATTEMPT_OVER";

/// Moves the file to the destination, from wherever the last try ended.
pub(crate) async fn transfer_files(activities: &Activities, call: &Call, report: Report<'_>) -> Answer {
    let HandoverEffect::TransferFiles { attempt } = *own(call)? else {
        return Err(elsewhere(own(call)?));
    };
    let state = state(activities, call).await?;
    let Some(manifest) = manifest_of(&state, attempt) else {
        return Ok(undeliverable(ATTEMPT_OVER));
    };
    let newest = Newest::default();
    let both = |progress: Progress| {
        newest.set(progress.clone());
        report(progress);
    };
    let moving = moved(activities, (&call.case, &state, manifest), &both);
    noting(&activities.store, (call, attempt), &newest, moving).await
}

async fn moved(
    activities: &Activities,
    (case, state, manifest): (&CaseNumber, &State, &Manifest),
    report: Report<'_>,
) -> Answer {
    let (desk, attempt) = (&activities.files, manifest.attempt());
    let origin = desk.dossiers.of(&at_origin(state, attempt));
    let province = state.route().destination.province();
    let sent = match desk.ways.to(&province) {
        Way::Over(address) => {
            let Some(key) = desk.keys.newest(&state.route().origin) else {
                return Ok(undeliverable("KEY_MISSING"));
            };
            let client = IntakeClient::new(address.clone(), key.clone(), desk.seconds);
            let client = client.map_err(|_| again("NO_CLIENT"))?;
            send(&origin, manifest, &client, report).await
        }
        // The dossiers of both offices lie in one store: nothing has to cross a line.
        Way::Beside => {
            let destination = desk.dossiers.of(&at_destination(state, attempt));
            beside(&origin, manifest, &destination, report).await
        }
        Way::Unknown => {
            tracing::error!(handover = %case, %province, "no intake is named for the province; see handover.intakes");
            return Err(again("INTAKE_UNKNOWN"));
        }
    };
    settled(sent.map(|()| HandoverOutcome::Transferred))
}

/// Compares what has come with the manifest.
pub(crate) async fn verify_files(activities: &Activities, call: &Call, report: Report<'_>) -> Answer {
    let HandoverEffect::VerifyFiles { attempt } = *own(call)? else {
        return Err(elsewhere(own(call)?));
    };
    let state = state(activities, call).await?;
    let Some(manifest) = manifest_of(&state, attempt) else {
        return Ok(undeliverable(ATTEMPT_OVER));
    };
    let dossier = activities.files.dossiers.of(&at_destination(&state, attempt));
    let findings = findings(&dossier, manifest, report).await;
    let findings = findings.map_err(|error| files_away(&error))?;
    Ok(done(HandoverOutcome::Compared { findings }))
}

fn manifest_of(state: &State, attempt: u32) -> Option<&Manifest> {
    state
        .manifest
        .as_ref()
        .filter(|manifest| manifest.attempt() == attempt)
}
