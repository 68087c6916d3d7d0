//! What goes wrong with a request as a whole. What a person can put right is a problem of a payload instead.

use crate::engine::EngineError;
use async_graphql::{Error, ErrorExtensions};
use store::{StoreError, finder::FindError};

/// Resolvers answer with this. It has no `Display` on purpose: the only way into an answer is the code below, so that
/// no text of the inside reaches a caller.
#[derive(Clone, Debug)]
pub(crate) enum Failure {
    /// Nobody is signed in, or the token has ended.
    Unauthenticated,
    /// The role of whoever is signed in has no part in this field.
    Forbidden,
    /// An argument that no later state could make good.
    BadInput(&'static str),
    /// A cursor that cannot be read on from, or a read that needs a reason.
    Coded(&'static str, &'static str),
    Store(StoreError),
    Engine(EngineError),
}

/// What a resolver answers.
pub(crate) type Result<T, E = Failure> = std::result::Result<T, E>;

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<FindError> for Failure {
    fn from(error: FindError) -> Self {
        match error {
            FindError::Store(error) => Self::Store(error),
            FindError::Cursor(problem) => {
                Self::Coded(problem.code(), "failed to read on: start again without `after`")
            }
            FindError::ReasonNeeded => Self::Coded("REASON_NEEDED", "failed to read: a reason is needed"),
        }
    }
}

impl From<EngineError> for Failure {
    fn from(error: EngineError) -> Self {
        Self::Engine(error)
    }
}

impl From<Failure> for Error {
    /// The one place where such a failure is logged; the span of the request holds its trace id.
    fn from(failure: Failure) -> Self {
        let (code, message) = match &failure {
            Failure::Unauthenticated => ("UNAUTHENTICATED", "failed to answer: sign in first"),
            Failure::Forbidden => ("FORBIDDEN", "failed to answer: this is not for your role"),
            Failure::BadInput(message) => ("BAD_INPUT", *message),
            Failure::Coded(code, message) => (*code, *message),
            Failure::Store(error) if error.retry() => ("UNAVAILABLE", "failed to answer now: try again"),
            Failure::Engine(EngineError::Pending | EngineError::Unavailable) => {
                ("UNAVAILABLE", "failed to answer now: try again")
            }
            Failure::Store(_) | Failure::Engine(_) => {
                ("INTERNAL", "failed to answer: an error of this service")
            }
        };
        match &failure {
            Failure::Store(error) => tracing::error!(%error, code, "request failed at the record"),
            Failure::Engine(error) => tracing::error!(%error, code, "request failed at the engine"),
            Failure::Unauthenticated | Failure::Forbidden | Failure::BadInput(_) | Failure::Coded(..) => {}
        }
        Self::new(message).extend_with(|_, extensions| extensions.set("code", code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_of_the_inside_gets_out() {
        let secret = StoreError::Statement("SELECT name".to_owned());
        let error = Error::from(Failure::from(secret));
        assert!(!error.message.contains("SELECT"));
        assert!(error.source.is_none());
        assert_eq!(error.extensions.unwrap().get("code"), Some(&"INTERNAL".into()));
    }
}
