//! What `record` looks up for a transfer of a vehicle, inside its transaction.

use crate::{
    KeyRing, RecordedKind, StoreError, file_handover,
    record::{Columns, Concerns, Gather, Gathering, Part, PartSight, name_of},
    rollout,
};
use domain::{
    file_handover::Custodian,
    identifier::CaseNumber,
    law::{
        rollout::{Feature, Rollout},
        vehicle::TradeFacts,
    },
    vehicle_transfer::{Command, Facts, State, Status, TransferChannel, VehicleLock, VehicleTransfer},
};
use std::collections::BTreeSet;

/// The facts of transfers.
#[derive(Clone, Copy, Debug)]
pub struct VehicleTransferFacts;

impl RecordedKind for VehicleTransfer {
    type LookUps = VehicleTransferFacts;
    const LOOK_UPS: VehicleTransferFacts = VehicleTransferFacts;
}

impl Gather<VehicleTransfer> for VehicleTransferFacts {
    async fn gather(&self, gathering: Gathering<'_, VehicleTransfer>) -> Result<Facts, StoreError> {
        // On the heap: few commands name people, and each pays for the size of the future.
        Box::pin(keep_people(&gathering)).await?;
        Ok(Facts {
            open_case: open_case(&gathering).await?,
            custodian: custodian(&gathering).await?,
            rollout: rollout(&gathering).await?,
            emission: gathering.emission_policy.clone(),
            prefixes: gathering.plate_prefixes().await?,
            case: gathering.shared,
        })
    }

    fn columns(state: &State) -> Columns {
        Columns {
            rule_set: state
                .acceptance
                .and_then(|acceptance| name_of(&acceptance.rules).ok()),
            channel: name_of(&state.channel).ok(),
            ..Columns::default()
        }
    }

    /// Everybody who may not work on it: the parties, and the registered owner.
    fn concerns(state: &State, keys: &KeyRing) -> Concerns {
        let others = state.people().into_iter();
        let people = others
            .filter(|person| *person != state.work.applicant)
            .map(|person| Part {
                person,
                sees: if state.is_applicants_side(person) {
                    PartSight::Papers
                } else {
                    PartSight::Case
                },
            });
        Concerns {
            subject: Some(keys.vehicle_reference(&state.vin)),
            plates: state.plates().map(|plate| keys.plate_index(plate)).collect(),
            people: people.collect(),
            taken_in_by: (state.channel == TransferChannel::ServiceStation).then_some(state.submitted_by),
            ..Concerns::default()
        }
    }
}

/// Another transfer of the same vehicle, for an opening.
async fn open_case(gathering: &Gathering<'_, VehicleTransfer>) -> Result<Option<CaseNumber>, StoreError> {
    match (&gathering.envelope.command, gathering.state) {
        (Command::Submit(submission), None) => {
            let vehicle = gathering.keys.vehicle_reference(&submission.vin);
            gathering.open_case_about(&vehicle, ends()).await
        }
        _ => Ok(None),
    }
}

/// Where its file is, for what asks for it or rests on it.
async fn custodian(gathering: &Gathering<'_, VehicleTransfer>) -> Result<Option<Custodian>, StoreError> {
    let vin = match (&gathering.envelope.command, gathering.state) {
        (Command::Submit(submission), None) => &submission.vin,
        (command, Some(state)) if concerns_file(command, state) => &state.vin,
        _ => return Ok(None),
    };
    file_handover::custodian(gathering, &gathering.keys.vehicle_reference(vin)).await
}

const fn concerns_file(command: &Command, state: &State) -> bool {
    match command {
        Command::RequestFile
        | Command::PreAccept { .. }
        | Command::Accept { .. }
        | Command::LiftStop { .. }
        | Command::ProposeDecision { .. }
        | Command::ReturnToReview { .. }
        | Command::Approve
        | Command::Refuse { .. }
        | Command::Register => true,
        // Whoever had the vehicle may have taken the file away before its lock was given.
        Command::Settle { .. } => matches!(state.lock, VehicleLock::Asked),
        _ => false,
    }
}

fn ends() -> Vec<&'static str> {
    let ends = Status::ALL.into_iter().filter(|status| status.is_end());
    ends.map(Status::as_str).collect()
}

/// The roll-out as far as it speaks of the two places of the trade.
async fn rollout(gathering: &Gathering<'_, VehicleTransfer>) -> Result<Rollout, StoreError> {
    let trade: &TradeFacts = match (gathering.state, &gathering.envelope.command) {
        (Some(state), _) => &state.trade,
        (None, Command::Submit(submission)) => &submission.trade,
        (None, _) => return Ok(Rollout::official().clone()),
    };
    let places = [&trade.transfer_in, &trade.transfer_out];
    rollout::of_places(gathering.transaction, Feature::UsedCarTransfer, &places).await
}

/// Who the parties are, whom a command names.
async fn keep_people(gathering: &Gathering<'_, VehicleTransfer>) -> Result<(), StoreError> {
    match &gathering.envelope.command {
        Command::Submit(submission) => {
            let desk = submission.at_the_desk();
            gathering.keep_people(&submission.people, desk.as_ref()).await
        }
        // Staff name them from papers.
        Command::NameParty {
            person: Some(person), ..
        } => {
            let nobody = BTreeSet::new();
            gathering
                .keep_people(std::slice::from_ref(person), Some(&nobody))
                .await
        }
        _ => Ok(()),
    }
}
