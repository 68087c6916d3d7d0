//! A proof holds as it was made; whatever is done to it is named.

use crate::{
    audit::{
        CaseProof, Checkpoint, FORMAT, Fault, Hex, Inclusion, Leaf, ProvenEvent, PublicKey, Signature,
        SignedCheckpoint, merkle::Tree,
    },
    case::chain::{self, GENESIS, Hash, Link},
    identifier::CaseNumber,
};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

const KEY: PublicKey = Hex([7; 32]);

/// A stand-in of a signature, which whoever knows the public key can make: the real one is tested where its keys live.
fn sign(key: &PublicKey, message: &[u8]) -> Signature {
    let half: [u8; 32] = Sha256::digest([key.0.as_slice(), message].concat()).into();
    Hex([half, half].concat().try_into().unwrap())
}

fn check(key: &PublicKey, message: &[u8], signature: &Signature) -> bool {
    sign(key, message) == *signature
}

fn number(tag: u8) -> CaseNumber {
    let office = "33010001".parse().unwrap();
    CaseNumber::new(&office, "2021-10-22".parse().unwrap(), [0, 0, 0, 0, tag]).unwrap()
}

/// A chain of events on top of a hash, with something of its own in each.
fn chained(case: &CaseNumber, versions: impl Iterator<Item = u64>, own: &str) -> Vec<ProvenEvent> {
    let mut head: Hash = GENESIS;
    let events = versions.map(|version| {
        let link = Link {
            case: case.to_string(),
            kind: "toy".into(),
            version,
            at: "2021-10-22T01:00:00Z".into(),
            commitments: [("event".to_owned(), format!("{own}{version}"))].into(),
        };
        let previous_hash = Hex(head);
        head = chain::hash(&head, &link).unwrap();
        let hash = Hex(head);
        ProvenEvent {
            previous_hash,
            link,
            hash,
        }
    });
    events.collect()
}

/// The third of five cases, with eight events, in checkpoint 4.
fn proof() -> CaseProof {
    let case = number(3);
    let events = chained(&case, 1..=8, "a");
    let head = events.last().unwrap().hash;
    let mut tree = Tree::default();
    for tag in 1..=5 {
        let (case, own) = (number(tag), tag == 3);
        let head = if own { head.0 } else { [tag; 32] };
        let leaf = Leaf {
            case,
            version: 8,
            head,
        }
        .hash();
        if own { tree.watch(leaf) } else { tree.push(leaf) }
    }
    let root = tree.finish();
    let (index, path) = root.inclusion.unwrap();
    let checkpoint = Checkpoint {
        number: 4,
        at: "2021-10-22T16:05:00Z".parse().unwrap(),
        day: Some("2021-10-23".parse().unwrap()),
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
            version: 8,
            head,
            index,
            path: path.into_iter().map(Hex).collect(),
        },
        checkpoint: signed(checkpoint, &KEY),
        public_key: KEY,
        events,
    }
}

fn signed(checkpoint: Checkpoint, key: &PublicKey) -> SignedCheckpoint {
    let signature = sign(key, &checkpoint.message());
    SignedCheckpoint {
        checkpoint,
        signature,
    }
}

fn found(change: impl FnOnce(&mut CaseProof)) -> Fault {
    let mut proof = proof();
    change(&mut proof);
    proof.verify(Some(&KEY), check).unwrap_err()
}

fn alter(event: &mut ProvenEvent) {
    event.link.commitments.insert("event".into(), "b".into());
}

fn rehash(event: &mut ProvenEvent) {
    event.hash = Hex(chain::hash(&event.previous_hash.0, &event.link).unwrap());
}

#[test]
fn a_proof_holds_through_its_file() {
    let text = serde_json::to_string(&proof()).unwrap();
    let read: CaseProof = serde_json::from_str(&text).unwrap();
    assert_eq!(read.verify(Some(&KEY), check), Ok(()));
    assert_eq!(read.verify(None, check), Ok(()));
    let more = text.replace("\"kind\":\"toy\"", "\"kind\":\"toy\",\"note\":\"paid\"");
    assert!(
        serde_json::from_str::<CaseProof>(&more).is_err(),
        "what is not signed has no place"
    );
}

/// A vector: whoever checks a signature without this code must get the same bytes.
#[test]
fn signed_bytes_are_these() {
    let checkpoint = proof().checkpoint.checkpoint;
    insta::assert_snapshot!(String::from_utf8(checkpoint.message()).unwrap().escape_debug());
    insta::assert_snapshot!(hex::encode(checkpoint.hash()));
}

#[test]
fn an_altered_event_is_named() {
    for event in 1..=8 {
        let place = usize::try_from(event).unwrap() - 1;
        assert_eq!(
            found(|proof| alter(&mut proof.events[place])),
            Fault::EventAltered { event }
        );
        let time = |proof: &mut CaseProof| proof.events[place].link.at = "2021-10-22T02:00:00Z".into();
        assert_eq!(found(time), Fault::EventAltered { event });
    }
    for event in 1..8 {
        let place = usize::try_from(event).unwrap() - 1;
        let rehashed = |proof: &mut CaseProof| {
            alter(&mut proof.events[place]);
            rehash(&mut proof.events[place]);
        };
        assert_eq!(found(rehashed), Fault::EventAltered { event }, "with its hash");
    }
}

#[test]
fn dropped_added_and_moved_events_are_named() {
    for event in 1..=8 {
        let place = usize::try_from(event).unwrap() - 1;
        let dropped = |proof: &mut CaseProof| drop(proof.events.remove(place));
        assert_eq!(found(dropped), Fault::EventMissing { event });
        let renumbered = |proof: &mut CaseProof| {
            proof.events.remove(place);
            proof.events[place..]
                .iter_mut()
                .for_each(|event| event.link.version -= 1);
        };
        assert_eq!(
            found(renumbered),
            Fault::EventMissing { event },
            "with new numbers"
        );
    }
    assert_eq!(
        found(|proof| proof.events.clear()),
        Fault::EventMissing { event: 1 }
    );
    let swapped = |proof: &mut CaseProof| proof.events.swap(3, 4);
    assert_eq!(found(swapped), Fault::EventsReordered { first: 4, second: 5 });
    let twice = |proof: &mut CaseProof| proof.events[4] = proof.events[3].clone();
    assert_eq!(found(twice), Fault::EventTwice { event: 4 });
    let appended = |proof: &mut CaseProof| proof.events = chained(&proof.case, 1..=9, "a");
    assert_eq!(found(appended), Fault::EventAdded { event: 9 });
}

#[test]
fn events_of_another_case_are_named() {
    let other = number(4);
    let swapped = |proof: &mut CaseProof| proof.events[2] = chained(&other, 1..=8, "a")[2].clone();
    let case = other.to_string();
    assert_eq!(found(swapped), Fault::EventOfAnotherCase { event: 3, case });
    let renamed = |proof: &mut CaseProof| {
        proof.events[2] = chained(&other, 1..=8, "b")[2].clone();
        proof.events[2].link.case = proof.case.to_string();
    };
    assert_eq!(found(renamed), Fault::EventAltered { event: 3 });
    let whole = |proof: &mut CaseProof| proof.case = other.clone();
    let missing = Fault::NotInCheckpoint {
        checkpoint: 4,
        case: number(4),
    };
    assert_eq!(found(whole), missing);
}

#[test]
fn a_case_written_anew_is_found_however_far_it_goes() {
    let anew = |proof: &mut CaseProof| proof.events = chained(&proof.case, 1..=8, "b");
    assert_eq!(found(anew), Fault::Rewritten);
    let with_head = |proof: &mut CaseProof| {
        anew(proof);
        proof.inclusion.head = proof.events.last().unwrap().hash;
    };
    let case = number(3);
    assert_eq!(found(with_head), Fault::NotInCheckpoint { checkpoint: 4, case });
    let with_root = |proof: &mut CaseProof| {
        with_head(proof);
        let Inclusion {
            index,
            path,
            head,
            version,
        } = &proof.inclusion;
        let leaf = Leaf {
            case: proof.case.clone(),
            version: *version,
            head: head.0,
        };
        let path: Vec<_> = path.iter().map(|hash| hash.0).collect();
        let root = crate::audit::merkle::root_from(leaf.hash(), (*index, 5), &path).unwrap();
        proof.checkpoint.checkpoint.root = Hex(root);
    };
    let key = || "k1".to_owned();
    assert_eq!(
        found(with_root),
        Fault::WrongSignature {
            checkpoint: 4,
            key: key()
        }
    );
    let with_key = |proof: &mut CaseProof| {
        with_root(proof);
        proof.public_key = Hex([8; 32]);
        proof.checkpoint = signed(proof.checkpoint.checkpoint.clone(), &proof.public_key);
    };
    assert_eq!(
        found(with_key),
        Fault::WrongKey {
            checkpoint: 4,
            key: key()
        }
    );
    let mut forged = proof();
    with_key(&mut forged);
    assert_eq!(
        forged.verify(None, check),
        Ok(()),
        "without a key of one's own a forgery cannot be told"
    );
}

proptest! {
    /// Whatever digit, letter or sign of the file is changed: it cannot be read, or it does not hold.
    #[test]
    fn no_byte_of_the_file_is_free(place in any::<prop::sample::Index>(), other in b' '..b'~') {
        let whole = proof();
        let mut text = serde_json::to_vec(&whole).unwrap();
        let place = place.index(text.len());
        text[place] = other;
        if let Ok(read) = serde_json::from_slice::<CaseProof>(&text) {
            // Capitals in a hash, or the same byte again, leave the same proof.
            prop_assert!(read == whole || read.verify(Some(&KEY), check).is_err() || read.public_key != KEY);
        }
    }
}
