//! Kinds of identity documents and their letters in the national system.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::IdentifierError;

/// The kind of an identity document, with the letter that stands for it on the wire. There is no letter O.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum IdentityDocumentKind {
    /// A 居民身份证
    ResidentIdCard,
    /// B 组织机构代码证
    OrganisationCodeCertificate,
    /// C 军官证
    OfficerCertificate,
    /// D 士兵证
    SoldierCertificate,
    /// E 军官离退休证
    RetiredOfficerCertificate,
    /// F 境外人员
    OverseasPersonDocument,
    /// G 外交人员
    DiplomatDocument,
    /// H 户口簿
    HouseholdRegister,
    /// I 外国人永久居留证
    ForeignPermanentResidentCard,
    /// J 单位注销证明
    DeregistrationProof,
    /// K 居住证明
    ResidenceProof,
    /// L 驻华机构证明
    ForeignMissionProof,
    /// M 临时身份证
    TemporaryIdCard,
    /// N 统一社会信用代码
    UnifiedSocialCreditCode,
    /// P 个体工商户注册号
    SoleTraderRegistrationNumber,
}

use IdentityDocumentKind as Kind;

/// Kind, letter, Chinese name, English name.
const KINDS: [(Kind, char, &str, &str); 15] = [
    (Kind::ResidentIdCard, 'A', "居民身份证", "resident ID card"),
    (
        Kind::OrganisationCodeCertificate,
        'B',
        "组织机构代码证",
        "organisation code certificate",
    ),
    (
        Kind::OfficerCertificate,
        'C',
        "军官证",
        "military officer's certificate",
    ),
    (Kind::SoldierCertificate, 'D', "士兵证", "soldier's certificate"),
    (
        Kind::RetiredOfficerCertificate,
        'E',
        "军官离退休证",
        "retired military officer's certificate",
    ),
    (
        Kind::OverseasPersonDocument,
        'F',
        "境外人员证件",
        "document of a person from overseas",
    ),
    (Kind::DiplomatDocument, 'G', "外交人员证件", "diplomat's document"),
    (Kind::HouseholdRegister, 'H', "户口簿", "household register"),
    (
        Kind::ForeignPermanentResidentCard,
        'I',
        "外国人永久居留证",
        "foreign permanent resident card",
    ),
    (
        Kind::DeregistrationProof,
        'J',
        "单位注销证明",
        "proof that an organisation is deregistered",
    ),
    (Kind::ResidenceProof, 'K', "居住证明", "proof of residence"),
    (
        Kind::ForeignMissionProof,
        'L',
        "驻华机构证明",
        "proof of a foreign mission in China",
    ),
    (Kind::TemporaryIdCard, 'M', "临时身份证", "temporary ID card"),
    (
        Kind::UnifiedSocialCreditCode,
        'N',
        "统一社会信用代码",
        "unified social credit code",
    ),
    (
        Kind::SoleTraderRegistrationNumber,
        'P',
        "个体工商户注册号",
        "sole trader's registration number",
    ),
];

impl IdentityDocumentKind {
    /// Every kind, by letter.
    pub fn all() -> impl Iterator<Item = Self> {
        KINDS.iter().map(|row| row.0)
    }

    /// The kind of a letter, small or capital.
    pub fn from_letter(letter: char) -> Result<Self, IdentifierError> {
        let row = KINDS.iter().find(|row| row.1 == letter.to_ascii_uppercase());
        row.map(|row| row.0).ok_or(IdentifierError::DocumentKind)
    }

    /// The letter on the wire.
    pub fn letter(self) -> char {
        self.row().1
    }

    /// The name in Chinese.
    pub fn name_zh(self) -> &'static str {
        self.row().2
    }

    /// The name in English.
    pub fn name_en(self) -> &'static str {
        self.row().3
    }

    /// Whether the number is a resident ID number.
    pub fn holds_resident_id(self) -> bool {
        matches!(self, Self::ResidentIdCard | Self::TemporaryIdCard)
    }

    fn row(self) -> &'static (Self, char, &'static str, &'static str) {
        &KINDS[self as usize]
    }
}

impl fmt::Display for IdentityDocumentKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name_en())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_own_row() {
        for (place, kind) in Kind::all().enumerate() {
            assert_eq!(kind as usize, place);
            assert_eq!(Kind::from_letter(kind.letter()), Ok(kind));
        }
        let letters: String = Kind::all().map(Kind::letter).collect();
        assert_eq!(letters, "ABCDEFGHIJKLMNP");
    }

    #[test]
    fn there_is_no_letter_o() {
        assert_eq!(Kind::from_letter('O'), Err(IdentifierError::DocumentKind));
        assert_eq!(Kind::from_letter('m'), Ok(Kind::TemporaryIdCard));
    }

    #[test]
    fn kinds_travel_by_name() {
        assert_eq!(
            serde_json::to_string(&Kind::ResidentIdCard).unwrap(),
            "\"RESIDENT_ID_CARD\""
        );
    }
}
