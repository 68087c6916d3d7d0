//! A seizure, a theft, a violation: what registers say of a vehicle while its transfer runs reaches the case without anybody who
//! asks.

use chrono::TimeDelta;
use domain::{
    access::Post,
    case::NoticeKind,
    identifier::DivisionCode,
    law::vehicle::{TransferGround, Unsettled},
    vehicle_transfer::{Command, Hold, ProposedDecision, Status},
};
use server::wiring::{OfVehicles, Watch};
use tests::{
    CHENGDU, GUANGZHOU, World,
    case::words,
    journeys, people,
    sale::{
        Sale, Transfer, approved, asked_for, carried_out, handed_over, here, inspected, is_taken, let_go,
        let_go_on_paper, number_chosen, told,
    },
};

journeys! {
    a_seizure_stops_and_its_end_lets_a_person_go_on,
    a_seizure_stops_an_application_too,
    a_theft_stops_whoever_is_told_of_it_first,
    a_violation_pauses_and_its_cure_resumes,
    what_is_open_pauses_until_it_is_settled,
    a_car_that_left_is_known_to_have_arrived,
}

/// Nobody else's transfers are looked at, which have clocks of their own.
async fn alone(shared: &World) -> World {
    World::alone(shared.variant).await
}

/// One round of both provinces, at the time of a transfer. How many were told something.
async fn look(transfer: &Transfer<'_>) -> usize {
    let activities = transfer.world.activities();
    let lookout = OfVehicles {
        store: activities.store.clone(),
        registers: activities.registers.clone(),
    };
    let watch = Watch {
        store: activities.store.clone(),
        lookout,
        cases: activities.other_cases.clone(),
    };
    let provinces: [DivisionCode; 2] = [CHENGDU, GUANGZHOU].map(|office| people::office(office).province());
    watch.round(transfer.now(), &provinces).await.unwrap()
}

/// Accepted and inspected in Guangzhou.
async fn running<'w>(world: &'w World, sale: &Sale) -> Transfer<'w> {
    let transfer = sale.submitted(world).await;
    handed_over(&asked_for(&transfer).await).await;
    inspected(&transfer, sale).await;
    transfer.answered().await;
    assert_eq!(look(&transfer).await, 0, "nothing is new");
    transfer
}

async fn a_seizure_stops_and_its_end_lets_a_person_go_on(shared: &World) {
    let world = alone(shared).await;
    let sale = Sale::next(&world).await;
    let transfer = running(&world, &sale).await;
    let status = |letters: &str| letters.parse().unwrap();
    assert!(
        world
            .store
            .set_vehicle_status(&sale.vin, &status("K"))
            .await
            .unwrap()
    );
    assert_eq!(look(&transfer).await, 1);
    let state = transfer.answered().await;
    assert_eq!(state.stops, [TransferGround::Sealed].into());
    assert!(!told(&transfer, &sale, NoticeKind::Stopped).await.is_empty());
    assert_eq!(look(&transfer).await, 0, "it is told once");
    assert!(
        world
            .store
            .set_vehicle_status(&sale.vin, &status("A"))
            .await
            .unwrap()
    );
    assert_eq!(look(&transfer).await, 1);
    let lift = Command::LiftStop {
        words: words("已解封"),
    };
    transfer.does(here(Post::BusinessLead), lift).await;
    approved(&transfer).await;
    transfer.finish().await;
    world.close().await;
}

/// Nothing is accepted yet, and the file was not even asked for.
async fn a_seizure_stops_an_application_too(shared: &World) {
    let world = alone(shared).await;
    let sale = Sale::next(&world).await;
    let transfer = sale.submitted(&world).await;
    transfer.answered().await;
    assert_eq!(look(&transfer).await, 0, "nothing is new");
    let sealed = "K".parse().unwrap();
    assert!(world.store.set_vehicle_status(&sale.vin, &sealed).await.unwrap());
    assert_eq!(look(&transfer).await, 1);
    let state = transfer.answered().await;
    assert_eq!(state.stops, [TransferGround::Sealed].into());
    assert!(!told(&transfer, &sale, NoticeKind::Stopped).await.is_empty());
    assert_eq!(look(&transfer).await, 0, "it is told once");
    let decline = Command::Decline {
        grounds: vec![TransferGround::Sealed],
        words: words("机动车被查封"),
    };
    transfer.does(here(Post::Intake), decline).await;
    assert_eq!(transfer.answered().await.status, Status::NotAccepted);
    world.close().await;
}

async fn a_theft_stops_whoever_is_told_of_it_first(shared: &World) {
    let world = alone(shared).await;
    let sale = Sale::next(&world).await;
    let transfer = running(&world, &sale).await;
    world.store.report_stolen(&sale.vin).await.unwrap();
    let both = tokio::join!(look(&transfer), look(&transfer));
    assert!(both.0 + both.1 >= 1, "{both:?}");
    let state = transfer.answered().await;
    assert_eq!(state.stops, [TransferGround::Stolen].into());
    assert_eq!(look(&transfer).await, 0);
    let grounds = vec![TransferGround::Stolen];
    let decision = ProposedDecision::Refuse {
        grounds: grounds.clone(),
    };
    let reviewer = here(Post::RegistrationReview);
    transfer
        .does(reviewer, Command::ProposeDecision { decision })
        .await;
    let refuse = Command::Refuse {
        grounds,
        words: words("被盗抢"),
    };
    transfer.does(here(Post::BusinessLead), refuse).await;
    assert_eq!(transfer.answered().await.status, Status::Refused);
    assert_eq!(look(&transfer).await, 0, "what is decided is over");
    world.close().await;
}

async fn a_violation_pauses_and_its_cure_resumes(shared: &World) {
    let world = alone(shared).await;
    let sale = Sale::next(&world).await;
    let transfer = running(&world, &sale).await;
    let unsettled = |violations| Unsettled {
        violations,
        accidents: 0,
    };
    world
        .store
        .set_vehicle_unsettled(&sale.vin, unsettled(1))
        .await
        .unwrap();
    assert_eq!(look(&transfer).await, 1);
    let hold = Hold::Ground {
        ground: TransferGround::Unsettled,
    };
    assert_eq!(transfer.answered().await.holds, [hold].into());
    transfer.pass(TimeDelta::days(3)).await;
    world
        .store
        .set_vehicle_unsettled(&sale.vin, unsettled(0))
        .await
        .unwrap();
    assert_eq!(look(&transfer).await, 1);
    assert!(transfer.answered().await.holds.is_empty());
    approved(&transfer).await;
    transfer.finish().await;
    world.close().await;
}

/// A violation, an accident, or the letter of one: each is told to the case, and so is its end.
async fn what_is_open_pauses_until_it_is_settled(shared: &World) {
    let world = alone(shared).await;
    let sale = Sale::next(&world).await;
    let transfer = running(&world, &sale).await;
    for (violations, accidents, status) in [(1, 0, "A"), (0, 1, "A"), (2, 1, "A"), (0, 0, "G"), (0, 0, "I")] {
        says(&transfer, &sale, (violations, accidents, status)).await;
        let hold = Hold::Ground {
            ground: TransferGround::Unsettled,
        };
        let state = transfer.answered().await;
        assert_eq!(state.holds, [hold].into(), "{violations}, {accidents}, {status}");
        assert!(state.stops.is_empty(), "{violations}, {accidents}, {status}");
        says(&transfer, &sale, (0, 0, "A")).await;
        let state = transfer.answered().await;
        assert!(state.holds.is_empty(), "{violations}, {accidents}, {status}");
    }
    assert!(!told(&transfer, &sale, NoticeKind::OnHold).await.is_empty());
    assert!(!told(&transfer, &sale, NoticeKind::Resumed).await.is_empty());
    approved(&transfer).await;
    transfer.finish().await;
    world.close().await;
}

/// The registry says so from now on, and the case is told.
async fn says(transfer: &Transfer<'_>, sale: &Sale, (violations, accidents, status): (u32, u32, &str)) {
    let store = &transfer.world.store;
    let unsettled = Unsettled {
        violations,
        accidents,
    };
    assert!(store.set_vehicle_unsettled(&sale.vin, unsettled).await.unwrap());
    let status = status.parse().unwrap();
    assert!(store.set_vehicle_status(&sale.vin, &status).await.unwrap());
    assert_eq!(look(transfer).await, 1);
}

/// The office that let it go hears so, and its temporary plate is no longer waited for.
async fn a_car_that_left_is_known_to_have_arrived(shared: &World) {
    let world = alone(shared).await;
    let sale = Sale::next_at_origin(&world).await;
    let departure = sale.departing(&world).await;
    let_go(&departure, &sale).await;
    let_go_on_paper(&departure).await;
    assert_eq!(look(&departure).await, 0, "it is on its way");
    let arrival = sale
        .submitted_with(&world, |sent| sent.trade.transferred_out = true)
        .await;
    handed_over(&asked_for(&arrival).await).await;
    inspected(&arrival, &sale).await;
    approved(&arrival).await;
    let number = number_chosen(&arrival, &sale).await;
    arrival
        .does(here(Post::Plates), Command::SetFees { fen: 0 })
        .await;
    arrival.does(here(Post::Plates), Command::Register).await;
    arrival.until(|state| state.status == Status::Registered).await;
    assert!(is_taken(&world, (GUANGZHOU, &number)).await, "it is on the car");
    carried_out(&arrival).await;
    arrival.finish().await;
    assert_eq!(look(&departure).await, 1);
    assert!(departure.finish().await.is_over());
    world.close().await;
}
