//! The form of the file: five lists of rows, each row with its own keys and no others.

use super::{Fault, OfficesError};
use chrono::NaiveDate;
use figment::{
    Figment,
    error::Kind,
    providers::{Format, Toml},
    value::Value,
};
use serde::{Deserialize, de::DeserializeOwned};
use std::path::PathBuf;

/// The file, its rows not looked into yet: each is read by itself, so that a fault names its row.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct File {
    pub(super) divisions: Vec<Value>,
    pub(super) offices: Vec<Value>,
    pub(super) staff: Vec<Value>,
    pub(super) plates: Vec<Value>,
    pub(super) plates_in_use: Vec<Value>,
}

impl File {
    pub(super) fn parse(text: &str) -> Result<Self, OfficesError> {
        let parsed = Figment::from(Toml::string(text)).extract();
        parsed.map_err(|error| OfficesError::NotToml(crate::config::words(error)))
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DivisionRow {
    pub(super) code: String,
    pub(super) name_zh: String,
    pub(super) name_en: String,
    pub(super) level: Level,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(super) enum Level {
    Province,
    Prefecture,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OfficeRow {
    pub(super) code: String,
    pub(super) name_zh: String,
    pub(super) name_en: String,
    #[serde(default)]
    pub(super) days_off: Vec<NaiveDate>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StaffRow {
    pub(super) name: String,
    pub(super) document: String,
    pub(super) office: String,
    pub(super) posts: Vec<String>,
    pub(super) from: NaiveDate,
    #[serde(default)]
    pub(super) to: Option<NaiveDate>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlateRow {
    pub(super) office: String,
    pub(super) from: String,
    pub(super) to: String,
    #[serde(default)]
    pub(super) withheld: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InUseRow {
    pub(super) office: String,
    pub(super) file: PathBuf,
}

/// Reads one row, or says what is wrong with it. The library's words for a wrong value would repeat the value.
pub(super) fn row<T: DeserializeOwned>(name: &str, value: &Value) -> Result<T, Vec<Fault>> {
    value.deserialize().map_err(|error| {
        error
            .into_iter()
            .map(|single| {
                let (field, text) = words(&single.kind, &single.path.join("."));
                Fault {
                    row: name.to_owned(),
                    field,
                    text,
                }
            })
            .collect()
    })
}

fn words(kind: &Kind, path: &str) -> (String, String) {
    match kind {
        Kind::UnknownField(field, known) => (
            field.clone(),
            format!("there is no such field; the fields are {}", known.join(", ")),
        ),
        Kind::MissingField(field) => (field.to_string(), "is missing".to_owned()),
        Kind::InvalidType(_, expected) => (path.to_owned(), format!("expected {expected}")),
        Kind::UnknownVariant(_, known) => (path.to_owned(), format!("expected one of {}", known.join(", "))),
        _ => (
            path.to_owned(),
            "is not of the form that the example shows".to_owned(),
        ),
    }
}
