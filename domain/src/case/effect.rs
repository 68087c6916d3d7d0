//! What a case asks of the world, and what the world answered. Pending effects are part of the state: the history is
//! the outbox.
//!
//! Notices are everybody's; the rest is the kind's own, so that a case can ask for nothing that its workflow does not perform.

use super::Notice;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::fmt::Debug;

/// An effect's number within its case, from 1. With the case number it is the idempotency key of the effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EffectId(pub u32);

/// What one kind asks of the world beside notices. On the wire it is told apart by `effect`, its outcomes by `outcome`; no
/// name is one of the shared ones.
pub trait OwnEffect: Clone + Debug + Eq + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// What can be answered, beside a failure for good.
    type Outcome: Clone + Debug + Eq + Serialize + DeserializeOwned + Send + Sync + 'static;

    /// Whether this outcome can answer this effect.
    fn answered_by(&self, outcome: &Self::Outcome) -> bool;

    /// Whether it can be refused for good. What cannot is asked for until it is done.
    fn can_fail(&self) -> bool;
}

/// Something to do outside the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "effect")]
pub enum Effect<E> {
    Notify(Notice),
    #[serde(untagged)]
    Own(E),
}

impl<E: OwnEffect> Effect<E> {
    /// Whether this outcome can answer this effect.
    pub fn answered_by(&self, outcome: &Outcome<E>) -> bool {
        match (self, outcome) {
            (Self::Notify(_), Outcome::Notified | Outcome::Undeliverable { .. }) => true,
            (Self::Own(effect), Outcome::Undeliverable { .. }) => effect.can_fail(),
            (Self::Own(effect), Outcome::Own(outcome)) => effect.answered_by(outcome),
            _ => false,
        }
    }
}

impl<E> Effect<E> {
    /// What the kind asks for, if it is not a notice.
    pub const fn own(&self) -> Option<&E> {
        match self {
            Self::Own(effect) => Some(effect),
            Self::Notify(_) => None,
        }
    }
}

impl<E: OwnEffect> From<E> for Effect<E> {
    fn from(effect: E) -> Self {
        Self::Own(effect)
    }
}

/// An effect that is not settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PendingEffect<E> {
    pub id: EffectId,
    pub effect: Effect<E>,
}

/// The answer of an effect that will not be tried again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "", rename_all = "SCREAMING_SNAKE_CASE", tag = "outcome")]
pub enum Outcome<E: OwnEffect> {
    /// The notice went out, or lies ready (paper).
    Notified,
    /// It can never be done as it was asked, by a code for machines. For a notice: no address, refused for good (SMTP 5xx),
    /// or a call that a person makes.
    Undeliverable { code: String },
    #[serde(untagged)]
    Own(E::Outcome),
}

/// The effects of a kind that asks for nothing but notices, and their outcomes: there are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoEffect {}

impl OwnEffect for NoEffect {
    type Outcome = Self;

    fn answered_by(&self, _: &Self) -> bool {
        match *self {}
    }

    fn can_fail(&self) -> bool {
        match *self {}
    }
}

impl Effect<NoEffect> {
    /// The notice, since it is nothing else.
    pub const fn notice(&self) -> &Notice {
        match self {
            Self::Notify(notice) => notice,
            Self::Own(none) => match *none {},
        }
    }
}

impl Outcome<NoEffect> {
    /// The same, as the answer to a notice of any kind of case.
    pub fn of_any_kind<E: OwnEffect>(self) -> Outcome<E> {
        match self {
            Self::Notified => Outcome::Notified,
            Self::Undeliverable { code } => Outcome::Undeliverable { code },
            Self::Own(none) => match none {},
        }
    }
}
