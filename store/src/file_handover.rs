//! What `record` looks up for the handover of a file, inside its transaction.
//!
//! A handover holds its own row and then waits for that of its transfer, whose parties cannot change meanwhile. A transfer
//! never locks a row of a handover, so that no two commands wait for each other: which office has the file, it reads in passing.

use crate::{
    KeyRing, RecordedKind, StoreError,
    entity::case::{Column, Entity},
    office_key,
    record::{Concerns, Gather, Gathering, Part, PartSight},
    signature_holds, staff,
};
use domain::{
    audit::Hex,
    case::{CaseCommand, CaseKind},
    file_handover::{Command, Custodian, Facts, FileHandover, State, Status, TransferParties},
    identifier::{CaseNumber, OfficeCode},
    time::office_day,
    vehicle_transfer::VehicleTransfer,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
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
            custodian: None,
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
        if moves_custody(&gathering.envelope.command) {
            facts.custodian = custodian(&gathering, &matter.vehicle).await?;
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

/// What is asked of the origin alone, and what makes the destination the custodian.
const fn moves_custody(command: &Command) -> bool {
    matches!(
        command,
        Command::Open(_) | Command::TakeUp | Command::Offer | Command::Accept
    )
}

/// The office that has the file of a vehicle by another case: the one that took it in the newest handover that was not in vain.
/// `None` where there is none, or it is still under way. Custody is what the chain says; the status of a handover says it too.
pub(crate) async fn custodian<K: CaseKind>(
    gathering: &Gathering<'_, K>,
    vehicle: &Hex<32>,
) -> Result<Option<Custodian>, StoreError> {
    let found: Option<(String, String, String)> = Entity::find()
        .select_only()
        .columns([Column::Number, Column::Office, Column::Status])
        .filter(Column::SubjectIndex.eq(vehicle.to_string()))
        .filter(Column::Kind.eq(FileHandover::NAME))
        .filter(Column::Status.is_not_in(in_vain()))
        .filter(Column::Number.ne(gathering.number.as_str()))
        .order_by_desc(Column::ReceivedAt)
        .into_tuple()
        .one(gathering.transaction)
        .await?;
    let Some((number, office, _)) = found.filter(|(.., status)| has_moved(status)) else {
        return Ok(None);
    };
    let unreadable = |_| StoreError::Unreadable("a custodian");
    Ok(Some(Custodian {
        office: office.parse().map_err(unreadable)?,
        handover: number.parse().map_err(unreadable)?,
    }))
}

fn has_moved(status: &str) -> bool {
    let mut moved = Status::ALL.into_iter().filter(|one| one.has_moved());
    moved.any(|one| one.as_str() == status)
}

/// Ended with the file where it was.
fn in_vain() -> Vec<&'static str> {
    let ends = Status::ALL
        .into_iter()
        .filter(|status| status.is_end() && !status.has_moved());
    ends.map(Status::as_str).collect()
}

fn ends() -> Vec<&'static str> {
    let ends = Status::ALL.into_iter().filter(|status| status.is_end());
    ends.map(Status::as_str).collect()
}
