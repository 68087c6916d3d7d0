//! The documents of every step as a table, and that nothing shared is asked for.

use proptest::prelude::*;

use super::*;
use crate::law::vehicle::Occasion;
use crate::law::{Confidence, RegistrationRuleSet};

fn asked(request: Request<'_>) -> Vec<TransferDocument> {
    asked_for(request).iter().map(|one| one.document).collect()
}

const STEPS: [(StepAct, Occasion); 6] = [
    (StepAct::Transfer, Occasion::ChangeOfOwner),
    (StepAct::TransferOut, Occasion::ChangeOfOwner),
    (StepAct::TransferIn, Occasion::ChangeOfOwner),
    (StepAct::Move, Occasion::MovingHouse),
    (StepAct::TransferOut, Occasion::MovingHouse),
    (StepAct::TransferIn, Occasion::MovingHouse),
];

/// What each step asks for by itself, and what each condition adds (+) or takes away (-).
#[test]
fn the_documents_read_like_this() {
    let none = BTreeSet::new();
    let mut lines = vec![];
    for (act, occasion) in STEPS {
        let matter = Matter::new(RegistrationRuleSet::Order164, occasion);
        let request = Request {
            act,
            matter,
            conditions: &none,
            shared: &none_shared(),
        };
        let plain = asked_for(request);
        lines.push(format!("{act:?} ({occasion:?})"));
        lines.extend(plain.iter().map(|one| format!("    {}", line(one))));
        for condition in Condition::ALL {
            let conditions = BTreeSet::from([condition]);
            let more = asked_for(Request {
                conditions: &conditions,
                ..request
            });
            let added = more
                .iter()
                .filter(|one| !plain.contains(one))
                .map(|one| ('+', one));
            let gone = plain
                .iter()
                .filter(|one| !more.contains(one))
                .map(|one| ('-', one));
            let changes: Vec<String> = added
                .chain(gone)
                .map(|(sign, one)| format!("    {condition:?} {sign} {}", line(one)))
                .collect();
            lines.extend(changes);
        }
    }
    insta::assert_snapshot!(lines.join("\n"));
}

const fn none_shared() -> BTreeSet<TransferDocument> {
    BTreeSet::new()
}

fn line(one: &AskedDocument) -> String {
    let rests_on = one.basis.article.or(one.basis.page).unwrap_or("-");
    format!("{:?} [{rests_on}; {:?}]", one.document, one.basis.confidence)
}

#[test]
fn titles_have_their_papers() {
    let without: Vec<_> = TitleProof::ALL
        .into_iter()
        .filter(|title| title.may_lack_papers())
        .collect();
    assert_eq!(
        without,
        [
            TitleProof::SupervisionOrgan,
            TitleProof::Court,
            TitleProof::Arbitration
        ]
    );
}

#[test]
fn the_lists_are_an_inference_before_may_2022() {
    let (none, shared) = (BTreeSet::new(), none_shared());
    let request = Request {
        act: StepAct::Transfer,
        matter: Matter::new(RegistrationRuleSet::Order124, Occasion::ChangeOfOwner),
        conditions: &none,
        shared: &shared,
    };
    assert!(
        asked_for(request)
            .iter()
            .all(|one| one.basis.confidence == Confidence::Inference)
    );
}

proptest! {
    #[test]
    fn nothing_that_data_sharing_gives_is_asked_for_and_nothing_twice(
        step in 0..STEPS.len(),
        rules in proptest::sample::select(RegistrationRuleSet::ALL.to_vec()),
        conditions in proptest::sample::subsequence(Condition::ALL.to_vec(), 0..=10),
        shared in proptest::sample::subsequence(TransferDocument::ALL.to_vec(), 0..=16),
    ) {
        let (act, occasion) = STEPS[step];
        let (conditions, shared) = (conditions.into_iter().collect(), shared.into_iter().collect());
        let none = none_shared();
        let request = Request { act, matter: Matter::new(rules, occasion), conditions: &conditions, shared: &shared };
        let documents = asked(request);
        let once: BTreeSet<_> = documents.iter().copied().collect();
        prop_assert_eq!(once.len(), documents.len());
        prop_assert!(once.is_disjoint(&shared));
        let all: BTreeSet<_> = asked(Request { shared: &none, ..request }).into_iter().collect();
        prop_assert_eq!(once, all.difference(&shared).copied().collect());
    }
}
