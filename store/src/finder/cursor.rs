//! Where a page ended: opaque to clients, versioned, and bound to the list and its order.

use super::CursorProblem;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::NaiveDate;
use domain::time::Moment;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The form of a cursor. Another form is unreadable, and the client starts again.
const FORM: u8 = 1;

/// The place of one row in a list. It shows nothing that the row did not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor(Place);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Place(u8, String, Key, String);

/// The value that the list is sorted by; its row's id breaks ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Key {
    /// The row has no such value, or the list is sorted by the id alone.
    None,
    Day(NaiveDate),
    At(Moment),
    Rank(i32),
}

impl Cursor {
    /// Reads what [`Cursor`] printed.
    pub fn parse(text: &str) -> Result<Self, CursorProblem> {
        let bytes = URL_SAFE_NO_PAD
            .decode(text.trim())
            .map_err(|_| CursorProblem::Unreadable)?;
        let place: Place = serde_json::from_slice(&bytes).map_err(|_| CursorProblem::Unreadable)?;
        if place.0 == FORM {
            Ok(Self(place))
        } else {
            Err(CursorProblem::Unreadable)
        }
    }

    pub(super) fn new(list: &str, key: Key, id: String) -> Self {
        Self(Place(FORM, list.to_owned(), key, id))
    }

    /// Key and id, if the cursor is of this list.
    pub(super) fn of(&self, list: &str) -> Result<(Key, &str), CursorProblem> {
        let Place(_, own, key, id) = &self.0;
        if own == list {
            Ok((*key, id))
        } else {
            Err(CursorProblem::OtherList)
        }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let json = serde_json::to_vec(&self.0).expect("a list of texts and numbers has a JSON form");
        f.write_str(&URL_SAFE_NO_PAD.encode(json))
    }
}
