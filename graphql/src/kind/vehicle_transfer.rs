//! Transfers of vehicles in the schema.

use super::ApiKind;
use crate::{
    Words, calendars,
    engine::AnyCommand,
    failure::Result,
    types::{self, Case, CaseParts},
};
use domain::{
    access::PersonId,
    case::{CaseFacts, Envelope},
    identifier::CaseNumber,
    time::Moment,
    vehicle_transfer::{Command, Facts, State, Status, VehicleTransfer},
};
use store::finder::OfficeData;

impl ApiKind for VehicleTransfer {
    async fn facts(
        offices: OfficeData<'_>,
        number: &CaseNumber,
        (now, _): (Moment, Option<PersonId>),
    ) -> Result<Facts> {
        let office = number.office();
        let calendar = calendars::newest(&offices, &office).await?;
        Ok(Facts {
            case: CaseFacts { now, calendar },
            open_case: None,
            custodian: offices.custodian(number).await?,
            rollout: offices.rollout().await?.into_owned(),
            emission: offices.emission_policy().clone(),
            prefixes: offices.plate_prefixes(&office).await?,
        })
    }

    fn command(envelope: Envelope<Command>) -> AnyCommand {
        AnyCommand::VehicleTransfer(envelope)
    }

    fn case(shared: CaseParts, state: State) -> Case {
        Case::VehicleTransfer(types::VehicleTransfer::new(shared, state))
    }

    fn status_words(status: &str) -> Option<Words> {
        let mut all = Status::ALL.into_iter();
        let status = all.find(|one| one.as_str() == status);
        status.map(|status| status.words().into())
    }
}
