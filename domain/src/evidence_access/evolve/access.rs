//! What happens to access: the grant, codes and viewings, visits, copies, and who stands aside.

use crate::{
    evidence_access::{BrokenGlass, EndReason, Event, Grant, Recusal, State, Status, Visit},
    time::Moment,
};

pub(super) fn evolve(state: &mut State, event: &Event, at: Moment) {
    if grant(state, event, at) || viewing(state, event, at) {
        return;
    }
    match event {
        Event::RecusalAsked { officer, words, .. } => {
            let (officer, words) = (*officer, words.clone());
            state.recusal = Some(Recusal { officer, words });
        }
        Event::RecusalDecided { .. } => state.recusal = None,
        Event::StaffExcluded { person, .. } => {
            state.excluded.insert(*person);
        }
        Event::GlassBroken { by, until, reason } => {
            let (by, until, reason) = (*by, *until, reason.clone());
            state.glass = Some(BrokenGlass { by, until, reason });
            state.broke_glass.insert(by);
        }
        Event::GlassClosed => state.glass = None,
        _ => {}
    }
}

fn grant(state: &mut State, event: &Event, at: Moment) -> bool {
    match event {
        Event::PagesRetried { .. } => state.unreadable.clear(),
        Event::GrantGiven { opens_at, ends_at } => {
            state.status = Status::Granted;
            state.grant = Some(Grant::given(at, *opens_at, *ends_at));
        }
        Event::GrantKept => state.status = Status::Granted,
        Event::GrantRenewed { ends_at, .. } => {
            state.status = Status::Granted;
            state.grant = Some(Grant::given(at, at, *ends_at));
        }
        Event::GrantOpened => change(state, |grant| grant.opened = true),
        Event::GrantExtended { ends_at, .. } => change(state, |grant| grant.ends_at = *ends_at),
        Event::GrantSuspended => {
            change(state, |grant| grant.suspended_since = Some(at));
            close_views(state);
        }
        Event::GrantResumed { ends_at } => change(state, |grant| {
            grant.ends_at = *ends_at;
            grant.suspended_since = None;
        }),
        Event::GrantEnded { because } => {
            match (state.status, because) {
                // What is being made has been consented to since, and opens with a time of its own.
                (Status::Preparing, EndReason::Expired) => {}
                (Status::Granted, EndReason::Expired) => state.status = Status::Expired,
                (Status::Granted | Status::Preparing, _) => state.status = Status::Ended,
                _ => {}
            }
            end(state, *because);
        }
        Event::AuthorityEnded { .. } => state.authority_ended = true,
        _ => return false,
    }
    true
}

fn change(state: &mut State, how: impl FnOnce(&mut Grant)) {
    if let Some(grant) = &mut state.grant {
        how(grant);
    }
}

/// The grant is over, and with it whatever was open under it.
pub(super) fn end(state: &mut State, because: EndReason) {
    change(state, |grant| grant.ended = Some(because));
    close_views(state);
    state.visit = None;
    state.copies = None;
}

fn close_views(state: &mut State) {
    state.code = None;
    state.viewing_until = None;
}

fn viewing(state: &mut State, event: &Event, at: Moment) -> bool {
    match event {
        Event::CodeAsked { .. } => state.asked_for_code = Some(at),
        Event::CodeMissed => {
            state.missed_codes = state.missed_codes.saturating_add(1);
            if let Some(code) = &mut state.code {
                code.missed = code.missed.saturating_add(1);
            }
        }
        Event::ViewingOpened { until } => {
            state.viewing_until = Some(*until);
            state.missed_codes = 0;
            state.code = None;
        }
        Event::VisitBooked { at, .. } => {
            let (at, attended) = (*at, false);
            state.visit = Some(Visit { at, attended });
        }
        Event::VisitRecorded { attended, .. } => {
            let visit = state.visit.filter(|_| *attended);
            state.visit = visit.map(|visit| Visit {
                attended: true,
                ..visit
            });
        }
        Event::CopiesAsked { items, .. } => state.copies = Some(items.clone()),
        Event::CopiesIssued { .. } => state.copies = None,
        _ => return false,
    }
    true
}
