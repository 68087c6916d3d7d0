//! Numbers of electronic certificates, GB/T 36904.

use serde::{Deserialize, Serialize};

use super::check_character::mod_37_36;
use super::text::{is_digits, is_digits_and_capitals, text_conversions};
use super::{DivisionCode, IdentifierError, UnifiedSocialCreditCode};

/// The root of all numbers of electronic certificates.
const ROOT: &str = "1.2.156.3005.2";

/// How many parts the root has, where the fields start.
const ROOT_PARTS: usize = 5;

/// The number of an electronic certificate: root, type code, issuing body, serial, version, check character, with dots
/// between them. The check character is ISO 7064 MOD 37,36 over the four fields without dots.
///
/// The type code is the unified social credit code of the body that defines the type and three digits. It names a
/// certificate, not a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CertificateNumber(String);

text_conversions!(CertificateNumber);

impl CertificateNumber {
    /// The number with these fields and its check character. The issuer is a unified social credit code or a division
    /// code, the serial 1 to 64 digits and capitals, the version three digits.
    pub fn new(type_code: &str, issuer: &str, serial: &str, version: &str) -> Result<Self, IdentifierError> {
        check_fields(type_code, issuer, serial, version)?;
        let check =
            mod_37_36(&[type_code, issuer, serial, version].concat()).expect("the fields are checked");
        Ok(Self(format!(
            "{ROOT}.{type_code}.{issuer}.{serial}.{version}.{check}"
        )))
    }

    /// Reads a whole number; space around it is dropped and small letters become capitals.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let text = text.trim().to_ascii_uppercase();
        let fields = text.strip_prefix(ROOT).and_then(|rest| rest.strip_prefix('.'));
        let fields: Vec<&str> = fields
            .ok_or(IdentifierError::CertificateForm)?
            .split('.')
            .collect();
        let [type_code, issuer, serial, version, check] = fields[..] else {
            return Err(IdentifierError::CertificateForm);
        };
        let number = Self::new(type_code, issuer, serial, version)?;
        if number.field(4) != check {
            return Err(IdentifierError::CertificateCheck);
        }
        Ok(number)
    }

    /// The type code, 21 characters.
    pub fn type_code(&self) -> &str {
        self.field(0)
    }

    /// The issuing body: a unified social credit code or a division code.
    pub fn issuer(&self) -> &str {
        self.field(1)
    }

    /// The serial, which the issuing body gives.
    pub fn serial(&self) -> &str {
        self.field(2)
    }

    /// The version, three digits.
    pub fn version(&self) -> &str {
        self.field(3)
    }

    fn field(&self, place: usize) -> &str {
        self.0
            .split('.')
            .nth(ROOT_PARTS + place)
            .expect("a number has five fields after its root")
    }
}

fn check_fields(type_code: &str, issuer: &str, serial: &str, version: &str) -> Result<(), IdentifierError> {
    let type_parts = type_code.split_at_checked(18);
    if !type_parts
        .is_some_and(|(body, number)| is_credit_code(body) && number.len() == 3 && is_digits(number))
    {
        return Err(IdentifierError::CertificateType);
    }
    if !is_credit_code(issuer) && !is_division(issuer) {
        return Err(IdentifierError::CertificateIssuer);
    }
    if !(1..=64).contains(&serial.len()) || !is_digits_and_capitals(serial) {
        return Err(IdentifierError::CertificateSerial);
    }
    if version.len() != 3 || !is_digits(version) {
        return Err(IdentifierError::CertificateVersion);
    }
    Ok(())
}

/// Whether the text is a unified social credit code as it is, with nothing to normalise.
fn is_credit_code(text: &str) -> bool {
    UnifiedSocialCreditCode::parse(text).is_ok_and(|code| code.as_str() == text)
}

/// Whether the text is a division code as it is, with nothing to normalise.
fn is_division(text: &str) -> bool {
    DivisionCode::parse(text).is_ok_and(|code| code.as_str() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PUBLISHED: &str = "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U";

    #[test]
    fn the_published_number_is_read() {
        let number = CertificateNumber::parse(PUBLISHED).unwrap();
        assert_eq!(number.type_code(), "11100000000013338W011");
        assert_eq!(number.issuer(), "11430000006122244L");
        assert_eq!((number.serial(), number.version()), ("20230000403", "001"));
        assert_eq!(CertificateNumber::parse(&PUBLISHED.to_lowercase()), Ok(number));
    }

    #[test]
    fn a_number_is_made_of_its_fields() {
        let number = CertificateNumber::new(
            "11100000000013338W011",
            "11430000006122244L",
            "20230000403",
            "001",
        )
        .unwrap();
        assert_eq!(number.as_str(), PUBLISHED);
        assert!(CertificateNumber::new("11100000000013338W011", "330100", "A1", "001").is_ok());
    }

    #[test]
    fn each_field_has_its_error() {
        let error = |type_code, issuer, serial, version| {
            CertificateNumber::new(type_code, issuer, serial, version)
                .unwrap_err()
                .code()
        };
        let (type_code, issuer) = ("11100000000013338W011", "330100");
        assert_eq!(
            error("11100000000013338X011", issuer, "1", "001"),
            "CERTIFICATE_TYPE"
        );
        assert_eq!(
            error("11100000000013338W01", issuer, "1", "001"),
            "CERTIFICATE_TYPE"
        );
        assert_eq!(
            error(" 11100000000013338W011", issuer, "1", "001"),
            "CERTIFICATE_TYPE"
        );
        assert_eq!(error(type_code, " 330100", "1", "001"), "CERTIFICATE_ISSUER");
        assert_eq!(error(type_code, "33010", "1", "001"), "CERTIFICATE_ISSUER");
        assert_eq!(error(type_code, issuer, "", "001"), "CERTIFICATE_SERIAL");
        assert_eq!(error(type_code, issuer, "1.2", "001"), "CERTIFICATE_SERIAL");
        assert_eq!(error(type_code, issuer, "1", "1"), "CERTIFICATE_VERSION");
    }

    #[test]
    fn each_error_names_the_rule() {
        let error = |text: &str| CertificateNumber::parse(text).unwrap_err().code();
        assert_eq!(error(&PUBLISHED.replace("3005.2", "3005.3")), "CERTIFICATE_FORM");
        assert_eq!(error(PUBLISHED.strip_suffix(".U").unwrap()), "CERTIFICATE_FORM");
        assert_eq!(error(&PUBLISHED.replace(".U", ".V")), "CERTIFICATE_CHECK");
        assert_eq!(error(&PUBLISHED.replace("403", "404")), "CERTIFICATE_CHECK");
    }
}
