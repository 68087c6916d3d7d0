//! Numbers through their lives: offered, kept, on a vehicle, given up, claimed; and what runs out comes back.

use super::*;
use chrono::TimeDelta;
use domain::plate::Holder;

crate::on_both_databases!(
    a_number_goes_from_offer_to_vehicle_and_back_to_its_owner,
    a_claim_of_which_nothing_comes_is_a_reservation_again,
    a_reservation_without_its_vehicle_stays_whole,
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
        other.claim(number, (2, Some(1))).await,
        Err(refused(PlateRefusal::NotFormerOwner))
    );
    for settled in [None, Some(2)] {
        let claimed = other.claim(number, (1, settled)).await;
        assert_eq!(claimed, Err(refused(PlateRefusal::NotSettled)), "{settled:?}");
    }
    assert_eq!(other.former(number, 1).await, Some(vin(1)));
    assert_eq!(other.former(number, 2).await, None, "nobody else's business");
    let until = kept(&store, number).await.until;
    assert!(until >= day("2025-05-02"), "{until}");
    other.now = at("2025-05-02");
    let later = other.until();
    assert_eq!(
        other.claim(number, (1, Some(1))).await,
        Ok(later),
        "on the last day"
    );
    assert_eq!(other.assign(number, (2, 1)).await, Ok(()));
    assert_eq!(carried(&store, number).await, Some(vin(2)));
}

/// For whom a number waits.
async fn kept(store: &Store, number: &PlateNumber) -> domain::plate::Kept {
    match state(store, number).await {
        NumberState::ReservedFor(kept) => kept,
        other => panic!("it is kept: {other:?}"),
    }
}

async fn carried(store: &Store, number: &PlateNumber) -> Option<Vin> {
    let row = row(store, number).await;
    row::read(store.keys(), &row).unwrap().vehicle().cloned()
}

/// The first of the numbers, retired on 1 June 2023 after more than a year.
async fn waiting(store: &Store) -> (PlateNumber, domain::plate::Kept) {
    let (mut first, number) = (Asker::new(store, 1), plate("浙A00001"));
    first.reserve(&number, 1).await.unwrap();
    first.assign(&number, (1, 1)).await.unwrap();
    first.now = at("2023-06-01");
    assert_eq!(first.retire(&number, 1).await, Ok(true));
    let kept = kept(store, &number).await;
    (number, kept)
}

/// Given back, run out, or taken off again since the registry would not: for what is left of the two years it waits as before.
async fn a_claim_of_which_nothing_comes_is_a_reservation_again(database: TestDatabase) {
    let store = prepared(&database).await;
    let (number, before) = waiting(&store).await;
    let (mut owner, mut other) = (Asker::new(&store, 2), Asker::new(&store, 3));
    (owner.now, other.now) = (at("2023-07-03"), at("2023-07-03"));
    owner.claim(&number, (1, Some(1))).await.unwrap();
    assert_eq!(owner.former(&number, 1).await, Some(vin(1)));
    assert_eq!(owner.release(&number).await, Ok(()));
    assert_eq!(kept(&store, &number).await, before, "given back");

    owner.claim(&number, (1, Some(1))).await.unwrap();
    owner.assign(&number, (2, 1)).await.unwrap();
    assert_eq!(owner.release(&number).await, Ok(()));
    assert_eq!(kept(&store, &number).await, before, "taken off");

    owner.claim(&number, (1, Some(1))).await.unwrap();
    assert_eq!(
        other.claim(&number, (2, Some(1))).await,
        Err(refused(PlateRefusal::NotFormerOwner))
    );
    other.now = owner.until();
    assert_eq!(
        other.reserve(&number, 2).await,
        Err(refused(PlateRefusal::Reserved)),
        "run out"
    );
    assert_eq!(other.offer(2, 9).await.unwrap().len(), 4, "nobody draws it");
    owner.now = other.now;
    assert_eq!(
        owner.assign(&number, (2, 1)).await,
        Err(refused(PlateRefusal::Reserved)),
        "it has to be claimed anew"
    );
    owner.claim(&number, (1, Some(1))).await.unwrap();
    other.now = domain::time::start_of(before.until) + TimeDelta::days(1);
    owner.now = other.now;
    assert_eq!(
        owner.claim(&number, (1, Some(1))).await,
        Err(refused(PlateRefusal::NotReserved)),
        "a day late"
    );
    assert!(other.reserve(&number, 2).await.is_ok(), "anybody's");
}

/// Kept before the pool noted which vehicle a number came from.
async fn a_reservation_without_its_vehicle_stays_whole(database: TestDatabase) {
    let store = prepared(&database).await;
    let (number, before) = waiting(&store).await;
    database
        .execute("UPDATE plate_numbers SET former_vehicle_enc = NULL")
        .await;
    let mut owner = Asker::new(&store, 2);
    owner.now = at("2023-07-03");
    assert_eq!(owner.former(&number, 1).await, None);
    assert_eq!(
        owner.claim(&number, (1, None)).await,
        Err(refused(PlateRefusal::NotSettled))
    );
    let kept = kept(&store, &number).await;
    assert_eq!((kept.vehicle, kept.until), (None, before.until));
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
    let until = kept(&store, &offered[0]).await.until;
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
        asker.claim(&number, (1, Some(1))).await,
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
    assert_eq!(carried(&store, &old).await, Some(vin(1)));
    two.reserve(&new, 2).await.unwrap();
    assert_eq!(two.exchange((&old, &new), (1, 2)).await, Ok(()));
    assert_eq!(two.retire(&old, 1).await, Ok(false));
    assert_eq!(state(&store, &old).await, NumberState::Free);
    assert_eq!(carried(&store, &new).await, Some(vin(1)));
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
