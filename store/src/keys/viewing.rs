//! What proves who looks at evidence: the digits that were sent to them, the seal of a link, and the key of marks.

use super::{Key, KeyRing, index::keyed};
use domain::{
    access::PersonId, accident::ItemId, audit::Hex, case::EffectId, identifier::CaseNumber, time::Moment,
};
use secrecy::SecretBox;

/// Six digits.
const CODES: u64 = 1_000_000;

/// A page of an item, for one person until a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageTicket<'a> {
    pub case: &'a CaseNumber,
    pub item: ItemId,
    /// Counted from 1.
    pub page: u16,
    pub person: PersonId,
    /// Not included.
    pub until: Moment,
}

impl KeyRing {
    /// The digits by which the person to whom this effect sends them proves that it is them. Derived each time, and so at rest
    /// nowhere.
    pub fn viewing_code(&self, case: &CaseNumber, effect: EffectId) -> String {
        let parts: [&[u8]; 2] = [case.as_str().as_bytes(), &effect.0.to_be_bytes()];
        let hash = keyed(self.index_key(), "viewing-code", &parts);
        let (number, _) = hash.split_first_chunk().expect("a hash of 32 bytes has 8");
        format!("{:06}", u64::from_be_bytes(*number) % CODES)
    }

    /// What a link carries so that it opens this page for this person, and nothing else for anybody.
    pub fn page_seal(&self, ticket: &PageTicket<'_>) -> Hex<16> {
        let parts: [&[u8]; 5] = [
            ticket.case.as_str().as_bytes(),
            ticket.item.0.as_bytes(),
            &ticket.page.to_be_bytes(),
            ticket.person.0.as_bytes(),
            &ticket.until.timestamp().to_be_bytes(),
        ];
        let hash = keyed(self.index_key(), "page", &parts);
        let (seal, _) = hash.split_first_chunk().expect("a hash of 32 bytes has 16");
        Hex(*seal)
    }

    /// Whether a seal is that of this ticket. Takes as long for each wrong one.
    pub fn fits(&self, ticket: &PageTicket<'_>, seal: Hex<16>) -> bool {
        let own = self.page_seal(ticket);
        let different = own.0.iter().zip(&seal.0).fold(0, |all, (a, b)| all | (a ^ b));
        different == 0
    }

    /// The key of the marks that nobody sees.
    pub fn mark_key(&self) -> Key {
        SecretBox::new(Box::new(keyed(self.index_key(), "mark", &[])))
    }
}
