//! Plate numbers, GA 36.

use serde::{Deserialize, Serialize};

use super::text::{mask, masked_debug, text_conversions};
use super::{DivisionCode, IdentifierError};

/// The province's character (GA 36, as public dictionaries of plates repeat it) with the first two digits of the province
/// (GB/T 2260), in the order of the latter.
const PROVINCES: [(char, &str); 31] = [
    ('京', "11"),
    ('津', "12"),
    ('冀', "13"),
    ('晋', "14"),
    ('蒙', "15"),
    ('辽', "21"),
    ('吉', "22"),
    ('黑', "23"),
    ('沪', "31"),
    ('苏', "32"),
    ('浙', "33"),
    ('皖', "34"),
    ('闽', "35"),
    ('赣', "36"),
    ('鲁', "37"),
    ('豫', "41"),
    ('鄂', "42"),
    ('湘', "43"),
    ('粤', "44"),
    ('桂', "45"),
    ('琼', "46"),
    ('渝', "50"),
    ('川', "51"),
    ('贵', "52"),
    ('云', "53"),
    ('藏', "54"),
    ('陕', "61"),
    ('甘', "62"),
    ('青', "63"),
    ('宁', "64"),
    ('新', "65"),
];

/// Letters of new energy vehicles. D and F are in the standard; the others were added later and are not verified.
const NEW_ENERGY: &str = "DFABCEGHJK";

/// A plate number of the civil register: province, issuer's letter, serial.
///
/// Plates with a Chinese character at the end (police, learners, trailers, consulates …), military plates and temporary
/// plates are not covered: their forms are not verified.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PlateNumber(String);

text_conversions!(PlateNumber);
masked_debug!(PlateNumber);

/// What the form of a plate number says of the vehicle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PlateClass {
    /// 普通: five characters in the serial.
    Ordinary,
    /// 小型新能源: the letter comes first in the serial.
    NewEnergySmall,
    /// 大型新能源: the letter comes last in the serial.
    NewEnergyLarge,
}

impl PlateNumber {
    /// Reads a plate number; space around it and a `·` after the issuer's letter are dropped, small letters become capitals.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let mut characters: Vec<char> = text.trim().to_ascii_uppercase().chars().collect();
        if characters.get(2) == Some(&'·') {
            characters.remove(2);
        }
        let province = characters.first().and_then(|c| digits_of(*c));
        if province.is_none() {
            return Err(IdentifierError::PlateProvince);
        }
        if !characters.get(1).is_some_and(|c| is_letter(*c)) {
            return Err(IdentifierError::PlateIssuer);
        }
        class_of(&characters[2..])?;
        Ok(Self(characters.into_iter().collect()))
    }

    /// The class the form stands for.
    pub fn class(&self) -> PlateClass {
        let serial: Vec<char> = self.0.chars().skip(2).collect();
        class_of(&serial).expect("`parse` checked the serial")
    }

    /// The province's character and the issuer's letter. They do not always belong to one city.
    pub fn prefix(&self) -> String {
        self.0.chars().take(2).collect()
    }

    /// The province that the first character stands for.
    pub fn province(&self) -> DivisionCode {
        let first = self.0.chars().next();
        let digits = first.and_then(digits_of).expect("`parse` checked the province");
        DivisionCode::parse(&format!("{digits}0000")).expect("the table holds provinces")
    }

    /// The prefix and the last character.
    pub fn masked(&self) -> String {
        mask(&self.0, 2, 1)
    }
}

/// The first two digits of the province with this character.
fn digits_of(character: char) -> Option<&'static str> {
    let mut provinces = PROVINCES.into_iter();
    let found = provinces.find(|(own, _)| *own == character);
    found.map(|(_, digits)| digits)
}

fn class_of(serial: &[char]) -> Result<PlateClass, IdentifierError> {
    let digits = |part: &[char]| part.iter().all(char::is_ascii_digit);
    match serial {
        [_, _, _, _, _] if serial.iter().all(|c| is_letter_or_digit(*c)) => Ok(PlateClass::Ordinary),
        [first, second, rest @ ..]
            if rest.len() == 4
                && NEW_ENERGY.contains(*first)
                && is_letter_or_digit(*second)
                && digits(rest) =>
        {
            Ok(PlateClass::NewEnergySmall)
        }
        [rest @ .., last] if rest.len() == 5 && digits(rest) && NEW_ENERGY.contains(*last) => {
            Ok(PlateClass::NewEnergyLarge)
        }
        _ if !(5..=6).contains(&serial.len()) => Err(IdentifierError::PlateLength),
        _ => Err(IdentifierError::PlateSerial),
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_uppercase() && !matches!(c, 'I' | 'O')
}

fn is_letter_or_digit(c: char) -> bool {
    is_letter(c) || c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_tells_the_class() {
        let class = |text| PlateNumber::parse(text).unwrap().class();
        assert_eq!(class("京A12345"), PlateClass::Ordinary);
        assert_eq!(class("浙AD1234"), PlateClass::Ordinary);
        assert_eq!(class("浙AD12345"), PlateClass::NewEnergySmall);
        assert_eq!(class("浙AFA2345"), PlateClass::NewEnergySmall);
        assert_eq!(class("浙A12345D"), PlateClass::NewEnergyLarge);
    }

    #[test]
    fn dot_and_small_letters_are_normalised() {
        let plate = PlateNumber::parse(" 京a·1b345 ").unwrap();
        assert_eq!(plate.as_str(), "京A1B345");
        assert_eq!(plate.prefix(), "京A");
        assert_eq!(format!("{plate:?}"), "PlateNumber(京A****5)");
    }

    #[test]
    fn the_first_character_is_a_province() {
        let province = |text: &str| PlateNumber::parse(text).unwrap().province();
        assert_eq!(province("川A12345").as_str(), "510000");
        assert_eq!(province("渝A12345").as_str(), "500000", "no part of Sichuan");
        assert_eq!(province("粤B12345"), province("粤A12345"));
        let all = PROVINCES.map(|(character, _)| province(&format!("{character}A12345")));
        assert!(all.is_sorted_by(|one, next| one < next), "each province once");
    }

    #[test]
    fn each_error_names_the_rule() {
        let error = |text| PlateNumber::parse(text).unwrap_err().code();
        for text in ["", "A12345", "台A12345"] {
            assert_eq!(error(text), "PLATE_PROVINCE");
        }
        for text in ["京", "京112345", "京O12345"] {
            assert_eq!(error(text), "PLATE_ISSUER");
        }
        for text in ["京A1234", "京A1234567"] {
            assert_eq!(error(text), "PLATE_LENGTH");
        }
        for text in ["京A1234O", "京AL12345", "京A123456", "京A1234D5", "京A1234学"] {
            assert_eq!(error(text), "PLATE_SERIAL");
        }
    }
}
