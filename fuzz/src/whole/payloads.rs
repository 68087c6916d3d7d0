//! Payloads at the engine: what was encrypted is read back, what was altered or planted is refused.

use gateway::PayloadKeys;
use secrecy::SecretBox;
use std::{collections::BTreeMap, sync::LazyLock};
use temporalio_common::protos::temporal::api::common::v1::Payload;

static KEYS: LazyLock<PayloadKeys> = LazyLock::new(|| {
    let key = |byte| SecretBox::new(Box::new([byte; 32]));
    let keys = BTreeMap::from([("a".to_owned(), key(1)), ("b".to_owned(), key(2))]);
    PayloadKeys::new("b".to_owned(), keys).expect("the primary key is among them")
});

pub fn run(data: &[u8]) {
    let [id_length, high, low, other, rest @ ..] = data else {
        return;
    };
    let (id, content) = rest.split_at(rest.len().min(usize::from(*id_length % 8)));
    let planted = Payload {
        metadata: [
            ("encoding".to_owned(), b"binary/encrypted".to_vec()),
            ("banli-key".to_owned(), id.to_vec()),
        ]
        .into(),
        data: content.to_vec(),
        ..Payload::default()
    };
    assert!(
        KEYS.decrypt(&planted).is_err(),
        "nobody without the key can make it"
    );
    assert!(
        KEYS.decrypt(&Payload {
            metadata: [].into(),
            ..planted.clone()
        })
        .is_err()
    );

    let mut sealed = KEYS.encrypt(&planted).expect("there is a primary key");
    assert_eq!(KEYS.decrypt(&sealed).ok(), Some(planted));
    let place = usize::from(u16::from_be_bytes([*high, *low])) % sealed.data.len();
    if sealed.data[place] == *other {
        sealed.data.truncate(place);
    } else {
        sealed.data[place] = *other;
    }
    assert!(KEYS.decrypt(&sealed).is_err(), "altered at {place}");
}
