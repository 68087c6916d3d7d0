//! Every letter, the worst of several, and two properties.

use proptest::prelude::*;

use super::*;
use crate::law::DecisionGround as Ground;

fn status(letters: &str) -> LicenceStatus {
    letters.parse().unwrap()
}

fn outcome(letters: &str) -> NewApplication {
    status(letters).for_new_application()
}

#[test]
fn each_letter_alone() {
    use ExistingDisplay::{Hidden, MessageOnly, Normal, Red, Superseded};
    use NewApplication::{Eligible, ManualReview, Refused};
    let refused = |ground| Refused(vec![ground]);
    let table = [
        ("A", Eligible, Normal),
        ("H", Eligible, Normal),
        ("I", Eligible, Normal),
        ("B", refused(Ground::StatusB), Red),
        ("D", refused(Ground::StatusD), Red),
        ("K", refused(Ground::StatusK), Red),
        ("U", refused(Ground::StatusU), Red),
        ("M", refused(Ground::StatusM), Red),
        ("S", refused(Ground::StatusS), Red),
        ("J", refused(Ground::StatusJ), MessageOnly),
        ("L", refused(Ground::StatusL), MessageOnly),
        ("E", refused(Ground::StatusE), Hidden),
        ("F", refused(Ground::StatusF), Hidden),
        ("G", refused(Ground::StatusG), Hidden),
        ("R", refused(Ground::StatusR), Hidden),
        ("N", ManualReview(vec![ReviewReason::RenewalExtended]), Red),
        ("P", ManualReview(vec![ReviewReason::MedicalExtended]), Red),
        ("T", ManualReview(vec![ReviewReason::AuditExtended]), Red),
        ("C", refused(Ground::StatusC), Superseded),
    ];
    assert_eq!(table.len(), StatusLetter::ALL.len());
    for (letter, new, existing) in table {
        assert_eq!(outcome(letter), new, "{letter}");
        assert_eq!(status(letter).for_existing_document(), existing, "{letter}");
        assert_eq!(
            StatusLetter::of(letter.chars().next().unwrap())
                .unwrap()
                .as_char()
                .to_string(),
            letter
        );
    }
}

#[test]
fn the_worst_letter_decides_and_every_refusing_one_is_named() {
    assert_eq!(outcome("HI"), NewApplication::Eligible);
    assert_eq!(outcome("AB"), NewApplication::Refused(vec![Ground::StatusB]));
    assert_eq!(
        outcome("HN"),
        NewApplication::ManualReview(vec![ReviewReason::RenewalExtended])
    );
    assert_eq!(outcome("NB"), NewApplication::Refused(vec![Ground::StatusB]));
    assert_eq!(
        outcome("SHBS"),
        NewApplication::Refused(vec![Ground::StatusS, Ground::StatusB])
    );
    assert_eq!(
        status("HBJ").for_existing_document(),
        ExistingDisplay::MessageOnly
    );
    assert_eq!(status("JG").for_existing_document(), ExistingDisplay::Hidden);
}

#[test]
fn a_letter_of_unknown_meaning_is_never_silently_fine() {
    for letter in ('A'..='Z').filter(|letter| StatusLetter::of(*letter).is_none()) {
        let text = letter.to_string();
        assert_eq!(
            outcome(&text),
            NewApplication::ManualReview(vec![ReviewReason::UnknownLetter])
        );
        assert_eq!(outcome(&format!("A{text}")).severity(), 1);
        assert!(status(&text).for_existing_document() > ExistingDisplay::Normal);
    }
}

#[test]
fn what_is_no_status_is_refused_with_the_rule() {
    assert_eq!("".parse::<LicenceStatus>(), Err(LicenceStatusError::Empty));
    assert_eq!(
        "Ab".parse::<LicenceStatus>(),
        Err(LicenceStatusError::NotALetter { position: 2 })
    );
    assert_eq!(
        "正常".parse::<LicenceStatus>(),
        Err(LicenceStatusError::NotALetter { position: 1 })
    );
    assert_eq!(
        "A".repeat(27).parse::<LicenceStatus>(),
        Err(LicenceStatusError::TooLong)
    );
}

#[test]
fn serde_validates() {
    assert_eq!(serde_json::to_string(&status("HI")).unwrap(), "\"HI\"");
    assert_eq!(
        serde_json::from_str::<LicenceStatus>("\"HI\"")
            .unwrap()
            .to_string(),
        "HI"
    );
    assert!(serde_json::from_str::<LicenceStatus>("\"\"").is_err());
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        if let Ok(status) = LicenceStatus::try_from(text.clone()) {
            prop_assert_eq!(status.as_str(), text);
            let _ = (status.for_new_application(), status.for_existing_document());
        }
    }

    #[test]
    fn a_further_letter_never_makes_it_better(letters in "[A-Z]{1,25}", at in 0_usize..26, more in "[A-Z]") {
        let mut longer = letters.clone();
        longer.insert_str(at.min(letters.len()), &more);
        let (before, after) = (status(&letters), status(&longer));
        prop_assert!(after.for_new_application().severity() >= before.for_new_application().severity());
        prop_assert!(after.for_existing_document() >= before.for_existing_document());
        if let (NewApplication::Refused(few), NewApplication::Refused(many)) =
            (before.for_new_application(), after.for_new_application())
        {
            prop_assert!(few.iter().all(|ground| many.contains(ground)));
        }
    }
}
