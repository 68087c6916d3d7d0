//! A handover, statement by statement: what does not continue it is refused for what it is.

use super::{
    fixtures::{destination, manifest, origin, route, stranger},
    handover::{Handover, accepted, refused, repaired, verdicts},
};
use crate::{
    audit::Hex,
    custody::{
        Custody, Hop, HopFault, Manifest, RefusalReason, ReturnReason, Stage, Statement, Suite, Verdict,
    },
};

fn sent() -> Handover {
    Handover::after([(origin(), Hop::Offered), (origin(), Hop::Sent)])
}

fn verified() -> Handover {
    let mut handover = sent();
    handover.hop(&destination(), Hop::Received).unwrap();
    handover.hop(&destination(), Hop::Verified).unwrap();
    handover
}

/// The fault of a good statement that was changed.
fn fault(handover: &Handover, change: impl FnOnce(&mut Statement)) -> HopFault {
    let maker = handover.maker(&destination());
    let manifest = manifest(1);
    let good = handover.custody.draft(Hop::Received, maker, &manifest);
    let mut statement = good.unwrap();
    change(&mut statement);
    handover
        .custody
        .clone()
        .append(&statement, &manifest)
        .unwrap_err()
}

#[test]
fn custody_changes_with_acceptance_and_not_before() {
    let whole = repaired();
    let mut custody = Custody::new(route());
    for (place, entry) in whole.entries.iter().enumerate() {
        assert_eq!(*custody.custodian(), origin(), "before entry {}", place + 1);
        let attempt = entry.statement.attempt;
        custody = custody.append(&entry.statement, &manifest(attempt)).unwrap();
    }
    assert_eq!(*custody.custodian(), destination());
    assert_eq!(
        (custody.stage(), custody.attempt(), custody.entries()),
        (Stage::Accepted, 2, 11)
    );
    assert_eq!(custody, whole.custody);
}

#[test]
fn a_hop_of_the_wrong_office_or_at_the_wrong_time_is_refused() {
    let mut handover = Handover::new();
    let impossible = |hop, stage| Err(HopFault::ImpossibleHop { hop, stage });
    assert_eq!(
        handover.hop(&origin(), Hop::Sent),
        impossible("SENT", Stage::NotOffered)
    );
    let office = destination();
    assert_eq!(
        handover.hop(&destination(), Hop::Offered),
        Err(HopFault::WrongOffice {
            hop: "OFFERED",
            office
        })
    );
    assert_eq!(
        handover.hop(&stranger(), Hop::Offered),
        Err(HopFault::NotAParty(stranger()))
    );
    assert_eq!(handover, Handover::new(), "nothing of it has stayed");
    let mut handover = sent();
    assert_eq!(
        handover.hop(&destination(), accepted()),
        impossible("ACCEPTED", Stage::Sent)
    );
    let office = origin();
    assert_eq!(
        handover.hop(&origin(), Hop::Received),
        Err(HopFault::WrongOffice {
            hop: "RECEIVED",
            office
        })
    );
    assert_eq!(handover, sent());
}

#[test]
fn a_statement_belongs_to_one_place_of_one_chain() {
    let handover = sent();
    assert_eq!(
        fault(&handover, |it| it.number = 4),
        HopFault::WrongNumber {
            number: 4,
            expected: 3
        }
    );
    assert_eq!(
        fault(&handover, |it| it.previous = Hex([0; 32])),
        HopFault::BrokenLink
    );
    assert_eq!(
        fault(&handover, |it| it.manifest = Hex([0; 32])),
        HopFault::WrongManifest
    );
    assert_eq!(
        fault(&handover, |it| it.attempt = 2),
        HopFault::WrongAttempt {
            attempt: 2,
            expected: 1
        }
    );
}

#[test]
fn a_receipt_of_an_earlier_attempt_is_refused_as_one() {
    let whole = repaired();
    let first_receipt = &whole.entries[2].statement;
    let refusal = &whole.entries[4].statement;
    let first_offer = &whole.entries[0].statement;
    // The second attempt, up to each of its stages.
    for upto in 7..=11 {
        let again = whole.entries[..upto]
            .iter()
            .fold(Custody::new(route()), |custody, entry| {
                let of_attempt = manifest(entry.statement.attempt);
                custody.append(&entry.statement, &of_attempt).unwrap()
            });
        for old in [first_receipt, refusal] {
            let replayed = again.clone().append(old, &manifest(1));
            let expected = HopFault::Replayed {
                attempt: 1,
                current: 2,
            };
            assert_eq!(replayed, Err(expected), "after entry {upto}");
        }
        let offered = again.append(first_offer, &manifest(1));
        assert_eq!(offered.unwrap_err().code(), "REPLAYED");
    }
}

/// What an attacker would have to change to pass an old receipt off as a new one, one thing after the other.
#[test]
fn attempt_and_manifest_both_bind_a_receipt() {
    let mut again = repaired();
    again.entries.truncate(8);
    let custody = again
        .entries
        .iter()
        .fold(Custody::new(route()), |custody, entry| {
            let of_attempt = manifest(entry.statement.attempt);
            custody.append(&entry.statement, &of_attempt).unwrap()
        });
    let mut old = repaired().entries[2].statement.clone();
    old.attempt = 2;
    for its in [manifest(1), manifest(2)] {
        let replayed = custody.clone().append(&old, &its);
        assert_eq!(replayed, Err(HopFault::WrongManifest));
    }
    old.manifest = Hex(manifest(2).hash());
    let replayed = custody.append(&old, &manifest(2));
    assert_eq!(replayed.unwrap_err().code(), "WRONG_NUMBER");
}

#[test]
fn another_manifest_cannot_take_the_place_of_the_one_offered() {
    let items = manifest(1).items()[1..].to_vec();
    let other = Manifest::new(route(), 1, Suite::Ed25519Sha256, items).unwrap();
    let handover = sent();
    let maker = handover.maker(&destination());
    let drafted = handover.custody.draft(Hop::Received, maker, &other);
    assert_eq!(drafted, Err(HopFault::WrongManifest));
}

#[test]
fn a_file_is_offered_again_after_a_refusal_or_a_return_only() {
    let mut handover = verified();
    let offer = handover.hop(&origin(), Hop::Offered);
    assert_eq!(offer.unwrap_err().code(), "IMPOSSIBLE_HOP");
    handover.hop(&destination(), refused()).unwrap();
    handover.hop(&origin(), Hop::Offered).unwrap();
    assert_eq!(handover.custody.attempt(), 2);
    let silent = Hop::Returned(ReturnReason::OfficeSilent);
    handover.hop(&destination(), silent).unwrap();
    handover.hop(&origin(), Hop::Offered).unwrap();
    assert_eq!(handover.custody.attempt(), 3);
    assert_eq!(*handover.custody.custodian(), origin());
}

#[test]
fn an_offer_needs_a_manifest_of_its_own() {
    let mut handover = verified();
    handover.hop(&destination(), refused()).unwrap();
    let offer = |manifest: &Manifest| {
        let maker = handover.maker(&origin());
        handover.custody.draft(Hop::Offered, maker, manifest).map(|_| ())
    };
    assert_eq!(offer(&manifest(1)), Err(HopFault::WrongManifest), "the old one");
    assert_eq!(offer(&manifest(3)), Err(HopFault::WrongManifest), "one too far");
    let mut elsewhere = route();
    elsewhere.vehicle = Hex([6; 32]);
    let items = manifest(1).items().to_vec();
    let other = Manifest::new(elsewhere, 2, Suite::Ed25519Sha256, items).unwrap();
    assert_eq!(offer(&other), Err(HopFault::AnotherRoute), "another vehicle");
    assert_eq!(offer(&manifest(2)), Ok(()));
}

#[test]
fn a_decision_says_something_of_each_file() {
    let mut handover = verified();
    let before = handover.clone();
    let mut decided = |hop| {
        let fault = handover.hop(&destination(), hop).unwrap_err();
        (fault.code(), fault.to_string())
    };
    let mut short = verdicts(None);
    short.pop();
    assert_eq!(
        decided(Hop::Accepted(short)),
        (
            "VERDICT_MISSING",
            "it decides nothing on the file 03-登记信息.json".into()
        )
    );
    let mut twice = verdicts(None);
    twice.push(twice[0].clone());
    let mut swapped = verdicts(None);
    swapped.swap(0, 1);
    for wrong in [twice, swapped] {
        assert_eq!(decided(Hop::Accepted(wrong)).0, "VERDICT_OUT_OF_PLACE");
    }
    let refused = verdicts(Some(("02-vehicle.jpg", RefusalReason::OtherVehicle)));
    assert_eq!(
        decided(Hop::Accepted(refused.clone())),
        (
            "ITEM_REFUSED",
            "it accepts the whole and refuses the file 02-vehicle.jpg".into()
        )
    );
    assert_eq!(decided(Hop::Refused(verdicts(None))).0, "NOTHING_REFUSED");
    assert_eq!(decided(Hop::Refused(vec![])).0, "VERDICT_MISSING");
    assert_eq!(handover, before);
    assert_eq!(refused[1].verdict, Verdict::Refused(RefusalReason::OtherVehicle));
    handover.hop(&destination(), Hop::Refused(refused)).unwrap();
}

#[test]
fn a_handover_is_kept_as_a_state() {
    let custody = repaired().custody;
    let text = serde_json::to_string(&custody).unwrap();
    assert_eq!(serde_json::from_str::<Custody>(&text).unwrap(), custody);
}
