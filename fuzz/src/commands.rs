//! An opening, whatever it says: it is refused with a code, or every date in its events can be counted with.

use domain::{
    access::PersonId,
    calendar::Calendar,
    case::{CaseFacts, CaseKind, Entry, Envelope},
    law::rollout::Gate,
    licence_application::{Command, Facts, LicenceApplication},
    time::Moment,
};
use uuid::Uuid;

pub fn run(data: &[u8]) {
    let Ok(envelope) = serde_json::from_slice::<Envelope<Command>>(data) else {
        return;
    };
    let facts = facts();
    let decided = LicenceApplication::decide(None, &envelope, &facts);
    let Ok(events) = decided else { return };
    let mut state = None;
    for (version, event) in (1..).zip(events) {
        let entry = Entry {
            version,
            at: facts.case.now,
            actor: envelope.actor.clone(),
            event,
        };
        state = LicenceApplication::evolve(state, &entry);
    }
    let state = state.expect("what opens a case leaves a state");
    assert!(state.work.received_at <= facts.case.now);
    for deadline in &state.work.deadlines {
        assert!(deadline.start <= deadline.due && deadline.warn_at() < deadline.expires_at());
    }
    let written = serde_json::to_vec(&state).expect("a state is JSON");
    assert_eq!(serde_json::from_slice(&written).ok(), Some(state));
}

fn facts() -> Facts {
    let now: Moment = "2021-10-22T01:00:00Z".parse().expect("a moment");
    Facts {
        case: CaseFacts {
            now,
            calendar: Calendar::official(),
        },
        applicant: Some(PersonId(Uuid::from_u128(1))),
        open_case: None,
        gate: Gate::Unknown,
    }
}
