//! The code that the accident unit gave to a party for the progress query.

use std::fmt;

use crate::identifier::half_width;

/// Such a code, as somebody typed it. No source gives its form, so any text of some length may be one (unverified).
#[derive(Clone, PartialEq, Eq)]
pub struct QueryCode(String);

impl QueryCode {
    pub const MAX_CHARACTERS: usize = 64;

    /// Reads a code; space around it is dropped, full-width characters become half-width ones. `None` for what is none: to be
    /// answered as a wrong one.
    pub fn read(text: &str) -> Option<Self> {
        let text: String = text.trim().chars().map(half_width).collect();
        let text = text.trim();
        let fits = (1..=Self::MAX_CHARACTERS).contains(&text.chars().count());
        fits.then(|| Self(text.to_owned()))
    }

    /// The code itself, for whoever compares it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// Without the code.
impl fmt::Debug for QueryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("QueryCode(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it_and_not_shown() {
        let code = QueryCode::read(" ７zk4 ").unwrap();
        assert_eq!(code.expose(), "7zk4");
        assert_eq!(format!("{code:?}"), "QueryCode(..)");
    }

    #[test]
    fn what_is_empty_or_endless_is_none() {
        assert_eq!(QueryCode::read(" \u{3000}"), None);
        assert!(QueryCode::read(&"事".repeat(64)).is_some());
        assert_eq!(QueryCode::read(&"7".repeat(65)), None);
    }
}
