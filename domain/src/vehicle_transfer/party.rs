//! The people of a transfer, by id. Their names and papers are kept elsewhere.

use crate::{
    access::PersonId,
    identifier::IdentityDocument,
    law::vehicle::party::{PartyNature, PartyRole, is_minor},
};
use chrono::NaiveDate;
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
    /// Who recorded what they said last, from a signed paper; `None` where they said it themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_by: Option<PersonId>,
    /// Whether whoever applies was a minor on the day of the application; `None` where no number says so, and for all others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minor: Option<bool>,
    /// Who has seen the paper by which they act for the applicant; nobody yet, or they act for nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen_by: Option<PersonId>,
}

impl Party {
    pub const fn new(person: PersonId, role: PartyRole, nature: PartyNature) -> Self {
        Self {
            person,
            role,
            nature,
            agrees: None,
            recorded_by: None,
            minor: None,
            seen_by: None,
        }
    }

    /// With what their document says of their age on the day of the application, where they apply.
    #[must_use]
    pub fn aged(mut self, document: &IdentityDocument, day: NaiveDate) -> Self {
        self.minor = self.applies().then(|| is_minor(document, day)).flatten();
        self
    }

    /// Whether it is their matter: the new owner, or the owner who moves.
    pub(super) const fn applies(&self) -> bool {
        matches!(self.role, PartyRole::Buyer | PartyRole::Owner)
    }

    /// Whether they are in no more than their role yet: nobody says what only comes later.
    pub(super) const fn is_new(&self) -> bool {
        self.agrees.is_none() && self.recorded_by.is_none() && self.seen_by.is_none()
    }

    /// Whether they say that they speak for the applicant.
    pub const fn acts_for_the_applicant(&self) -> bool {
        matches!(
            self.role,
            PartyRole::Agent | PartyRole::Guardian | PartyRole::Heir
        )
    }
}
