//! The stable name of a notification's mail.

use domain::{case::EffectId, identifier::CaseNumber};
use hmac::{Hmac, KeyInit as _, Mac as _};
use secrecy::{ExposeSecret as _, SecretBox};
use sha2::Sha256;
use std::fmt;

/// Bytes of the keyed hash that are shown: enough that no two notifications meet.
const SHOWN: usize = 16;

/// Makes the ids. The key keeps outsiders from linking mails to case numbers.
#[derive(Debug)]
pub struct MessageIds {
    key: SecretBox<[u8; 32]>,
    domain: String,
}

/// A `Message-ID` (RFC 5322, 3.6.4) without its angle brackets: the same at every try.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MessageId {
    local: String,
    domain: String,
}

impl MessageIds {
    /// `domain` is that of the sender's address.
    pub fn new(key: SecretBox<[u8; 32]>, domain: &str) -> Self {
        Self {
            key,
            domain: domain.to_owned(),
        }
    }

    /// The id of the mail that this effect of this case sends.
    pub fn of(&self, case: &CaseNumber, effect: EffectId) -> MessageId {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(self.key.expose_secret()).expect("HMAC takes a key of any length");
        mac.update(b"banli/message-id\0");
        mac.update(format!("{case}\0{}", effect.0).as_bytes());
        let local = hex::encode(&mac.finalize().into_bytes()[..SHOWN]);
        MessageId {
            local,
            domain: self.domain.clone(),
        }
    }
}

impl MessageId {
    /// The part before the @: 32 hexadecimal digits.
    pub fn local(&self) -> &str {
        &self.local
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.local, self.domain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_stable_and_shows_nothing_of_the_case() {
        let office = "33010000".parse().unwrap();
        let day = "2021-10-22".parse().unwrap();
        let case = CaseNumber::new(&office, day, *b"mails").unwrap();
        let ids = |key| MessageIds::new(SecretBox::new(Box::new([key; 32])), "example.cn");
        let id = ids(1).of(&case, EffectId(1));
        assert_eq!(ids(1).of(&case, EffectId(1)), id);
        assert_ne!(ids(1).of(&case, EffectId(2)), id);
        assert_ne!(ids(2).of(&case, EffectId(1)), id);
        insta::assert_snapshot!(id, @"ad54d09a4f7c9cc9452dc115b609cf94@example.cn");
    }
}
