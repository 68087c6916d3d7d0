//! Every fault of a record, alone and together.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::law::RegistrationRuleSet;

const INSPECTOR: PersonId = PersonId(Uuid::from_u128(7));
const REVIEWER: PersonId = PersonId(Uuid::from_u128(8));

fn vin() -> Vin {
    "1M8GDM9AXKP042788".parse().unwrap()
}

fn sound() -> InspectionRecord {
    InspectionRecord {
        vin: VinSeen::Read(vin()),
        photographs: vec!["33010001/2022/05/03/0007-1.jpg".parse().unwrap()],
        film: Some("33010001:lane-2:20220503T0912".parse().unwrap()),
        result: InspectionResult::Conforms,
        inspector: INSPECTOR,
        at: Some("2022-05-03T01:12:00Z".parse().unwrap()),
    }
}

#[test]
fn a_sound_record_has_no_fault_with_another_reviewer() {
    assert_eq!(sound().faults(&vin(), None), []);
    assert_eq!(sound().faults(&vin(), Some(REVIEWER)), []);
    assert_eq!(sound().ground(&vin()), None);
}

#[test]
fn no_film_no_inspection() {
    let mut record = sound();
    record.film = None;
    record.result = InspectionResult::Differs;
    assert_eq!(
        record.faults(&vin(), Some(REVIEWER)),
        [InspectionFault::NoFilm, InspectionFault::DoesNotConform]
    );
    assert_eq!(record.ground(&vin()), None, "what was not filmed refuses nobody");
    let article = InspectionFault::NoFilm
        .basis(RegistrationRuleSet::Order164)
        .article;
    assert_eq!(article, Some("O164 73(3)"));
}

#[test]
fn another_number_on_the_vehicle_is_a_mismatch() {
    let other = "11111111111111111".parse().unwrap();
    assert_eq!(sound().faults(&other, None), [InspectionFault::VinDiffers]);
    assert_eq!(sound().ground(&other), Some(TransferGround::FileMismatch));
}

#[test]
fn an_unreadable_number_is_a_fault_and_no_mismatch() {
    let mut record = sound();
    record.vin = VinSeen::Unreadable;
    assert_eq!(record.faults(&vin(), None), [InspectionFault::VinUnreadable]);
    assert_eq!(record.ground(&vin()), None);
}

#[test]
fn who_inspected_does_not_review() {
    assert_eq!(
        sound().faults(&vin(), Some(INSPECTOR)),
        [InspectionFault::InspectorIsReviewer]
    );
}

#[test]
fn a_record_travels() {
    let json = serde_json::to_value(sound()).unwrap();
    assert_eq!(json["vin"]["seen"], "READ");
    assert_eq!(serde_json::from_value::<InspectionRecord>(json).unwrap(), sound());
}

#[test]
fn a_reference_is_short_and_plain() {
    let error = |text: &str| text.parse::<Reference>().unwrap_err();
    assert_eq!(error(""), ReferenceError::Empty);
    assert_eq!(error("a b"), ReferenceError::Characters);
    assert_eq!(error("录像"), ReferenceError::Characters);
    assert_eq!(error(&"a".repeat(129)), ReferenceError::TooLong);
}

proptest! {
    /// Each flaw adds its own fault and hides none of the others.
    #[test]
    fn every_flaw_is_named(film: bool, photograph: bool, same: bool, conforms: bool, other_eyes: bool) {
        let mut record = sound();
        if !film {
            record.film = None;
        }
        if !photograph {
            record.photographs.clear();
        }
        if !conforms {
            record.result = InspectionResult::Differs;
        }
        let file = if same { vin() } else { "11111111111111111".parse().unwrap() };
        let reviewer = if other_eyes { REVIEWER } else { INSPECTOR };
        let expected = [
            (film, InspectionFault::NoFilm),
            (photograph, InspectionFault::NoPhotograph),
            (same, InspectionFault::VinDiffers),
            (conforms, InspectionFault::DoesNotConform),
            (other_eyes, InspectionFault::InspectorIsReviewer),
        ];
        let expected: Vec<_> = expected.into_iter().filter(|(fine, _)| !fine).map(|(_, fault)| fault).collect();
        prop_assert_eq!(record.faults(&file, Some(reviewer)), expected);
    }
}
