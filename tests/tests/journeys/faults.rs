//! Every activity of the contract breaks at every point, and the world is the same afterwards.

mod sale;

use crate::trace::Trace;
use domain::{
    case::{CaseKind, Channel},
    file_handover::FileHandover,
    law::DecisionGround,
    licence_application::{Command, Status},
    vehicle_transfer::VehicleTransfer,
};
use futures::future::join_all;
use regex::Regex;
use std::collections::BTreeSet;
use tests::{Application, Fault, GUANGZHOU, Staff, Variant, World, case::words, people, runtime::block_on};

/// The definitions of the activities: a new one is found here by its name.
const CONTRACT: &str = include_str!("../../../workflows/src/contract.rs");
/// What no case asks for: the publication of a calendar, and the checkpoint of a day. Their own journeys break them.
const BESIDE_CASES: [&str; 2] = ["provisional_cases", "checkpoint"];

/// What a transfer asks for, at the office where the vehicle arrives. `transfers` breaks each of them.
pub(crate) const OF_A_TRANSFER: [&str; 6] = [
    "vehicle_registry",
    "stolen_vehicles",
    "compulsory_insurance",
    "tax_office",
    "plate_pool",
    "ask_handover",
];
/// And where it leaves first.
pub(crate) const OF_A_DEPARTURE: [&str; 3] = ["vehicle_registry", "prepare_file", "own_vehicle_lock"];
/// What a handover asks for.
pub(crate) const OF_A_HANDOVER: [&str; 6] = [
    "vehicle_lock",
    "origin_file",
    "sign",
    "transfer_files",
    "verify_files",
    "report_file",
];

/// The names of the activities of the contract.
fn contract() -> BTreeSet<String> {
    let name = Regex::new(r#"#\[activity\(name = "(\w+)"\)\]"#).unwrap();
    let names = name.captures_iter(CONTRACT);
    names.map(|found| found[1].to_owned()).collect()
}

/// A case that meets every activity of a case: told in every way, issued, delivered, taken back and served.
async fn story<'w>(world: &'w World, fault: Option<(&str, Fault)>) -> Application<'w> {
    let mut wish = people::eligible(world, GUANGZHOU).await;
    wish.notice_channels = vec![Channel::InApp, Channel::Mail, Channel::Sms, Channel::Paper];
    let case = Application::unopened(world, &wish, Staff::Clerk.at(GUANGZHOU));
    if let Some((activity, fault)) = fault {
        world.faults.plan(case.number.as_str(), activity, fault);
    }
    assert_eq!(case.send(case.opening.clone()).await.outcome, Ok(()));
    case.approve().await;
    case.finish().await;
    let revoke = Command::Revoke {
        ground: DecisionGround::FalseMaterial,
        words: words("以虚假材料取得"),
    };
    case.does(case.staff(Staff::Supervisor), revoke).await;
    case.until_status(Status::Revoked).await;
    case.serve().await;
    case.finish().await;
    case
}

async fn every_fault_leaves_the_same_world(world: &World) {
    let whole = story(world, None).await;
    let activities = world.faults.called_by(whole.number.as_str());
    let expected = Trace::of(world, &whole.number).await;
    let faults = activities
        .iter()
        .flat_map(|activity| Fault::ALL.map(|fault| (activity.as_str(), fault)));
    let stories = faults.map(async |(activity, fault)| {
        let case = Box::pin(story(world, Some((activity, fault)))).await;
        assert!(
            world.faults.has_struck(case.number.as_str(), activity),
            "{activity} broke: {fault:?}"
        );
        assert_eq!(
            Trace::of(world, &case.number).await,
            expected,
            "after {activity} broke: {fault:?}"
        );
    });
    join_all(stories).await;
}

/// The stories of all kinds meet every activity of the contract, and each kind those that are its own.
async fn no_activity_is_forgotten(world: &World) {
    let whole = story(world, None).await;
    let of_an_application = world.faults.called_by(whole.number.as_str());
    let of_a_sale = sale::calm(world).await;
    let mut activities = contract();
    for beside in BESIDE_CASES {
        assert!(activities.remove(beside), "{beside}");
    }
    let own = [
        (
            VehicleTransfer::NAME,
            [&OF_A_TRANSFER[..], &OF_A_DEPARTURE[..]].concat(),
        ),
        (FileHandover::NAME, OF_A_HANDOVER.to_vec()),
    ];
    for (kind, own) in own {
        let called = &of_a_sale[kind];
        for activity in own {
            assert!(called.contains(activity), "{kind} calls {activity}: {called:?}");
            assert!(
                !of_an_application.contains(activity),
                "{activity} belongs to {kind}"
            );
        }
    }
    let called = of_a_sale.into_values().flatten().chain(of_an_application);
    assert_eq!(
        called.collect::<BTreeSet<_>>(),
        activities,
        "a story of some kind meets every activity of the contract"
    );
}

#[test]
fn every_activity_of_the_contract_is_met() {
    block_on(async { no_activity_is_forgotten(World::of(Variant::Sqlite).await).await });
}

#[test]
fn sqlite() {
    block_on(async { every_fault_leaves_the_same_world(World::of(Variant::Sqlite).await).await });
}

#[test]
fn postgresql() {
    block_on(async { every_fault_leaves_the_same_world(World::of(Variant::Postgresql).await).await });
}
