//! What every effect has in common: whose it is, and what its errors mean to the engine.

use crate::{
    Activities,
    mail::MailError,
    ports::{LicenceHolder, PortError},
    record::classified,
};
use domain::{
    access::PersonId,
    case::{CaseKind, Outcome, OwnEffect},
};
use files::FileError;
use std::time::Duration;
use store::{
    Remedy, Store, StoreError,
    person::{self, Contact},
    record::{self, Asked},
};
use temporalio_common::error::ApplicationFailure;
use temporalio_sdk::activities::ActivityError;
use workflows::contract::EffectCall;

impl Activities {
    /// The person as systems outside know them.
    pub(crate) async fn holder(&self, person: PersonId) -> Result<LicenceHolder, ActivityError> {
        let document = contact(&self.store, person).await?.document;
        Ok(LicenceHolder { person, document })
    }
}

/// The details of a person who has a part in a case.
pub(crate) async fn contact(store: &Store, person: PersonId) -> Result<Contact, ActivityError> {
    missing(person::contact(store, person).await, "a person")
}

/// What has to be in the record; that it is not there is a fault of ours.
pub(crate) fn missing<T>(
    found: Result<Option<T>, StoreError>,
    what: &'static str,
) -> Result<T, ActivityError> {
    let found = found.map_err(|error| tables_away(&error))?;
    found.ok_or_else(|| classified(&StoreError::Missing(what)))
}

/// The case as it was when it asked, and when that was: the same at every try, also of a workflow that began anew.
pub(crate) async fn when_asked<K: CaseKind>(
    store: &Store,
    call: &EffectCall<K::Effect>,
) -> Result<Asked<K>, ActivityError> {
    let asked = record::when_asked::<K>(store, &call.case, call.effect.id).await;
    missing(asked, "the effect in its case")
}

/// It can never be done as it was asked: a person has to see to it.
pub(crate) fn undeliverable<E: OwnEffect>(code: &str) -> Outcome<E> {
    Outcome::Undeliverable {
        code: code.to_owned(),
    }
}

/// The answer of a port that was only asked. A question changes nothing, so a refused one is asked again: it stays visible
/// as an open effect.
pub(crate) fn asked<E: OwnEffect>(
    answer: Result<E::Outcome, PortError>,
) -> Result<Outcome<E>, ActivityError> {
    heard(answer).map(Outcome::Own)
}

/// The same where an effect needs the answer for something else.
pub(crate) fn heard<T>(answer: Result<T, PortError>) -> Result<T, ActivityError> {
    answer.map_err(|error| match error {
        PortError::Fail { code } => again(&code),
        PortError::Retry { after, .. } => later(error, after),
    })
}

/// The answer of a port as an outcome: what may pass is tried again, what is refused for good is told to the case.
pub(crate) fn settled<E: OwnEffect>(
    answer: Result<E::Outcome, PortError>,
) -> Result<Outcome<E>, ActivityError> {
    match answer {
        Ok(outcome) => Ok(Outcome::Own(outcome)),
        Err(PortError::Fail { code }) => Ok(Outcome::Undeliverable { code }),
        Err(error @ PortError::Retry { after, .. }) => Err(later(error, after)),
    }
}

/// The same of a mail: once it is out, the effect is done.
pub(crate) fn mailed<E: OwnEffect>(
    sent: Result<(), MailError>,
    done: E::Outcome,
) -> Result<Outcome<E>, ActivityError> {
    match sent {
        Ok(()) => Ok(Outcome::Own(done)),
        Err(MailError::Refused { code }) => Ok(Outcome::Undeliverable { code }),
        Err(error @ MailError::Retry { .. }) => Err(again(error.code())),
    }
}

/// What may pass is tried again, when the other side asks us to.
pub(crate) fn later(error: PortError, after: Option<Duration>) -> ActivityError {
    let failure = ApplicationFailure::builder(error)
        .maybe_next_retry_delay(after)
        .build();
    ActivityError::application(failure)
}

/// A refusal that is worth asking again, by the engine's own patience.
pub(crate) fn again(code: &str) -> ActivityError {
    ActivityError::application(ApplicationFailure::new(format!(
        "failed to get an answer: {code}"
    )))
}

/// The effect of a call that is of the kind itself: notices have an activity of their own.
pub(crate) fn own<E>(call: &EffectCall<E>) -> Result<&E, ActivityError> {
    let own = call.effect.effect.own();
    own.ok_or_else(|| misdirected("notify"))
}

/// Our own files cannot be reached. They may come back, and until then nobody should say that there is none.
pub(crate) fn files_away(error: &FileError) -> ActivityError {
    tracing::warn!(
        error = error as &dyn std::error::Error,
        "the file store cannot be reached"
    );
    again("STORE")
}

/// Our own tables cannot be read or written. A disk that is full says nothing about the case: nobody asks a second time for
/// an effect, so it is tried until somebody saw to the machine.
pub(crate) fn tables_away(error: &StoreError) -> ActivityError {
    match error.remedy() {
        Remedy::Retry | Remedy::Unhealable => {
            tracing::warn!(%error, "an effect waits for the store");
            again("STORE")
        }
        Remedy::Fail => classified(error),
    }
}

/// An effect that was sent to the wrong activity: a fault of ours, which no retry mends.
pub(crate) fn misdirected(belongs_to: &str) -> ActivityError {
    let text = format!("failed to perform an effect that belongs to {belongs_to}");
    ActivityError::application(ApplicationFailure::non_retryable(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_asked_again(error: &ActivityError) -> bool {
        matches!(error, ActivityError::Application(failure) if !failure.is_non_retryable())
    }

    #[test]
    fn an_effect_outlasts_a_store_that_cannot_be_written() {
        for error in [StoreError::Full, StoreError::ReadOnly] {
            assert!(is_asked_again(&tables_away(&error)), "{error}");
            assert!(
                !is_asked_again(&classified(&error)),
                "a command is answered at once"
            );
        }
        assert!(!is_asked_again(&tables_away(&StoreError::Missing("an effect"))));
    }
}
