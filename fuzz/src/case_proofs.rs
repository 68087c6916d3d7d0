//! Files of `banli export-case`: only the proof that was made holds, whatever is done to its text.

use crate::{
    input,
    stand_in::{check, sign},
};
use domain::{
    audit::{
        CaseProof, Checkpoint, FORMAT, Hex, Inclusion, Leaf, ProvenEvent, PublicKey, SignedCheckpoint,
        merkle::Tree,
    },
    case::chain::{self, GENESIS, Link},
    identifier::CaseNumber,
};
use std::sync::LazyLock;

const KEY: PublicKey = Hex([7; 32]);
const EVENTS: u64 = 5;

static MADE: LazyLock<(CaseProof, String)> = LazyLock::new(|| {
    let proof = proof();
    let text = serde_json::to_string(&proof).expect("a proof is JSON");
    (proof, text)
});

pub fn run(data: &[u8]) {
    let (choice, rest) = input::choice(data);
    if choice == b'{' {
        holds_only_as_made(data);
    } else {
        holds_only_as_made(&input::edited(MADE.1.as_bytes(), rest));
    }
}

fn holds_only_as_made(text: &[u8]) {
    let Ok(proof) = serde_json::from_slice::<CaseProof>(text) else {
        return;
    };
    let written = serde_json::to_vec(&proof).expect("a proof is JSON");
    assert_eq!(
        serde_json::from_slice::<CaseProof>(&written).ok().as_ref(),
        Some(&proof)
    );
    for trusted in [None, Some(&KEY)] {
        match proof.verify(trusted, check) {
            Ok(()) => {
                let public_key = MADE.0.public_key;
                let known = CaseProof {
                    public_key,
                    ..proof.clone()
                };
                assert_eq!(known, MADE.0, "another proof holds");
            }
            Err(fault) => assert!(!fault.code().is_empty()),
        }
    }
}

fn number(tag: u8) -> CaseNumber {
    let office = "33010001".parse().expect("an office code");
    let day = "2021-10-22".parse().expect("a day");
    CaseNumber::new(&office, day, [0, 0, 0, 0, tag]).expect("a day with four digits of a year")
}

fn event(case: &CaseNumber, version: u64, previous: chain::Hash) -> ProvenEvent {
    let link = Link {
        case: case.to_string(),
        kind: "toy".into(),
        version,
        at: "2021-10-22T01:00:00Z".into(),
        commitments: [("event".to_owned(), format!("{version:064x}"))].into(),
    };
    let hash = chain::hash(&previous, &link).expect("texts and numbers have a canonical form");
    ProvenEvent {
        previous_hash: Hex(previous),
        link,
        hash: Hex(hash),
    }
}

/// The third of five cases.
fn proof() -> CaseProof {
    let case = number(3);
    let mut events: Vec<ProvenEvent> = vec![];
    for version in 1..=EVENTS {
        let previous = events.last().map_or(GENESIS, |event| event.hash.0);
        events.push(event(&case, version, previous));
    }
    let head = events.last().map_or(GENESIS, |event| event.hash.0);
    let mut tree = Tree::default();
    for tag in 1..=5 {
        let own = tag == 3;
        let leaf = Leaf {
            case: number(tag),
            version: EVENTS,
            head: if own { head } else { [tag; 32] },
        };
        if own {
            tree.watch(leaf.hash());
        } else {
            tree.push(leaf.hash());
        }
    }
    let root = tree.finish();
    let (index, path) = root.inclusion.expect("one leaf was watched");
    let checkpoint = Checkpoint {
        number: 4,
        at: "2021-10-22T16:05:00Z".parse().expect("a moment"),
        day: Some("2021-10-23".parse().expect("a day")),
        cases: root.size,
        discontinued: 0,
        root: Hex(root.hash),
        previous: Hex([9; 32]),
        key_id: "k1".into(),
    };
    CaseProof {
        format: FORMAT.into(),
        case,
        inclusion: Inclusion {
            version: EVENTS,
            head: Hex(head),
            index,
            path: path.into_iter().map(Hex).collect(),
        },
        checkpoint: SignedCheckpoint {
            signature: sign(&KEY, &checkpoint.message()),
            checkpoint,
        },
        public_key: KEY,
        events,
    }
}
