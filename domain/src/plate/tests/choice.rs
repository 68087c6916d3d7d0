//! Draws are fair: shown by going through every byte there is. Composed numbers belong to the office and the vehicle.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::draw::index_below;
use super::*;
use crate::identifier::{IdentifierError, PlateClass};

/// How often each index comes up over all inputs of one width.
fn counts(count: usize, inputs: impl Iterator<Item = Vec<u8>>) -> BTreeMap<usize, u32> {
    let mut counts = BTreeMap::new();
    for index in inputs.filter_map(|bytes| index_below(count, &bytes)) {
        *counts.entry(index).or_default() += 1;
    }
    counts
}

#[test]
fn each_of_up_to_256_numbers_has_the_same_chance() {
    for count in 1..=256_usize {
        let counts = counts(count, (0..=255_u8).map(|byte| vec![byte]));
        assert_eq!(counts.len(), count);
        let times = u32::try_from(256 / count).unwrap();
        assert!(counts.values().all(|seen| *seen == times), "{count}");
    }
}

#[test]
fn each_of_more_numbers_too() {
    for count in [257_usize, 300, 4096, 50_000, 65_536] {
        let inputs = (0..=u16::MAX).map(|both| both.to_be_bytes().to_vec());
        let counts = counts(count, inputs);
        assert_eq!(counts.len(), count);
        let times = u32::try_from(65_536 / count).unwrap();
        assert!(counts.values().all(|seen| *seen == times), "{count}");
    }
}

#[test]
fn a_byte_that_would_favour_some_is_passed_over() {
    // 256 is 85 times 3 and 1: the last byte would favour the first number.
    assert_eq!(index_below(3, &[255, 4]), Some(1));
    assert_eq!(index_below(3, &[255, 255]), None);
    assert_eq!(
        index_below(300, &[0xFF, 0xFF, 0, 7]),
        Some(7),
        "two bytes at a time"
    );
    assert_eq!(
        index_below(300, &[0xFF, 0xFF, 0]),
        None,
        "half a round is thrown away"
    );
    assert_eq!(index_below(1, &[200]), Some(0));
}

#[test]
fn nothing_is_drawn_from_nothing() {
    assert_eq!(draw(&[], &[1, 2, 3]), Err(DrawError::NothingOffered));
    assert_eq!(draw(&[number()], &[]), Err(DrawError::TooFewBytes));
    assert_eq!(draw_place(0, &[1, 2, 3]), Err(DrawError::NothingOffered));
}

fn offered(count: u32) -> Vec<PlateNumber> {
    (0..count)
        .map(|serial| format!("川A{serial:05}").parse().unwrap())
        .collect()
}

proptest! {
    #[test]
    fn what_is_drawn_was_offered(count in 1..600_u32, random: [u8; 32]) {
        let offered = offered(count);
        if let Ok(drawn) = draw(&offered, &random) {
            prop_assert!(offered.contains(drawn));
            prop_assert_eq!(draw(&offered, &random), Ok(drawn), "a draw can be made again");
        }
    }

    #[test]
    fn a_composed_number_begins_as_the_office_does(text in ".{0,10}", plate in "[京川浙][A-C][A-HJ-NP-Z0-9]{5,6}") {
        let office = ["川A".parse().unwrap(), "川G".parse().unwrap()];
        for candidate in [text, plate] {
            for class in [PlateClass::Ordinary, PlateClass::NewEnergySmall, PlateClass::NewEnergyLarge] {
                if let Ok(number) = compose(&candidate, &office, class) {
                    prop_assert!(office.iter().any(|own| number.prefix() == own.as_str()));
                    prop_assert_eq!(number.class(), class);
                }
            }
        }
    }
}

#[test]
fn a_composed_number_is_refused_with_the_rule() {
    let office: Vec<PlatePrefix> = vec!["川A".parse().unwrap(), "川G".parse().unwrap()];
    let composed = |text: &str, class| compose(text, &office, class);
    assert_eq!(
        composed("川a·8b888", PlateClass::Ordinary).unwrap().as_str(),
        "川A8B888"
    );
    assert_eq!(
        composed("川GD12345", PlateClass::NewEnergySmall).unwrap().class(),
        PlateClass::NewEnergySmall
    );
    assert_eq!(
        composed("浙A8B888", PlateClass::Ordinary),
        Err(PlateRefusal::OtherPrefix.into())
    );
    assert_eq!(
        composed("川A8B888", PlateClass::NewEnergySmall),
        Err(PlateRefusal::OtherClass.into())
    );
    assert_eq!(
        composed("川A8I888", PlateClass::Ordinary),
        Err(IdentifierError::PlateSerial.into())
    );
}

#[test]
fn a_prefix_is_two_characters() {
    assert_eq!("浙a".parse::<PlatePrefix>().unwrap().as_str(), "浙A");
    assert_eq!("浙".parse::<PlatePrefix>(), Err(IdentifierError::PlateIssuer));
    assert_eq!("浙AB".parse::<PlatePrefix>(), Err(IdentifierError::PlateIssuer));
    assert_eq!("浙I".parse::<PlatePrefix>(), Err(IdentifierError::PlateIssuer));
    assert_eq!("AB".parse::<PlatePrefix>(), Err(IdentifierError::PlateProvince));
}
