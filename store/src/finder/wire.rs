//! Between columns and the types of the domain.

use crate::StoreError;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::str::FromStr;

/// A domain value from the text that it travels as.
pub(super) fn read<T: DeserializeOwned>(column: &'static str, text: &str) -> Result<T, StoreError> {
    serde_json::from_value(Value::from(text)).map_err(|_| StoreError::Unreadable(column))
}

/// An identifier from its text.
pub(super) fn parse<T: FromStr>(column: &'static str, text: &str) -> Result<T, StoreError> {
    text.parse().map_err(|_| StoreError::Unreadable(column))
}

/// The text that a domain enum without fields travels as.
pub(super) fn text<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(text)) => text,
        _ => unreachable!("only enums without fields and identifiers are written here"),
    }
}

/// A counter from its column.
pub(super) fn count<T: TryFrom<i64>>(column: &'static str, value: impl Into<i64>) -> Result<T, StoreError> {
    T::try_from(value.into()).map_err(|_| StoreError::Unreadable(column))
}
