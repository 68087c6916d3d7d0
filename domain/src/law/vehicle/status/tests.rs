//! Every letter at both stages, the worst of several, and what holds for any string.

use proptest::prelude::*;

use super::*;
use crate::law::vehicle::{Referral, Severity, TransferGround as Ground};

fn status(letters: &str) -> VehicleStatus {
    letters.parse().unwrap()
}

fn effect(letters: &str) -> StatusEffect {
    status(letters).effect(Stage::Applying)
}

#[test]
fn every_letter_reads_like_this() {
    let line = |letter: VehicleStatusLetter| {
        let [applying, running] = Stage::ALL.map(|stage| format!("{:?}", letter.effect(stage)));
        let basis = letter.basis();
        format!(
            "{} {applying:<24} {running:<24} {:<6} {:?}: {} | {}",
            letter.as_char(),
            basis.page.unwrap_or("-"),
            basis.confidence,
            letter.words().zh,
            letter.words().en,
        )
    };
    let table: Vec<String> = VehicleStatusLetter::ALL.into_iter().map(line).collect();
    insta::assert_snapshot!(table.join("\n"));
}

/// The list of the app (W-UC6): C, E, K, L, M, P, N, O, G and I bar an application, and no other letter does by that list.
#[test]
fn the_letters_of_the_published_list_bar_an_application() {
    let barring: String = VehicleStatusLetter::ALL
        .into_iter()
        .filter(|letter| letter.basis().page == Some("W-UC6"))
        .map(VehicleStatusLetter::as_char)
        .collect();
    assert_eq!(barring, "CEGIKLMNOP");
    for letter in barring.chars() {
        assert_eq!(
            effect(&letter.to_string()).severity(),
            Severity::Blocked,
            "{letter}"
        );
    }
}

#[test]
fn every_letter_is_named_and_the_worst_decides() {
    let several = effect("BQGK");
    assert_eq!(several.severity(), Severity::Blocked);
    assert_eq!(several.blocks, [Ground::Sealed, Ground::Unsettled].into());
    assert_eq!(several.pauses, [Ground::Inspection].into());
    assert_eq!(several.reviews, [Referral::TransferredOut].into());
    assert_eq!(effect("A").severity(), Severity::Clear);
    assert_eq!(effect("AQ").severity(), Severity::Paused);
    assert_eq!(effect("MP").blocks, [Ground::Scrapped].into());
}

#[test]
fn a_violation_that_comes_up_later_pauses_and_a_seizure_stops() {
    let running = |letters| status(letters).effect(Stage::Running).severity();
    assert_eq!(running("G"), Severity::Paused);
    assert_eq!(running("I"), Severity::Paused);
    assert_eq!(running("Q"), Severity::Paused);
    assert_eq!(running("K"), Severity::Blocked);
    assert_eq!(running("C"), Severity::Blocked);
}

#[test]
fn a_letter_of_unknown_meaning_goes_to_a_person() {
    for letter in ('A'..='Z').filter(|letter| VehicleStatusLetter::of(*letter).is_none()) {
        assert_eq!(
            effect(&format!("A{letter}")).reviews,
            [Referral::UnknownLetter].into()
        );
    }
}

#[test]
fn what_is_no_status_is_refused_with_the_rule() {
    let error = |text: &str| text.parse::<VehicleStatus>().unwrap_err();
    assert_eq!(error(""), VehicleStatusError::Empty);
    assert_eq!(error("Ag"), VehicleStatusError::NotALetter { position: 2 });
    assert_eq!(error("正常"), VehicleStatusError::NotALetter { position: 1 });
    assert_eq!(error(&"A".repeat(27)), VehicleStatusError::TooLong);
    assert!(serde_json::from_str::<VehicleStatus>("\"a\"").is_err());
    assert_eq!(serde_json::to_string(&status("GQ")).unwrap(), "\"GQ\"");
}

/// A string and the same letters in another order.
fn shuffled() -> impl Strategy<Value = (String, String)> {
    proptest::collection::vec(proptest::char::range('A', 'Z'), 1..26).prop_flat_map(|letters| {
        let first: String = letters.iter().collect();
        let other = Just(letters).prop_shuffle();
        other.prop_map(move |letters| (first.clone(), letters.into_iter().collect()))
    })
}

proptest! {
    #[test]
    fn the_worst_letter_wins_whatever_the_order((letters, other) in shuffled()) {
        for stage in Stage::ALL {
            let together = status(&letters).effect(stage);
            let worst = status(&letters)
                .letters()
                .map(|letter| letter.map_or(LetterEffect::OF_UNKNOWN, |known| known.effect(stage)).severity())
                .max();
            prop_assert_eq!(Some(together.severity()), worst);
            prop_assert_eq!(status(&other).effect(stage), together);
        }
    }

    #[test]
    fn a_further_letter_takes_nothing_away(letters in "[A-Z]{1,25}", more in "[A-Z]") {
        for stage in Stage::ALL {
            let (before, after) = (status(&letters).effect(stage), status(&format!("{letters}{more}")).effect(stage));
            prop_assert!(after.severity() >= before.severity());
            prop_assert!(after.blocks.is_superset(&before.blocks));
            prop_assert!(after.pauses.is_superset(&before.pauses));
            prop_assert!(after.reviews.is_superset(&before.reviews));
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        if let Ok(status) = VehicleStatus::try_from(text.clone()) {
            prop_assert_eq!(status.as_str(), text);
            let _ = status.effect(Stage::Applying);
        }
    }
}
