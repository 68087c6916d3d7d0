//! Numbers and ids of what is not there, of the same form as those of what is.

use super::seed::{Ids, Matter};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use uuid::Uuid;

/// What to write in the place of each number and id, so that nothing is there.
pub fn absent(ids: &Ids, matter: &Matter) -> Vec<(String, String)> {
    let number = nowhere(&matter.number);
    let nobody = Uuid::from_u128(0xD0_u128 << 64).to_string();
    let other = |id: &str, key: &str| {
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(id).unwrap()).unwrap();
        let (of, _) = text.split_once(':').unwrap();
        (id.to_owned(), URL_SAFE_NO_PAD.encode(format!("{of}:{key}")))
    };
    vec![
        (matter.number.clone(), number.clone()),
        other(&ids.case, &number),
        other(&ids.document, &nobody),
        other(&ids.message, &nobody),
    ]
}

/// A case number of the same office and day that is none.
pub fn nowhere(number: &str) -> String {
    let start = &number[..number.len() - 10];
    let checks = ('0'..='9').chain('A'..='Z');
    let mut numbers = checks.map(|check| format!("{start}00000000-{check}"));
    numbers
        .find(|number| number.parse::<domain::identifier::CaseNumber>().is_ok())
        .unwrap()
}

/// A text about what is not there instead.
pub fn elsewhere(absent: &[(String, String)], text: &str) -> String {
    let replaced = |text: String, (there, nowhere): &(String, String)| text.replace(there, nowhere);
    absent.iter().fold(text.to_owned(), replaced)
}
