//! 共同所有人: whoever owns the vehicle beside the seller, or beside the owner who moves. They join where a holder of rights does, and
//! are asked for nothing else.

use super::{World, fixtures::*, ways::*};
use crate::{
    access::PersonId,
    law::vehicle::party::PartyRole,
    vehicle_transfer::{Command, Hold, Status, Submission},
};
use serde_json::json;

const WIFE: PersonId = person(21);
const BROTHER: PersonId = person(22);

/// Pledged, and the pledgee is a party too.
fn pledged(mut submission: Submission, co_owners: &[PersonId]) -> World {
    let mut world = World::new();
    world.record.vehicle.pledged = true;
    let co_owners = co_owners.iter().map(|who| party(*who, PartyRole::CoOwner));
    submission.parties.extend(co_owners);
    submission.parties.push(party(MORTGAGEE, PartyRole::Pledgee));
    let mut world = world.open(submission).accepted_with();
    world.inspect();
    world
}

fn missing(world: &World) -> serde_json::Value {
    let refusal = world.decide(&reviewer(), &propose(REGISTER)).unwrap_err();
    serde_json::to_value(&refusal).unwrap()["detail"]["missing"].clone()
}

fn says(world: &mut World, who: PersonId, agrees: bool) {
    world
        .ask(
            &citizen(who),
            Command::Consent {
                agrees,
                for_party: None,
            },
        )
        .unwrap();
}

#[test]
fn each_co_owner_joins_where_a_pledgee_does() {
    let mut world = pledged(submission(), &[WIFE, BROTHER]);
    assert_eq!(missing(&world), json!(["SELLER", "CO_OWNER", "PLEDGEE"]));
    for who in [SELLER, MORTGAGEE, WIFE] {
        says(&mut world, who, true);
    }
    assert_eq!(
        missing(&world),
        json!(["CO_OWNER"]),
        "one of the two has said nothing"
    );
    says(&mut world, BROTHER, false);
    assert_eq!(missing(&world), json!(["CO_OWNER"]));
    assert_eq!(
        world.code(
            &buyer(),
            Command::Consent {
                agrees: true,
                for_party: None
            }
        ),
        "NOT_YOUR_POST",
        "nobody says it for them"
    );
    says(&mut world, BROTHER, true);
    world.decide_for();
    assert_eq!(world.status(), Status::Approved);
}

#[test]
fn a_co_owner_who_becomes_known_late_joins_too() {
    let mut world = pledged(submission(), &[]);
    for who in [SELLER, MORTGAGEE] {
        says(&mut world, who, true);
    }
    assert_eq!(world.code(&reviewer(), propose(REGISTER)), "possible");
    let party = party(WIFE, PartyRole::CoOwner);
    let name = Command::NameParty { party, person: None };
    world.ask(&clerk(), name).unwrap();
    assert_eq!(missing(&world), json!(["CO_OWNER"]));
}

#[test]
fn who_owns_it_beside_the_one_who_moves_joins_too() {
    let mut world = World::new();
    world.record.owner = BUYER;
    world.record.vehicle.mortgaged = true;
    let mut submission = moving();
    submission.parties.push(party(WIFE, PartyRole::CoOwner));
    submission.parties.push(party(MORTGAGEE, PartyRole::Mortgagee));
    let mut world = world.open(submission).accepted_with();
    world.inspect();
    assert_eq!(missing(&world), json!(["CO_OWNER", "MORTGAGEE"]));
    for who in [WIFE, MORTGAGEE] {
        says(&mut world, who, true);
    }
    world.decide_for();
    assert_eq!(world.status(), Status::Approved);
}

/// A plain sale asks for no signature of theirs, and they may object.
#[test]
fn a_co_owner_is_not_asked_where_nobody_else_is() {
    let mut submission = submission();
    submission.parties.push(party(WIFE, PartyRole::CoOwner));
    let mut world = World::new().open(submission).accepted_with();
    world.inspect();
    assert_eq!(world.code(&reviewer(), propose(REGISTER)), "possible");
    let words = text("未经我同意");
    world
        .ask(
            &citizen(WIFE),
            Command::Object {
                words,
                for_party: None,
            },
        )
        .unwrap();
    assert_eq!(world.state().holds, [Hold::Objection { by: WIFE }].into());
    assert_eq!(world.code(&reviewer(), propose(REGISTER)), "ON_HOLD");
}
