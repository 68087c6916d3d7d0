//! The state after an event. Running cases are replayed through it, so what a released event does never changes.

mod access;

use super::{
    Acceptance, Correction, Decided, Decision, Event, EvidenceEffect, EvidenceOutcome, ItemPages, Known,
    Objection, Proposal, SentCode, State, Status,
};
use crate::{
    access::PersonId,
    accident::{AccidentFile, Custody, ItemId},
    case::{Casework, Effect, EffectEvent, EffectId, Entry, Outcome},
    time::Moment,
};
use std::collections::{BTreeMap, BTreeSet};

/// Folds one entry. An event that cannot open a case leaves `None`; a second opening changes nothing.
pub(super) fn evolve(state: Option<State>, entry: &Entry<Event>) -> Option<State> {
    let Some(mut state) = state else {
        return open(&entry.event, entry.at);
    };
    match &entry.event {
        Event::Case(shared) => state.work.evolve(shared),
        Event::Effect(effect) => {
            match effect {
                EffectEvent::EffectRequested { id, effect } => ask(&mut state, *id, effect, entry.at),
                EffectEvent::EffectSettled { id, outcome } => learn(&mut state, *id, outcome, entry.at),
            }
            state.work.evolve_effects(effect);
        }
        event => {
            if !before_decision(&mut state, event, entry.at) && !decided(&mut state, event, entry.at) {
                access::evolve(&mut state, event, entry.at);
            }
        }
    }
    Some(state)
}

fn open(event: &Event, at: Moment) -> Option<State> {
    let Event::Submitted {
        applicant,
        by,
        office,
        channel,
        accident,
        standing,
        wanted,
        purpose,
        notice_channels,
    } = event
    else {
        return None;
    };
    Some(State {
        work: Casework::new(office.clone(), *applicant, at),
        status: Status::Submitted,
        channel: *channel,
        accident: accident.clone(),
        standing: standing.clone(),
        wanted: wanted.clone(),
        purpose: purpose.clone(),
        notice_channels: notice_channels.clone(),
        submitted_by: *by,
        known: Known::Pending,
        was_prosecuted: false,
        of_the_accident: BTreeSet::new(),
        hold: None,
        correction: None,
        accepted: None,
        verdicts: BTreeMap::new(),
        judged: BTreeMap::new(),
        proposal: None,
        decision: None,
        opens_on: None,
        consented_by: None,
        pages: BTreeMap::new(),
        unreadable: BTreeSet::new(),
        grant: None,
        authority_ended: false,
        asked_for_code: None,
        missed_codes: 0,
        code: None,
        viewing_until: None,
        visit: None,
        copies: None,
        recusal: None,
        excluded: BTreeSet::new(),
        glass: None,
        broke_glass: BTreeSet::new(),
        objection: None,
        served_on: None,
    })
}

/// A code lives as soon as it goes out: it can be in somebody's hands before the case learns that it was sent.
fn ask(state: &mut State, id: EffectId, effect: &Effect<EvidenceEffect>, at: Moment) {
    if matches!(effect, Effect::Own(EvidenceEffect::SendCode { .. })) {
        state.code = Some(SentCode {
            effect: id,
            sent_at: at,
            missed: 0,
        });
    }
}

/// What the answer of an effect says, by the effect that it answers.
fn learn(state: &mut State, id: EffectId, outcome: &Outcome<EvidenceEffect>, at: Moment) {
    let asked = state
        .work
        .effect(id)
        .and_then(|pending| pending.effect.own())
        .cloned();
    match (asked, outcome) {
        (_, Outcome::Own(EvidenceOutcome::AccidentFound { file })) => know(state, file),
        (_, Outcome::Own(EvidenceOutcome::AccidentNotFound)) => state.known = Known::NotFound,
        (_, Outcome::Own(EvidenceOutcome::CodeSent)) => {
            // One that was used, or ended with the grant, meanwhile does not come back.
            if let Some(code) = &mut state.code {
                code.sent_at = at;
            }
        }
        (Some(EvidenceEffect::SendCode { .. }), _) => state.code = None,
        (
            Some(EvidenceEffect::MakePages {
                item,
                content,
                redaction,
            }),
            outcome,
        ) => {
            if let Outcome::Own(EvidenceOutcome::PagesMade { pages }) = outcome
                && !pages.is_empty()
            {
                let (content, pages) = (content.sha256, pages.clone());
                let made = ItemPages {
                    content,
                    redaction,
                    pages,
                };
                state.pages.insert(item, made);
                state.unreadable.remove(&item);
            } else {
                state.unreadable.insert(item);
            }
        }
        _ => {}
    }
}

fn know(state: &mut State, file: &AccidentFile) {
    state.was_prosecuted |= file.custody == Custody::Prosecution;
    state.of_the_accident.extend(file.people());
    let file = Box::new(file.clone());
    state.known = Known::Found { file };
}

/// What happens on the way to a decision; `false` for any other event.
fn before_decision(state: &mut State, event: &Event, at: Moment) -> bool {
    match event {
        Event::CorrectionRequested { missing } => {
            state.status = Status::CorrectionRequested;
            let (missing, answered) = (missing.clone(), false);
            state.correction = Some(Correction { missing, answered });
        }
        Event::CorrectionAnswered { authority, .. } => {
            state.status = Status::Submitted;
            let notice = state.correction.iter_mut();
            notice.for_each(|correction| correction.answered = true);
            if authority.is_some() {
                state.standing.authority.clone_from(authority);
                state.authority_ended = false;
            }
        }
        Event::Accepted { by } => {
            state.status = Status::Review;
            state.accepted = Some(Acceptance { by: *by, at });
        }
        Event::ItemJudged { item, verdict, .. } => {
            state.verdicts.insert(*item, verdict.clone());
            judged(state, *item);
        }
        Event::DecisionProposed {
            by,
            proposed,
            answered,
        } => {
            state.status = Status::PendingConsent;
            state.proposal = Some(Proposal {
                by: *by,
                proposed: proposed.clone(),
                answered: answered.clone(),
            });
        }
        Event::ReturnedToReview { .. } => {
            state.status = Status::Review;
            state.proposal = None;
            state.decision = None;
            state.served_on = None;
            state.unreadable.clear();
        }
        Event::AccidentReported { file } => know(state, file),
        Event::Held { hold } => state.hold = Some(*hold),
        Event::Resumed { .. } => state.hold = None,
        Event::Withdrawn { .. } => call_off(state, Status::Withdrawn),
        Event::Lapsed => call_off(state, Status::Lapsed),
        _ => return false,
    }
    true
}

/// A verdict is said of the item as it is now, and its pages are made again once the head has consented.
fn judged(state: &mut State, item: ItemId) {
    match state.item(item).cloned() {
        Some(found) => state.judged.insert(item, found),
        None => state.judged.remove(&item),
    };
    state.pages.remove(&item);
}

fn call_off(state: &mut State, status: Status) {
    state.status = status;
    state.hold = None;
}

/// The decision and what contests it; `false` for any other event.
fn decided(state: &mut State, event: &Event, at: Moment) -> bool {
    match event {
        Event::NotAccepted { by, grounds, words } => {
            state.status = Status::NotAccepted;
            let (grounds, words) = (grounds.clone(), words.clone());
            stand(state, *by, at, Decided::NotAccepted { grounds, words });
        }
        Event::Consented { by, opens_on } => {
            state.status = Status::Preparing;
            state.consented_by = Some(*by);
            state.opens_on = *opens_on;
            stand(state, *by, at, Decided::Released);
        }
        Event::Refused { by, grounds, words } => {
            state.status = Status::Refused;
            let (grounds, words) = (grounds.clone(), words.clone());
            stand(state, *by, at, Decided::Refused { grounds, words });
        }
        Event::GrantRevoked { by, words } => {
            state.status = Status::Revoked;
            state.hold = None;
            let words = words.clone();
            stand(state, *by, at, Decided::Revoked { words });
            access::end(state, super::EndReason::Revoked);
        }
        Event::Objected { by, words } => {
            let (by, words) = (*by, words.clone());
            state.objection = Some(Objection { by, words });
        }
        Event::ObjectionAnswered { .. } => state.objection = None,
        Event::ReviewedAgain { .. } => {
            state.status = Status::Review;
            state.verdicts.retain(|_, verdict| verdict.releases());
            state.judged.retain(|item, _| state.verdicts.contains_key(item));
            state.proposal = None;
            state.decision = None;
            state.objection = None;
            state.served_on = None;
        }
        Event::ServiceRecorded { day, .. } => state.served_on = Some(*day),
        _ => return false,
    }
    true
}

fn stand(state: &mut State, by: PersonId, at: Moment, decided: Decided) {
    state.decision = Some(Decision { by, at, decided });
    state.objection = None;
    state.served_on = None;
}
