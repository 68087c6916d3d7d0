//! What came with the transfer of vehicles: short texts, each with a closed list of errors, and the table of emission
//! standards, whose answers never turn what is unknown into a no.

use crate::{both_ways, input};
use chrono::NaiveDate;
use domain::{
    identifier::{DivisionCode, IdentifierError, PlateNumber},
    law::vehicle::{
        Referral, Stage,
        emission::{Car, EmissionAnswer, EmissionPolicy, EmissionPolicyError, EmissionStandard},
        inspection::{Reference, ReferenceError},
        scope::{UseCharacter, VehicleKind},
        status::{VehicleStatus, VehicleStatusError},
    },
    plate::PlatePrefix,
};

pub fn run(data: &[u8]) {
    let (choice, rest) = input::choice(data);
    match choice {
        b'[' => input::text(data).map_or((), emission),
        b'p' => input::text(rest).map_or((), prefix),
        b's' => input::text(rest).map_or((), status),
        _ => input::text(rest).map_or((), reference),
    }
}

fn prefix(text: &str) {
    match both_ways::read::<PlatePrefix>(text) {
        Ok(prefix) => {
            let number: PlateNumber = format!("{prefix}12345").parse().expect("a number begins so");
            assert_eq!(number.prefix(), prefix.as_str());
        }
        Err(rule) => assert!(IdentifierError::ALL.contains(&rule)),
    }
}

fn status(text: &str) {
    match both_ways::read::<VehicleStatus>(text) {
        Ok(status) => {
            assert_eq!(status.letters().count(), text.len());
            let unknown = status.letters().any(|letter| letter.is_err());
            for stage in Stage::ALL {
                let reviews = status.effect(stage).reviews;
                assert_eq!(reviews.contains(&Referral::UnknownLetter), unknown);
            }
        }
        Err(VehicleStatusError::Empty) => assert!(text.is_empty()),
        Err(VehicleStatusError::NotALetter { position }) => {
            let letter = text.chars().nth(position - 1);
            assert!(letter.is_some_and(|letter| !letter.is_ascii_uppercase()));
        }
        Err(VehicleStatusError::TooLong) => assert!(text.len() > 26),
    }
}

fn reference(text: &str) {
    match both_ways::read::<Reference>(text) {
        Ok(reference) => assert_eq!(reference.as_str(), text),
        Err(ReferenceError::Empty) => assert!(text.is_empty()),
        Err(ReferenceError::TooLong) => assert!(text.len() > Reference::MAX),
        Err(ReferenceError::Characters) => assert!(!text.chars().all(|c| c.is_ascii_alphanumeric())),
    }
}

fn emission(text: &str) {
    let policy = match EmissionPolicy::from_json(text) {
        Ok(policy) => policy,
        Err(EmissionPolicyError::Unreadable(_)) => return,
        Err(EmissionPolicyError::EndsBeforeItBegins { row }) => return assert!(row > 0),
    };
    let again = serde_json::to_string(policy.rows()).expect("rows are JSON");
    let again = EmissionPolicy::from_json(&again).expect("what was taken is taken again");
    assert_eq!(again, policy);
    let day = NaiveDate::from_ymd_opt(2022, 8, 1).expect("a day");
    for city in ["330100", "310115", "510100"] {
        let city = city.parse().expect("a division code");
        answers(&policy, &city, day);
    }
}

/// From some standard on a car is accepted, and without a known one it is never below.
fn answers(policy: &EmissionPolicy, city: &DivisionCode, day: NaiveDate) {
    let answer = |standard| {
        let car = Car {
            kind: VehicleKind::SmallPassenger,
            use_character: Some(UseCharacter::NonOperating),
            standard,
        };
        policy.answer(city, day, car)
    };
    assert!(!matches!(answer(None), EmissionAnswer::Below { .. }));
    let answers = EmissionStandard::ALL.map(|standard| answer(Some(standard)));
    let accepted = |answer: &EmissionAnswer| *answer == EmissionAnswer::Accepted;
    assert!(
        answers
            .iter()
            .skip_while(|answer| !accepted(answer))
            .all(accepted)
    );
}
