//! The file of the vehicle: the one that leaves here is made ready, the one that is elsewhere comes by a handover.

use super::{Answer, Call, elsewhere, own, state};
use crate::{
    Activities,
    effects::{files_away, settled, tables_away, undeliverable, when_asked},
};
use domain::{
    access::Actor,
    case::{Envelope, Outcome},
    file_handover::{Command, Opening},
    identifier::{CaseNumber, DivisionCode, OfficeCode},
    law::vehicle::office_area,
    time::office_day,
    vehicle_transfer::{TransferEffect, TransferOutcome, VehicleTransfer},
};
use files::ContentHash;
use store::StoreError;
use temporalio_sdk::activities::ActivityError;
use workflows::runtime::Asked;

/// The record has no office there: somebody has to add it, or to ask for the file by hand.
const NO_OFFICE: &str = "NO_OFFICE_OF_ORIGIN";

/// Opens the handover that brings the file, or stops it.
pub(crate) async fn ask_handover(activities: &Activities, call: &Call) -> Answer {
    match own(call)? {
        TransferEffect::RequestFile { from } => request(activities, call, from).await,
        TransferEffect::StopHandover { handover, reason } => {
            let stop = asked(activities, call, Command::Stop { reason: *reason });
            let stopped = activities.other_cases.ask_handover(handover, stop, call.at).await;
            // It has ended, or takes the file already: its report says so.
            settled(stopped.map(|_| TransferOutcome::Done))
        }
        effect => Err(elsewhere(effect)),
    }
}

/// The number of the handover follows from the effect, so asked twice it is opened once.
async fn request(activities: &Activities, call: &Call, from: &DivisionCode) -> Answer {
    let Some(origin) = office_of(activities, from).await? else {
        return Ok(undeliverable(NO_OFFICE));
    };
    let when = when_asked::<VehicleTransfer>(&activities.store, call).await?;
    let keys = activities.store.keys();
    let opening = Command::Open(Opening {
        transfer: call.case.clone(),
        vehicle: keys.vehicle_reference(&when.state.vin),
        origin,
    });
    let open = asked(activities, call, opening);
    let tag = keys.case_tag(call.case.as_str(), open.envelope.request);
    let number = CaseNumber::new(&call.case.office(), office_day(when.at), tag);
    let handover = number.map_err(|_| tables_away(&StoreError::Unreadable("the day of the effect")))?;
    let opened = activities
        .other_cases
        .ask_handover(&handover, open, call.at)
        .await;
    match opened {
        Ok(Err(refusal)) => Ok(undeliverable(refusal.code.code())),
        opened => settled(opened.map(|_| TransferOutcome::FileAsked { handover })),
    }
}

/// The command of this effect to another case.
fn asked(activities: &Activities, call: &Call, command: Command) -> Asked<Command> {
    Asked {
        envelope: Envelope {
            request: activities.store.keys().request_of(&call.case, call.effect.id),
            actor: Actor::System,
            seen_version: None,
            command,
        },
        trace: call.trace,
    }
}

/// The vehicle office of a place: the one of that very division, else the one in whose area it lies.
async fn office_of(
    activities: &Activities,
    place: &DivisionCode,
) -> Result<Option<OfficeCode>, ActivityError> {
    let offices = activities.store.office_data().offices().await;
    let offices = offices.map_err(|error| tables_away(&error))?;
    let exact = offices.iter().find(|office| office.division == *place);
    let area = office_area(place);
    let in_area = |division: &DivisionCode| area.is_some() && office_area(division) == area;
    let found = exact.or_else(|| offices.iter().find(|office| in_area(&office.division)));
    Ok(found.map(|office| office.code.clone()))
}

/// Ready is a file whose every document lies in the store: whoever asks for it gets it whole.
pub(crate) async fn prepare_file(activities: &Activities, call: &Call) -> Answer {
    let TransferEffect::PrepareFile = own(call)? else {
        return Err(elsewhere(own(call)?));
    };
    for document in state(activities, call).await?.work.documents {
        let whole = match document.sha256.parse::<ContentHash>() {
            Ok(sha256) => activities.files.store.contains(&sha256).await,
            Err(_) => Ok(false),
        };
        if !whole.map_err(|error| files_away(&error))? {
            return Ok(undeliverable("DOCUMENT_MISSING"));
        }
    }
    Ok(Outcome::Own(TransferOutcome::FileReady))
}
