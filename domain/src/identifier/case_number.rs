//! Case numbers, which are the ids of workflows too.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::check_character::{ends_in_mod_37_36, mod_37_36};
use super::text::{read_day, text_conversions};
use super::{IdentifierError, OfficeCode};

/// Digits and capitals without I, L, O and U, which are misread (Crockford).
const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Where the parts end: office, day, tag, check character.
const PARTS: [usize; 4] = [8, 16, 24, 25];

/// The number of a case, as in `33010001-20211022-7ZK4M0QA-2`: office, day of receipt, tag, check character.
///
/// It is read over the phone, printed, logged and used as a workflow id, so it holds nothing about a person: the tag is
/// 40 bits of a keyed hash (HMAC) made where the key is, never a number of a person or a part of one. The check
/// character is ISO 7064 MOD 37,36 over the 24 characters before it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CaseNumber(String);

text_conversions!(CaseNumber);

impl CaseNumber {
    /// The number of a case received by `office` on `day`, with 40 bits that tell the cases of a day apart.
    ///
    /// Fails for a day outside the years 1 to 9999.
    pub fn new(office: &OfficeCode, day: NaiveDate, tag: [u8; 5]) -> Result<Self, IdentifierError> {
        if !(1..=9999).contains(&day.year()) {
            return Err(IdentifierError::CaseNumberDay);
        }
        let start = format!("{office}{}{}", day.format("%Y%m%d"), crockford(tag));
        let check = mod_37_36(&start).expect("digits and capitals only");
        Ok(Self::with_dashes(&format!("{start}{check}")))
    }

    /// Reads a number with or without its dashes, in capitals or not; space around it is dropped.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let compact = without_dashes(text.trim())?;
        if compact.chars().count() != PARTS[3] {
            return Err(IdentifierError::CaseNumberLength);
        }
        if !compact.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(IdentifierError::CaseNumberCharacters);
        }
        check_parts(&compact)?;
        Ok(Self::with_dashes(&compact))
    }

    /// The office that received the case.
    pub fn office(&self) -> OfficeCode {
        OfficeCode::parse(&self.0[..8]).expect("`parse` checked the office")
    }

    /// The day the case was received.
    pub fn day(&self) -> NaiveDate {
        read_day(&self.0[9..17]).expect("`parse` checked the day")
    }

    fn with_dashes(compact: &str) -> Self {
        let [office, day, tag, end] = PARTS;
        let parts = [
            &compact[..office],
            &compact[office..day],
            &compact[day..tag],
            &compact[tag..end],
        ];
        Self(parts.join("-"))
    }
}

/// The number in capitals without dashes. They stand at their places or are not there at all.
fn without_dashes(text: &str) -> Result<String, IdentifierError> {
    let lengths: Vec<usize> = text.split('-').map(|part| part.chars().count()).collect();
    if lengths.len() > 1 && lengths != [8, 8, 8, 1] {
        return Err(IdentifierError::CaseNumberLength);
    }
    Ok(text.replace('-', "").to_ascii_uppercase())
}

fn check_parts(compact: &str) -> Result<(), IdentifierError> {
    let [office, day, tag, _] = PARTS;
    OfficeCode::parse(&compact[..office]).map_err(|_| IdentifierError::CaseNumberOffice)?;
    read_day(&compact[office..day]).ok_or(IdentifierError::CaseNumberDay)?;
    if !compact[day..tag].bytes().all(|b| CROCKFORD.contains(&b)) {
        return Err(IdentifierError::CaseNumberTag);
    }
    if !ends_in_mod_37_36(compact) {
        return Err(IdentifierError::CaseNumberCheck);
    }
    Ok(())
}

fn crockford(tag: [u8; 5]) -> String {
    let bits = tag.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    (0..8)
        .rev()
        .map(|place| char::from(CROCKFORD[(bits >> (place * 5) & 31) as usize]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number() -> CaseNumber {
        let office = OfficeCode::parse("33010001").unwrap();
        CaseNumber::new(
            &office,
            NaiveDate::from_ymd_opt(2021, 10, 22).unwrap(),
            [0x3F, 0xE6, 0x4A, 0x02, 0xEA],
        )
        .unwrap()
    }

    #[test]
    fn a_number_reads_office_day_tag_check() {
        assert_eq!(number().as_str(), "33010001-20211022-7ZK4M0QA-2");
        assert_eq!(number().office().as_str(), "33010001");
        assert_eq!(number().day(), NaiveDate::from_ymd_opt(2021, 10, 22).unwrap());
    }

    #[test]
    fn case_and_dashes_do_not_matter() {
        for text in [
            number().as_str().to_lowercase(),
            number().as_str().replace('-', ""),
            format!(" {} ", number()),
        ] {
            assert_eq!(CaseNumber::parse(&text), Ok(number()));
        }
    }

    #[test]
    fn the_tag_is_forty_bits() {
        assert_eq!(crockford([0; 5]), "00000000");
        assert_eq!(crockford([0xFF; 5]), "ZZZZZZZZ");
        assert_eq!(crockford([0, 0, 0, 0, 1]), "00000001");
        assert_eq!(crockford([0x80, 0, 0, 0, 0]), "G0000000");
    }

    #[test]
    fn each_error_names_the_rule() {
        let error = |text: &str| CaseNumber::parse(text).unwrap_err().code();
        assert_eq!(error("33010001-20211022-7ZK4M0QA"), "CASE_NUMBER_LENGTH");
        assert_eq!(error("3301-0001202110227ZK4M0QA2"), "CASE_NUMBER_LENGTH");
        assert_eq!(error("33010001-20211022-7ZK4M0Q张-2"), "CASE_NUMBER_CHARACTERS");
        assert_eq!(error("99010001-20211022-7ZK4M0QA-2"), "CASE_NUMBER_OFFICE");
        assert_eq!(error("33010001-20210229-7ZK4M0QA-2"), "CASE_NUMBER_DAY");
        assert_eq!(error("33010001-20211022-7ZK4MOQA-2"), "CASE_NUMBER_TAG");
        assert_eq!(error("33010001-20211022-7ZK4M0QA-F"), "CASE_NUMBER_CHECK");
    }

    #[test]
    fn a_year_of_five_digits_is_refused() {
        let office = OfficeCode::parse("33010001").unwrap();
        let day = NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap();
        assert_eq!(
            CaseNumber::new(&office, day, [0; 5]),
            Err(IdentifierError::CaseNumberDay)
        );
    }
}
