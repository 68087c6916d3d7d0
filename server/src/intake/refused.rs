//! A refusal as an answer over HTTP.

use activities::handover::{IntakeRefusal, wire};
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header::CACHE_CONTROL},
    response::{IntoResponse, Response},
};
use domain::custody::ItemName;
use files::{ArrivalError, FileError};
use serde_json::json;

/// Why nothing was done, which file it is about, and where that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    refusal: IntakeRefusal,
    /// Named to the office of origin only, after its signature.
    item: Option<ItemName>,
    offset: Option<u64>,
}

impl From<IntakeRefusal> for Refused {
    fn from(refusal: IntakeRefusal) -> Self {
        Self {
            refusal,
            item: None,
            offset: None,
        }
    }
}

impl Refused {
    pub(super) fn of_item(refusal: IntakeRefusal, item: &ItemName) -> Self {
        let item = Some(item.clone());
        Self {
            item,
            ..refusal.into()
        }
    }

    /// What the store says of a file.
    pub(super) fn of_arrival(error: &ArrivalError, item: &ItemName) -> Self {
        let of = |refusal| Self::of_item(refusal, item);
        match error {
            ArrivalError::Offset { at } => Self {
                offset: Some(*at),
                ..of(IntakeRefusal::OffsetConflict)
            },
            ArrivalError::TooMuch => of(IntakeRefusal::TooMuch),
            ArrivalError::Altered => of(IntakeRefusal::FileAltered),
            ArrivalError::Store(FileError::Busy) => of(IntakeRefusal::FileBusy),
            ArrivalError::Store(error) => {
                tracing::error!(
                    error = error as &dyn std::error::Error,
                    "the store of the intake fails"
                );
                of(IntakeRefusal::StoreFailed)
            }
        }
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.refusal.status()).expect("the table has statuses of errors");
        let code = self.refusal.code();
        let body = json!({ "code": code, "item": self.item });
        let mut response = (status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(wire::TUS_RESUMABLE, HeaderValue::from_static(wire::TUS_VERSION));
        headers.insert(wire::REFUSAL, HeaderValue::from_static(code));
        if let Some(at) = self.offset {
            headers.insert(wire::UPLOAD_OFFSET, at.into());
        }
        response
    }
}
