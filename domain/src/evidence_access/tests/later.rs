//! What comes up after somebody has judged, proposed or consented: nobody has looked into it yet, so somebody does, or it waits.

use super::{World, fixtures::*, ways::*};
use crate::{
    access::Post,
    accident::{AccidentFile, Confidentiality, Custody, Representative},
    case::TaskPurpose,
    evidence_access::{Command, EvidenceEffect, EvidenceOutcome, Status, Verdict},
    law::{EvidenceGround, rollout::Gate},
};
use chrono::TimeDelta;

/// The applicant is no party any more.
fn without_the_applicant() -> AccidentFile {
    let mut file = file();
    file.parties.retain(|party| party.person != APPLICANT);
    file
}

/// The photograph holds a trade secret too.
fn more_confidential() -> AccidentFile {
    let mut file = file();
    file.items[1].confidential.insert(Confidentiality::TradeSecret);
    file
}

/// Somebody else was recognised in the photograph.
fn somebody_else() -> AccidentFile {
    let mut file = file();
    file.items[1].shows.insert(person(40));
    file
}

/// The agent is known to act for the applicant until a day.
fn known_until(day: &str) -> AccidentFile {
    let mut known = file();
    known.representatives.push(Representative {
        person: AGENT,
        of: APPLICANT,
        until: Some(day.parse().unwrap()),
    });
    known
}

fn not_found(effect: &EvidenceEffect) -> Option<EvidenceOutcome> {
    matches!(effect, EvidenceEffect::LookUpAccident { .. }).then_some(EvidenceOutcome::AccidentNotFound)
}

fn complete_follow_up(world: &mut World) {
    let complete = world.complete_follow_up("已联系");
    world.ask(&officer(), complete).unwrap();
}

/// The photograph that was refused is looked at again and consented to, under a grant that runs.
fn more_is_proposed() -> World {
    let mut world = World::partly();
    world.later(TimeDelta::days(29));
    let review_decision = text("复议决定");
    world
        .ask(&supervisor(), Command::Reopen { review_decision })
        .unwrap();
    world.register_says(&file());
    world.claim(&officer(), TaskPurpose::Review).unwrap();
    world.judge(photo(), covered()).unwrap();
    world.propose(&officer(), RELEASE).unwrap();
    world
}

#[test]
fn an_item_of_which_more_is_confidential_is_judged_again() {
    for news in [more_confidential(), somebody_else()] {
        let mut world = World::proposed();
        world.report(&news);
        assert_eq!(world.code(&head(), CONSENT), "VERDICTS_MISSING");

        let mut world = World::viewing();
        world.report(&news);
        assert_eq!(code(world.sees(photo()).map(drop)), "NO_ACCESS");
        world.sees(plan()).unwrap();
        assert!(world.is_followed(), "somebody looks");
        let words = text("材料有变化");
        world.ask(&head(), Command::ReturnToReview { words }).unwrap();
        world.register_says(&news);
        world.claim(&officer(), TaskPurpose::Review).unwrap();
        world.judge(photo(), covered()).unwrap();
    }
}

#[test]
fn an_item_of_which_less_is_confidential_stays_as_it_was_judged() {
    let mut world = World::viewing();
    let mut news = file();
    news.items[1].confidential.clear();
    world.report(&news);
    world.sees(photo()).unwrap();
    assert!(!world.is_followed());
}

#[test]
fn whoever_is_no_party_any_more_while_pages_are_made_is_looked_at() {
    let mut world = World::preparing();
    world.report(&without_the_applicant());
    world.pages_made_but(&[]);
    assert!(world.is_followed());
}

#[test]
fn what_is_put_right_while_pages_are_made_goes_on() {
    let mut world = World::preparing();
    let mut secret = file();
    for item in &mut secret.items {
        item.confidential.insert(Confidentiality::StateSecret);
    }
    world.report(&secret);
    world.pages_made_but(&[]);
    assert_eq!(world.status(), Status::Preparing);
    world.report(&file());
    assert_eq!(world.status(), Status::Granted);
}

#[test]
fn an_authority_that_ends_before_the_first_day_ends_also_under_another_review() {
    let mut world = World::opened(&by_agent(None), &citizen(AGENT));
    world.register_says(&known_until("2026-03-10"));
    world.ask(&officer(), accept()).unwrap();
    world.claim(&officer(), TaskPurpose::Review).unwrap();
    world.judge(plan(), Verdict::Release).unwrap();
    let refused = not_shown(EvidenceGround::ConfidentialItem);
    world.judge(photo(), refused).unwrap();
    world.propose(&officer(), RELEASE).unwrap();
    let opens_on = Some("2026-03-20".parse().unwrap());
    world.ask(&head(), Command::Consent { opens_on }).unwrap();
    world.pages_made_but(&[]);
    let mut plain = world.clone();
    plain.wake_at("2026-03-11T00:00:00+08:00");
    assert_eq!(plain.status(), Status::Ended);

    let review_decision = text("复议决定");
    world
        .ask(&supervisor(), Command::Reopen { review_decision })
        .unwrap();
    world.register_says(&known_until("2026-03-10"));
    world.wake_at("2026-03-11T00:00:00+08:00");
    assert!(world.state().standing_grant().is_none());
}

#[test]
fn an_authority_that_ends_after_the_proposal_is_looked_into() {
    let mut world = World::opened(&by_agent(None), &citizen(AGENT));
    world.register_says(&known_until("2026-03-02"));
    world.facts.gate = Gate::Unknown;
    let area_confirmed = true;
    world.ask(&officer(), Command::Accept { area_confirmed }).unwrap();
    world.claim(&officer(), TaskPurpose::Review).unwrap();
    world.judge(plan(), Verdict::Release).unwrap();
    world.judge(photo(), covered()).unwrap();
    world.propose(&officer(), release_checked()).unwrap();
    world.later(TimeDelta::days(1));
    assert_eq!(world.code(&head(), CONSENT), "EVIDENCE_QUESTIONS");
}

#[test]
fn a_file_that_was_with_prosecution_since_the_proposal_is_looked_into() {
    let mut world = World::proposed_for(&by_agent(None));
    world.report(&in_custody(Custody::Prosecution));
    world.report(&file());
    assert_eq!(world.code(&head(), CONSENT), "EVIDENCE_QUESTIONS");
    let words = text("退回");
    world.ask(&head(), Command::ReturnToReview { words }).unwrap();
    world.register_says(&file());
    world.claim(&officer(), TaskPurpose::Review).unwrap();
    world.propose(&officer(), release_checked()).unwrap();
    world.ask(&head(), CONSENT).unwrap();
}

#[test]
fn an_accident_that_is_found_again_is_held_against_who_applied() {
    let mut world = World::expired();
    world.ask(&applicant(), Command::RenewGrant).unwrap();
    world.answer(not_found);
    world.claim(&officer(), TaskPurpose::FollowUp).unwrap();
    complete_follow_up(&mut world);
    world.report(&without_the_applicant());
    assert!(world.is_followed());
}

#[test]
fn a_hold_ends_where_the_unit_knows_of_no_accident() {
    let mut world = World::proposed();
    world.report(&in_custody(Custody::Court));
    assert!(world.state().hold.is_some());
    let words = text("退回");
    world.ask(&head(), Command::ReturnToReview { words }).unwrap();
    world.answer(not_found);
    assert_eq!(world.state().hold, None);
    world.claim(&officer(), TaskPurpose::Review).unwrap();
    world
        .propose(&officer(), refuse_whole(EvidenceGround::WrongAuthority))
        .unwrap();
}

#[test]
fn under_a_grant_that_runs_the_head_names_no_first_day() {
    let mut world = more_is_proposed();
    let opens_on = Some(crate::time::office_day(world.now()));
    assert_eq!(
        world.code(&head(), Command::Consent { opens_on }),
        "INVALID_INPUT"
    );
    world.ask(&head(), CONSENT).unwrap();
    world.pages_made_but(&[]);
    world.open_viewing();
    world.sees(photo()).unwrap();
}

#[test]
fn what_was_consented_to_opens_though_the_grant_before_it_has_run_out() {
    let mut world = more_is_proposed();
    world.ask(&head(), CONSENT).unwrap();
    world.later(TimeDelta::days(2));
    world.wake();
    assert_eq!(world.status(), Status::Preparing);
    world.pages_made_but(&[]);
    assert_eq!(world.status(), Status::Granted);
    world.open_viewing();
    world.sees(photo()).unwrap();
}

#[test]
fn what_comes_up_while_a_colleague_sees_to_something_else_is_seen_to() {
    let mut world = World::preparing();
    world.pages_made_but(&[photo()]);
    world.claim(&officer(), TaskPurpose::FollowUp).unwrap();
    world.report(&without_the_applicant());
    complete_follow_up(&mut world);
    assert!(world.is_followed());
}

#[test]
fn whoever_broke_the_glass_does_not_see_to_it_that_the_head_knows() {
    let both = staff(30, [Post::Supervision, Post::AccidentHead]);
    let mut world = World::granted();
    world.facts.heads = [person(30)].into();
    let reason = text("核查");
    world.ask(&both, Command::BreakGlass { reason }).unwrap();
    assert!(world.is_followed());
    world.later(TimeDelta::hours(2));
    world.wake();
    assert_eq!(code(world.claim(&both, TaskPurpose::FollowUp)), "FOUR_EYES");
    world.claim(&head(), TaskPurpose::FollowUp).unwrap();
}

#[test]
fn an_authority_ends_also_where_a_refusal_can_be_contested() {
    let mut world = World::opened(&by_agent(None), &citizen(AGENT));
    world.register_says(&file());
    world.ask(&officer(), accept()).unwrap();
    world.claim(&officer(), TaskPurpose::Review).unwrap();
    world
        .propose(&officer(), refuse_whole(EvidenceGround::NotServed))
        .unwrap();
    world.ask(&head(), CONSENT).unwrap();
    world.ask(&applicant(), Command::EndAuthority).unwrap();
    assert!(world.state().authority_ended);
}
