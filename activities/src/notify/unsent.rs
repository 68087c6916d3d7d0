//! Why a notice did not go out, told where it is known: for good, not yet, or a fault of ours.

use crate::{mail::MailError, paper::PaperError, ports::PortError, templates::TemplateError};
use std::time::Duration;
use store::{Remedy, StoreError};
use temporalio_common::error::ApplicationFailure;
use temporalio_sdk::activities::ActivityError;

/// A notice that did not go out. Nothing in it tells of the person.
#[derive(Debug)]
pub(super) enum Unsent {
    /// It can never arrive by this way: somebody has to call or write.
    ForGood { code: String },
    /// The next try may succeed.
    Later { text: String, after: Option<Duration> },
    /// No try will: a fault of ours or of the record.
    Fault { text: String },
}

impl Unsent {
    pub(super) fn for_good(code: &str) -> Self {
        Self::ForGood {
            code: code.to_owned(),
        }
    }

    pub(super) fn later(text: &(impl ToString + ?Sized)) -> Self {
        Self::Later {
            text: text.to_string(),
            after: None,
        }
    }

    /// The error as the engine should treat it.
    pub(super) fn into_error(self) -> ActivityError {
        ActivityError::application(match self {
            Self::Later { text, after } => ApplicationFailure::builder(text)
                .maybe_next_retry_delay(after)
                .build(),
            Self::Fault { text } => {
                tracing::error!(error = text, "a notice failed");
                ApplicationFailure::non_retryable(text)
            }
            Self::ForGood { code } => ApplicationFailure::non_retryable(code),
        })
    }
}

/// A full disk says nothing about the notice: it goes out once somebody saw to the machine.
impl From<StoreError> for Unsent {
    fn from(error: StoreError) -> Self {
        match error.remedy() {
            Remedy::Retry | Remedy::Unhealable => Self::later(&error),
            Remedy::Fail => Self::Fault {
                text: error.to_string(),
            },
        }
    }
}

impl From<MailError> for Unsent {
    fn from(error: MailError) -> Self {
        match error {
            MailError::Retry { .. } => Self::later(&error),
            MailError::Refused { code } => Self::ForGood { code },
        }
    }
}

impl From<PortError> for Unsent {
    fn from(error: PortError) -> Self {
        match error {
            PortError::Fail { code } => Self::ForGood { code },
            PortError::Retry { after, .. } => Self::Later {
                text: error.to_string(),
                after,
            },
        }
    }
}

impl From<PaperError> for Unsent {
    fn from(error: PaperError) -> Self {
        Self::for_good(error.code())
    }
}

impl From<TemplateError> for Unsent {
    fn from(error: TemplateError) -> Self {
        tracing::error!(%error, "a notice has no words");
        Self::for_good("NOTICE_INCOMPLETE")
    }
}
