//! 请求调档: the accepting office asks the office of origin for the file.

use super::{Draft, Event, Events, Facts, FileHandover, Opening, TransferFacts, guard::valid};
use crate::{
    access::{Actor, PersonId, Post},
    case::{Draft as CaseDraft, Refusal, RefusalDetail, TaskPurpose},
    custody::Route,
    deadline::RuleId,
    identifier::OfficeCode,
    law::{CommandRefusal, DecisionGround},
};

/// The transfer itself, or staff of the accepting office.
fn permit(actor: &Actor, office: &OfficeCode) -> Result<(), Refusal> {
    let in_post = [Post::Intake, Post::Dossier]
        .iter()
        .any(|post| actor.holds(office, *post));
    if *actor == Actor::System || in_post {
        Ok(())
    } else {
        Err(CommandRefusal::NotYourPost.into())
    }
}

pub(super) fn decide(actor: &Actor, opening: &Opening, facts: &Facts) -> Events {
    let destination = facts.number.office();
    permit(actor, &destination)?;
    let transfer = known(opening, facts)?;
    if actor.person().is_some_and(|person| transfer.is_of(person)) {
        return Err(CommandRefusal::OwnCase.into());
    }
    valid("origin", opening.origin != destination)?;
    if let Some(number) = facts.open_handover.clone() {
        let refusal = Refusal::from(DecisionGround::OpenCaseExists);
        return Err(refusal.with_detail(RefusalDetail::Case { number }));
    }
    let mut draft = CaseDraft::<FileHandover>::new(None, actor, &facts.case);
    draft.write(Event::Opened {
        transfer: opening.transfer.clone(),
        route: Box::new(Route {
            handover: facts.number.clone(),
            vehicle: opening.vehicle,
            origin: opening.origin.clone(),
            destination,
        }),
        applicant: transfer.applicant,
        parties: transfer.parties.clone(),
    });
    ask(&mut draft);
    Ok(draft.into_events())
}

/// A transfer of the accepting office's own that waits for a file.
fn known<'a>(opening: &Opening, facts: &'a Facts) -> Result<&'a TransferFacts, Refusal> {
    let own = opening.transfer.office() == facts.number.office();
    let transfer = facts.transfer.as_ref().filter(|_| own);
    transfer.ok_or_else(|| Refusal::from(CommandRefusal::InvalidInput).on("transfer"))
}

impl TransferFacts {
    fn is_of(&self, person: PersonId) -> bool {
        self.applicant == person || self.parties.contains(&person)
    }
}

/// The origin's turn, at first and after each refusal, with its periods anew. That a refusal gives it new ones is policy.
pub(super) fn ask(draft: &mut Draft<'_>) {
    let origin = draft.state().route().origin.clone();
    draft.open_task_at(&origin, TaskPurpose::Intake, Post::Dossier);
    for rule in [RuleId::UC_FILE_OUT, RuleId::UC_FILE_OUT_MAX] {
        draft.start(rule, draft.now());
    }
}
