//! What is offered again after a refusal.

use super::{World, fixtures::gatherer};
use crate::{
    case::{CaseCommand, Document, DocumentId, Outcome},
    custody::tests::fixtures::{arrived, files, manifest},
    file_handover::{Command, Finding, HandoverEffect, HandoverOutcome, State},
    law::DocumentKind,
};
use uuid::Uuid;

/// The file as the origin has scanned it: its documents are those of the manifest.
fn scanned(world: &mut World) {
    for (number, item) in (1..).zip(manifest(1).items()) {
        let document = Document {
            id: DocumentId(Uuid::from_u128(number)),
            kind: DocumentKind::Other,
            media_type: "image/jpeg".into(),
            size: item.size,
            sha256: item.sha256.to_string(),
        };
        world
            .ask(&gatherer(), CaseCommand::AttachDocument { document })
            .unwrap();
    }
}

/// The names of what the second attempt is gathered from.
fn gathered_again(world: &mut World) -> Vec<String> {
    world.does("SIGN");
    world.run();
    scanned(world);
    world.ask(&gatherer(), Command::TakeUp).unwrap();
    world.does("LOCK_VEHICLE");
    let Some(HandoverEffect::GatherFile { scans, .. }) = world.pending("GATHER_FILE").map(|it| it.effect)
    else {
        panic!("{:?}", world.asked())
    };
    let manifest = manifest(1);
    let items = manifest.items().iter();
    let again = items.filter(|item| scans.iter().any(|scan| scan.sha256 == item.sha256.to_string()));
    again.map(|item| item.name.as_str().to_owned()).collect()
}

/// A person saw that it is illegible: the same scan is no better at the second attempt.
#[test]
fn what_was_refused_for_what_is_in_it_is_left_out() {
    let mut world = World::refusing();
    assert_eq!(
        gathered_again(&mut world),
        ["01-certificate.pdf", "03-登记信息.json"]
    );
    let stored = serde_json::to_value(world.state()).unwrap();
    assert_eq!(serde_json::from_value::<State>(stored).unwrap(), *world.state());
}

/// It was altered on its way, and is as it was where it is.
#[test]
fn what_did_not_arrive_as_it_was_comes_again() {
    let mut came = files();
    came[1] = arrived("02-vehicle.jpg", b"another picture");
    let mut world = World::sent();
    let differences = manifest(1).differences(&came);
    let findings = differences.iter().map(Finding::from).collect();
    let compared = Outcome::Own(HandoverOutcome::Compared { findings });
    world.does_otherwise("VERIFY_FILES", compared);
    assert_eq!(gathered_again(&mut world).len(), 3);
}

/// A state that was written before anything could be set aside.
#[test]
fn an_older_state_is_readable() {
    let world = World::refusing();
    let mut stored = serde_json::to_value(world.state()).unwrap();
    let removed = stored.as_object_mut().unwrap().remove("setAside");
    assert!(removed.is_some());
    let read: State = serde_json::from_value(stored).unwrap();
    assert_eq!(read.set_aside, [].into());
}
