//! What `record` looks up for a licence application, inside its transaction.

use crate::{
    RecordedKind, StoreError,
    entity::{Id, case},
    person::PersonDetails,
    record::{Columns, Gather, Gathering},
    rollout,
};
use domain::{
    access::PersonId,
    case::CaseKind,
    identifier::CaseNumber,
    law::rollout::{Feature, Gate},
    licence_application::{Command, Facts, IntakeChannel, LicenceApplication, State},
    time::office_day,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;

/// The facts of licence applications.
#[derive(Clone, Copy, Debug)]
pub struct LicenceApplicationFacts;

impl RecordedKind for LicenceApplication {
    type LookUps = LicenceApplicationFacts;
    const LOOK_UPS: LicenceApplicationFacts = LicenceApplicationFacts;
}

impl Gather<LicenceApplication> for LicenceApplicationFacts {
    async fn gather(&self, gathering: Gathering<'_, LicenceApplication>) -> Result<Facts, StoreError> {
        let mut facts = Facts {
            gate: gate(&gathering).await?,
            case: gathering.shared.clone(),
            applicant: None,
            open_case: None,
        };
        let applicant = match (&gathering.envelope.command, gathering.state) {
            (Command::Submit(submission), _) => {
                let details = PersonDetails::from(&submission.applicant);
                let applicant = match submission.channel {
                    IntakeChannel::Online => gathering.fill_in_person(&details).await?,
                    IntakeChannel::Counter | IntakeChannel::HomeVisit => {
                        gathering.keep_person(&details).await?
                    }
                };
                facts.applicant = Some(applicant);
                facts.applicant
            }
            (Command::Reopen { .. }, Some(state)) => Some(state.work.applicant),
            _ => None,
        };
        if let Some(applicant) = applicant {
            facts.open_case = open_case(gathering.transaction, applicant, gathering.number).await?;
        }
        Ok(facts)
    }

    fn columns(state: &State) -> Columns {
        Columns {
            rule_set: state.acceptance.map(|acceptance| name(&acceptance.rule_set)),
            channel: Some(name(&state.channel)),
            ..Columns::default()
        }
    }
}

/// A value that serialises as one word.
fn name<T: Serialize>(value: &T) -> String {
    let json = serde_json::to_value(value).ok();
    json.as_ref()
        .and_then(serde_json::Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

/// Another application of the same person that has not ended.
async fn open_case<C: ConnectionTrait>(
    connection: &C,
    person: PersonId,
    number: &CaseNumber,
) -> Result<Option<CaseNumber>, StoreError> {
    let found: Option<String> = case::Entity::find()
        .select_only()
        .column(case::Column::Number)
        .filter(case::Column::Applicant.eq(Id::from(person)))
        .filter(case::Column::Kind.eq(LicenceApplication::NAME))
        .filter(case::Column::Closed.eq(false))
        .filter(case::Column::Number.ne(number.as_str()))
        .into_tuple()
        .one(connection)
        .await?;
    found
        .map(|number| {
            number
                .parse()
                .map_err(|_| StoreError::Unreadable("a case number"))
        })
        .transpose()
}

/// Whether the electronic licence is in use in the office's city on the day of the command.
async fn gate(gathering: &Gathering<'_, LicenceApplication>) -> Result<Gate, StoreError> {
    let city = gathering.number.office().division().prefecture();
    let place = (&city, office_day(gathering.shared.now));
    rollout::gate(gathering.transaction, Feature::ElectronicLicence, place).await
}
