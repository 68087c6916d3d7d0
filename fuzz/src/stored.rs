//! What lies in the record and in histories as JSON: read, written and read again, it is the same.

use crate::input;
use domain::{
    calendar::Calendar,
    case::{CaseKind, Entry, Envelope, Outcome, PendingEffect, Refusal},
    deadline::Deadline,
    law::rollout::RolloutRow,
    licence_application::{
        Applicant, Command, Event, LicenceApplication, LicenceEffect, LicenceRecord, State,
    },
};
use serde::{Serialize, de::DeserializeOwned};
use std::fmt::Debug;

pub fn run(data: &[u8]) {
    let (choice, rest) = input::choice(data);
    match choice % 11 {
        0 => comes_back::<Entry<Event>>(rest),
        1 => comes_back::<Envelope<Command>>(rest),
        2 => state(rest),
        3 => comes_back::<Calendar>(rest),
        4 => comes_back::<Deadline>(rest),
        5 => comes_back::<LicenceRecord>(rest),
        6 => comes_back::<Outcome<LicenceEffect>>(rest),
        7 => comes_back::<PendingEffect<LicenceEffect>>(rest),
        8 => comes_back::<Refusal>(rest),
        9 => comes_back::<RolloutRow>(rest),
        _ => comes_back::<Applicant>(rest),
    }
}

fn comes_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(data: &[u8]) {
    read::<T>(data);
}

fn read<T: Serialize + DeserializeOwned + PartialEq + Debug>(data: &[u8]) -> Option<T> {
    let value: T = serde_json::from_slice(data).ok()?;
    let written = serde_json::to_vec(&value).expect("it was read from JSON");
    assert_eq!(serde_json::from_slice::<T>(&written).ok().as_ref(), Some(&value));
    Some(value)
}

fn state(data: &[u8]) {
    if let Some(state) = read::<State>(data) {
        assert!(!LicenceApplication::status(&state).is_empty());
        LicenceApplication::closed(&state);
    }
}
