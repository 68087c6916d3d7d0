//! Documents of the file are refused by their names. One is scanned again, and what the registry says is asked for anew: the
//! second attempt is taken.

use domain::{
    access::Post,
    custody::{Hop, RefusalReason, ReturnReason, Verdict},
    file_handover::{Command, Finding, FindingReason, State, Status},
    law::vehicle::Unsettled,
};
use std::collections::BTreeMap;
use tests::{
    CHENGDU, GUANGZHOU, World, journeys, people,
    sale::{
        Handover, Sale, another_here, approved, asked_for, carried_out, check_with, checked, gathered,
        holder, inspected, is_registered, number_chosen, offered, registered, scanned_as, statements,
        taken_up,
    },
};

journeys! {
    an_illegible_document_is_scanned_again,
}

const RECORD: &str = "000-record.json";
const GOOD: &str = "001-paper.jpg";
const BAD: &str = "002-paper.jpg";

/// What is wrong with which of them.
const WHY: [(&str, RefusalReason); 2] = [
    (RECORD, RefusalReason::Incomplete),
    (BAD, RefusalReason::Illegible),
];

async fn an_illegible_document_is_scanned_again(world: &World) {
    let sale = Sale::next(world).await;
    let transfer = sale.submitted(world).await;
    let handover = asked_for(&transfer).await;
    gathered(&handover).await;
    let first = offered(&handover).await;
    refused(&handover).await;
    assert_eq!(
        holder(world, &sale).await,
        None,
        "free until it is taken up again"
    );
    assert!(
        transfer.state().await.awaits_file(),
        "the transfer goes on waiting"
    );
    scanned_as(&handover, "photograph, in focus").await;
    violations(world, &sale, 1).await;
    taken_up(&handover).await;
    let second = offered(&handover).await;
    violations(world, &sale, 0).await;
    let (before, after) = (contents(&first), contents(&second));
    assert_eq!(before[GOOD], after[GOOD], "what was good comes again");
    assert_ne!(
        before[BAD], after[BAD],
        "another scan in the place of the bad one"
    );
    assert_ne!(before[RECORD], after[RECORD], "as the registry says it now");
    assert_eq!(after.len(), 3, "and not beside them");
    checked(&handover).await;
    handover.does(another_here(Post::Dossier), Command::Accept).await;
    let taken = handover.until(|state| state.status == Status::Transferred).await;
    assert_eq!(taken.custody.custodian(), &people::office(GUANGZHOU));
    assert_eq!(taken.custody.attempt(), 2);
    switches_once(&handover).await;
    inspected(&transfer, &sale).await;
    approved(&transfer).await;
    let number = number_chosen(&transfer, &sale).await;
    registered(&transfer).await;
    is_registered(&transfer, &sale, &number).await;
    carried_out(&transfer).await;
    handover.finish().await;
    transfer.finish().await;
}

/// What the registry says of the car from now on.
async fn violations(world: &World, sale: &Sale, violations: u32) {
    let unsettled = Unsettled {
        violations,
        accidents: 0,
    };
    let store = &world.store;
    assert!(store.set_vehicle_unsettled(&sale.vin, unsettled).await.unwrap());
}

/// One person finds them bad and another says so for the office. The origin learns which documents they are, and why.
async fn refused(handover: &Handover<'_>) {
    check_with(handover, &WHY).await;
    let take = handover
        .refused(another_here(Post::Dossier), Command::Accept)
        .await;
    assert_eq!(take.code.code(), "WRONG_STATE", "a bad document is not taken");
    handover.does(another_here(Post::Dossier), Command::Refuse).await;
    let asked_again = |state: &State| state.status == Status::Requested && state.work.effects.is_empty();
    let state = handover.until(asked_again).await;
    let findings = WHY.map(|(name, because)| Finding {
        name: name.to_owned(),
        reason: FindingReason::Refused { because },
    });
    assert_eq!(state.refused, findings);
    assert_eq!(state.custody.custodian(), &people::office(CHENGDU));
}

/// What each name of the file stands for.
fn contents(state: &State) -> BTreeMap<String, String> {
    let manifest = state.manifest.as_ref().unwrap();
    let items = manifest.items().iter();
    items
        .map(|item| (item.name.as_str().to_owned(), item.sha256.to_string()))
        .collect()
}

/// The chain says each thing once, the refusal with its reason, and the acceptance last.
async fn switches_once(handover: &Handover<'_>) {
    let said = statements(handover).await;
    let names: Vec<_> = said.iter().map(Hop::name).collect();
    let attempt = ["OFFERED", "SENT", "RECEIVED", "VERIFIED"];
    let expected = [&attempt[..], &["REFUSED", "RETURNED"], &attempt, &["ACCEPTED"]].concat();
    assert_eq!(names, expected);
    assert_eq!(said[5], Hop::Returned(ReturnReason::Refused));
    let Hop::Refused(verdicts) = &said[4] else {
        unreachable!("it is named so")
    };
    let refused: Vec<_> = verdicts
        .iter()
        .map(|one| (one.name.as_str(), one.verdict))
        .collect();
    let [record, bad] = WHY.map(|(name, because)| (name, Verdict::Refused(because)));
    assert_eq!(refused, [record, (GOOD, Verdict::Accepted), bad]);
}
