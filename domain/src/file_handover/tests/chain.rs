//! What a handover leaves behind is a chain that anybody can check.

use super::{
    World,
    fixtures::{gatherer, office_key},
};
use crate::{
    custody::{
        CustodyExport, Stage,
        tests::fixtures::{check, destination, files, origin, trusted},
    },
    file_handover::{Command, UnavailableReason, custody_export},
};

/// All that was offered and said, out of the history.
fn export(world: &World) -> CustodyExport {
    let events = world.history.iter().map(|entry| &entry.event);
    let keys = [origin(), destination()].iter().map(office_key).collect();
    custody_export(events, keys).unwrap()
}

#[test]
fn the_chain_of_a_handover_checks_out() {
    let summary = export(&World::transferred()).verify(&trusted(), check, Some(&files()));
    assert_eq!(summary.unwrap().custodian, destination());
    let summary = export(&World::asked_again()).verify(&trusted(), check, None);
    assert_eq!(summary.unwrap().custodian, origin());
    let mut offered = World::offered();
    offered.does("SIGN");
    for early in [offered, World::sent(), World::checking(), World::refusing()] {
        let mut world = early.withdrawn();
        world.run();
        let summary = export(&world).verify(&trusted(), check, None);
        let (stage, custodian) = summary.map(|one| (one.stage, one.custodian)).unwrap();
        assert_eq!((stage, custodian), (Stage::Returned, origin()));
    }
}

#[test]
fn where_nothing_was_offered_the_chain_is_empty() {
    let mut world = World::unavailable(UnavailableReason::Lost);
    world.run();
    assert_eq!(world.hops(), <[&str; 0]>::default());
    assert_eq!(world.state().custody.stage(), Stage::NotOffered);
    let events = world.history.iter().map(|entry| &entry.event);
    assert_eq!(custody_export(events, vec![]), None);
}

/// What was gathered and never offered is no part of the chain, nor is a key that signed nothing.
#[test]
fn only_what_was_said_is_in_the_file() {
    let mut world = World::asked_again();
    let keys = |world: &World| {
        let events = world.history.iter().map(|entry| &entry.event);
        let all = [origin(), destination()].iter().map(office_key).collect();
        custody_export(events, all).map(|export| (export.manifests.len(), export.keys.len()))
    };
    assert_eq!(keys(&world), Some((1, 2)));
    world.ask(&gatherer(), Command::TakeUp).unwrap();
    world.run();
    assert_eq!(keys(&world), Some((1, 2)));
    let mut offered = World::offered();
    offered.does("SIGN");
    assert_eq!(keys(&offered), Some((1, 1)));
}
