//! Deadlines: the register of periods, how each is counted, and an explanation of every day.

mod counting;
mod explanation;
mod instrument;
mod length;
mod register;
mod rule;
mod rule_id;
mod running;
mod terms;

#[cfg(test)]
mod tests;

pub use self::{
    explanation::{DayNote, ExplainedDay, explain},
    instrument::{Instrument, Unit, unit_of},
    length::Length,
    register::{EVIDENCE_DECIDED_IN, register, rule},
    rule::Rule,
    rule_id::{RuleId, UnknownRule},
    running::{Deadline, DeadlineId, DeadlineStatus},
    terms::{Obligation, OnExpiry, RollForward},
};
