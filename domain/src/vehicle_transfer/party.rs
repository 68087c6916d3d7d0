//! The people of a transfer, by id. Their names and papers are kept elsewhere.

use crate::{
    access::PersonId,
    law::vehicle::party::{PartyNature, PartyRole},
};
use serde::{Deserialize, Serialize};

/// Somebody in a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Party {
    pub person: PersonId,
    pub role: PartyRole,
    pub nature: PartyNature,
    /// What they said when they were asked to join; `None` until then, and for those whom no rule asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agrees: Option<bool>,
}

impl Party {
    pub const fn new(person: PersonId, role: PartyRole, nature: PartyNature) -> Self {
        Self {
            person,
            role,
            nature,
            agrees: None,
        }
    }

    /// Whether they speak for the applicant.
    pub const fn acts_for_the_applicant(&self) -> bool {
        matches!(
            self.role,
            PartyRole::Agent | PartyRole::Guardian | PartyRole::Heir
        )
    }
}
