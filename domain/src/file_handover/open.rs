//! 请求调档: the transfer asks the office of origin for the file.

use super::{Draft, Event, Events, Facts, FileHandover, Opening, TransferParties, guard::valid};
use crate::{
    access::{Actor, Post},
    case::{Draft as CaseDraft, Refusal, RefusalDetail, TaskPurpose, system_only},
    custody::Route,
    deadline::RuleId,
    identifier::OfficeCode,
    law::{CommandRefusal, DecisionGround},
};

/// The transfer alone, which is told how it goes on.
pub(super) fn decide(actor: &Actor, opening: &Opening, facts: &Facts) -> Events {
    system_only(actor)?;
    let destination = facts.number.office();
    let transfer = known(opening, facts)?;
    let origin = who_has_it(opening, facts);
    valid("origin", *origin != destination)?;
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
            origin: origin.clone(),
            destination,
        }),
        applicant: transfer.applicant,
        parties: transfer.parties.clone(),
    });
    ask(&mut draft);
    Ok(draft.into_events())
}

/// The office that took the file last, whatever became of the transfer that it was for: no other can hand it over. Else the one
/// where the vehicle is registered.
fn who_has_it<'a>(opening: &'a Opening, facts: &'a Facts) -> &'a OfficeCode {
    let custodian = facts.custodian.as_ref();
    custodian.map_or(&opening.origin, |custodian| &custodian.office)
}

/// A transfer of the accepting office's own that waits for a file.
fn known<'a>(opening: &Opening, facts: &'a Facts) -> Result<&'a TransferParties, Refusal> {
    let own = opening.transfer.office() == facts.number.office();
    let transfer = facts.transfer.as_ref().filter(|_| own);
    transfer.ok_or_else(|| Refusal::from(CommandRefusal::InvalidInput).on("transfer"))
}

/// The origin's turn, at first and after each refusal, with its periods anew: no source says how long it has after a refusal,
/// nor whose calendar counts. It is the one of the accepting office, as everywhere in its cases (policy).
pub(super) fn ask(draft: &mut Draft<'_>) {
    let origin = draft.state().route().origin.clone();
    draft.open_task_at(&origin, TaskPurpose::Intake, Post::Dossier);
    for rule in [RuleId::UC_FILE_OUT, RuleId::UC_FILE_OUT_MAX] {
        draft.start(rule, draft.now());
    }
}
