//! Whom the register names as the owner, and who acts.

use super::*;

/// What is found on the owner alone.
fn found(facts: &TransferFacts) -> (Vec<TransferGround>, Vec<Referral>) {
    let assessment = assessed(facts, "2022-05-01");
    (refusals(&assessment), assessment.referrals)
}

fn owned_by(mut facts: TransferFacts, owner: RegisteredOwner) -> TransferFacts {
    facts.owner = owner;
    facts
}

#[test]
fn who_moves_house_owns_the_vehicle() {
    let moved_by = |owner| found(&owned_by(moving(), owner));
    assert_eq!(moved_by(RegisteredOwner::Applicant), (vec![], vec![]));
    for other in [RegisteredOwner::Another, RegisteredOwner::Seller] {
        assert_eq!(
            moved_by(other),
            (vec![TransferGround::ApplicantNotOwner], vec![]),
            "{other:?}"
        );
    }
}

/// Its owner stays the owner while it is on its way, and under either order.
#[test]
fn nobody_else_moves_a_vehicle_that_has_left() {
    let mut left = owned_by(moving(), RegisteredOwner::Another);
    left.trade.transferred_out = true;
    left.vehicle.status = "B".parse().unwrap();
    for day in ["2022-04-30", "2022-05-01"] {
        let assessment = assessed(&left, day);
        assert_eq!(
            refusals(&assessment),
            [TransferGround::ApplicantNotOwner],
            "{day}"
        );
    }
}

#[test]
fn a_person_looks_at_a_sale_by_somebody_else() {
    let sold_by = |owner| found(&owned_by(facts(), owner));
    assert_eq!(sold_by(RegisteredOwner::Seller), (vec![], vec![]));
    for other in [RegisteredOwner::Another, RegisteredOwner::Applicant] {
        assert_eq!(
            sold_by(other),
            (vec![], vec![Referral::SellerNotOwner]),
            "{other:?}"
        );
    }
}

/// Also where the trade has no place, so that two things are asked.
#[test]
fn a_person_looks_at_an_heir_too() {
    let mut inherited = owned_by(facts(), RegisteredOwner::Another);
    (inherited.trade.trade_place, inherited.trade.invoice_place) = (None, None);
    assert_eq!(
        found(&inherited).1,
        [Referral::TitleWithoutTrade, Referral::SellerNotOwner]
    );
}

#[test]
fn a_vehicle_that_has_left_is_of_the_one_for_whom_it_left() {
    assert_eq!(found(&gone()), (vec![], vec![]));
    for other in [RegisteredOwner::Seller, RegisteredOwner::Another] {
        assert_eq!(
            found(&owned_by(gone(), other)),
            (vec![], vec![Referral::LeftForAnother]),
            "{other:?}"
        );
    }
}

/// The ground is one of moving house: nobody is refused a purchase on it.
#[test]
fn a_buyer_need_not_be_the_owner() {
    use crate::law::vehicle::Consequence;
    for matter in Matter::ALL {
        let expected = match matter.occasion {
            Occasion::ChangeOfOwner => Consequence::Nothing,
            Occasion::MovingHouse => Consequence::Refusal,
        };
        assert_eq!(TransferGround::ApplicantNotOwner.consequence(matter), expected);
    }
}
