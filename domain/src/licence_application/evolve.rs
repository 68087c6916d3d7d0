//! The state after an event. Running cases are replayed through it, so what a released event does never changes.

use super::{
    Correction, Decided, Decision, Delivery, Event, IntakeChannel, LicenceOutcome, Proposal, Registry, State,
    Status,
};
use crate::{
    access::PersonId,
    case::{Casework, EffectEvent, Entry, Outcome},
    time::Moment,
};

/// Folds one entry. An event that cannot open a case leaves `None`; a second opening changes nothing.
pub(super) fn evolve(state: Option<State>, entry: &Entry<Event>) -> Option<State> {
    match (state, &entry.event) {
        (None, event) => open(event, entry.at),
        (Some(mut state), Event::Case(shared)) => {
            state.work.evolve(shared);
            Some(state)
        }
        (Some(mut state), Event::Effect(effect)) => {
            state.work.evolve_effects(effect);
            if let EffectEvent::EffectSettled {
                outcome: Outcome::Own(answer),
                ..
            } = effect
            {
                learn(&mut state, answer);
            }
            Some(state)
        }
        (Some(mut state), event) => {
            if !before_decision(&mut state, event) {
                decide(&mut state, event, entry.at);
            }
            Some(state)
        }
    }
}

fn open(event: &Event, at: Moment) -> Option<State> {
    let Event::Submitted {
        applicant,
        by,
        office,
        channel,
        special_reason,
        explanation,
        notice_channels,
        received_at,
        earlier_because,
    } = event
    else {
        return None;
    };
    Some(State {
        work: Casework::new(office.clone(), *applicant, *received_at),
        status: Status::Submitted,
        channel: *channel,
        special_reason: *special_reason,
        explanation: explanation.clone(),
        notice_channels: notice_channels.clone(),
        submitted_by: *by,
        entered_at: at,
        receipt_unconfirmed: earlier_because.is_some(),
        registry: Registry::Pending,
        correction: None,
        acceptance: None,
        proposal: None,
        decision: None,
        barred: vec![],
        certificate: None,
        delivery: Delivery::None,
        served_on: None,
    })
}

/// The registry's latest answer stays in the state.
fn learn(state: &mut State, answer: &LicenceOutcome) {
    match answer {
        LicenceOutcome::LicenceFound { licence } => {
            let licence = licence.clone();
            state.registry = Registry::Found { licence };
        }
        LicenceOutcome::LicenceNotFound => state.registry = Registry::NotFound,
        _ => {}
    }
}

/// What happens on the way to a decision; `false` for any other event.
fn before_decision(state: &mut State, event: &Event) -> bool {
    match event {
        Event::ReceivedAtConfirmed { .. } => state.receipt_unconfirmed = false,
        Event::ReceivedAtCorrected { received_at, .. } => {
            state.receipt_unconfirmed = false;
            state.work.received_at = *received_at;
        }
        Event::CorrectionRequested { missing } => {
            state.status = Status::CorrectionRequested;
            state.correction = Some(Correction {
                missing: missing.clone(),
                answered: false,
            });
        }
        Event::CorrectionAnswered { .. } => {
            state.status = Status::Submitted;
            state
                .correction
                .iter_mut()
                .for_each(|correction| correction.answered = true);
        }
        Event::Accepted { acceptance } => {
            state.status = Status::Accepted;
            state.acceptance = Some(*acceptance);
        }
        Event::ConvertedToCounter => state.channel = IntakeChannel::Counter,
        Event::ReviewBegun | Event::InquiryClosed { .. } => state.status = Status::Review,
        Event::InquiryOpened { .. } => state.status = Status::Inquiry,
        Event::DecisionProposed {
            by,
            proposed,
            remarks,
        } => {
            state.status = Status::PendingApproval;
            let (proposed, remarks) = (proposed.clone(), remarks.clone());
            state.proposal = Some(Proposal {
                by: *by,
                proposed,
                remarks,
            });
        }
        Event::ReturnedToReview { .. } => review_again(state),
        Event::Withdrawn { .. } => state.status = Status::Withdrawn,
        Event::Lapsed => state.status = Status::Lapsed,
        _ => return false,
    }
    true
}

/// The decision and what comes after it.
fn decide(state: &mut State, event: &Event, at: Moment) {
    match event {
        Event::NotAccepted {
            by,
            grounds,
            words,
            competent_office,
        } => {
            state.status = Status::NotAccepted;
            let (grounds, words, competent_office) =
                (grounds.clone(), words.clone(), competent_office.clone());
            stand(
                state,
                *by,
                at,
                Decided::NotAccepted {
                    grounds,
                    words,
                    competent_office,
                },
            );
        }
        Event::Granted { by } => {
            state.status = Status::Issuing;
            stand(state, *by, at, Decided::Granted);
        }
        Event::Refused { by, grounds, words } => {
            state.status = Status::Refused;
            stand(
                state,
                *by,
                at,
                Decided::Refused {
                    grounds: grounds.clone(),
                    words: words.clone(),
                },
            );
        }
        Event::Revoked { by, ground, words } => {
            state.status = Status::Revoked;
            stand(
                state,
                *by,
                at,
                Decided::Revoked {
                    ground: *ground,
                    words: words.clone(),
                },
            );
        }
        Event::IssuanceBarred { grounds } => {
            state.status = Status::PendingApproval;
            state.barred.clone_from(grounds);
            state.decision = None;
        }
        Event::Issued { certificate } => {
            state.status = Status::Issued;
            state.certificate = Some(certificate.clone());
            state.delivery = Delivery::UnderWay;
        }
        Event::LicenceReceived { at } => state.delivery = Delivery::Received { at: *at },
        Event::DeliveryFailed => state.delivery = Delivery::NoAccount,
        Event::DeliveryRetried => state.delivery = Delivery::UnderWay,
        Event::ServiceRecorded { day, .. } => state.served_on = Some(*day),
        Event::Reopened { acceptance, .. } => {
            review_again(state);
            state.acceptance = state.acceptance.or(*acceptance);
            state.decision = None;
            state.served_on = None;
        }
        _ => {}
    }
}

fn stand(state: &mut State, by: PersonId, at: Moment, decided: Decided) {
    state.decision = Some(Decision { by, at, decided });
    state.served_on = None;
}

/// The registry is asked again, and what was held against the issue is open again.
fn review_again(state: &mut State) {
    state.status = Status::Review;
    state.registry = Registry::Pending;
    state.proposal = None;
    state.barred.clear();
}
