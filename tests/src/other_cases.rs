//! Cases that ask each other, by the clock of the one that asks: each journey has a time of its own.

use activities::ports::{OtherCases, PortError};
use async_trait::async_trait;
use chrono::Utc;
use domain::{
    case::Refusal,
    file_handover::{self, FileHandover},
    identifier::CaseNumber,
    time::Moment,
    vehicle_transfer::{self, VehicleTransfer},
};
use gateway::Cases;
use server::wiring::To;
use store::Store;
use workflows::runtime::Asked;

/// The cases of a world.
pub struct CasesOfWorld {
    pub store: Store,
    pub cases: Cases,
}

#[async_trait]
impl OtherCases for CasesOfWorld {
    async fn ask_handover(
        &self,
        handover: &CaseNumber,
        asked: Asked<file_handover::Command>,
        at: Moment,
    ) -> Result<Result<(), Refusal>, PortError> {
        let opens = matches!(asked.envelope.command, file_handover::Command::Open(_));
        let to = To::<FileHandover> {
            case: handover,
            asked,
            opens,
        };
        to.ask(&self.store, &self.cases, offset(at)).await
    }

    async fn ask_transfer(
        &self,
        transfer: &CaseNumber,
        asked: Asked<vehicle_transfer::Command>,
        at: Moment,
    ) -> Result<Result<(), Refusal>, PortError> {
        let to = To::<VehicleTransfer> {
            case: transfer,
            asked,
            opens: false,
        };
        to.ask(&self.store, &self.cases, offset(at)).await
    }
}

fn offset(at: Moment) -> i64 {
    (at - Utc::now()).num_seconds()
}
