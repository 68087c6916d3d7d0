//! The activity `record`: the bridge from the contract's JSON to the record of a kind.

use domain::{
    case::{CaseKind, Envelope},
    licence_application::LicenceApplication,
};
use store::{
    Remedy, Store, StoreError,
    record::{self, Gather, RecordInput},
};
use temporalio_common::error::ApplicationFailure;
use temporalio_sdk::activities::ActivityError;
use workflows::contract::{RecordAnswer, RecordCall, RecordOutcome};

/// Records a command of whatever kind.
pub(crate) async fn record(store: &Store, call: RecordCall) -> Result<RecordAnswer, ActivityError> {
    match call.kind.as_str() {
        LicenceApplication::NAME => {
            record_as::<LicenceApplication, _>(store, &store::LicenceApplicationFacts, call).await
        }
        kind => Err(fail(format!("failed to find a case kind named {kind}"))),
    }
}

async fn record_as<K, G>(
    store: &Store,
    gather: &G,
    mut call: RecordCall,
) -> Result<RecordAnswer, ActivityError>
where
    K: CaseKind,
    G: Gather<K>,
{
    let envelope: Envelope<K::Command> = serde_json::from_value(call.envelope.take())
        .map_err(|_| fail("failed to read a command".to_owned()))?;
    let expected_version = call.expected_version;
    let input = RecordInput {
        number: &call.case,
        envelope: &envelope,
        expected_version,
        now: call.now,
    };
    let recorded = match record::record::<K, G>(store, gather, input).await {
        Err(StoreError::VersionConflict { .. }) => return behind::<K>(store, &call).await,
        recorded => recorded.map_err(|error| classified(&error))?,
    };
    if !recorded.leads_to_present(expected_version) {
        return behind::<K>(store, &call).await;
    }
    let entries = match recorded.outcome {
        Err(refusal) => {
            return Ok(RecordAnswer {
                version: recorded.version,
                outcome: RecordOutcome::Refused(refusal),
            });
        }
        Ok(entries) => entries,
    };
    let entries = entries.iter().map(serde_json::to_value).collect::<Result<_, _>>();
    let outcome = RecordOutcome::Recorded(entries.map_err(|_| fail("failed to write an entry".to_owned()))?);
    Ok(RecordAnswer {
        version: recorded.version,
        outcome,
    })
}

/// The row, for a workflow that holds another version.
async fn behind<K: CaseKind>(store: &Store, call: &RecordCall) -> Result<RecordAnswer, ActivityError> {
    let loaded = record::load::<K>(store, &call.case)
        .await
        .map_err(|error| classified(&error))?;
    let (version, state) = loaded.map_or((0, None), |loaded| (loaded.version, Some(loaded.state)));
    tracing::warn!(case = %call.case, held = call.expected_version, row = version, "the workflow takes the row's state");
    let state = state.map(serde_json::to_value).transpose();
    let state = state.map_err(|_| fail("failed to write a state".to_owned()))?;
    Ok(RecordAnswer {
        version,
        outcome: RecordOutcome::Behind(state),
    })
}

/// An error of the store as the engine should treat it.
pub(crate) fn classified(error: &StoreError) -> ActivityError {
    match error.remedy() {
        Remedy::Retry => ActivityError::application(ApplicationFailure::new(error.to_string())),
        Remedy::Unhealable | Remedy::Fail => fail(error.to_string()),
    }
}

/// An error that trying again does not mend.
fn fail(text: String) -> ActivityError {
    tracing::error!(error = text, "the record failed");
    ActivityError::application(ApplicationFailure::non_retryable(text))
}
