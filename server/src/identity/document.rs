//! The identity document a token vouches for, in the one form that a person's id is made of.

use super::TokenRefusal;
use domain::identifier::{IdentityDocument, IdentityDocumentKind};

/// The text for the keyed hash, as `A:<number>`.
///
/// A temporary ID card carries the number of the card it stands in for and is the same person's: both make the text of
/// the resident ID card. A document of an organisation is nobody's.
pub(super) fn canonical(kind: IdentityDocumentKind, number: &str) -> Result<String, TokenRefusal> {
    if !is_of_a_person(kind) {
        return Err(TokenRefusal::Claims);
    }
    let document = IdentityDocument::new(kind, number).map_err(|_| TokenRefusal::Claims)?;
    Ok(document.person_key())
}

/// The kind of a letter of the standard.
pub(super) fn kind_of_letter(letter: &str) -> Option<IdentityDocumentKind> {
    let mut letters = letter.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => IdentityDocumentKind::from_letter(letter).ok(),
        _ => None,
    }
}

/// Whether the number is that of one person: a household register has one number for the whole household.
fn is_of_a_person(kind: IdentityDocumentKind) -> bool {
    use IdentityDocumentKind as Kind;
    match kind {
        Kind::ResidentIdCard
        | Kind::TemporaryIdCard
        | Kind::OfficerCertificate
        | Kind::SoldierCertificate
        | Kind::RetiredOfficerCertificate
        | Kind::OverseasPersonDocument
        | Kind::DiplomatDocument
        | Kind::ForeignPermanentResidentCard
        | Kind::ResidenceProof => true,
        Kind::OrganisationCodeCertificate
        | Kind::HouseholdRegister
        | Kind::DeregistrationProof
        | Kind::ForeignMissionProof
        | Kind::UnifiedSocialCreditCode
        | Kind::SoleTraderRegistrationNumber => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use IdentityDocumentKind as Kind;

    #[test]
    fn both_id_cards_are_the_same_person() {
        let text = Ok("A:11010519491231002X".to_owned());
        assert_eq!(canonical(Kind::ResidentIdCard, "11010519491231002x"), text);
        assert_eq!(canonical(Kind::TemporaryIdCard, " 11010519491231002X"), text);
    }

    #[test]
    fn a_wrong_number_and_an_organisation_are_nobody() {
        let refused = Err(TokenRefusal::Claims);
        assert_eq!(canonical(Kind::ResidentIdCard, "110105194912310021"), refused);
        assert_eq!(
            canonical(Kind::UnifiedSocialCreditCode, "91350100M000100Y43"),
            refused
        );
        assert_eq!(canonical(Kind::HouseholdRegister, "123456"), refused);
    }
}
