//! What does not arrive as it was listed is refused by name, with its reason.

use super::World;
use crate::{
    case::Outcome,
    custody::{
        Arrived, Hop, RefusalReason, ReturnReason, Stage, Verdict,
        tests::fixtures::{arrived, files, manifest},
    },
    file_handover::{Event, Finding, FindingReason, HandoverOutcome, Lock, Status},
};

/// The destination's machines find this in place of the file.
fn found(arrived: &[Arrived]) -> World {
    let mut world = World::sent();
    let findings = manifest(1)
        .differences(arrived)
        .iter()
        .map(Finding::from)
        .collect();
    world.does_otherwise(
        "VERIFY_FILES",
        Outcome::Own(HandoverOutcome::Compared { findings }),
    );
    world
}

fn last_hop(world: &World) -> Hop {
    let mut hops = world.history.iter().rev().filter_map(|entry| match &entry.event {
        Event::StatementSigned { entry } => Some(entry.statement.hop.clone()),
        _ => None,
    });
    hops.next().unwrap()
}

#[test]
fn missing_altered_and_too_much() {
    let mut came = files();
    came.remove(0);
    came[0] = arrived("02-vehicle.jpg", b"another picture");
    came.push(arrived("../\u{202E}99.exe", b"x"));
    let mut world = found(&came);
    let refused = |because| FindingReason::Refused { because };
    let expected = [
        ("01-certificate.pdf", refused(RefusalReason::Missing)),
        ("02-vehicle.jpg", refused(RefusalReason::Altered)),
        (r"../\u{202e}99.exe", FindingReason::TooMuch),
    ];
    let expected = expected.map(|(name, reason)| Finding {
        name: name.to_owned(),
        reason,
    });
    assert_eq!(world.state().refused, expected);
    assert_eq!(world.status(), Status::Refusing);
    world.does("SIGN");
    let Hop::Refused(verdicts) = last_hop(&world) else {
        panic!("{:?}", last_hop(&world))
    };
    let verdicts: Vec<_> = verdicts.into_iter().map(|one| one.verdict).collect();
    let expected = [
        Verdict::Refused(RefusalReason::Missing),
        Verdict::Refused(RefusalReason::Altered),
        Verdict::Accepted,
    ];
    assert_eq!(verdicts, expected);
    world.run();
    assert_eq!(
        (world.status(), world.state().lock),
        (Status::Requested, Lock::Free)
    );
    assert_eq!(world.hops(), ["OFFERED", "SENT", "REFUSED", "RETURNED"]);
    assert_eq!(
        world.state().refused.len(),
        3,
        "what is asked for again stays to see"
    );
}

#[test]
fn a_file_that_is_only_too_much_returns_the_attempt() {
    let mut came = files();
    came.push(files().remove(0));
    let mut world = found(&came);
    assert_eq!(world.state().refused[0].reason, FindingReason::TooMuch);
    world.run();
    assert_eq!(last_hop(&world), Hop::Returned(ReturnReason::Unlisted));
    assert_eq!(world.state().custody.stage(), Stage::Returned);
    assert_eq!(
        (world.status(), world.state().lock),
        (Status::Requested, Lock::Free)
    );
    assert_eq!(world.running(), ["UC-FILE-OUT", "UC-FILE-OUT-MAX"]);
}

#[test]
fn a_whole_file_goes_on() {
    let mut world = found(&files());
    world.run();
    assert_eq!(world.status(), Status::Checking);
}
