//! The state after an event. Running cases are replayed through it, so what a released event does never changes.

use super::{
    Correction, Decided, Decision, Done, Event, Fees, Known, Number, OfferedNumbers, Outputs, Proposal,
    ReservedNumber, State, Status, TaxAnswer, TransferEffect, TransferOutcome, Vehicle, VehicleFile,
    VehicleLock,
};
use crate::{
    access::{PersonId, Post},
    case::{Casework, EffectEvent, Entry, Outcome, TaskId},
    law::vehicle::StepAct,
    time::Moment,
};
use std::collections::BTreeSet;

/// Folds one entry. An event that cannot open a case leaves `None`; a second opening changes nothing.
pub(super) fn evolve(state: Option<State>, entry: &Entry<Event>) -> Option<State> {
    let Some(mut state) = state else {
        return open(&entry.event, entry.at);
    };
    match &entry.event {
        Event::Case(shared) => state.work.evolve(shared),
        Event::Effect(effect) => effects(&mut state, effect),
        event => {
            let folds = [intake, waits, decides, number_and_fees, outputs];
            let _taken = folds.into_iter().any(|fold| fold(&mut state, event, entry.at));
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
        act,
        parties,
        vin,
        trade,
        title,
        notice_channels,
        agent,
    } = event
    else {
        return None;
    };
    let at_hand = *act == StepAct::TransferOut || trade.is_one_office();
    Some(State {
        work: Casework::new(office.clone(), *applicant, at),
        status: Status::Submitted,
        act: *act,
        channel: *channel,
        submitted_by: *by,
        parties: parties.clone(),
        vin: vin.clone(),
        trade: trade.clone(),
        title: *title,
        notice_channels: notice_channels.clone(),
        agent: *agent,
        known: Known::default(),
        correction: None,
        acceptance: None,
        handover: None,
        lock: VehicleLock::Free,
        file: if at_hand {
            VehicleFile::AtHand
        } else {
            VehicleFile::Elsewhere
        },
        appointment: None,
        inspection: None,
        proposal: None,
        decision: None,
        holds: BTreeSet::new(),
        stops: BTreeSet::new(),
        number: Number::None,
        fees: Fees::NotSet,
        outputs: Outputs {
            done: at_hand.then_some(Done::OriginClosed).into_iter().collect(),
            ..Outputs::default()
        },
        served_on: None,
    })
}

/// Each fold says whether the event was one of its own.
fn intake(state: &mut State, event: &Event, _: Moment) -> bool {
    match event {
        Event::CorrectionRequested { missing } => {
            state.status = Status::CorrectionRequested;
            let (missing, answered) = (missing.clone(), false);
            state.correction = Some(Correction { missing, answered });
        }
        Event::CorrectionAnswered { .. } => {
            state.status = Status::Submitted;
            if let Some(correction) = &mut state.correction {
                correction.answered = true;
            }
        }
        Event::FileRequested => {
            if state.status == Status::Submitted {
                state.status = Status::FileRequested;
            }
            state.file = VehicleFile::Requested {
                handover: None,
                late: None,
            };
        }
        Event::HandoverBegun { handover: begun } => {
            state.handover = Some(begun.clone());
            if let VehicleFile::Requested { handover, .. } = &mut state.file {
                *handover = Some(begun.clone());
            }
        }
        Event::FileArrived => state.file_arrives(),
        Event::FileTraced { handover, here, .. } => state.file_traced(handover, *here),
        Event::FileFailed { reason } => state.file = VehicleFile::Failed { reason: *reason },
        Event::FileDelayed { desk } => {
            if let VehicleFile::Requested { late, .. } = &mut state.file {
                *late = Some(*desk);
            }
        }
        Event::PreAccepted { acceptance, .. } => {
            state.status = Status::PreAccepted;
            state.acceptance = Some(*acceptance);
        }
        Event::Accepted { acceptance, .. } => {
            state.status = Status::Accepted;
            state.acceptance = Some(*acceptance);
        }
        Event::PartyNamed { party } => state.parties.push(*party),
        Event::PowersSeen { by, of, .. } => {
            if let Some(party) = state.party_mut(*of) {
                party.seen_by = Some(*by);
            }
        }
        Event::ConsentGiven { by, on_behalf_of } => consent(state, (*by, *on_behalf_of), true),
        Event::ConsentDenied { by, on_behalf_of } => consent(state, (*by, *on_behalf_of), false),
        _ => return false,
    }
    true
}

fn consent(state: &mut State, (by, on_behalf_of): (PersonId, Option<PersonId>), agrees: bool) {
    if let Some(party) = state.party_mut(on_behalf_of.unwrap_or(by)) {
        party.agrees = Some(agrees);
        party.recorded_by = on_behalf_of.map(|_| by);
    }
}

fn waits(state: &mut State, event: &Event, _: Moment) -> bool {
    match event {
        Event::InspectionBooked { at } => state.appointment = Some(*at),
        Event::AbsenceRecorded { .. } => state.appointment = None,
        Event::Inspected { record } => {
            state.appointment = None;
            state.inspection = Some((**record).clone());
        }
        Event::Held { hold } => state.holds.extend([*hold]),
        Event::Resumed { hold } => {
            state.holds.remove(hold);
        }
        Event::Stopped { grounds } => state.stops.extend(grounds),
        Event::StopLifted { .. } => state.stops.clear(),
        // Said in words only: the hold that stands for it comes and goes beside it.
        Event::Objected { by, on_behalf_of, .. } => {
            if let Some(party) = on_behalf_of.and_then(|whose| state.party_mut(whose)) {
                party.recorded_by = Some(*by);
            }
        }
        Event::ObjectionSettled { .. } => {}
        Event::VehicleReported { record, stolen } => {
            state.known.stolen = Some(*stolen);
            state.known.vehicle = Vehicle::Found {
                record: record.clone(),
            };
        }
        _ => return false,
    }
    true
}

fn decides(state: &mut State, event: &Event, at: Moment) -> bool {
    match event {
        Event::DecisionProposed {
            by,
            proposed,
            answered,
        } => {
            state.status = Status::PendingApproval;
            state.proposal = Some(Proposal {
                by: *by,
                proposed: proposed.clone(),
                answered: answered.clone(),
            });
        }
        Event::ReturnedToReview { .. } => {
            state.status = if state.has_file() {
                Status::Accepted
            } else {
                Status::PreAccepted
            };
            (state.proposal, state.decision) = (None, None);
        }
        Event::Approved { by } => {
            state.status = Status::Approved;
            state.known.fresh = false;
            stand(state, *by, at, Decided::Approved);
        }
        Event::NotAccepted { by, grounds, words } => {
            state.status = Status::NotAccepted;
            let (grounds, words) = (grounds.clone(), words.clone());
            stand(state, *by, at, Decided::NotAccepted { grounds, words });
        }
        Event::Refused { by, grounds, words } => {
            state.status = Status::Refused;
            let (grounds, words) = (grounds.clone(), words.clone());
            stand(state, *by, at, Decided::Refused { grounds, words });
        }
        Event::RegistrationBegun { .. } => state.status = Status::Registering,
        Event::LockRefused { .. } => {
            state.status = Status::Approved;
            state.lock = VehicleLock::Refused;
        }
        Event::RegistrationBarred => {
            state.status = Status::PendingApproval;
            state.decision = None;
        }
        Event::Registered => state.status = Status::Registered,
        Event::TransferredOut => state.status = Status::TransferredOut,
        Event::Withdrawn { .. } => state.status = Status::Withdrawn,
        Event::Lapsed => state.status = Status::Lapsed,
        Event::ServiceRecorded { day, .. } => state.served_on = Some(*day),
        _ => return false,
    }
    if state.status.is_end() {
        state.holds.clear();
    }
    true
}

fn stand(state: &mut State, by: PersonId, at: Moment, decided: Decided) {
    state.decision = Some(Decision { by, at, decided });
}

fn assign(state: &mut State) {
    if let Some(number) = state.plate().cloned() {
        state.number = Number::Assigned(number);
    }
}

fn number_and_fees(state: &mut State, event: &Event, _: Moment) -> bool {
    match event {
        Event::NumbersAsked => state.number = Number::Asked,
        Event::NumbersOffered { numbers, until } => {
            state.number = Number::Offered(OfferedNumbers {
                numbers: numbers.clone(),
                until: *until,
            });
        }
        Event::NumberChosen { number, .. } | Event::NumberClaimed { number } => {
            state.number = Number::Chosen(number.clone());
        }
        Event::NumberReserved { number, until } => {
            state.number = Number::Reserved(ReservedNumber {
                number: number.clone(),
                until: *until,
            });
        }
        Event::NumberDenied { .. } => state.number = Number::None,
        Event::NumberAssigned => assign(state),
        Event::NumberLost => {
            state.status = Status::Approved;
            state.number = Number::None;
        }
        Event::FeesSet { fen: 0 } => state.fees = Fees::NoneDue,
        Event::FeesSet { fen } => state.fees = Fees::Due { fen: *fen },
        Event::FeesPaid { receipt } => {
            if let Fees::Due { fen } = state.fees {
                let receipt = receipt.clone();
                state.fees = Fees::Paid { fen, receipt };
            }
        }
        Event::FeesWaived { by, .. } => state.fees = Fees::Waived { by: *by },
        _ => return false,
    }
    true
}

/// What a machine could not do and somebody saw to is done.
fn done_by_hand(state: &mut State, task: TaskId) {
    let of_effects = state
        .work
        .task(task)
        .is_some_and(|task| task.post == Post::Intake);
    if !of_effects {
        return;
    }
    let closed = state.status == Status::Registered
        && !state.waits_for(|effect| matches!(effect, TransferEffect::CloseAtOrigin { .. }));
    let ready = state.status == Status::Approved
        && state.is_departure()
        && !state.waits_for(|effect| matches!(effect, TransferEffect::PrepareFile));
    let closed = closed.then_some(Done::OriginClosed);
    let ready = ready.then_some(Done::FileReady);
    state.outputs.done.extend(closed.into_iter().chain(ready));
}

fn outputs(state: &mut State, event: &Event, _: Moment) -> bool {
    if let Event::FollowUpCompleted { task, .. } = event {
        done_by_hand(state, *task);
        return true;
    }
    let outputs = &mut state.outputs;
    let done = match event {
        Event::PlatesWithdrawn { .. } => Some(Done::PlatesWithdrawn),
        Event::CertificateEndorsed { .. } => Some(Done::CertificateEndorsed),
        Event::FileReady => Some(Done::FileReady),
        Event::OriginClosed => Some(Done::OriginClosed),
        Event::Archived { .. } => Some(Done::Archived),
        Event::TemporaryPlateIssued { temporary } => {
            outputs.temporary = Some(*temporary);
            None
        }
        Event::PlatesHandedOver { manner, .. } => {
            outputs.handed_over = Some(manner.clone());
            None
        }
        _ => return false,
    };
    outputs.done.extend(done);
    true
}

fn effects(state: &mut State, event: &EffectEvent<TransferEffect>) {
    state.work.evolve_effects(event);
    match event {
        EffectEvent::EffectRequested { effect, .. } => {
            if let Some(effect) = effect.own() {
                lock_asked(&mut state.lock, effect);
            }
        }
        EffectEvent::EffectSettled {
            outcome: Outcome::Own(answer),
            ..
        } => {
            lock_answered(&mut state.lock, answer);
            learn(&mut state.known, answer);
        }
        EffectEvent::EffectSettled { .. } => {}
    }
}

fn lock_asked(lock: &mut VehicleLock, effect: &TransferEffect) {
    match effect {
        TransferEffect::LockVehicle { .. } => *lock = VehicleLock::Asked,
        TransferEffect::ReleaseLock { .. } => *lock = VehicleLock::Releasing,
        _ => {}
    }
}

fn lock_answered(lock: &mut VehicleLock, answer: &TransferOutcome) {
    match answer {
        TransferOutcome::Locked => *lock = VehicleLock::Held,
        TransferOutcome::Released => *lock = VehicleLock::Free,
        _ => {}
    }
}

/// The latest answer of each register stays in the state.
fn learn(known: &mut Known, answer: &TransferOutcome) {
    match answer {
        TransferOutcome::VehicleFound { record } => {
            known.vehicle = Vehicle::Found {
                record: record.clone(),
            };
            known.fresh = true;
        }
        TransferOutcome::VehicleNotFound => {
            known.vehicle = Vehicle::NotFound;
            known.fresh = true;
        }
        TransferOutcome::Compared { stolen } => known.stolen = Some(*stolen),
        TransferOutcome::Insured { to } => known.insured_to = *to,
        TransferOutcome::InvoiceFound { invoice } => {
            let invoice = invoice.clone();
            known.invoice = Some(TaxAnswer::Found { invoice });
        }
        TransferOutcome::InvoiceNotFound => known.invoice = Some(TaxAnswer::NotFound),
        TransferOutcome::RegistrationRefused { status } => {
            if let Vehicle::Found { record } = &mut known.vehicle {
                record.vehicle.status = status.clone();
            }
        }
        _ => {}
    }
}
