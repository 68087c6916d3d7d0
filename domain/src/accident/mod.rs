//! The file of a traffic accident as the accident unit keeps it, by ids and codes only. The accident itself is not a case of
//! ours: its file is asked for and looked at again.

mod custody;
mod file;
mod finding;
mod item;
mod party;
mod procedure;
mod query_code;
mod stage;
#[cfg(test)]
mod tests;

pub use crate::identifier::AccidentNumber;
pub use custody::Custody;
pub use file::{AccidentFile, Recheck};
pub use finding::{Finding, FindingKind, Served};
pub use item::{Confidentiality, ContentHash, EvidenceItem, ItemContent, ItemId, ItemKind};
pub use party::{AccidentPart, AccidentParty, Relative, Representative};
pub use procedure::Procedure;
pub use query_code::QueryCode;
pub use stage::{Progress, Stage};
