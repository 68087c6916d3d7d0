//! What `record` looks up for an application to see accident evidence, inside its transaction.

use crate::{
    KeyRing, RecordedKind, StoreError,
    record::{Columns, Concerns, Gather, Gathering, Part, PartSight, name_of},
    rollout, staff,
};
use domain::{
    access::PersonId,
    evidence_access::{Command, EvidenceAccess, Facts, State, Status, live_code},
    identifier::CaseNumber,
    law::rollout::{Feature, Gate},
    time::office_day,
};
use std::collections::BTreeSet;

/// The facts of applications for evidence.
#[derive(Clone, Copy, Debug)]
pub struct EvidenceAccessFacts;

impl RecordedKind for EvidenceAccess {
    type LookUps = EvidenceAccessFacts;
    const LOOK_UPS: EvidenceAccessFacts = EvidenceAccessFacts;
}

impl Gather<EvidenceAccess> for EvidenceAccessFacts {
    async fn gather(&self, gathering: Gathering<'_, EvidenceAccess>) -> Result<Facts, StoreError> {
        // On the heap: one command names people, and each pays for the size of the future.
        let open_case = Box::pin(open_case(&gathering)).await?;
        Ok(Facts {
            open_case,
            gate: gate(&gathering).await?,
            heads: heads(&gathering).await?,
            policy: gathering.evidence_policy,
            code_fits: code_fits(&gathering),
            case: gathering.shared,
        })
    }

    fn columns(state: &State) -> Columns {
        Columns {
            channel: name_of(&state.channel).ok(),
            ..Columns::default()
        }
    }

    /// Whoever acts for somebody applies as themselves, and the other one sees the case. Nobody else of the accident learns of it,
    /// not even as staff; nor does whoever stands aside.
    fn concerns(state: &State, keys: &KeyRing) -> Concerns {
        let own = state.own_people();
        let others = state.barred().into_iter().chain(state.excluded.iter().copied());
        let people = others
            .filter(|person| *person != state.work.applicant)
            .map(|person| Part {
                person,
                sees: if own.contains(&person) {
                    PartSight::Case
                } else {
                    PartSight::Nothing
                },
            });
        Concerns {
            subject: Some(
                keys.accident_reference(&state.accident, (&state.work.office, state.work.applicant)),
            ),
            people: people.collect(),
            ..Concerns::default()
        }
    }
}

/// Keeps whom an opening names, and finds another application of the same person to the same unit about the same accident: for
/// an opening, and before a decision is made or a grant given anew.
async fn open_case(gathering: &Gathering<'_, EvidenceAccess>) -> Result<Option<CaseNumber>, StoreError> {
    let (accident, whose) = match (&gathering.envelope.command, gathering.state) {
        (Command::Submit(submission), None) => {
            let submission = submission.as_ref();
            let desk = submission.at_the_desk();
            gathering.keep_people(&submission.people, desk.as_ref()).await?;
            (&submission.accident, (&submission.office, submission.applicant))
        }
        (
            Command::Reopen { .. } | Command::AnswerObjection { upheld: true, .. } | Command::RenewGrant,
            Some(state),
        ) => (&state.accident, (&state.work.office, state.work.applicant)),
        _ => return Ok(None),
    };
    let subject = gathering.keys.accident_reference(accident, whose);
    gathering.open_case_about(&subject, ends()).await
}

fn ends() -> Vec<&'static str> {
    let ends = Status::ALL.into_iter().filter(|status| status.is_end());
    ends.map(Status::as_str).collect()
}

/// Whether the measure is in use in the unit's area on the day of the command.
async fn gate(gathering: &Gathering<'_, EvidenceAccess>) -> Result<Gate, StoreError> {
    let city = gathering.number.office().division().prefecture();
    let place = (&city, office_day(gathering.shared.now));
    rollout::gate(gathering.transaction, Feature::EvidenceAccess, place).await
}

/// Who heads the unit.
async fn heads(gathering: &Gathering<'_, EvidenceAccess>) -> Result<BTreeSet<PersonId>, StoreError> {
    let (office, today) = (gathering.number.office(), office_day(gathering.shared.now));
    staff::heads(gathering.transaction, (&office, today)).await
}

/// Whether the digits that were typed are those that were sent last.
fn code_fits(gathering: &Gathering<'_, EvidenceAccess>) -> bool {
    let (Command::OpenViewing { code }, Some(state)) = (&gathering.envelope.command, gathering.state) else {
        return false;
    };
    let sent = live_code(state, gathering.shared.now);
    sent.is_some_and(|effect| {
        gathering
            .keys
            .viewing_code(gathering.number, effect)
            .as_str()
            .eq(code.digits())
    })
}
