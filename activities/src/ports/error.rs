//! What goes wrong on the way to a system outside.

use std::time::Duration;

/// A call that brought no answer to use. It never holds what was sent or received: that may be about a person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PortError {
    /// Ask again with the same key. Whether the effect happened is not known.
    #[error("failed to get an answer ({code}); asking again may help")]
    Retry {
        code: &'static str,
        /// What the other side asks us to wait.
        after: Option<Duration>,
    },
    /// The other side refused for good; nothing happened, and asking again brings the same.
    #[error("failed for good: {code}")]
    Fail {
        /// The other side's code, in the form `CERTIFICATE_NOT_FOUND`.
        code: String,
    },
}

/// How far a failure reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It is of what was asked, and of nothing else: there was an answer.
    One,
    /// The other side was not reached, or takes nothing from us now.
    All,
    /// It can be either.
    Unknown,
}

impl PortError {
    /// How far it reaches, for whoever asks about many things one after the other.
    pub fn reach(&self) -> Reach {
        match self {
            Self::Fail { .. } => Reach::One,
            Self::Retry { code, .. } => match *code {
                "ANSWER_INVALID" | "ANSWER_TOO_LONG" => Reach::One,
                "CONNECT" | "NOT_AUTHORISED" | "BUSY" => Reach::All,
                _ => Reach::Unknown,
            },
        }
    }

    /// Asking again may help, at a time of our choice.
    pub(crate) const fn retry(code: &'static str) -> Self {
        Self::Retry { code, after: None }
    }

    /// The other side refused for good.
    pub(crate) fn fail(code: &str) -> Self {
        Self::Fail {
            code: code.to_owned(),
        }
    }

    /// The code, whichever it is.
    pub fn code(&self) -> &str {
        match self {
            Self::Retry { code, .. } => code,
            Self::Fail { code } => code,
        }
    }
}
