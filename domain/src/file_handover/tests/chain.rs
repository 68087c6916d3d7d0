//! What a handover leaves behind is a chain that anybody can check.

use super::{World, fixtures::office_key};
use crate::{
    case::{EffectEvent, Outcome},
    custody::{
        CustodyExport, FORMAT, Head, Manifest, Stage,
        tests::fixtures::{check, destination, files, origin, trusted},
    },
    file_handover::{Event, HandoverOutcome, UnavailableReason},
};

/// All that was offered and said, out of the history.
fn export(world: &World) -> CustodyExport {
    let offered: usize = world.state().custody.attempt().try_into().unwrap();
    let manifests = world.history.iter().filter_map(|entry| match &entry.event {
        Event::Effect(EffectEvent::EffectSettled {
            outcome: Outcome::Own(HandoverOutcome::Gathered { manifest }),
            ..
        }) => Some(Manifest::clone(manifest)),
        _ => None,
    });
    let entries = world.history.iter().filter_map(|entry| match &entry.event {
        Event::StatementSigned { entry } => Some((**entry).clone()),
        _ => None,
    });
    CustodyExport {
        format: FORMAT.to_owned(),
        manifests: manifests.take(offered).collect(),
        entries: entries.collect(),
        head: Head {
            entries: world.state().custody.entries(),
            hash: world.state().custody.head(),
        },
        keys: [origin(), destination()].iter().map(office_key).collect(),
    }
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
}
