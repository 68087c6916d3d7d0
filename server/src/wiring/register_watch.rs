//! What becomes of a vehicle while its transfer runs: a seizure or a theft is known to the registers, and nobody may ask them for
//! days. The workers look at the vehicles of open transfers, and tell a case what it does not know.

use super::{Installation, OfficeClock, rounds::Rounds};
use crate::telemetry::Shutdown;
use activities::ports::{OtherCases, Party, PortError, VehicleQuery, VehicleRegisters};
use domain::{
    access::Actor,
    case::Envelope,
    identifier::{CaseNumber, DivisionCode},
    time::{Moment, office_day},
    vehicle_transfer::{VehicleTransfer, news},
};
use std::{sync::Arc, time::Duration};
use store::{Store, StoreError, person, record};

/// Cases looked at in one page.
const PAGE: u64 = 200;

/// Why a round ended before its last case.
#[derive(Debug, thiserror::Error)]
pub enum WatchError {
    #[error("failed to read the open transfers")]
    Store(#[from] StoreError),
    #[error("failed to hear from a register")]
    Register(#[source] PortError),
}

/// Looks at the registers for the transfers that are open.
pub struct RegisterWatch {
    pub store: Store,
    pub registers: VehicleRegisters,
    pub cases: Arc<dyn OtherCases>,
}

impl RegisterWatch {
    /// Looks for every open transfer of these provinces at `now`, by the office clock. Gives how many were told something. A
    /// register that is away ends the round.
    pub async fn round(&self, now: Moment, provinces: &[DivisionCode]) -> Result<usize, WatchError> {
        let (mut last, mut told) = (None::<CaseNumber>, 0);
        loop {
            let after = (last.as_ref(), PAGE);
            let page = record::open_cases_of::<VehicleTransfer>(&self.store, provinces, after).await?;
            let Some(end) = page.last() else { return Ok(told) };
            last = Some(end.number.clone());
            for case in &page {
                told += usize::from(self.look(&case.number, now).await?);
            }
        }
    }

    /// Whether the case was told something.
    async fn look(&self, transfer: &CaseNumber, now: Moment) -> Result<bool, WatchError> {
        let Some(case) = record::load::<VehicleTransfer>(&self.store, transfer).await? else {
            return Ok(false);
        };
        let applicant = case.state.work.applicant;
        let Some(contact) = person::contact(&self.store, applicant).await? else {
            return Ok(false);
        };
        let query = VehicleQuery {
            vin: case.state.vin.clone(),
            applicant: Party {
                person: applicant,
                document: contact.document,
            },
        };
        let said = self.registers.look(&query).await.map_err(WatchError::Register)?;
        let Some(command) = said.and_then(|said| news(&case.state, &said, office_day(now))) else {
            return Ok(false);
        };
        let told = Envelope {
            // Two workers that see the same at one version tell it once.
            request: self.store.keys().request_of_news(transfer, case.version),
            actor: Actor::System,
            seen_version: None,
            command,
        };
        // A case that was not reached, or has gone on meanwhile, is looked at again in the next round.
        let answer = self.cases.ask_transfer(transfer, told.into(), now).await;
        Ok(matches!(answer, Ok(Ok(()))))
    }
}

/// Goes round until the process is asked to end, with so many minutes between two rounds.
pub fn watch_registers(
    installation: &Installation,
    provinces: &[DivisionCode],
    (minutes, shutdown): (u64, &Shutdown),
) {
    let (clock, activities) = (installation.clock, &installation.activities);
    let watch = RegisterWatch {
        store: installation.store.clone(),
        registers: activities.registers.clone(),
        cases: activities.other_cases.clone(),
    };
    let mut rounds = Rounds::every(Duration::from_mins(minutes), shutdown);
    let provinces = provinces.to_vec();
    tokio::spawn(async move {
        while rounds.next().await {
            report(watch.round(OfficeClock::now(clock), &provinces).await);
        }
    });
}

fn report(round: Result<usize, WatchError>) {
    match round {
        Ok(0) => {}
        Ok(told) => tracing::info!(
            told,
            "transfers were told what the registers say of their vehicles"
        ),
        Err(error) => tracing::warn!(
            error = &error as &dyn std::error::Error,
            "the registers could not be looked at for all open transfers"
        ),
    }
}
