//! Numbers through their lives: offered, kept, on a vehicle, given up, claimed; and what runs out comes back.

use super::*;
use chrono::TimeDelta;
use domain::plate::Holder;

crate::on_both_databases!(
    a_number_goes_from_offer_to_vehicle_and_back_to_its_owner,
    what_runs_out_comes_back,
    a_number_used_for_less_than_a_year_goes_back_at_once,
    a_case_gives_back_what_it_holds_and_nothing_else,
    a_vehicle_carries_one_number_of_an_office,
    a_vehicle_changes_its_number_within_an_office,
    the_pool_of_an_office_is_its_own,
    a_pool_is_filled_once,
);

/// Kept for two years; on the day after, anybody may have it.
async fn a_number_goes_from_offer_to_vehicle_and_back_to_its_owner(database: TestDatabase) {
    let store = prepared(&database).await;
    let mut first = Asker::new(&store, 1);
    let offered = first.offer(1, 3).await.unwrap();
    assert_eq!(offered.len(), 3);
    let number = &offered[1];
    let later = first.until();
    assert_eq!(first.reserve(number, 1).await, Ok(later));
    assert_eq!(first.assign(number, (1, 1)).await, Ok(()));
    let mut other = Asker::new(&store, 2);
    assert_eq!(
        other.reserve(number, 2).await,
        Err(refused(PlateRefusal::Assigned))
    );
    assert_eq!(
        other.retire(number, 2).await,
        Err(refused(PlateRefusal::NotOnVehicle)),
        "another vehicle"
    );

    other.now = at("2023-05-02");
    assert_eq!(other.retire(number, 1).await, Ok(true), "a year to the day");
    assert_eq!(
        other.reserve(number, 2).await,
        Err(refused(PlateRefusal::Reserved))
    );
    assert_eq!(
        other.claim(number, (2, 2, true)).await,
        Err(refused(PlateRefusal::NotFormerOwner))
    );
    assert_eq!(
        other.claim(number, (1, 2, false)).await,
        Err(refused(PlateRefusal::NotSettled))
    );
    let NumberState::ReservedFor { until, .. } = state(&store, number).await else {
        panic!("it is kept");
    };
    assert!(until >= day("2025-05-02"), "{until}");
    other.now = at("2025-05-02");
    assert_eq!(other.claim(number, (1, 2, true)).await, Ok(()), "on the last day");
    assert!(matches!(state(&store, number).await, NumberState::Assigned(holder) if holder.vehicle == vin(2)));
}

async fn what_runs_out_comes_back(database: TestDatabase) {
    let store = prepared(&database).await;
    let mut one = Asker::new(&store, 1);
    assert_eq!(one.offer(1, 9).await.unwrap().len(), 5, "as many as there are");
    let mut two = Asker::new(&store, 2);
    assert_eq!(two.offer(2, 1).await, Err(refused(PlateRefusal::NoneFree)));
    two.now = one.until() - TimeDelta::microseconds(1);
    assert_eq!(two.offer(2, 1).await, Err(refused(PlateRefusal::NoneFree)));
    two.now = one.until();
    let offered = two.offer(2, 5).await.unwrap();
    assert_eq!(offered.len(), 5);
    one.now = two.now;
    assert_eq!(
        one.assign(&offered[0], (1, 1)).await,
        Err(refused(PlateRefusal::Offered)),
        "it is somebody else's now"
    );
    // On a vehicle for a year, then kept for two: it comes back on the day after the last one.
    two.assign(&offered[0], (1, 2)).await.unwrap();
    two.now = at("2023-06-01");
    assert_eq!(two.retire(&offered[0], 1).await, Ok(true));
    let NumberState::ReservedFor { until, .. } = state(&store, &offered[0]).await else {
        panic!("it is kept");
    };
    let mut three = Asker::new(&store, 3);
    three.now = domain::time::start_of(until) + TimeDelta::hours(23);
    assert_eq!(three.offer(3, 9).await.unwrap().len(), 4, "still kept");
    three.now += TimeDelta::hours(1);
    assert_eq!(three.offer(3, 9).await.unwrap().len(), 5);
}

async fn a_number_used_for_less_than_a_year_goes_back_at_once(database: TestDatabase) {
    let store = prepared(&database).await;
    let (mut asker, number) = (Asker::new(&store, 1), plate("浙A00001"));
    asker.reserve(&number, 1).await.unwrap();
    asker.assign(&number, (1, 1)).await.unwrap();
    asker.now = at("2023-05-01");
    assert_eq!(asker.retire(&number, 1).await, Ok(false), "a day too early");
    assert_eq!(
        asker.claim(&number, (1, 2, true)).await,
        Err(refused(PlateRefusal::NotReserved))
    );
    assert!(asker.reserve(&number, 2).await.is_ok());
}

async fn a_case_gives_back_what_it_holds_and_nothing_else(database: TestDatabase) {
    let store = prepared(&database).await;
    let (mut one, mut two) = (Asker::new(&store, 1), Asker::new(&store, 2));
    let (kept, worn) = (plate("浙A00001"), plate("浙A00002"));
    one.reserve(&kept, 1).await.unwrap();
    one.reserve(&worn, 1).await.unwrap();
    one.assign(&worn, (1, 1)).await.unwrap();
    for number in [&kept, &worn, &plate("浙B99999")] {
        assert_eq!(two.release(number).await, Ok(()));
    }
    assert_eq!(two.reserve(&kept, 2).await, Err(refused(PlateRefusal::Offered)));
    assert_eq!(two.reserve(&worn, 2).await, Err(refused(PlateRefusal::Assigned)));
    for number in [&kept, &worn] {
        assert_eq!(one.release(number).await, Ok(()));
        assert_eq!(state(&store, number).await, NumberState::Free);
        assert!(two.reserve(number, 2).await.is_ok());
        assert_eq!(
            one.release(number).await,
            Ok(()),
            "it is not this case's any more"
        );
        assert_eq!(one.reserve(number, 1).await, Err(refused(PlateRefusal::Offered)));
    }
}

async fn a_vehicle_carries_one_number_of_an_office(database: TestDatabase) {
    let store = prepared(&database).await;
    let old = NumberInUse {
        number: plate("浙B00001"),
        holder: Holder {
            owner: person(9),
            vehicle: vin(1),
            since: day("2020-01-02"),
        },
    };
    let ningbo = office(NINGBO);
    let added = store.add_plate_numbers_in_use(&ningbo, std::slice::from_ref(&old));
    assert_eq!(added.await.unwrap(), 1);
    let (mut one, mut two) = (Asker::new(&store, 1), Asker::new(&store, 2));
    let (first, second) = (plate("浙A00001"), plate("浙A00002"));
    one.reserve(&first, 1).await.unwrap();
    two.reserve(&second, 1).await.unwrap();
    // The number of Ningbo comes off when the registry of Hangzhou has the vehicle.
    assert_eq!(one.assign(&first, (1, 1)).await, Ok(()));
    assert_eq!(
        two.assign(&second, (1, 1)).await,
        Err(refused(PlateRefusal::VehicleHasNumber))
    );
    assert_eq!(one.retire(&old.number, 1).await, Ok(true));
    assert_eq!(one.retire(&first, 1).await, Ok(false));
    assert_eq!(two.assign(&second, (1, 1)).await, Ok(()));
}

/// It keeps the old one until that is retired, and nobody else gets it meanwhile.
async fn a_vehicle_changes_its_number_within_an_office(database: TestDatabase) {
    let store = prepared(&database).await;
    let (mut one, mut two) = (Asker::new(&store, 1), Asker::new(&store, 2));
    let (old, new, third) = (plate("浙A00001"), plate("浙A00002"), plate("浙A00003"));
    one.reserve(&old, 1).await.unwrap();
    one.assign(&old, (1, 1)).await.unwrap();
    two.reserve(&new, 2).await.unwrap();
    two.reserve(&third, 2).await.unwrap();
    let taken = Err(refused(PlateRefusal::VehicleHasNumber));
    assert_eq!(two.assign(&new, (1, 2)).await, taken);
    assert_eq!(
        two.exchange((&third, &new), (1, 2)).await,
        taken,
        "it carries another"
    );
    assert_eq!(two.exchange((&old, &new), (1, 2)).await, Ok(()));
    assert_eq!(two.reserve(&old, 2).await, Err(refused(PlateRefusal::Assigned)));
    assert_eq!(
        two.exchange((&old, &third), (1, 2)).await,
        taken,
        "it has its new one"
    );
    // The registry will not: the vehicle keeps the number that it had.
    assert_eq!(two.release(&new).await, Ok(()));
    assert!(matches!(state(&store, &old).await, NumberState::Assigned(_)));
    two.reserve(&new, 2).await.unwrap();
    assert_eq!(two.exchange((&old, &new), (1, 2)).await, Ok(()));
    assert_eq!(two.retire(&old, 1).await, Ok(false));
    assert_eq!(state(&store, &old).await, NumberState::Free);
    assert!(matches!(state(&store, &new).await, NumberState::Assigned(_)));
}

async fn the_pool_of_an_office_is_its_own(database: TestDatabase) {
    let store = prepared(&database).await;
    let ningbo = range("浙B00001", "浙B00002");
    store.add_plate_numbers(&office(NINGBO), &ningbo).await.unwrap();
    let mut asker = Asker::new(&store, 1);
    let other = Err(refused(PlateRefusal::NotInPool));
    assert_eq!(asker.reserve(&plate("浙B00001"), 1).await, other);
    assert_eq!(asker.reserve(&plate("浙A99999"), 1).await, other);
    assert_eq!(
        asker.retire(&plate("浙A99999"), 1).await,
        Err(refused(PlateRefusal::NotInPool))
    );
    let offered = asker.offer(1, 20).await.unwrap();
    assert!(
        offered.iter().all(|number| number.prefix() == "浙A"),
        "{offered:?}"
    );
}

async fn a_pool_is_filled_once(database: TestDatabase) {
    let store = prepared(&database).await;
    let hangzhou = office(HANGZHOU);
    let mut asker = Asker::new(&store, 1);
    asker.reserve(&plate("浙A00001"), 1).await.unwrap();
    let more = range("浙A00004", "浙A00008");
    assert_eq!(store.add_plate_numbers(&hangzhou, &more).await.unwrap(), 3);
    assert_eq!(store.add_plate_numbers(&hangzhou, &more).await.unwrap(), 0);
    let elsewhere = store.add_plate_numbers(&office(NINGBO), &more).await;
    assert_eq!(elsewhere.unwrap(), 0, "a number is in one pool");
    let small = range("浙AD00001", "浙AD00003");
    assert_eq!(store.add_plate_numbers(&hangzhou, &small).await.unwrap(), 3);
    assert_eq!(asker.offer(1, 100).await.unwrap().len(), 7, "of the class alone");
    let prefixes = prefixes(store.connection(), &hangzhou).await.unwrap();
    assert_eq!(prefixes, ["浙A".parse().unwrap()]);
    assert!(
        store.add_plate_numbers(&office("33030001"), &more).await.is_err(),
        "an office that is not there"
    );
}
