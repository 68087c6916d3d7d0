//! The grant once it is given: how it ends, goes on, stands still, and what it reaches.

use super::{World, fixtures::*};
use crate::{
    accident::{AccidentFile, Custody, Procedure, Representative},
    case::TaskPurpose,
    evidence_access::{Command, EndReason, Status, waiting_for},
};
use chrono::TimeDelta;

fn extend(days: u16) -> Command {
    Command::ExtendGrant { days }
}

fn blind(world: &World) {
    assert_eq!(code(world.sees(plan()).map(drop)), "NO_ACCESS");
}

#[test]
fn it_ends_after_thirty_days_by_itself() {
    let mut world = World::granted();
    assert_eq!(world.state().next_wake(), Some(at("2026-04-01T09:00:00+08:00")));
    world.facts.case.now = at("2026-04-01T08:55:00+08:00");
    world.open_viewing();
    world.sees(plan()).unwrap();
    world.later(TimeDelta::minutes(3));
    blind(&world);
    world.wake();
    assert_eq!(world.status(), Status::Expired);
    assert_eq!(world.told(APPLICANT).last().unwrap(), "ACCESS_ENDED");
    assert!(world.state().is_over());
}

#[test]
fn a_viewing_never_outlives_the_grant() {
    let mut world = World::granted();
    world.facts.case.now = at("2026-04-01T08:50:00+08:00");
    world.open_viewing();
    assert_eq!(world.sees(plan()).unwrap().until, at("2026-04-01T09:00:00+08:00"));
    world.later(TimeDelta::minutes(8));
    world.wake();
    world.ask(&applicant(), Command::RenewGrant).unwrap();
    blind(&world);
}

#[test]
fn the_head_extends_it_up_to_a_year() {
    let mut world = World::granted();
    for days in [0, 31] {
        assert_eq!(world.code(&head(), extend(days)), "INVALID_INPUT");
    }
    assert_eq!(world.code(&officer(), extend(7)), "NOT_YOUR_POST");
    world.ask(&head(), extend(7)).unwrap();
    assert_eq!(world.state().next_wake(), Some(at("2026-04-08T09:00:00+08:00")));
    assert_eq!(world.told(APPLICANT).last().unwrap(), "ACCESS_EXTENDED");
    for _ in 0..10 {
        world.ask(&head(), extend(30)).unwrap();
    }
    assert_eq!(world.code(&head(), extend(30)), "INVALID_INPUT");
    world.ask(&head(), extend(28)).unwrap();
    assert_eq!(world.code(&head(), extend(1)), "WRONG_STATE", "a year is full");
    let mut late = World::granted();
    late.later(TimeDelta::days(31));
    assert_eq!(
        late.code(&head(), extend(1)),
        "WRONG_STATE",
        "no timer has seen it"
    );
}

#[test]
fn an_expired_grant_is_renewed_without_a_new_proof() {
    let mut world = World::expired();
    blind(&world);
    assert_eq!(
        world.code(&citizen(STRANGER), Command::RenewGrant),
        "NOT_YOUR_POST"
    );
    world.ask(&applicant(), Command::RenewGrant).unwrap();
    assert_eq!(world.status(), Status::Granted);
    world.register_says(&file());
    world.open_viewing();
    world.sees(plan()).unwrap();
    assert_eq!(world.code(&applicant(), Command::RenewGrant), "WRONG_STATE");
}

#[test]
fn what_stands_against_it_now_bars_a_renewal() {
    let mut world = World::granted_for(&by_agent(Some("2026-04-10")));
    world.wake_at("2026-04-02T09:00:00+08:00");
    assert_eq!(world.status(), Status::Expired);
    let mut ended = world.clone();
    ended.ask(&applicant(), Command::EndAuthority).unwrap();
    assert_eq!(
        ended.code(&citizen(AGENT), Command::RenewGrant),
        "EVIDENCE_GROUNDS"
    );
    let mut later = world.clone();
    later.later(TimeDelta::days(10));
    assert_eq!(
        later.code(&citizen(AGENT), Command::RenewGrant),
        "EVIDENCE_GROUNDS"
    );
    world.ask(&citizen(AGENT), Command::RenewGrant).unwrap();
    world.register_says(&in_custody(Custody::Prosecution));
    assert_eq!(world.status(), Status::Ended, "the register is asked anew");
    assert_eq!(world.code(&citizen(AGENT), Command::RenewGrant), "CASE_CLOSED");
}

/// What runs goes on. A renewal is refused by what is known, and ended by what the register answers.
#[test]
fn nothing_is_granted_anew_while_the_file_is_with_the_court() {
    let mut world = World::granted();
    world.report(&in_custody(Custody::Court));
    world.open_viewing();
    world.sees(plan()).unwrap();
    world.wake_at("2026-04-02T09:00:00+08:00");
    assert_eq!(world.status(), Status::Expired);
    for actor in [applicant(), officer()] {
        assert_eq!(world.code(&actor, Command::RenewGrant), "FILE_WITH_COURT");
    }
    let mut unaware = World::expired();
    unaware.ask(&applicant(), Command::RenewGrant).unwrap();
    unaware.register_says(&in_custody(Custody::Court));
    assert_eq!(unaware.status(), Status::Ended);
    assert_eq!(unaware.state().grant.unwrap().ended, Some(EndReason::Court));
    assert_eq!(unaware.told(APPLICANT).last().unwrap(), "ACCESS_ENDED");
    blind(&unaware);
    assert!(unaware.state().is_over());
}

#[test]
fn a_revocation_reaches_an_open_link() {
    let mut world = World::viewing();
    let page = world.sees(plan()).unwrap();
    assert!(world.now() < page.until);
    let revoke = || Command::RevokeGrant {
        words: text("第三人隐私需要保护"),
    };
    assert_eq!(world.code(&head(), revoke()), "FOUR_EYES", "who consented");
    assert_eq!(world.code(&officer(), revoke()), "NOT_YOUR_POST");
    world.ask(&deputy(), revoke()).unwrap();
    blind(&world);
    assert_eq!(world.status(), Status::Revoked);
    assert!(world.state().is_contestable() && !world.state().is_over());
    assert_eq!(world.told(APPLICANT).last().unwrap(), "REVOKED");
    assert_eq!(world.state().next_wake(), None);
}

#[test]
fn a_new_investigation_suspends_it_and_gives_the_time_back() {
    let mut world = World::viewing();
    let ends_at = world.state().grant.unwrap().ends_at;
    world.report(&reinvestigated());
    blind(&world);
    assert!(waiting_for(world.state()).en.contains("suspended"));
    assert_eq!(world.state().next_wake(), None, "the timer waits too");
    assert_eq!(world.code(&applicant(), Command::AskForCode), "NO_ACCESS");
    world.later(TimeDelta::days(40));
    world.report(&file());
    assert_eq!(
        world.state().grant.unwrap().ends_at,
        ends_at + TimeDelta::days(40)
    );
    blind(&world);
    world.open_viewing();
    world.sees(plan()).unwrap();
    let told = world.told(APPLICANT);
    assert!(told.ends_with(&["ON_HOLD".into(), "RESUMED".into()]), "{told:?}");
}

#[test]
fn a_grant_given_during_a_new_investigation_is_suspended_from_the_start() {
    let mut world = World::preparing();
    world.report(&reinvestigated());
    world.pages_made_but(&[]);
    assert_eq!(world.status(), Status::Granted);
    assert_eq!(world.code(&applicant(), Command::AskForCode), "NO_ACCESS");
}

#[test]
fn a_file_that_is_handed_to_prosecution_ends_it() {
    for mut world in [World::viewing(), World::preparing()] {
        world.report(&in_custody(Custody::Prosecution));
        assert_eq!(world.status(), Status::Ended);
        blind(&world);
        assert_eq!(world.told(APPLICANT).last().unwrap(), "ACCESS_ENDED");
        world.pages_made_but(&[]);
        assert_eq!(world.status(), Status::Ended);
    }
    assert_eq!(World::viewing().state().grant.unwrap().ended, None);
}

#[test]
fn an_authority_that_ends_ends_access_on_its_day_or_at_once() {
    let by_agent = by_agent(Some("2026-03-10"));
    let mut world = World::granted_for(&by_agent);
    assert_eq!(world.state().next_wake(), Some(at("2026-03-11T00:00:00+08:00")));
    world.facts.case.now = at("2026-03-10T23:50:00+08:00");
    world.open_viewing();
    world.sees(plan()).unwrap();
    world.later(TimeDelta::minutes(9));
    blind(&world);
    world.wake();
    assert_eq!(world.status(), Status::Ended);
    assert_eq!(world.state().grant.unwrap().ended, Some(EndReason::Authority));
    let mut taken = World::granted_for(&by_agent);
    taken.open_viewing();
    taken.sees(plan()).unwrap();
    assert_eq!(
        taken.code(&citizen(STRANGER), Command::EndAuthority),
        "NOT_YOUR_POST"
    );
    taken.ask(&applicant(), Command::EndAuthority).unwrap();
    blind(&taken);
    assert_eq!(taken.status(), Status::Ended);
    assert_eq!(
        World::granted().code(&applicant(), Command::EndAuthority),
        "WRONG_STATE",
        "nobody acts"
    );
}

#[test]
fn an_authority_that_ends_before_the_decision_is_a_ground() {
    let mut world = World::proposed_for(&by_agent(None));
    world.ask(&officer(), Command::EndAuthority).unwrap();
    assert_eq!(world.status(), Status::PendingConsent);
    assert_eq!(world.code(&head(), super::ways::CONSENT), "EVIDENCE_GROUNDS");
    let mut preparing = World::proposed_for(&by_agent(Some("2026-03-02")));
    preparing.ask(&head(), super::ways::CONSENT).unwrap();
    preparing.later(TimeDelta::days(1));
    preparing.pages_made_but(&[]);
    assert_eq!(
        preparing.status(),
        Status::Ended,
        "its day passed while pages were made"
    );
}

/// What is refused is looked at again under the grant, which goes on: it can be taken back meanwhile.
#[test]
fn a_grant_is_revoked_while_what_was_refused_is_looked_at_again() {
    let mut reviewed = World::partly();
    reviewed.open_viewing();
    let words = text("法院生效判决");
    let review_decision = words.clone();
    reviewed
        .ask(&supervisor(), Command::Reopen { review_decision })
        .unwrap();
    assert_eq!(reviewed.status(), Status::Review);
    let mut proposed = reviewed.clone();
    proposed.register_says(&file());
    proposed.claim(&officer(), TaskPurpose::Review).unwrap();
    proposed.judge(photo(), covered()).unwrap();
    proposed.propose(&officer(), super::ways::RELEASE).unwrap();
    for mut world in [reviewed, proposed] {
        world.sees(plan()).unwrap();
        let revoke = Command::RevokeGrant { words: words.clone() };
        assert_eq!(world.code(&head(), revoke), "FOUR_EYES", "who consented");
        let words = words.clone();
        world.ask(&deputy(), Command::RevokeGrant { words }).unwrap();
        blind(&world);
        assert_eq!(world.status(), Status::Revoked);
        assert!(world.state().work.open_task(TaskPurpose::Review).is_none());
        assert!(world.state().work.open_task(TaskPurpose::Approve).is_none());
        assert!(!world.running().contains(&"EV-DECIDE"));
    }
}

/// The unit knows until when somebody acts: where the paper says nothing of it, that day counts.
#[test]
fn an_authority_ends_on_the_day_that_the_unit_knows() {
    let until = |day: &str| {
        let mut file = file();
        file.representatives = vec![Representative {
            person: AGENT,
            of: APPLICANT,
            until: Some(day.parse().unwrap()),
        }];
        file
    };
    let mut world = World::granted_for(&by_agent(None));
    assert_eq!(world.state().next_wake(), Some(at("2026-04-01T09:00:00+08:00")));
    world.report(&until("2026-03-10"));
    assert_eq!(world.state().next_wake(), Some(at("2026-03-11T00:00:00+08:00")));
    world.facts.case.now = at("2026-03-10T23:50:00+08:00");
    world.open_viewing();
    world.sees(plan()).unwrap();
    world.later(TimeDelta::minutes(9));
    blind(&world);
    world.wake();
    assert_eq!(world.state().grant.unwrap().ended, Some(EndReason::Authority));
    let mut expired = World::granted_for(&by_agent(None));
    expired.wake_at("2026-04-02T09:00:00+08:00");
    expired.ask(&citizen(AGENT), Command::RenewGrant).unwrap();
    expired.register_says(&until("2026-03-10"));
    expired.wake();
    assert_eq!(expired.status(), Status::Ended);
    let mut twice = until("2026-03-10");
    let longer = Representative {
        until: Some("2026-03-25".parse().unwrap()),
        ..twice.representatives[0]
    };
    twice.representatives.push(longer);
    let mut known = World::granted_for(&by_agent(None));
    known.report(&twice);
    assert_eq!(known.state().next_wake(), Some(at("2026-03-26T00:00:00+08:00")));
    twice.representatives.push(Representative {
        until: None,
        ..longer
    });
    known.report(&twice);
    assert_eq!(known.state().next_wake(), Some(at("2026-04-01T09:00:00+08:00")));
    let mut paper = World::granted_for(&by_agent(Some("2026-03-20")));
    paper.report(&until("2026-03-10"));
    assert_eq!(paper.state().next_wake(), Some(at("2026-03-21T00:00:00+08:00")));
    let mut checked = World::granted_for(&by_agent(None));
    checked.report(&until("2026-02-10"));
    checked.open_viewing();
    checked.sees(plan()).unwrap();
}

/// What the register says of people after a grant ends nothing by itself, and a person looks, once.
#[test]
fn news_that_speak_against_a_grant_are_somebodys_to_follow() {
    let news: [fn(&mut AccidentFile); 4] = [
        |file| file.parties.retain(|party| party.person != APPLICANT),
        |file| file.procedure = Procedure::Simple,
        |file| file.determination = None,
        |file| file.unit = other_office(),
    ];
    for change in news {
        let mut changed = file();
        change(&mut changed);
        let mut world = World::viewing();
        world.report(&changed);
        assert!(world.is_followed());
        world.sees(plan()).unwrap();
        let mut renewed = World::expired();
        renewed.ask(&applicant(), Command::RenewGrant).unwrap();
        renewed.register_says(&changed);
        assert!(renewed.is_followed());
        let mut before = World::in_review();
        before.report(&changed);
        assert!(!before.is_followed(), "the reviewer sees it");
    }
    let mut world = World::viewing();
    world.report(&AccidentFile {
        progress: vec![],
        ..file()
    });
    assert!(!world.is_followed());
}

/// What the file says of a released item decides at each page, before anybody has done anything.
#[test]
fn an_item_that_changes_is_shown_no_more() {
    let mut world = World::viewing();
    let mut changed = file();
    changed.items[0].content.sha256 = crate::audit::Hex([9; 32]);
    world.report(&changed);
    blind(&world);
    world.sees(photo()).unwrap();
    assert!(world.is_followed());
    let mut secret = World::viewing();
    let mut turned = file();
    turned.items[1]
        .confidential
        .insert(crate::accident::Confidentiality::StateSecret);
    secret.report(&turned);
    assert_eq!(code(secret.sees(photo()).map(drop)), "NO_ACCESS");
    secret.sees(plan()).unwrap();
}
