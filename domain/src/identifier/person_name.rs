//! Names of people and organisations.

use serde::{Deserialize, Serialize};

use super::IdentifierError;
use super::text::{is_hidden, masked_debug, text_conversions};

/// A name as the document writes it: 1 to 100 characters (Unicode scalar values).
///
/// It may hold `·`, Latin letters, spaces and Chinese characters beyond the basic plane, with variation selectors. It holds
/// nothing that cannot be seen or that turns the writing direction.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonName(String);

text_conversions!(PersonName);
masked_debug!(PersonName);

impl PersonName {
    /// Reads a name; space around it is dropped.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let text = text.trim();
        if text.chars().any(is_hidden) {
            return Err(IdentifierError::NameCharacters);
        }
        match text.chars().count() {
            0 => Err(IdentifierError::NameEmpty),
            1..=100 => Ok(Self(text.to_owned())),
            _ => Err(IdentifierError::NameLength),
        }
    }

    /// The first character, then one star for a name of two characters and two for a longer one. A name of one
    /// character is a star.
    pub fn masked(&self) -> String {
        let mut characters = self.0.chars();
        match (characters.next(), characters.count()) {
            (Some(first), 1) => format!("{first}*"),
            (Some(first), 2..) => format!("{first}**"),
            _ => "*".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_every_people_are_read() {
        for text in [
            "张三",
            "阿卜杜拉·买买提",
            "Anna-Maria O'Neill",
            "𠮷田",
            "葛\u{E0100}",
            "诸葛 亮",
        ] {
            assert_eq!(PersonName::parse(text).unwrap().as_str(), text);
        }
        assert_eq!(PersonName::parse("\u{3000}张三 ").unwrap().as_str(), "张三");
    }

    #[test]
    fn each_error_names_the_rule() {
        let error = |text: &str| PersonName::parse(text).unwrap_err().code();
        assert_eq!(error(" \u{3000}"), "NAME_EMPTY");
        assert_eq!(error(&"长".repeat(101)), "NAME_LENGTH");
        for text in ["张\0三", "张\n三", "张\u{200B}三", "张\u{202E}三", "\u{FEFF}张三"] {
            assert_eq!(error(text), "NAME_CHARACTERS");
        }
        assert!(PersonName::parse(&"𠮷".repeat(100)).is_ok());
    }

    #[test]
    fn a_mask_shows_one_character_and_hides_the_length() {
        let masked = |text| PersonName::parse(text).unwrap().masked();
        assert_eq!(masked("张三"), "张*");
        assert_eq!(masked("张三丰"), "张**");
        assert_eq!(masked("阿卜杜拉·买买提"), "阿**");
        assert_eq!(masked("张"), "*");
        assert_eq!(
            format!("{:?}", PersonName::parse("张三").unwrap()),
            "PersonName(张*)"
        );
    }
}
