//! The digits with which somebody shows that it is them again.

use crate::identifier::half_width;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Six digits. They stand in no event and no state, and `Debug` shows nothing of them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OneTimeCode(String);

/// A text that cannot be a code. To the person who typed it, it is a wrong code like any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("failed to read a code: it is not six digits")]
pub struct NotACode;

impl OneTimeCode {
    pub const DIGITS: usize = 6;

    pub fn parse(text: &str) -> Result<Self, NotACode> {
        let text: String = text.chars().map(half_width).collect();
        let text = text.trim();
        let fits = text.len() == Self::DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotACode)
        }
    }

    /// The digits, to hold against those that were sent.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for OneTimeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OneTimeCode")
    }
}

impl TryFrom<String> for OneTimeCode {
    type Error = NotACode;

    fn try_from(text: String) -> Result<Self, NotACode> {
        Self::parse(&text)
    }
}

impl From<OneTimeCode> for String {
    fn from(code: OneTimeCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_digits_are_read_and_never_shown() {
        let code = OneTimeCode::parse(" ０12345 ").unwrap();
        assert_eq!(code.digits(), "012345");
        assert_eq!(format!("{code:?}"), "OneTimeCode");
        for wrong in ["", "12345", "1234567", "12345a", "一二三四五六"] {
            assert_eq!(OneTimeCode::parse(wrong), Err(NotACode));
            assert!(!NotACode.to_string().contains('1'));
        }
    }
}
