//! Every activity of the contract breaks at every point, and the world is the same afterwards.

mod evidence;
mod sale;

use crate::trace::Trace;
use domain::{
    case::Channel,
    law::DecisionGround,
    licence_application::{Command, Status},
};
use futures::future::join_all;
use regex::Regex;
use std::collections::BTreeSet;
use store::AnyKind;
use tests::{Application, Fault, GUANGZHOU, Staff, Variant, World, case::words, people, runtime::block_on};

/// The definitions of the activities: a new one is found here by its name.
const CONTRACT: &str = include_str!("../../../workflows/src/contract.rs");
/// What no case asks for: the publication of a calendar, and the checkpoint of a day. Their own journeys break them.
const BESIDE_CASES: [&str; 2] = ["provisional_cases", "checkpoint"];

/// What every kind calls.
const OF_EVERY_KIND: [&str; 2] = ["record", "notify"];
const OF_AN_APPLICATION: [&str; 4] = [
    "look_up_licence",
    "issue_licence",
    "deliver_licence",
    "revoke_licence",
];
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
/// What an application for evidence asks for.
pub(crate) const OF_AN_ACCESS: [&str; 3] = ["accident_register", "make_pages", "send_code"];

/// What a kind calls that is not for every kind.
fn own(kind: AnyKind) -> Vec<&'static str> {
    match kind {
        AnyKind::LicenceApplication => OF_AN_APPLICATION.to_vec(),
        AnyKind::VehicleTransfer => [&OF_A_TRANSFER[..], &OF_A_DEPARTURE].concat(),
        AnyKind::FileHandover => OF_A_HANDOVER.to_vec(),
        AnyKind::EvidenceAccess => OF_AN_ACCESS.to_vec(),
    }
}

fn with_shared(own: impl IntoIterator<Item = &'static str>) -> BTreeSet<String> {
    own.into_iter().chain(OF_EVERY_KIND).map(str::to_owned).collect()
}

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
    assert_eq!(activities, with_shared(own(AnyKind::LicenceApplication)));
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

/// The story of each kind is asked whether it meets its own; here, that each is somebody's.
#[test]
fn every_activity_belongs_to_a_kind() {
    let of_kinds = AnyKind::all().flat_map(own);
    let all = of_kinds.chain(OF_EVERY_KIND).chain(BESIDE_CASES);
    assert_eq!(all.map(str::to_owned).collect::<BTreeSet<_>>(), contract());
}

#[test]
fn sqlite() {
    block_on(async { every_fault_leaves_the_same_world(World::of(Variant::Sqlite).await).await });
}

#[test]
fn postgresql() {
    block_on(async { every_fault_leaves_the_same_world(World::of(Variant::Postgresql).await).await });
}
