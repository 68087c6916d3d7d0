//! What every effect has in common: whose it is, and what its errors mean to the engine.

use crate::ports::LicenceHolder;
use crate::{Activities, ports::PortError, record::classified};
use domain::{
    access::PersonId,
    case::{Outcome, OwnEffect},
};
use store::StoreError;
use temporalio_common::error::ApplicationFailure;
use temporalio_sdk::activities::ActivityError;

impl Activities {
    /// The person as systems outside know them.
    pub(crate) async fn holder(&self, person: PersonId) -> Result<LicenceHolder, ActivityError> {
        let contact = store::person::contact(&self.store, person)
            .await
            .map_err(|error| classified(&error))?;
        let contact = contact.ok_or_else(|| classified(&StoreError::Missing("a person")))?;
        Ok(LicenceHolder {
            person,
            document: contact.document,
        })
    }
}

/// The answer of a port as an outcome: what may pass is tried again, what is refused for good is told to the case.
pub(crate) fn settled<E: OwnEffect>(
    answer: Result<E::Outcome, PortError>,
) -> Result<Outcome<E>, ActivityError> {
    match answer {
        Ok(outcome) => Ok(Outcome::Own(outcome)),
        Err(PortError::Fail { code }) => Ok(Outcome::Undeliverable { code }),
        Err(error @ PortError::Retry { after, .. }) => {
            let failure = ApplicationFailure::builder(error)
                .maybe_next_retry_delay(after)
                .build();
            Err(ActivityError::application(failure))
        }
    }
}

/// A refusal that is worth asking again, by the engine's own patience.
pub(crate) fn again(code: &str) -> ActivityError {
    ActivityError::application(ApplicationFailure::new(format!(
        "failed to get an answer: {code}"
    )))
}

/// An effect that was sent to the wrong activity: a fault of ours, which no retry mends.
pub(crate) fn misdirected(belongs_to: &str) -> ActivityError {
    let text = format!("failed to perform an effect that belongs to {belongs_to}");
    ActivityError::application(ApplicationFailure::non_retryable(text))
}
