//! Handovers of files in the schema.

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
    file_handover::{Command, Facts, FileHandover, State, Status},
    identifier::CaseNumber,
    time::Moment,
};
use std::collections::BTreeSet;
use store::{finder::OfficeData, signature_holds};

impl ApiKind for FileHandover {
    /// Whoever applied has that of the transfer, and neither office needs one.
    const HAS_RECEIPT: bool = false;

    /// Nothing of what is left open here decides whether a person's act is refused, but for whose matter the transfer is by
    /// now, and which office has the file, which `record` knows: keys only tell what can be signed once it is done.
    async fn facts(
        offices: OfficeData<'_>,
        number: &CaseNumber,
        (now, _): (Moment, Option<PersonId>),
    ) -> Result<Facts> {
        let calendar = calendars::newest(&offices, &number.office()).await?;
        Ok(Facts {
            case: CaseFacts { now, calendar },
            number: number.clone(),
            transfer: None,
            open_handover: None,
            custodian: None,
            keys: vec![],
            supervision: BTreeSet::new(),
            check: signature_holds,
        })
    }

    fn command(envelope: Envelope<Command>) -> AnyCommand {
        AnyCommand::FileHandover(envelope)
    }

    fn case(shared: CaseParts, state: State) -> Case {
        Case::FileHandover(types::FileHandover::new(shared, state))
    }

    fn status_words(status: &str) -> Option<Words> {
        let mut all = Status::ALL.into_iter();
        let status = all.find(|one| one.as_str() == status);
        status.map(|status| status.words().into())
    }
}
