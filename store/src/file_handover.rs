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
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
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

/// The office that has the file of a vehicle by another case.
pub(crate) async fn custodian<K: CaseKind>(
    gathering: &Gathering<'_, K>,
    vehicle: &Hex<32>,
) -> Result<Option<Custodian>, StoreError> {
    let others = Condition::all()
        .add(Column::SubjectIndex.eq(vehicle.to_string()))
        .add(Column::Number.ne(gathering.number.as_str()));
    last_taken(gathering.transaction, others).await
}

/// The office that has the file of the vehicle of this transfer.
pub(crate) async fn custodian_for(
    connection: &impl ConnectionTrait,
    transfer: &CaseNumber,
) -> Result<Option<Custodian>, StoreError> {
    let vehicle = Entity::find()
        .select_only()
        .column(Column::SubjectIndex)
        .filter(Column::Number.eq(transfer.as_str()))
        .into_query();
    let of_vehicle = Condition::all().add(Column::SubjectIndex.in_subquery(vehicle));
    last_taken(connection, of_vehicle).await
}

/// The one that took it in the newest handover that was accepted: one that is still under way changes nothing. `None` where none was.
/// Custody is what the chain says; the status of a handover says it too.
async fn last_taken(
    connection: &impl ConnectionTrait,
    about: Condition,
) -> Result<Option<Custodian>, StoreError> {
    let found: Option<(String, String)> = Entity::find()
        .select_only()
        .columns([Column::Number, Column::Office])
        .filter(about)
        .filter(Column::Kind.eq(FileHandover::NAME))
        .filter(Column::Status.is_in(moved()))
        .order_by_desc(Column::ReceivedAt)
        .into_tuple()
        .one(connection)
        .await?;
    let Some((number, office)) = found else {
        return Ok(None);
    };
    let unreadable = |_| StoreError::Unreadable("a custodian");
    Ok(Some(Custodian {
        office: office.parse().map_err(unreadable)?,
        handover: number.parse().map_err(unreadable)?,
    }))
}

/// With the file at the destination.
fn moved() -> Vec<&'static str> {
    let moved = Status::ALL.into_iter().filter(|status| status.has_moved());
    moved.map(Status::as_str).collect()
}

fn ends() -> Vec<&'static str> {
    let ends = Status::ALL.into_iter().filter(|status| status.is_end());
    ends.map(Status::as_str).collect()
}
