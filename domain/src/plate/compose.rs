//! A number composed by its future holder (O164 43(1)).

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::PlateRefusal;
use crate::identifier::{IdentifierError, PlateClass, PlateNumber, text_conversions};

/// The province's character and the issuer's letter, with which an office's numbers begin. An office may have several.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PlatePrefix(String);

text_conversions!(PlatePrefix);

/// A text that cannot be anybody's number, or not of this office and vehicle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ComposeError {
    #[error(transparent)]
    Form(#[from] IdentifierError),
    #[error(transparent)]
    Refused(#[from] PlateRefusal),
}

/// Reads a composed number: in a known form, with a prefix of the office, and of the class of the vehicle's plates. Whether it
/// is free, the pool says. What else the rules of composition (选号规则) ask was not found.
pub fn compose(text: &str, office: &[PlatePrefix], class: PlateClass) -> Result<PlateNumber, ComposeError> {
    let number = PlateNumber::parse(text)?;
    let prefix = number.prefix();
    if !office.iter().any(|own| own.as_str() == prefix) {
        return Err(PlateRefusal::OtherPrefix.into());
    }
    if number.class() != class {
        return Err(PlateRefusal::OtherClass.into());
    }
    Ok(number)
}

impl PlatePrefix {
    /// Reads two characters such as `浙A`; space around them is dropped and a small letter becomes a capital.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let text = text.trim();
        if text.chars().count() != 2 {
            return Err(IdentifierError::PlateIssuer);
        }
        // Any serial will do: a prefix is what a number can begin with.
        PlateNumber::parse(&format!("{text}00000")).map(|number| Self(number.prefix()))
    }
}
