//! A seizure, a theft, a violation: what becomes of a vehicle while its transfer runs.

use super::{
    Installation, OfficeClock,
    lookout::{Lookout, News, Watch, WatchError},
    rounds::Rounds,
};
use crate::telemetry::Shutdown;
use activities::ports::{AccidentFiles, OtherCases, Party, PortError, VehicleQuery, VehicleRegisters};
use async_trait::async_trait;
use domain::{
    case::Refusal,
    evidence_access::{self, EvidenceAccess},
    identifier::{CaseNumber, DivisionCode},
    time::{Moment, office_day},
    vehicle_transfer::{self, VehicleTransfer, news},
};
use std::{sync::Arc, time::Duration};
use store::{Store, person};
use workflows::runtime::Asked;

/// Looks at the registers of vehicles, for open transfers.
pub struct OfVehicles {
    pub store: Store,
    pub registers: VehicleRegisters,
}

#[async_trait]
impl Lookout for OfVehicles {
    type Kind = VehicleTransfer;
    const WHAT: &'static str = "vehicles";

    async fn news(&self, state: &vehicle_transfer::State, now: Moment) -> News<VehicleTransfer> {
        let applicant = state.work.applicant;
        let Some(contact) = person::contact(&self.store, applicant).await? else {
            return Ok(None);
        };
        let query = VehicleQuery {
            vin: state.vin.clone(),
            applicant: Party {
                person: applicant,
                document: contact.document,
            },
        };
        let said = self.registers.look(&query).await.map_err(WatchError::Register)?;
        Ok(said.and_then(|said| news(state, &said, office_day(now))))
    }

    async fn tell(
        &self,
        cases: &dyn OtherCases,
        (case, at): (&CaseNumber, Moment),
        asked: Asked<vehicle_transfer::Command>,
    ) -> Result<Result<(), Refusal>, PortError> {
        cases.ask_transfer(case, asked, at).await
    }
}

/// Looks at the files of accidents, for open applications to see their evidence: a new investigation, a file that went to the court or
/// to prosecution.
pub struct OfAccidents {
    pub accidents: Arc<dyn AccidentFiles>,
}

#[async_trait]
impl Lookout for OfAccidents {
    type Kind = EvidenceAccess;
    const WHAT: &'static str = "accidents";

    async fn news(&self, state: &evidence_access::State, _now: Moment) -> News<EvidenceAccess> {
        let file = self.accidents.look_up(&state.accident).await;
        let file = file.map_err(WatchError::Register)?;
        Ok(file.and_then(|file| evidence_access::news(state, &file)))
    }

    async fn tell(
        &self,
        cases: &dyn OtherCases,
        (case, at): (&CaseNumber, Moment),
        asked: Asked<evidence_access::Command>,
    ) -> Result<Result<(), Refusal>, PortError> {
        cases.ask_evidence(case, asked, at).await
    }
}

/// Looks at all registers until the process is asked to end, with so many minutes between two rounds.
pub fn watch_registers(
    installation: &Installation,
    provinces: &[DivisionCode],
    (minutes, shutdown): (u64, &Shutdown),
) {
    let (clock, activities): (OfficeClock, _) = (installation.clock, &installation.activities);
    let pause = Duration::from_mins(minutes);
    let vehicles = Watch {
        store: installation.store.clone(),
        lookout: OfVehicles {
            store: installation.store.clone(),
            registers: activities.registers.clone(),
        },
        cases: activities.other_cases.clone(),
    };
    vehicles.go((clock, provinces.to_vec()), Rounds::every(pause, shutdown));
    let accidents = Watch {
        store: installation.store.clone(),
        lookout: OfAccidents {
            accidents: activities.accidents.clone(),
        },
        cases: activities.other_cases.clone(),
    };
    accidents.go((clock, provinces.to_vec()), Rounds::every(pause, shutdown));
}
