//! The progress by receipt.

use super::world::{CaseSpec, HANGZHOU, add_case, citizen, day, now, offices};
use crate::{
    finder::{ProgressRow, Scope},
    on_both_databases,
    testing::TestDatabase,
};
use domain::access::Purpose;

on_both_databases!(a_receipt_shows_the_progress_of_its_case);

async fn a_receipt_shows_the_progress_of_its_case(database: TestDatabase) {
    let store = database.store().await;
    offices(&store).await;
    let [one, two] = [CaseSpec::new(1, HANGZHOU, 1), CaseSpec::new(2, HANGZHOU, 2)];
    for spec in [&one, &two] {
        add_case(&store, spec).await;
    }
    let progress = async |spec: &CaseSpec, code: &str| {
        store
            .finder(Scope::progress(spec.number(), code), now())
            .progress()
            .await
            .unwrap()
    };
    let code = store.keys().receipt_code(&one.number());
    let shown = ProgressRow {
        kind: "licence_application".into(),
        status: "SUBMITTED".into(),
        waiting_for: "OFFICE".into(),
        expected_by: Some(day("2021-10-25")),
        provisional: false,
        closed: false,
    };
    assert_eq!(progress(&one, &code).await, Some(shown.clone()));
    assert_eq!(
        progress(&one, &format!(" {} ", code.to_lowercase())).await,
        Some(shown)
    );
    assert_eq!(progress(&two, &code).await, None, "the code of another case");
    assert_eq!(
        progress(&CaseSpec::new(3, HANGZHOU, 1), &code).await,
        None,
        "no such case"
    );
    for wrong in ["", "00000000", &code[1..]] {
        assert_eq!(progress(&one, wrong).await, None, "{wrong:?}");
    }
    let signed_in = store.finder(Scope::of(&citizen(1), Purpose::Casework), now());
    assert_eq!(signed_in.progress().await.unwrap(), None, "a token is no receipt");
}
