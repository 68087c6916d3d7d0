//! Every hop of either office at every stage.

use super::handover::{accepted, refused};
use crate::custody::{Hop, Obstacle, ReturnReason, Side, Stage};
use std::fmt::Write;

const STAGES: [Stage; 8] = [
    Stage::NotOffered,
    Stage::Offered,
    Stage::Sent,
    Stage::Received,
    Stage::Verified,
    Stage::Accepted,
    Stage::Refused,
    Stage::Returned,
];

/// One of each sort.
pub fn hops() -> Vec<Hop> {
    let mut hops = vec![
        Hop::Offered,
        Hop::Sent,
        Hop::Received,
        Hop::Verified,
        accepted(),
        refused(),
    ];
    let reasons = [
        ReturnReason::Refused,
        ReturnReason::Withdrawn,
        ReturnReason::NotGranted,
        ReturnReason::TimedOut,
        ReturnReason::OfficeSilent,
        ReturnReason::VehicleStopped,
        ReturnReason::Unlisted,
    ];
    hops.extend(reasons.map(Hop::Returned));
    hops
}

fn title(hop: &Hop) -> String {
    match hop {
        Hop::Returned(reason) => format!("RETURNED {reason:?}"),
        hop => hop.name().to_owned(),
    }
}

/// A hop that is not in the table is possible for nobody.
#[test]
fn who_may_say_what_when_is_this() {
    let mut table = String::new();
    for stage in STAGES {
        writeln!(table, "{stage}, custody at {:?}", stage.custodian()).unwrap();
        for hop in hops() {
            let after = [Side::Origin, Side::Destination].map(|side| stage.after(&hop, side));
            let who = match after {
                [Ok(_), Ok(_)] => "either",
                [Ok(_), Err(Obstacle::Office)] => "origin",
                [Err(Obstacle::Office), Ok(_)] => "destination",
                [Err(Obstacle::Order), Err(Obstacle::Order)] => continue,
                odd => panic!("{stage} {hop:?} {odd:?}"),
            };
            writeln!(table, "  {}: {who}", title(&hop)).unwrap();
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn a_hop_leads_to_the_stage_of_its_name() {
    for stage in STAGES {
        for hop in hops() {
            for side in [Side::Origin, Side::Destination] {
                let after = stage.after(&hop, side);
                assert!(after.is_err() || after.unwrap().name() == hop.name());
            }
        }
    }
}

/// Custody moves by one hop, and nothing moves it back.
#[test]
fn only_acceptance_moves_custody() {
    for stage in STAGES {
        for hop in hops() {
            for side in [Side::Origin, Side::Destination] {
                if let Ok(next) = stage.after(&hop, side) {
                    let moved = stage.custodian() != next.custodian();
                    assert_eq!(moved, matches!(hop, Hop::Accepted(_)), "{stage} {hop:?}");
                }
            }
        }
    }
    for hop in hops() {
        let after = Stage::Accepted.after(&hop, Side::Destination);
        assert_eq!(after, Err(Obstacle::Order));
    }
}
