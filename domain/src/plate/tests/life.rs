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
        assigned().claim(claim(person(1), true), now),
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
    let last = at("2024-06-01");
    assert_eq!(
        kept().claim(claim(person(2), true), last),
        Err(PlateRefusal::NotFormerOwner)
    );
    assert_eq!(
        kept().claim(claim(person(1), false), last),
        Err(PlateRefusal::NotSettled)
    );
    assert_eq!(
        kept().offer(offer(person(2), "2024-06-05"), last),
        Err(PlateRefusal::Reserved)
    );
    let again = kept().claim(claim(person(1), true), last).unwrap();
    assert_eq!(again.vehicle(), Some(&vin(2)));
    let NumberState::Assigned(holder) = again.state() else {
        panic!("not assigned: {again:?}");
    };
    assert_eq!(holder.since, on("2024-06-01"), "the year of use begins again");
}

#[test]
fn after_two_years_it_is_anybodys() {
    let kept = || withdrawn("2022-06-01");
    let after = at("2024-06-02");
    assert_eq!(
        kept().claim(claim(person(1), true), after),
        Err(PlateRefusal::NotReserved)
    );
    assert!(kept().is_free(after));
    assert!(kept().offer(offer(person(2), "2024-06-05"), after).is_ok());
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
    for number in [PoolNumber::free(number()), assigned(), withdrawn("2022-06-01")] {
        let json = serde_json::to_string(&number).unwrap();
        assert_eq!(serde_json::from_str::<PoolNumber>(&json).unwrap(), number);
    }
    let json = serde_json::to_value(withdrawn("2022-06-01")).unwrap();
    assert_eq!(json["state"]["state"], "RESERVED_FOR");
    assert_eq!(json["state"]["until"], "2024-06-01");
}
