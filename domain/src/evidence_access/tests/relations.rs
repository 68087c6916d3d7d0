//! Nobody learns by saying who they are what the unit tells only to whom it knows as that.

use super::{World, fixtures::*};
use crate::{
    accident::{Custody, Progress, Representative, Stage},
    evidence_access::{Relation, Wanted},
};

#[test]
fn an_owner_who_says_that_they_are_kin_learns_no_day_of_service() {
    let submission = by(OWNER, Relation::CloseRelative, Wanted::Everything);
    let mut world = World::opened(&submission, &citizen(OWNER));
    world.register_says(&file());
    assert_eq!(world.running(), ["EV-DECIDE"]);
}

#[test]
fn an_owner_who_says_that_they_are_a_party_learns_of_no_recheck() {
    let mut asked = file();
    asked.progress.push(Progress {
        stage: Stage::ReviewApplication,
        on: "2026-02-28".parse().unwrap(),
    });
    let submission = by(OWNER, Relation::Party, Wanted::Everything);
    let mut world = World::opened(&submission, &citizen(OWNER));
    world.register_says(&asked);
    assert_eq!(world.running(), ["EV-DECIDE"]);
}

#[test]
fn an_insurer_who_says_that_they_are_kin_does_not_learn_where_the_file_is() {
    let submission = by(INSURER, Relation::CloseRelative, Wanted::Everything);
    let mut world = World::opened(&submission, &citizen(INSURER));
    world.register_says(&in_custody(Custody::Court));
    assert_eq!(world.state().hold, None, "{:?}", world.told(INSURER));
}

#[test]
fn who_acts_for_an_owner_learns_no_more_than_the_owner() {
    let mut submission = by_agent(None);
    submission.standing.principal = Some(OWNER);
    let mut world = World::opened(&submission, &citizen(AGENT));
    let mut known = file();
    known.representatives.push(Representative {
        person: AGENT,
        of: OWNER,
        until: None,
    });
    world.register_says(&known);
    assert_eq!(world.running(), ["EV-DECIDE"]);
}
