//! What is left to see of a case whose content was erased, and what its history shows before.

use super::world::{CaseSpec, HANGZHOU, add_case, casework, citizen, offices, opening, person};
use crate::{StoreError, on_both_databases, testing::TestDatabase};
use domain::access::Actor;
use serde_json::{Value, json};

on_both_databases!(
    a_case_reads_as_it_was_written,
    an_erased_case_keeps_its_place,
    a_moved_ciphertext_is_refused
);

async fn a_case_reads_as_it_was_written(database: TestDatabase) {
    let store = database.store().await;
    offices(&store).await;
    let spec = CaseSpec::new(1, HANGZHOU, 1);
    add_case(&store, &spec).await;
    let finder = casework(&store, &citizen(1));
    let case = finder.case(&spec.number()).await.unwrap().unwrap();
    assert_eq!(case.state.read::<Value>(), Ok(json!({ "note": "sealed" })));
    assert!(!format!("{case:?}").contains("sealed"), "a state does not print");
    let history = finder.history(&spec.number(), 0, 9).await.unwrap();
    assert_eq!(history[0].actor, Some(Actor::Citizen { person: person(1) }));
    assert_eq!(
        history[0].event.read::<Value>(),
        Ok(json!({ "event": "SUBMITTED" }))
    );
    assert!(finder.events_after(&spec.number(), 1).await.unwrap().is_empty());
    assert!(
        finder
            .events_after(&spec.number(), u64::MAX)
            .await
            .unwrap()
            .is_empty()
    );
    let documents = finder.documents(&spec.number()).await.unwrap();
    assert_eq!(documents[0].name.as_deref(), Some("照片.png"));
    let answer = finder
        .request_answer(&spec.number(), opening())
        .await
        .unwrap()
        .unwrap();
    assert_eq!((answer.version, answer.outcome), (1, Ok(1)));
}

async fn an_erased_case_keeps_its_place(database: TestDatabase) {
    let store = database.store().await;
    offices(&store).await;
    let spec = CaseSpec::new(1, HANGZHOU, 1);
    add_case(&store, &spec).await;
    crate::record::erase(&store, &spec.number()).await.unwrap();
    let finder = casework(&store, &citizen(1));
    let case = finder.case(&spec.number()).await.unwrap().unwrap();
    assert!(case.state.is_erased());
    assert!(matches!(case.state.read::<Value>(), Err(StoreError::Erased(_))));
    let history = finder.history(&spec.number(), 0, 9).await.unwrap();
    assert_eq!(
        (history.len(), &history[0].actor, history[0].hash),
        (1, &None, [1; 32])
    );
    assert_eq!(finder.documents(&spec.number()).await.unwrap()[0].name, None);
}

async fn a_moved_ciphertext_is_refused(database: TestDatabase) {
    let store = database.store().await;
    offices(&store).await;
    let specs = [CaseSpec::new(1, HANGZHOU, 1), CaseSpec::new(2, HANGZHOU, 2)];
    for spec in &specs {
        add_case(&store, spec).await;
    }
    let [one, two] = specs.each_ref().map(CaseSpec::number);
    let steal = format!(
        "UPDATE cases SET state_enc = (SELECT state_enc FROM cases WHERE number = '{two}') WHERE number = '{one}'"
    );
    database.execute(&steal).await;
    let found = casework(&store, &citizen(1)).case(&one).await;
    assert_eq!(found, Err(StoreError::Unreadable("state_enc")));
}
