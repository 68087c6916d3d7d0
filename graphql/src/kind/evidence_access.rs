//! Access to accident evidence in the schema.

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
    evidence_access::{Command, EvidenceAccess, Facts, State, Status},
    identifier::CaseNumber,
    law::rollout::Feature,
    time::{Moment, office_day},
};
use store::finder::OfficeData;

impl ApiKind for EvidenceAccess {
    /// Whether a code is the one that was sent, `record` alone knows: to the API none is, and none is refused for it.
    async fn facts(
        offices: OfficeData<'_>,
        number: &CaseNumber,
        (now, _): (Moment, Option<PersonId>),
    ) -> Result<Facts> {
        let (office, today) = (number.office(), office_day(now));
        let calendar = calendars::newest(&offices, &office).await?;
        let city = office.division().prefecture();
        Ok(Facts {
            case: CaseFacts { now, calendar },
            open_case: None,
            gate: offices.gate(Feature::EvidenceAccess, (&city, today)).await?,
            heads: offices.heads(&office, today).await?,
            policy: offices.evidence_policy(),
            code_fits: false,
        })
    }

    fn command(envelope: Envelope<Command>) -> AnyCommand {
        AnyCommand::EvidenceAccess(envelope)
    }

    fn case(shared: CaseParts, state: State) -> Case {
        Case::EvidenceAccess(types::EvidenceAccess::new(shared, state))
    }

    fn status_words(status: &str) -> Option<Words> {
        let mut all = Status::ALL.into_iter();
        let status = all.find(|one| one.as_str() == status);
        status.map(|status| status.words().into())
    }
}
