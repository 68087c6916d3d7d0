//! The register of periods that have a fixed length (domain dossier, sections 2.7, 6 and 11), a file per topic.
//!
//! Not here: the review time of pass codes, which each city promises for itself, and the day from which a licence can
//! be renewed, which is counted backwards.

mod accident;
mod licence;
mod registration;
mod remedy;

use std::sync::LazyLock;

use super::{Rule, RuleId};

pub use accident::EVIDENCE_DECIDED_IN;

static REGISTER: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    [
        licence::RULES,
        registration::RULES,
        accident::RULES,
        remedy::RULES,
    ]
    .concat()
});

/// Every rule there is.
pub fn register() -> &'static [Rule] {
    &REGISTER
}

/// The rule with an id.
pub fn rule(id: RuleId) -> &'static Rule {
    register()
        .iter()
        .find(|rule| rule.id == id)
        .expect("a test finds a rule for every id")
}
