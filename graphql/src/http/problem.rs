//! Why a request is not answered: a status, a stable code and words in both languages.

use super::asked::Asked;
use crate::Language;
use async_graphql::{ErrorExtensionValues, Response as Answer, ServerError};
use axum::{
    Json,
    http::{
        HeaderValue, StatusCode,
        header::{ALLOW, CONNECTION, RETRY_AFTER, WWW_AUTHENTICATE},
    },
    response::{IntoResponse as _, Response},
};
use serde_json::json;
use std::time::Duration;

/// A refusal of the transport. Holds nothing of what the caller sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    pub status: StatusCode,
    /// Stable, for programs.
    pub code: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
    /// When it is worth asking again.
    pub retry_after: Option<Duration>,
}

impl Problem {
    /// A problem that does not say when to come again.
    pub const fn new(status: StatusCode, code: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self {
            status,
            code,
            zh,
            en,
            retry_after: None,
        }
    }

    pub fn message(self, language: Language) -> &'static str {
        language.pick(self.zh, self.en)
    }

    /// The same refusal as an error of an operation, for answers that are streamed.
    pub(super) fn answer(self, asked: &Asked) -> Answer {
        let mut error = ServerError::new(self.message(asked.language), None);
        let extensions = error.extensions.get_or_insert_with(ErrorExtensionValues::default);
        extensions.set("code", self.code);
        extensions.set("traceId", asked.trace.to_string());
        Answer::from_errors(vec![error])
    }

    pub(super) fn response(self, asked: &Asked) -> Response {
        let error = json!({
            "message": self.message(asked.language),
            "extensions": { "code": self.code, "traceId": asked.trace },
        });
        let mut response = (self.status, Json(json!({ "errors": [error] }))).into_response();
        let headers = response.headers_mut();
        match self.status {
            StatusCode::UNAUTHORIZED => {
                headers.insert(
                    WWW_AUTHENTICATE,
                    HeaderValue::from_static("Bearer error=\"invalid_token\""),
                );
            }
            StatusCode::METHOD_NOT_ALLOWED => {
                headers.insert(ALLOW, HeaderValue::from_static("POST"));
            }
            // What is left of the body is not read, so the connection is of no more use.
            StatusCode::PAYLOAD_TOO_LARGE | StatusCode::REQUEST_TIMEOUT => {
                headers.insert(CONNECTION, HeaderValue::from_static("close"));
            }
            _ => {}
        }
        if let Some(wait) = self.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
        }
        response
    }
}
