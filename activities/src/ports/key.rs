//! The key under which an effect happens once.

use domain::{case::EffectId, identifier::CaseNumber};
use std::fmt;

/// Names one effect of one case. Says nothing about a person.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// The key of an effect: the same at every try, after a restart too.
    pub fn of(case: &CaseNumber, effect: EffectId) -> Self {
        Self(format!("{case}:{}", effect.0))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IdempotencyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
