//! Who applies, or has another part. The only place of a case with personal details: `record` keeps them apart, under a
//! person id.

use super::{Channel, FreeText, Locale};
use crate::identifier::{EmailAddress, IdentityDocument, PersonName, PhoneNumber};
use serde::{Deserialize, Serialize};

/// The person as the application names them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Applicant {
    pub name: PersonName,
    pub document: IdentityDocument,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<EmailAddress>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<PhoneNumber>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<FreeText>,
    #[serde(default)]
    pub locale: Locale,
}

impl Applicant {
    /// Whether a notice can reach the person by this way. Paper can be handed out, and the inbox waits for its owner.
    pub fn reachable_by(&self, channel: Channel) -> bool {
        match channel {
            Channel::Mail => self.email.is_some(),
            Channel::Sms | Channel::Phone => self.phone.is_some(),
            Channel::InApp | Channel::Paper => true,
        }
    }
}
