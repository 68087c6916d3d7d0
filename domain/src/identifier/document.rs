//! Identity documents: a kind and a number.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::text::{half_width, is_hidden, mask};
use super::{IdentifierError, IdentityDocumentKind, ResidentId, UnifiedSocialCreditCode};

/// An identity document of a person or an organisation (Order 164, article 89; Order 162, article 109).
///
/// Numbers of resident ID cards, temporary ID cards and unified social credit codes are checked. For the others no check
/// is known: they are taken as they are, 1 to 64 characters, and only normalised, so that the same document typed twice
/// compares equal. Travels as its canonical text, `A:11010519491231002X`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct IdentityDocument {
    kind: IdentityDocumentKind,
    number: Number,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Number {
    Resident(ResidentId),
    Organisation(UnifiedSocialCreditCode),
    Unchecked(String),
}

impl IdentityDocument {
    /// The document of this kind with this number.
    pub fn new(kind: IdentityDocumentKind, number: &str) -> Result<Self, IdentifierError> {
        let number = match kind {
            kind if kind.holds_resident_id() => Number::Resident(ResidentId::parse(number)?),
            IdentityDocumentKind::UnifiedSocialCreditCode => {
                Number::Organisation(UnifiedSocialCreditCode::parse(number)?)
            }
            _ => Number::Unchecked(normalised(number)?),
        };
        Ok(Self { kind, number })
    }

    /// Reads the canonical text: the letter of the kind, a colon, the number.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let (letter, number) = text.trim().split_once(':').ok_or(IdentifierError::DocumentForm)?;
        let mut letters = letter.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) => Self::new(IdentityDocumentKind::from_letter(letter)?, number),
            _ => Err(IdentifierError::DocumentKind),
        }
    }

    /// The kind.
    pub fn kind(&self) -> IdentityDocumentKind {
        self.kind
    }

    /// The normalised number.
    pub fn number(&self) -> &str {
        match &self.number {
            Number::Resident(number) => number.as_str(),
            Number::Organisation(code) => code.as_str(),
            Number::Unchecked(number) => number,
        }
    }

    /// The resident ID number, if the document carries one.
    pub fn resident_id(&self) -> Option<&ResidentId> {
        match &self.number {
            Number::Resident(number) => Some(number),
            _ => None,
        }
    }

    /// The unified social credit code, if the document carries one.
    pub fn credit_code(&self) -> Option<&UnifiedSocialCreditCode> {
        match &self.number {
            Number::Organisation(code) => Some(code),
            _ => None,
        }
    }

    /// One text for the document, for keyed hashes. Equal documents have equal texts, others have others.
    pub fn canonical(&self) -> String {
        format!("{}:{}", self.kind.letter(), self.number())
    }

    /// One text for the person behind the document, for keyed hashes: a temporary ID card is the same person's as the
    /// card that it stands in for.
    pub fn person_key(&self) -> String {
        match self.resident_id() {
            Some(id) => format!("A:{id}"),
            None => self.canonical(),
        }
    }

    /// The number's first three and last two characters, stars only for a short one.
    pub fn masked(&self) -> String {
        mask(self.number(), 3, 2)
    }
}

/// Full-width characters as typed by Chinese input methods become ASCII, small ASCII letters capitals.
fn normalised(number: &str) -> Result<String, IdentifierError> {
    let number: String = number
        .trim()
        .chars()
        .map(half_width)
        .map(|c| c.to_ascii_uppercase())
        .collect();
    if number.chars().any(is_hidden) {
        return Err(IdentifierError::DocumentCharacters);
    }
    match number.chars().count() {
        0 => Err(IdentifierError::DocumentEmpty),
        1..=64 => Ok(number),
        _ => Err(IdentifierError::DocumentLength),
    }
}

impl fmt::Display for IdentityDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.canonical())
    }
}

impl fmt::Debug for IdentityDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IdentityDocument({}:{})", self.kind.letter(), self.masked())
    }
}

impl FromStr for IdentityDocument {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for IdentityDocument {
    type Error = IdentifierError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<IdentityDocument> for String {
    fn from(document: IdentityDocument) -> Self {
        document.canonical()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use IdentityDocumentKind as Kind;

    #[test]
    fn id_cards_hold_a_resident_id() {
        for kind in [Kind::ResidentIdCard, Kind::TemporaryIdCard] {
            let document = IdentityDocument::new(kind, "11010519491231002x").unwrap();
            assert_eq!(document.resident_id().unwrap().as_str(), "11010519491231002X");
            assert_eq!(
                IdentityDocument::new(kind, "E1234567"),
                Err(IdentifierError::ResidentIdLength)
            );
        }
    }

    #[test]
    fn an_organisation_holds_a_credit_code() {
        let document = IdentityDocument::new(Kind::UnifiedSocialCreditCode, "91350100M000100Y43").unwrap();
        assert_eq!(document.credit_code().unwrap().as_str(), "91350100M000100Y43");
        assert_eq!(document.resident_id(), None);
        let wrong = IdentityDocument::new(Kind::UnifiedSocialCreditCode, "91350100M000100Y44");
        assert_eq!(wrong, Err(IdentifierError::UsccCheck));
    }

    #[test]
    fn the_same_document_typed_twice_is_equal() {
        let document = |text| IdentityDocument::new(Kind::OfficerCertificate, text).unwrap();
        assert_eq!(
            document("军字第e1234567号"),
            document("\u{3000}军字第Ｅ１２３４５６７号 ")
        );
    }

    #[test]
    fn a_temporary_card_is_the_same_person() {
        let card = IdentityDocument::parse("A:11010519491231002X").unwrap();
        let temporary = IdentityDocument::parse("M:11010519491231002X").unwrap();
        assert_eq!(card.person_key(), temporary.person_key());
        assert_ne!(card.canonical(), temporary.canonical());
    }

    #[test]
    fn canonical_text_is_read_back() {
        let document = IdentityDocument::new(Kind::OverseasPersonDocument, "H:0123 456").unwrap();
        assert_eq!(document.canonical(), "F:H:0123 456");
        assert_eq!(
            IdentityDocument::parse(&document.canonical()),
            Ok(document.clone())
        );
        assert_eq!(serde_json::to_string(&document).unwrap(), "\"F:H:0123 456\"");
        assert!(serde_json::from_str::<IdentityDocument>("\"A:1\"").is_err());
    }

    #[test]
    fn each_error_names_the_rule() {
        let error = |text: &str| IdentityDocument::parse(text).unwrap_err().code();
        assert_eq!(error("F1234"), "DOCUMENT_FORM");
        assert_eq!(error("O:1234"), "DOCUMENT_KIND");
        assert_eq!(error("AB:1234"), "DOCUMENT_KIND");
        assert_eq!(error("F: "), "DOCUMENT_EMPTY");
        assert_eq!(error(&format!("F:{}", "1".repeat(65))), "DOCUMENT_LENGTH");
        assert_eq!(error("F:12\u{202E}34"), "DOCUMENT_CHARACTERS");
        assert_eq!(error("F:12\x0034"), "DOCUMENT_CHARACTERS");
        assert_eq!(error("A:11010519491231002Y"), "RESIDENT_ID_CHARACTERS");
    }

    #[test]
    fn debug_is_masked() {
        let document = IdentityDocument::parse("A:11010519491231002X").unwrap();
        assert_eq!(format!("{document:?}"), "IdentityDocument(A:110*************2X)");
        let document = IdentityDocument::parse("F:E123456").unwrap();
        assert_eq!(format!("{document:?}"), "IdentityDocument(F:*******)");
    }
}
