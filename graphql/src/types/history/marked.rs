//! Details, and whether they are for staff only.

use super::entry::HistoryDetail;
use crate::Words;
use domain::case::FreeText;

/// A detail, and whether it is for staff only.
pub(super) type Marked = (bool, HistoryDetail);

/// For everybody who sees the case.
pub(super) fn value(name: &'static str, value: &impl ToString, words: Option<Words>) -> Marked {
    (
        false,
        HistoryDetail {
            name,
            value: value.to_string(),
            words,
        },
    )
}

/// For staff.
pub(super) fn staff(name: &'static str, value: &impl ToString) -> Marked {
    (
        true,
        HistoryDetail {
            name,
            value: value.to_string(),
            words: None,
        },
    )
}

/// What somebody wrote.
pub(super) fn text(name: &'static str, words: Option<&FreeText>) -> impl Iterator<Item = Marked> {
    words
        .into_iter()
        .map(move |words| value(name, &words.as_str(), None))
}

/// The same details, for staff.
pub(super) fn internal(details: impl IntoIterator<Item = Marked>) -> impl Iterator<Item = Marked> {
    details.into_iter().map(|(_, detail)| (true, detail))
}

/// The wire name of an enum without fields.
pub(super) fn code(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => unreachable!("only enums without fields are named here"),
    }
}
