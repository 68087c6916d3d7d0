//! What an installation promises where the law says nothing.

use crate::deadline::{Length, RuleId, rule};

/// What an installation may say for itself (policy).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// How long the decision on an application takes (`EV-DECIDE`), from its entry.
    pub decide_in: Length,
}

impl Default for Policy {
    /// What the register says.
    fn default() -> Self {
        let decide_in = rule(RuleId::EV_DECIDE).length;
        Self { decide_in }
    }
}
