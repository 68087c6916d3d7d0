//! An item that holds something else than it did when it was judged: nobody sees it by a verdict on what it was.

use super::{World, fixtures::*, ways::*};
use crate::{
    accident::{AccidentFile, Confidentiality, ItemId},
    audit::Hex,
    case::TaskPurpose,
    evidence_access::{Command, EndReason, EvidenceEffect, Relation, Status, Verdict},
    law::EvidenceGround,
};

/// The file, in which an item was registered again as another scan.
fn changed(item: ItemId) -> AccidentFile {
    let mut file = file();
    let found = file.items.iter_mut().find(|found| found.id == item);
    found.unwrap().content.sha256 = Hex([0xC4; 32]);
    file
}

fn returned(world: &mut World) {
    let words = text("材料已更换");
    world.ask(&head(), Command::ReturnToReview { words }).unwrap();
    world.claim(&officer(), TaskPurpose::Review).unwrap();
}

fn being_made(world: &World) -> Vec<ItemId> {
    let effects = world.state().work.effects.iter();
    let own = effects.filter_map(|pending| pending.effect.own());
    own.filter_map(|effect| match effect {
        EvidenceEffect::MakePages { item, .. } => Some(*item),
        _ => None,
    })
    .collect()
}

#[test]
fn before_the_head_consents_it_is_judged_again() {
    let mut world = World::proposed();
    world.report(&changed(photo()));
    assert_eq!(world.code(&head(), CONSENT), "VERDICTS_MISSING");
    returned(&mut world);
    world.register_says(&changed(photo()));
    assert_eq!(code(world.propose(&officer(), RELEASE)), "VERDICTS_MISSING");
    world.judge(photo(), covered()).unwrap();
    world.propose(&officer(), RELEASE).unwrap();
    world.ask(&head(), CONSENT).unwrap();
    assert_eq!(being_made(&world), [plan(), photo()]);
}

#[test]
fn while_pages_are_made_the_rest_opens_and_the_head_has_it_looked_at_again() {
    let mut world = World::preparing();
    world.report(&changed(photo()));
    assert_eq!(world.pages_made_but(&[]), 2);
    assert_eq!(world.status(), Status::Granted);
    assert!(world.is_followed());
    world.open_viewing();
    world.sees(plan()).unwrap();
    assert_eq!(code(world.sees(photo()).map(drop)), "NO_ACCESS");
    returned(&mut world);
    assert!(world.running().contains(&"EV-DECIDE"));
    world.sees(plan()).unwrap();
    assert_eq!(
        code(world.judge(plan(), Verdict::Release)),
        "INVALID_INPUT",
        "the reviewer alone takes nothing back"
    );
    world.register_says(&changed(photo()));
    world.judge(photo(), covered()).unwrap();
    world.propose(&officer(), RELEASE).unwrap();
    world.ask(&head(), CONSENT).unwrap();
    assert_eq!(being_made(&world), [photo()]);
    world.pages_made_but(&[]);
    assert_eq!(world.status(), Status::Granted);
    world.sees(photo()).unwrap();
    let words = text("再次");
    assert_eq!(
        world.code(&head(), Command::ReturnToReview { words }),
        "WRONG_STATE",
        "all of it is shown"
    );
}

/// What was shown of it is shown no more: a verdict alone shows nothing before the head has consented to it.
#[test]
fn a_verdict_alone_shows_nothing() {
    let mut world = World::viewing();
    let mut secret = file();
    secret.items[1].confidential.insert(Confidentiality::StateSecret);
    world.report(&secret);
    returned(&mut world);
    world.register_says(&secret);
    world
        .judge(photo(), not_shown(EvidenceGround::ConfidentialItem))
        .unwrap();
    world.report(&file());
    world.judge(photo(), covered()).unwrap();
    assert_eq!(code(world.sees(photo()).map(drop)), "NO_ACCESS");
    world.sees(plan()).unwrap();
    world.propose(&officer(), RELEASE).unwrap();
    world.ask(&head(), CONSENT).unwrap();
    assert_eq!(being_made(&world), [photo()]);
}

#[test]
fn a_grant_of_which_nothing_is_left_ends_with_the_refusal() {
    let mut world = World::granted_for(&by(APPLICANT, Relation::Party, named([plan(), photo()])));
    let mut none = changed(plan());
    none.items[1].confidential.insert(Confidentiality::StateSecret);
    world.report(&none);
    returned(&mut world);
    world.register_says(&none);
    for item in [plan(), photo()] {
        let refused = not_shown(EvidenceGround::ConfidentialItem);
        world.judge(item, refused).unwrap();
    }
    world.propose(&officer(), RELEASE).unwrap();
    world.ask(&head(), CONSENT).unwrap();
    assert_eq!(world.status(), Status::Refused);
    assert_eq!(world.state().grant.unwrap().ended, Some(EndReason::Revoked));
    assert_eq!(world.told(APPLICANT).last().unwrap(), "REFUSED");
}

/// Nobody learns it from the watch, for which there is nothing new.
#[test]
fn what_a_renewal_finds_changed_is_somebodys_to_follow() {
    let mut world = World::expired();
    world.ask(&applicant(), Command::RenewGrant).unwrap();
    let mut same = world.clone();
    same.register_says(&file());
    assert!(!same.is_followed());
    world.register_says(&changed(plan()));
    assert!(world.is_followed());
}

#[test]
fn after_a_grant_no_retry_makes_what_nobody_judged() {
    let mut world = World::preparing();
    world.pages_made_but(&[photo()]);
    world.report(&changed(plan()));
    world.ask(&officer(), Command::RetryPages).unwrap();
    assert_eq!(being_made(&world), [photo()]);
    world.pages_made_but(&[]);
    world.open_viewing();
    world.sees(photo()).unwrap();
    assert_eq!(code(world.sees(plan()).map(drop)), "NO_ACCESS");
}

#[test]
fn a_review_under_a_grant_covers_what_has_changed_meanwhile() {
    let mut world = World::partly();
    let review_decision = text("复议决定");
    world
        .ask(&supervisor(), Command::Reopen { review_decision })
        .unwrap();
    world.register_says(&changed(plan()));
    world.claim(&officer(), TaskPurpose::Review).unwrap();
    world.judge(photo(), covered()).unwrap();
    assert_eq!(code(world.propose(&officer(), RELEASE)), "VERDICTS_MISSING");
    world.judge(plan(), Verdict::Release).unwrap();
    world.propose(&officer(), RELEASE).unwrap();
    world.ask(&head(), CONSENT).unwrap();
    world.pages_made_but(&[]);
    world.open_viewing();
    world.sees(plan()).unwrap();
}
