//! Journeys of cases on a real Temporal server, on both databases, cached and replayed.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod afterwards;
mod answers;
mod calendar;
mod checkpoints;
mod clerks;
mod deadlines;
mod decision;
mod engine;
mod evidence;
mod faults;
mod histories;
mod intake;
mod long;
mod mail;
mod outage;
mod outside;
mod registers;
mod requests;
mod store;
mod trace;
mod transfers;
mod trial;

use domain::{
    case::{Refusal, RefusalCode},
    law::{CommandRefusal, DecisionGround},
};

/// Whether it was refused with this code.
fn is(refusal: &Refusal, code: CommandRefusal) -> bool {
    refusal.code == RefusalCode::Command(code)
}

/// Whether this ground stands against it.
fn stands(refusal: &Refusal, ground: DecisionGround) -> bool {
    refusal.code == RefusalCode::Ground(ground)
}
