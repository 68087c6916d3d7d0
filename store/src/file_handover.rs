//! What `record` looks up for the handover of a file, inside its transaction.
//!
//! A handover holds its own row and then waits for that of its transfer, whose parties cannot change meanwhile. A transfer
//! never asks for a row of a handover, so that no two commands wait for each other.

use crate::{
    KeyRing, RecordedKind, StoreError, office_key,
    record::{Concerns, Gather, Gathering, Part, PartSight},
    signature_holds, staff,
};
use domain::{
    audit::Hex,
    case::CaseCommand,
    file_handover::{Command, Facts, FileHandover, State, Status, TransferParties},
    identifier::{CaseNumber, OfficeCode},
    time::office_day,
    vehicle_transfer::VehicleTransfer,
};
use std::collections::BTreeSet;

/// The facts of handovers.
#[derive(Clone, Copy, Debug)]
pub struct FileHandoverFacts;

impl RecordedKind for FileHandover {
    type LookUps = FileHandoverFacts;
    const LOOK_UPS: FileHandoverFacts = FileHandoverFacts;
}

impl Gather<FileHandover> for FileHandoverFacts {
    async fn gather(&self, gathering: Gathering<'_, FileHandover>) -> Result<Facts, StoreError> {
        let number = gathering.number.clone();
        let mut facts = Facts {
            case: gathering.shared.clone(),
            number,
            transfer: None,
            open_handover: None,
            keys: vec![],
            supervision: BTreeSet::new(),
            check: signature_holds,
        };
        let Some(matter) = Matter::of(&gathering) else {
            return Ok(facts);
        };
        if gathering.state.is_none() {
            facts.open_handover = gathering.open_case_about(&matter.vehicle, ends()).await?;
        }
        facts.transfer = parties(&gathering, matter.transfer).await?;
        let offices = [matter.origin, &facts.number.office()];
        facts.keys = office_key::signing(gathering.transaction, &offices, facts.case.now).await?;
        if let Command::Case(CaseCommand::Wake) = &gathering.envelope.command {
            let at = (&matter.origin.province(), office_day(facts.case.now));
            facts.supervision = staff::supervision(gathering.transaction, at).await?;
        }
        Ok(facts)
    }

    /// Staff of the origin work on it as well, but nobody who has a part in the transfer.
    fn concerns(state: &State, _keys: &KeyRing) -> Concerns {
        let others = state.parties.iter().copied();
        // The papers of a file are those of former owners too.
        let people = others
            .filter(|person| *person != state.work.applicant)
            .map(|person| Part {
                person,
                sees: PartSight::Case,
            });
        let route = state.route();
        Concerns {
            subject: Some(route.vehicle),
            origin: Some(route.origin.clone()),
            transfer: Some(state.transfer.clone()),
            people: people.collect(),
            ..Concerns::default()
        }
    }
}

/// What a handover is about: once it is open, what its state says.
struct Matter<'a> {
    transfer: &'a CaseNumber,
    vehicle: Hex<32>,
    origin: &'a OfficeCode,
}

impl<'a> Matter<'a> {
    fn of(gathering: &Gathering<'a, FileHandover>) -> Option<Self> {
        match (gathering.state, &gathering.envelope.command) {
            (Some(state), _) => Some(Self {
                transfer: &state.transfer,
                vehicle: state.route().vehicle,
                origin: &state.route().origin,
            }),
            (None, Command::Open(opening)) => Some(Self {
                transfer: &opening.transfer,
                vehicle: opening.vehicle,
                origin: &opening.origin,
            }),
            (None, _) => None,
        }
    }
}

/// The people of the transfer as it is now; `None` where it is not there, has ended or was erased.
async fn parties(
    gathering: &Gathering<'_, FileHandover>,
    transfer: &CaseNumber,
) -> Result<Option<TransferParties>, StoreError> {
    let state = gathering.other_case::<VehicleTransfer>(transfer).await?;
    Ok(state.and_then(|state| state.for_handover()))
}

fn ends() -> Vec<&'static str> {
    let ends = Status::ALL.into_iter().filter(|status| status.is_end());
    ends.map(Status::as_str).collect()
}
