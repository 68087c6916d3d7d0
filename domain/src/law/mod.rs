//! The law as data: grounds, refusals, rule sets, status letters, the roll-out, remedies, service, the service guide,
//! the transfer of vehicles, and access to accident evidence.
//! Each statement carries its article, or the mark that says why it has none.

pub mod command_refusal;
pub mod confidence;
pub mod evidence;
pub mod ground;
pub mod guide;
pub mod licence_status;
pub mod numeral;
pub mod remedy;
pub mod rollout;
pub mod rule_set;
pub mod service;
pub mod source;
pub mod special_reason;
pub(crate) mod statement;
pub mod vehicle;
pub mod words;

#[cfg(test)]
mod wire_tests;

pub use command_refusal::CommandRefusal;
pub use confidence::{Basis, Confidence};
pub use evidence::{EvidenceGround, EvidenceObstacle, EvidenceQuestion};
pub use ground::DecisionGround;
pub use guide::DocumentKind;
pub use rule_set::{RegistrationRuleSet, RuleSet, licence_rule_set, registration_rule_set};
pub use source::cite;
pub use special_reason::SpecialReason;
pub use words::{Text, Words};
