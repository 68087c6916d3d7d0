//! What follows when the world answers.

use super::{
    Draft, Event, Events, Facts, Status, TransferEffect, TransferOutcome as Answer, VehicleFile, closing,
    file, follow_up, guard::Act, hold, lock, news, number, registration,
};
use crate::{
    access::Post,
    case::{Effect, EffectId, Notice, Outcome, settle},
    deadline::RuleId,
    identifier::CaseNumber,
    time::start_of,
};

pub(super) fn decide(act: &Act<'_>, id: EffectId, outcome: &Outcome<TransferEffect>) -> Events {
    let settled = settle(&act.state.work, act.actor, id, outcome)?;
    let mut draft = act.draft();
    draft.write(settled);
    let effect = act.state.work.effect(id).map(|pending| &pending.effect);
    match (effect, outcome) {
        (Some(Effect::Notify(notice)), Outcome::Undeliverable { .. }) => unheard(&mut draft, notice),
        (Some(Effect::Own(effect)), Outcome::Undeliverable { code }) => {
            failed(&mut draft, act.facts, (effect, code));
        }
        (Some(Effect::Own(effect)), Outcome::Own(answer)) => follow(&mut draft, act, effect, answer),
        _ => {}
    }
    Ok(draft.into_events())
}

/// Somebody whose matter it is has to be called or written to. Staff see the case in their queue.
fn unheard(draft: &mut Draft<'_>, notice: &Notice) {
    if draft.state().people().contains(&notice.to) {
        follow_up::open(draft, Post::Intake);
    }
}

fn follow(draft: &mut Draft<'_>, act: &Act<'_>, effect: &TransferEffect, answer: &Answer) {
    match (effect, answer) {
        (_, Answer::VehicleFound { record }) => {
            news::found(draft, act, record);
            hold::review(draft, act.facts);
        }
        (_, Answer::VehicleNotFound | Answer::Compared { .. } | Answer::Insured { .. }) => {
            hold::review(draft, act.facts);
        }
        (_, Answer::FileAsked { handover }) => asked(draft, handover),
        (_, Answer::NumbersOffered { numbers, until }) => number::offered(draft, numbers, *until),
        (
            TransferEffect::ReserveNumber { number, .. } | TransferEffect::ClaimNumber { number, .. },
            Answer::NumberReserved { until },
        ) => number::reserved(draft, number, *until),
        (TransferEffect::ReserveNumber { number, .. } | TransferEffect::ClaimNumber { number, .. }, _) => {
            number::denied(draft, number);
        }
        (TransferEffect::AssignNumber { .. }, Answer::NumberAssigned) => {
            registration::number_assigned(draft, act.facts);
        }
        (TransferEffect::AssignNumber { .. }, _) => registration::number_lost(draft),
        (_, Answer::Locked) => lock::confirmed(draft, act.facts),
        (_, Answer::Registered) if draft.state().status == Status::Registering => {
            registration::registered(draft);
        }
        (_, Answer::RegistrationRefused { .. }) if draft.state().status == Status::Registering => {
            registration::barred(draft, act.facts);
        }
        // A right of the former owner, for whom the pool keeps the number (Order 164, article 44).
        (TransferEffect::RetireNumber { on, .. }, Answer::NumberRetired { kept: true }) => {
            draft.start(RuleId::UC_KEEP_NO, start_of(*on));
        }
        // Two registrations rest on one invoice: which of them stands, a person decides.
        (_, Answer::InvoiceUsedIn { .. }) => follow_up::open(draft, Post::BusinessLead),
        (_, Answer::FileReady) => draft.write(Event::FileReady),
        (TransferEffect::CloseAtOrigin { .. }, Answer::Done) => draft.write(Event::OriginClosed),
        _ => {}
    }
}

/// A handover that begins after the end, or for a case that is stopped, is stopped at once.
fn asked(draft: &mut Draft<'_>, handover: &CaseNumber) {
    let handover = handover.clone();
    draft.write(Event::HandoverBegun { handover });
    if draft.state().status.is_end() || !draft.state().stops.is_empty() {
        closing::stop_handover(draft);
    }
}

/// A machine cannot do it: somebody has to.
fn failed(draft: &mut Draft<'_>, facts: &Facts, (effect, code): (&TransferEffect, &str)) {
    match effect {
        TransferEffect::Register { .. } | TransferEffect::RegisterDeparture { .. } => {
            registration::barred(draft, facts);
        }
        TransferEffect::ReserveNumber { number, .. } | TransferEffect::ClaimNumber { number, .. } => {
            number::denied(draft, number);
        }
        TransferEffect::AssignNumber { .. } => registration::number_lost(draft),
        TransferEffect::LockVehicle { .. } => lock::refused(draft, code),
        TransferEffect::RequestFile { .. } if matches!(draft.state().file, VehicleFile::Requested { .. }) => {
            file::failed(draft, None);
        }
        _ => follow_up::open(draft, Post::Intake),
    }
}
