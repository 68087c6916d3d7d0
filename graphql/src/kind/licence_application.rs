//! Licence applications in the schema.

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
    law::rollout::Feature,
    licence_application::{Command, Facts, LicenceApplication, State, Status},
    time::{Moment, office_day},
};
use store::finder::OfficeData;

impl ApiKind for LicenceApplication {
    async fn facts(
        offices: OfficeData<'_>,
        number: &CaseNumber,
        (now, applicant): (Moment, Option<PersonId>),
    ) -> Result<Facts> {
        let office = number.office();
        let calendar = calendars::newest(&offices, &office).await?;
        let gate = offices
            .gate(Feature::ElectronicLicence, (&office.division(), office_day(now)))
            .await?;
        Ok(Facts {
            case: CaseFacts { now, calendar },
            applicant,
            open_case: None,
            gate,
        })
    }

    fn command(envelope: Envelope<Command>) -> AnyCommand {
        AnyCommand::LicenceApplication(envelope)
    }

    fn case(shared: CaseParts, state: State) -> Case {
        Case::LicenceApplication(types::LicenceApplication::new(shared, state))
    }

    fn status_words(status: &str) -> Option<Words> {
        let mut all = Status::ALL.into_iter();
        let status = all.find(|one| one.as_str() == status);
        status.map(|status| status.words().into())
    }
}
