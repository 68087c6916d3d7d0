//! What `record` looks up for a transfer of a vehicle, inside its transaction.

use crate::{
    RecordedKind, StoreError,
    record::{Columns, Gather, Gathering, name_of},
};
use domain::{
    law::{rollout::Rollout, vehicle::emission::EmissionPolicy},
    vehicle_transfer::{Command, Facts, State, VehicleTransfer},
};

/// The facts of transfers.
#[derive(Clone, Copy, Debug)]
pub struct VehicleTransferFacts;

impl RecordedKind for VehicleTransfer {
    type LookUps = VehicleTransferFacts;
    const LOOK_UPS: VehicleTransferFacts = VehicleTransferFacts;
}

impl Gather<VehicleTransfer> for VehicleTransferFacts {
    async fn gather(&self, gathering: Gathering<'_, VehicleTransfer>) -> Result<Facts, StoreError> {
        keep_people(&gathering).await?;
        Ok(Facts {
            case: gathering.shared.clone(),
            open_case: None,
            rollout: Rollout::official().clone(),
            emission: EmissionPolicy::official(),
            prefixes: gathering.plate_prefixes().await?,
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
}

/// Who the parties are, whom a command names.
async fn keep_people(gathering: &Gathering<'_, VehicleTransfer>) -> Result<(), StoreError> {
    match &gathering.envelope.command {
        Command::Submit(submission) => gathering.keep_people(&submission.people).await,
        Command::NameParty {
            person: Some(person), ..
        } => gathering.keep_people(std::slice::from_ref(person)).await,
        _ => Ok(()),
    }
}
