//! Resident ID numbers, GB 11643.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::check_character::mod_11_2;
use super::division::starts_with_province;
use super::text::{is_digits, is_full_width, mask, masked_debug, read_day, text_conversions};
use super::{DivisionCode, IdentifierError};

/// Residence permits of people from Hong Kong, Macau and Taiwan carry numbers of the same form that start with these
/// (81 and 82 are provinces' codes as well).
const PERMIT_PREFIXES: [&str; 3] = ["81", "82", "83"];

/// A resident ID number of 18 characters: division code, birth date, sequence (odd for men), check character.
///
/// The division code is the one of the first registration. Counties come and go, so it is compared neither with a list
/// of counties nor with the birth year. A driving licence carries the number of its holder (Order 162, article 12).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ResidentId(String);

text_conversions!(ResidentId);
masked_debug!(ResidentId);

/// The sex a resident ID number states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Sex {
    /// 女
    Female,
    /// 男
    Male,
}

impl ResidentId {
    /// The number with these parts and its check character. The sequence has three digits.
    pub fn new(division: &DivisionCode, birth: NaiveDate, sequence: u16) -> Result<Self, IdentifierError> {
        let digits = format!("{division}{}{sequence:03}", birth.format("%Y%m%d"));
        let check = mod_11_2(&digits).ok_or(IdentifierError::ResidentIdBirthDate)?;
        Self::parse(&format!("{digits}{check}"))
    }

    /// Reads 18 characters; space around them is dropped and a small `x` becomes a capital.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let text = text.trim().to_ascii_uppercase();
        check_form(&text)?;
        if !starts_with_province(&text) && !PERMIT_PREFIXES.contains(&&text[..2]) {
            return Err(IdentifierError::ResidentIdDivision);
        }
        let birth = read_day(&text[6..14]).ok_or(IdentifierError::ResidentIdBirthDate)?;
        if !(1800..=2200).contains(&birth.year()) {
            return Err(IdentifierError::ResidentIdBirthDate);
        }
        if mod_11_2(&text[..17]) != text.chars().next_back() {
            return Err(IdentifierError::ResidentIdCheck);
        }
        Ok(Self(text))
    }

    /// The birth date.
    pub fn birth_date(&self) -> NaiveDate {
        read_day(&self.0[6..14]).expect("`parse` checked the date")
    }

    /// Whether the holder is born after this day, so that on this day the number cannot be right.
    pub fn born_after(&self, day: NaiveDate) -> bool {
        self.birth_date() > day
    }

    /// The sex: the last digit before the check character is odd for men.
    pub fn sex(&self) -> Sex {
        if self.0.as_bytes()[16] % 2 == 1 {
            Sex::Male
        } else {
            Sex::Female
        }
    }

    /// The first three and last two characters.
    pub fn masked(&self) -> String {
        mask(&self.0, 3, 2)
    }
}

fn check_form(text: &str) -> Result<(), IdentifierError> {
    if text.chars().any(is_full_width) {
        return Err(IdentifierError::ResidentIdFullWidth);
    }
    if text.len() == 15 && is_digits(text) {
        return Err(IdentifierError::ResidentIdFifteenDigits);
    }
    if text.chars().count() != 18 {
        return Err(IdentifierError::ResidentIdLength);
    }
    if !text.is_ascii() || !is_digits(&text[..17]) || !(is_digits(&text[17..]) || text.ends_with('X')) {
        return Err(IdentifierError::ResidentIdCharacters);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn the_published_numbers_are_read() {
        let woman = ResidentId::parse("11010519491231002x").unwrap();
        assert_eq!(woman.as_str(), "11010519491231002X");
        assert_eq!(
            (woman.birth_date(), woman.sex()),
            (day(1949, 12, 31), Sex::Female)
        );
        // Born 108 years before the county got its code: no objection.
        let man = ResidentId::parse(" 440524188001010014 ").unwrap();
        assert_eq!((man.birth_date(), man.sex()), (day(1880, 1, 1), Sex::Male));
    }

    #[test]
    fn residence_permits_start_with_81_82_83() {
        for (prefix, check) in [("810000", '5'), ("820000", '7'), ("830000", '9')] {
            let number = format!("{prefix}19900307001{check}");
            assert!(ResidentId::parse(&number).is_ok(), "{number}");
        }
    }

    #[test]
    fn a_number_is_made_of_its_parts() {
        let division = DivisionCode::parse("110105").unwrap();
        assert_eq!(
            ResidentId::new(&division, day(1949, 12, 31), 2).unwrap().as_str(),
            "11010519491231002X"
        );
        assert!(ResidentId::new(&division, day(1949, 12, 31), 1000).is_err());
        assert!(ResidentId::new(&division, day(-44, 3, 15), 1).is_err());
    }

    #[test]
    fn a_future_birth_is_seen_against_a_day() {
        let number = ResidentId::parse("11010519491231002X").unwrap();
        assert!(number.born_after(day(1949, 12, 30)));
        assert!(!number.born_after(day(1949, 12, 31)));
    }

    #[test]
    fn each_error_names_the_rule() {
        let error = |text| ResidentId::parse(text).unwrap_err().code();
        assert_eq!(error("1101051949123100２X"), "RESIDENT_ID_FULL_WIDTH");
        assert_eq!(error("110105491231002"), "RESIDENT_ID_FIFTEEN_DIGITS");
        assert_eq!(error("11010519491231002"), "RESIDENT_ID_LENGTH");
        assert_eq!(error("1101051949123100X2"), "RESIDENT_ID_CHARACTERS");
        assert_eq!(error("11010519491231002张"), "RESIDENT_ID_CHARACTERS");
        assert_eq!(error("84010519491231002X"), "RESIDENT_ID_DIVISION");
        assert_eq!(error("11010519490229002X"), "RESIDENT_ID_BIRTH_DATE");
        assert_eq!(error("11010517991231002X"), "RESIDENT_ID_BIRTH_DATE");
        assert_eq!(error("110105194912310021"), "RESIDENT_ID_CHECK");
    }

    #[test]
    fn debug_shows_five_characters() {
        let number = ResidentId::parse("11010519491231002X").unwrap();
        assert_eq!(format!("{number:?}"), "ResidentId(110*************2X)");
    }
}
