//! Whose signature it is: of the key to trust, of another key, of another office, of nobody.

use super::{
    fixtures::{check, destination, key, key_id, origin, sign, stranger, trusted},
    handover::repaired,
};
use crate::{
    audit::{Hex, PublicKey},
    custody::{CustodyExport, Fault, OfficeKey, TrustedKeys},
    identifier::OfficeCode,
};

const OTHER: PublicKey = Hex([8; 32]);

fn resigned(export: &mut CustodyExport, place: usize, key: &PublicKey) {
    let entry = &mut export.entries[place];
    entry.signature = sign(key, &entry.statement.message());
}

fn found(trusted: &TrustedKeys, change: impl FnOnce(&mut CustodyExport)) -> Result<(), Fault> {
    let mut export = repaired().export();
    change(&mut export);
    export.verify(trusted, check, None).map(|_| ())
}

#[test]
fn a_signature_of_another_office_is_named_with_both() {
    let by_origin = |export: &mut CustodyExport| resigned(export, 2, &key(&origin()));
    let fault = Fault::SignatureOfAnotherOffice {
        entry: 3,
        office: destination(),
        signer: origin(),
    };
    for keys in [trusted(), TrustedKeys::new()] {
        assert_eq!(found(&keys, by_origin), Err(fault.clone()));
    }
    let by_stranger = |export: &mut CustodyExport| {
        export.keys.push(named(&stranger(), key(&stranger())));
        resigned(export, 2, &key(&stranger()));
    };
    assert_eq!(
        found(&trusted(), by_stranger).unwrap_err().to_string(),
        "entry 3 of office 33010001 is signed by office 11010001"
    );
}

fn named(office: &OfficeCode, public_key: PublicKey) -> OfficeKey {
    OfficeKey {
        office: office.clone(),
        key_id: key_id(),
        public_key,
    }
}

#[test]
fn a_key_that_is_not_to_be_trusted_is_no_wrong_signature() {
    let forged = |export: &mut CustodyExport| {
        export.keys[1].public_key = OTHER;
        for place in [2, 3, 4, 8, 9, 10] {
            resigned(export, place, &OTHER);
        }
    };
    assert_eq!(
        found(&trusted(), forged),
        Err(Fault::WrongKey {
            entry: 3,
            office: destination(),
            key: key_id()
        })
    );
    assert_eq!(
        found(&TrustedKeys::new(), forged),
        Ok(()),
        "without a key of one's own a forgery cannot be told"
    );
    let only_origin = [(origin(), vec![key(&origin())])].into();
    assert_eq!(found(&only_origin, forged), Ok(()));
}

#[test]
fn a_signature_of_nobody_is_wrong() {
    let nobody = |export: &mut CustodyExport| resigned(export, 4, &OTHER);
    let fault = Fault::WrongSignature {
        entry: 5,
        office: destination(),
        key: key_id(),
    };
    for keys in [trusted(), TrustedKeys::new()] {
        assert_eq!(found(&keys, nobody), Err(fault.clone()));
    }
}

#[test]
fn an_office_may_have_had_several_keys() {
    let rotated = |export: &mut CustodyExport| {
        let old = OfficeKey {
            key_id: "2025".parse().unwrap(),
            ..named(&destination(), OTHER)
        };
        export.keys.push(old);
        for place in [2, 3, 4] {
            resigned(export, place, &OTHER);
        }
    };
    let mut both = trusted();
    both.get_mut(&destination()).unwrap().push(OTHER);
    assert_eq!(found(&both, rotated), Ok(()));
    assert_eq!(found(&trusted(), rotated).unwrap_err().code(), "WRONG_KEY");
    let by_the_file = found(&TrustedKeys::new(), rotated);
    assert_eq!(
        by_the_file.unwrap_err().code(),
        "WRONG_SIGNATURE",
        "the entry names the newer key"
    );
}

#[test]
fn a_key_is_of_one_office_and_has_one_name() {
    let shared = |export: &mut CustodyExport| {
        export.keys[1].public_key = key(&origin());
        for place in [2, 3, 4, 8, 9, 10] {
            resigned(export, place, &key(&origin()));
        }
    };
    let fault = Fault::SharedKey {
        office: destination(),
        other: origin(),
    };
    let only_origin = [(origin(), vec![key(&origin())])].into();
    for keys in [TrustedKeys::new(), only_origin] {
        assert_eq!(found(&keys, shared), Err(fault.clone()));
    }
    let twice = |export: &mut CustodyExport| export.keys.push(named(&origin(), OTHER));
    assert_eq!(
        found(&trusted(), twice),
        Err(Fault::KeyTwice {
            office: origin(),
            key: key_id()
        })
    );
}

#[test]
fn without_any_key_nothing_can_be_said() {
    let without = |export: &mut CustodyExport| drop(export.keys.remove(1));
    assert_eq!(
        found(&TrustedKeys::new(), without),
        Err(Fault::KeyMissing {
            entry: 3,
            office: destination(),
            key: key_id()
        })
    );
    assert_eq!(found(&trusted(), without), Ok(()), "one's own are enough");
}

#[test]
fn the_summary_says_whom_it_took_at_their_word() {
    let export = repaired().export();
    let unproven = |keys: &TrustedKeys| export.verify(keys, check, None).unwrap().unproven;
    assert_eq!(unproven(&trusted()), [].into());
    let only_origin = [(origin(), vec![key(&origin())])].into();
    assert_eq!(unproven(&only_origin), [destination()].into());
    assert_eq!(unproven(&TrustedKeys::new()), [origin(), destination()].into());
}
