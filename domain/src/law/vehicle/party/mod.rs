//! The people of a transfer: who applies, who has to join, who acts for whom, and what shows who they are.

mod age;
mod agent;
mod involved;
mod nature;
mod role;
#[cfg(test)]
mod tests;

pub use age::is_minor;
pub use agent::{Excuse, RegistrationAct, agent_may, heir_may};
pub use involved::{Circumstance, Part, parts};
pub use nature::{Domicile, PartyNature};
pub use role::{Manner, PartyRole};
