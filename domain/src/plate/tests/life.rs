//! The life of a number, step by step, with the days on which it changes.

use super::*;
use crate::calendar::Calendar;

#[test]
fn a_number_is_offered_and_put_on_a_vehicle() {
    let free = PoolNumber::free(number());
    let offered = free
        .offer(offer(person(1), "2022-05-02"), at("2022-05-01"))
        .unwrap();
    assert!(!offered.is_free(at("2022-05-01")) && offered.vehicle().is_none());
    let used = offered
        .assign(holder(person(1), vin(1), "2022-05-01"), at("2022-05-01"))
        .unwrap();
    assert_eq!(used.vehicle(), Some(&vin(1)));
    assert_eq!(used.number(), &number());
}

#[test]
fn an_offer_runs_out() {
    let offered = || {
        PoolNumber::free(number())
            .offer(offer(person(1), "2022-05-02"), at("2022-05-01"))
            .unwrap()
    };
    let other = offer(person(2), "2022-05-09");
    assert_eq!(
        offered().offer(other, at("2022-05-01")),
        Err(PlateRefusal::Offered)
    );
    assert!(offered().offer(other, at("2022-05-02")).is_ok());
    let late = holder(person(1), vin(1), "2022-05-02");
    assert_eq!(
        offered().assign(late, at("2022-05-02")),
        Err(PlateRefusal::NotOffered)
    );
    let longer = offered()
        .offer(offer(person(1), "2022-05-09"), at("2022-05-01"))
        .unwrap();
    assert!(!longer.is_free(at("2022-05-03")));
}

#[test]
fn an_offer_is_given_back_by_the_one_who_has_it() {
    let offered = PoolNumber::free(number())
        .offer(offer(person(1), "2022-05-02"), at("2022-05-01"))
        .unwrap();
    assert_eq!(offered.clone().decline(person(2)), Err(PlateRefusal::NotOffered));
    assert!(offered.decline(person(1)).unwrap().is_free(at("2022-05-01")));
    assert_eq!(assigned().decline(person(1)), Err(PlateRefusal::NotOffered));
}

#[test]
fn a_number_on_a_vehicle_is_on_no_other() {
    let now = at("2022-05-01");
    assert_eq!(
        assigned().offer(offer(person(2), "2022-05-02"), now),
        Err(PlateRefusal::Assigned)
    );
    let second = holder(person(2), vin(2), "2022-05-01");
    assert_eq!(assigned().assign(second, now), Err(PlateRefusal::Assigned));
    assert_eq!(
        assigned().claim(claim(person(1), true, "2022-05-01"), now),
        Err(PlateRefusal::NotReserved)
    );
    let elsewhere = Withdrawal {
        vehicle: vin(2),
        on: on("2022-05-01"),
        claim_until: on("2024-05-01"),
    };
    assert_eq!(assigned().withdraw(&elsewhere), Err(PlateRefusal::NotOnVehicle));
    assert_eq!(
        PoolNumber::free(number()).withdraw(&elsewhere),
        Err(PlateRefusal::NotOnVehicle)
    );
}

#[test]
fn a_year_of_use_to_the_day_keeps_the_number() {
    let now = at("2022-06-02");
    assert!(withdrawn("2022-05-31").is_free(now), "a day short of a year");
    assert!(!withdrawn("2022-06-01").is_free(now));
    assert!(!used_long_enough(on("2020-02-29"), on("2021-02-27")));
    assert!(used_long_enough(on("2020-02-29"), on("2021-02-28")));
}

#[test]
fn the_former_owner_alone_claims_it_to_the_last_day() {
    let kept = || withdrawn("2022-06-01");
    let (day, last) = ("2024-06-01", at("2024-06-01"));
    assert_eq!(
        kept().claim(claim(person(2), true, day), last),
        Err(PlateRefusal::NotFormerOwner)
    );
    assert_eq!(
        kept().claim(claim(person(1), false, day), last),
        Err(PlateRefusal::NotSettled)
    );
    let mut other = claim(person(1), true, day);
    other.settled = Some(vin(2));
    assert_eq!(
        kept().claim(other, last),
        Err(PlateRefusal::NotSettled),
        "it is the former vehicle that counts"
    );
    assert_eq!(
        kept().offer(offer(person(2), "2024-06-05"), last),
        Err(PlateRefusal::Reserved)
    );
    let again = kept().claim(claim(person(1), true, day), last).unwrap();
    assert_eq!(again.vehicle(), None, "it is kept, and on no vehicle yet");
    let new = holder(person(1), vin(2), "2024-06-10");
    let again = again.assign(new, at("2024-06-10")).unwrap();
    let NumberState::Assigned { holder, .. } = again.state() else {
        panic!("not assigned: {again:?}");
    };
    assert_eq!(holder.since, on("2024-06-10"), "the year of use begins again");
}

#[test]
fn after_two_years_it_is_anybodys() {
    let kept = || withdrawn("2022-06-01");
    let after = at("2024-06-02");
    assert_eq!(
        kept().claim(claim(person(1), true, "2024-06-02"), after),
        Err(PlateRefusal::NotReserved)
    );
    assert!(kept().is_free(after));
    assert!(kept().offer(offer(person(2), "2024-06-05"), after).is_ok());
}

/// Claimed on the first of May 2023, for a month.
fn claimed() -> PoolNumber {
    let claim = claim(person(1), true, "2023-05-01");
    withdrawn("2022-06-01").claim(claim, at("2023-05-01")).unwrap()
}

#[test]
fn a_claim_of_which_nothing_comes_is_a_reservation_again() {
    let before = withdrawn("2022-06-01");
    assert_eq!(claimed().decline(person(1)), Ok(before.clone()), "given back");
    // Run out: nobody gets it, and its former owner has to claim it anew.
    let (day, later) = ("2023-06-01", at("2023-06-01"));
    assert!(!claimed().is_free(later));
    for who in [person(1), person(2)] {
        let other = offer(who, "2023-06-05");
        assert_eq!(claimed().offer(other, later), Err(PlateRefusal::Reserved));
        let late = holder(who, vin(2), day);
        assert_eq!(claimed().assign(late, later), Err(PlateRefusal::Reserved));
    }
    let stranger = claim(person(2), true, day);
    assert_eq!(
        claimed().claim(stranger, later),
        Err(PlateRefusal::NotFormerOwner)
    );
    let anew = claimed().claim(claim(person(1), true, day), later).unwrap();
    assert_eq!(anew.kept(), before.kept(), "the two years do not begin again");
    assert!(
        !anew.is_free(at("2023-06-30")) && anew.is_free(at("2024-06-02")),
        "and then it is anybody's"
    );
}

#[test]
fn a_claim_on_the_last_day_outlasts_the_two_years() {
    let last = withdrawn("2022-06-01").claim(claim(person(1), true, "2024-06-01"), at("2024-06-01"));
    let last = last.unwrap();
    assert!(!last.is_free(at("2024-06-30")));
    assert!(last.is_free(at("2024-07-01")));
    let back = last.decline(person(1)).unwrap();
    assert!(back.is_free(at("2024-06-02")), "nothing is left of them");
}

/// The registry would not: the number comes off a vehicle that never had it.
#[test]
fn a_claimed_number_is_taken_back_as_it_was() {
    let on_the_new = claimed()
        .assign(holder(person(1), vin(2), "2023-05-02"), at("2023-05-02"))
        .unwrap();
    let withdrawal = Withdrawal {
        vehicle: vin(2),
        on: on("2023-05-03"),
        claim_until: on("2025-05-03"),
    };
    assert_eq!(
        on_the_new.clone().take_back(&withdrawal),
        Ok(withdrawn("2022-06-01"))
    );
    let retired = on_the_new.withdraw(&withdrawal).unwrap();
    assert!(
        retired.is_free(at("2023-05-03")),
        "what was registered was used for a day"
    );
    let elsewhere = Withdrawal {
        vehicle: vin(1),
        ..withdrawal
    };
    assert_eq!(claimed().take_back(&elsewhere), Err(PlateRefusal::NotOnVehicle));
}

/// Where nobody noted the former vehicle, nobody can say that its matters are settled.
#[test]
fn a_reservation_without_its_vehicle_is_not_claimed() {
    let kept = Kept {
        former: person(1),
        vehicle: None,
        until: on("2024-06-01"),
    };
    let kept = PoolNumber::in_state(number(), NumberState::ReservedFor(kept));
    for settled in [true, false] {
        let claim = claim(person(1), settled, "2023-05-01");
        let refused = kept.clone().claim(claim, at("2023-05-01"));
        assert_eq!(refused, Err(PlateRefusal::NotSettled));
    }
}

#[test]
fn the_register_counts_the_two_years() {
    let calendar = Calendar::official();
    assert_eq!(
        last_day_to_claim(on("2022-06-01"), &calendar),
        on("2024-06-03"),
        "1 June 2024 is a Saturday: on to Monday, by policy"
    );
    assert_eq!(last_day_to_claim(on("2022-06-07"), &calendar), on("2024-06-07"));
}

#[test]
fn a_temporary_plate_never_outlives_the_insurance() {
    let last = |insured_to| last_day_of_temporary_plate(on("2022-06-02"), on(insured_to));
    assert_eq!(last("2022-05-20"), on("2022-05-20"));
    assert_eq!(last("2022-12-31"), on("2022-06-02"));
}

#[test]
fn a_number_travels() {
    let states = [
        PoolNumber::free(number()),
        assigned(),
        withdrawn("2022-06-01"),
        claimed(),
    ];
    for number in states {
        let json = serde_json::to_string(&number).unwrap();
        assert_eq!(serde_json::from_str::<PoolNumber>(&json).unwrap(), number);
    }
    let json = serde_json::to_value(withdrawn("2022-06-01")).unwrap();
    assert_eq!(json["state"]["state"], "RESERVED_FOR");
    assert_eq!(json["state"]["until"], "2024-06-01");
}
