//! Sealed fields: what was sealed opens at its place, and nothing else opens anywhere.

use crate::input;
use std::{collections::BTreeMap, sync::LazyLock};
use store::{Key, KeyRing, Place};

const HERE: Place<'static> = Place {
    table: "persons",
    column: "name",
    row: "1",
};
const THERE: Place<'static> = Place { row: "2", ..HERE };

pub(crate) static RING: LazyLock<KeyRing> = LazyLock::new(|| {
    let keys = BTreeMap::from([("a".to_owned(), key(1)), ("b".to_owned(), key(2))]);
    KeyRing::new("b", &keys, key(3)).expect("the primary key is among them")
});

fn key(byte: u8) -> Key {
    Key::new(Box::new([byte; 32]))
}

pub fn run(data: &[u8]) {
    assert!(
        RING.open(&HERE, data).is_err(),
        "nobody without the key can make it"
    );
    let ([high, low, other], plain) = match data {
        [high, low, other, plain @ ..] => ([*high, *low, *other], plain),
        _ => return,
    };
    let mut sealed = RING.seal(&HERE, plain);
    assert_eq!(RING.open(&HERE, &sealed).ok().as_deref(), Some(plain));
    assert_eq!(RING.open_text(&HERE, &sealed).ok().as_deref(), input::text(plain));
    assert!(RING.open(&THERE, &sealed).is_err(), "copied to another place");
    let place = usize::from(u16::from_be_bytes([high, low])) % sealed.len();
    if sealed[place] == other {
        sealed.truncate(place);
    } else {
        sealed[place] = other;
    }
    assert!(RING.open(&HERE, &sealed).is_err(), "altered at {place}");
}
