//! Where the vehicle is said to be registered, and what the number on it says.

use super::*;

/// What is found with this number, of a vehicle that is said to be registered there and is applied for in Chengdu.
fn found(registered_in: &str, number: Option<PlateNumber>) -> (Vec<TransferGround>, Vec<Referral>) {
    let facts = changed(|facts| {
        facts.trade.transfer_out = place(registered_in);
        facts.plate = number;
    });
    let assessment = assessed(&facts, "2022-05-01");
    (refusals(&assessment), assessment.referrals)
}

const MIANYANG: &str = "510703";
const CHENGDU_WEST: &str = "510106";

#[test]
fn the_province_of_the_number_is_that_of_the_registration() {
    let elsewhere = (vec![TransferGround::RegisteredElsewhere], vec![]);
    assert_eq!(found(HANGZHOU, Some(plate("浙A66666"))), (vec![], vec![]));
    assert_eq!(found(HANGZHOU, Some(plate("川A66666"))), elsewhere);
    assert_eq!(found(HANGZHOU, Some(plate("苏A66666"))), elsewhere);
    assert_eq!(found(CHENGDU_WEST, Some(plate("川A66666"))), (vec![], vec![]));
    assert_eq!(
        found(CHENGDU_WEST, Some(plate("浙A66666"))),
        elsewhere,
        "as if no file had to come"
    );
}

/// A city can have several letters, so of a letter a person says; of those of other offices nothing is known.
#[test]
fn the_letter_is_asked_of_where_the_office_knows_its_own() {
    assert_eq!(
        found(CHENGDU_WEST, Some(plate("川B66666"))),
        (vec![], vec![Referral::PlatePrefix])
    );
    assert_eq!(found(MIANYANG, Some(plate("川B66666"))), (vec![], vec![]));
    assert_eq!(found(HANGZHOU, Some(plate("浙C66666"))), (vec![], vec![]));
}

/// An office that knows no numbers of its own cannot tell.
#[test]
fn without_prefixes_a_person_looks() {
    let mut facts = facts();
    (facts.trade.transfer_out, facts.plate) = (place(CHENGDU_WEST), Some(plate("川A66666")));
    let emission = EmissionPolicy::official();
    let book = Rulebook {
        rules: registration_rule_set(on("2022-05-01")),
        rollout: Rollout::official(),
        emission: &emission,
        prefixes: &[],
    };
    let assessment = assess(&facts, book, on("2022-05-01"));
    assert_eq!(assessment.referrals, [Referral::PlatePrefix]);
}

#[test]
fn a_vehicle_without_a_number_is_looked_at_unless_it_has_left() {
    assert_eq!(found(HANGZHOU, None), (vec![], vec![Referral::NoPlate]));
    let mut left = gone();
    assert_eq!(assessed(&left, "2022-05-01").referrals, []);
    left.trade.transfer_out = place(CHENGDU_WEST);
    assert_eq!(
        assessed(&left, "2022-05-01").referrals,
        [Referral::NoPlate],
        "no file would have to come"
    );
}

/// Who moves house keeps the plates on until the vehicle arrives.
#[test]
fn a_number_that_stays_on_says_it_on_the_way_too() {
    let left_with = |number| {
        let mut left = moving();
        left.trade.transferred_out = true;
        left.vehicle.status = "B".parse().unwrap();
        left.plate = Some(plate(number));
        refusals(&assessed(&left, "2022-05-01"))
    };
    assert_eq!(left_with("浙A66666"), []);
    assert_eq!(left_with("粤A66666"), [TransferGround::RegisteredElsewhere]);
}
