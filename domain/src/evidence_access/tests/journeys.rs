//! From the application to what is seen, and to each refusal.

use super::{
    World,
    fixtures::*,
    ways::{CONSENT, RELEASE, refuse_whole},
};
use crate::{
    accident::{AccidentFile, Custody, Procedure},
    case::{RefusalDetail, TaskPurpose},
    evidence_access::{
        Command, Decided, Relation, Status, Submission, Verdict, Wanted, may_see_progress, waiting_for,
    },
    law::{CommandRefusal, EvidenceGround, service::ServiceManner},
};
use chrono::TimeDelta;

#[test]
fn a_party_sees_what_was_released_and_nothing_else() {
    let world = World::viewing();
    assert_eq!(world.status(), Status::Granted);
    assert_eq!(world.told(APPLICANT), ["RECEIPT", "ACCEPTED", "ACCESS_OPENED"]);
    assert_eq!(world.sees(plan()).unwrap().of, 2);
    assert_eq!(world.sees(photo()).unwrap().of, 2);
    for hidden in [statement(), secret(), item(1)] {
        assert_eq!(code(world.sees(hidden).map(drop)), "NO_ACCESS");
    }
    assert!(!world.state().is_contestable());
    insta::assert_snapshot!(world.events().join("\n"));
}

#[test]
fn what_is_released_in_part_is_refused_in_part_with_its_remedies() {
    let mut world = World::partly();
    world.open_viewing();
    world.sees(plan()).unwrap();
    assert_eq!(code(world.sees(photo()).map(drop)), "NO_ACCESS");
    assert_eq!(
        world.told(APPLICANT),
        ["RECEIPT", "ACCEPTED", "REFUSED", "ACCESS_OPENED"]
    );
    world.later(TimeDelta::days(2));
    let serve = |day: &str, consent| Command::RecordService {
        manner: ServiceManner::ElectronicWithConsent,
        day: day.parse().unwrap(),
        consent,
    };
    for (day, consent) in [("2026-03-01", true), ("2026-03-05", true), ("2026-03-03", false)] {
        assert_eq!(world.code(&officer(), serve(day, consent)), "INVALID_INPUT");
    }
    world.ask(&officer(), serve("2026-03-03", true)).unwrap();
    assert_eq!(
        world.code(&officer(), serve("2026-03-03", true)),
        "WRONG_STATE",
        "once"
    );
    assert_eq!(world.running(), ["AC-REVIEW-APPLY", "RV-APPLY", "SUE"]);
    assert_eq!(
        world.deadline(crate::deadline::RuleId::RV_APPLY).due.to_string(),
        "2026-05-06",
        "sixty days from service, rolled over the holiday"
    );
}

/// One journey for each ground: the rules see it, a release is refused with it, and two people refuse.
#[test]
fn every_ground_against_the_whole_is_refused_by_two_people() {
    use EvidenceGround as Ground;
    let party = submission;
    let mut unserved = file();
    unserved.determination = None;
    let simple = AccidentFile {
        procedure: Procedure::Simple,
        ..file()
    };
    let stranger = by(RELATIVE, Relation::Party, Wanted::Everything);
    let cases: [(Ground, Submission, AccidentFile); 5] = [
        (Ground::NotAParty, stranger, file()),
        (Ground::NoAuthority, by_agent(Some("2026-03-01")), file()),
        (Ground::NotServed, party(), unserved),
        (Ground::SimpleProcedure, party(), simple),
        (
            Ground::HandedToProsecution,
            party(),
            in_custody(Custody::Prosecution),
        ),
    ];
    for (ground, submission, file) in cases {
        let mut world = World::in_review_of(&submission);
        world.report(&file);
        assert_eq!(code(world.judge(plan(), Verdict::Release)), "VERDICT_NOT_ALLOWED");
        let refusal = world.propose(&officer(), RELEASE).unwrap_err();
        let grounds = vec![ground];
        assert_eq!(
            refusal.detail,
            Some(RefusalDetail::EvidenceGrounds { grounds }),
            "{ground:?}"
        );
        world.propose(&officer(), refuse_whole(ground)).unwrap();
        world.ask(&head(), CONSENT).unwrap();
        assert_eq!(world.status(), Status::Refused);
        let decision = world.state().decision.clone().unwrap();
        assert!(matches!(decision.decided, Decided::Refused { grounds, .. } if grounds == [ground]));
        assert_eq!(world.told(submission.applicant).last().unwrap(), "REFUSED");
        assert!(!world.state().is_over(), "it has to be served");
        let serve = Command::RecordService {
            manner: ServiceManner::Direct,
            day: "2026-03-02".parse().unwrap(),
            consent: false,
        };
        world.ask(&officer(), serve).unwrap();
        assert!(world.state().is_over(), "{:?}", waiting_for(world.state()));
    }
}

/// The two grounds against single items: nothing else is asked for, so nothing is shown.
#[test]
fn an_item_that_is_secret_or_not_listed_is_refused_by_its_own_ground() {
    for (item, ground) in [
        (secret(), EvidenceGround::ConfidentialItem),
        (statement(), EvidenceGround::NotListed),
    ] {
        let submission = by(APPLICANT, Relation::Party, named([item]));
        let mut world = World::in_review_of(&submission);
        for verdict in [Verdict::Release, covered()] {
            assert_eq!(code(world.judge(item, verdict)), "VERDICT_NOT_ALLOWED");
        }
        world.judge(item, not_shown(ground)).unwrap();
        world.propose(&officer(), RELEASE).unwrap();
        world.ask(&head(), CONSENT).unwrap();
        assert_eq!(world.status(), Status::Refused);
        assert!(world.state().is_contestable());
    }
}

#[test]
fn a_file_that_goes_to_the_court_during_the_review_waits() {
    let mut world = World::proposed();
    world.report(&in_custody(Custody::Court));
    assert_eq!(world.code(&head(), CONSENT), "FILE_WITH_COURT");
    assert!(waiting_for(world.state()).en.contains("court"));
    world.report(&file());
    world.ask(&head(), CONSENT).unwrap();
    world.report(&in_custody(Custody::Court));
    world.pages_made_but(&[]);
    assert_eq!(world.status(), Status::Granted, "what was decided is decided");
}

#[test]
fn a_file_that_comes_back_from_prosecution_is_a_question() {
    let mut world = World::in_review();
    world.judge(plan(), Verdict::Release).unwrap();
    world.judge(photo(), covered()).unwrap();
    world.report(&in_custody(Custody::Prosecution));
    world.report(&file());
    let refusal = world.propose(&officer(), RELEASE).unwrap_err();
    assert_eq!(refusal.code.code(), "EVIDENCE_QUESTIONS");
    world.propose(&officer(), super::ways::release_checked()).unwrap();
}

#[test]
fn the_head_consents_to_all_of_it_or_sends_it_back() {
    let mut world = World::proposed();
    let both = staff(
        10,
        [
            crate::access::Post::AccidentUnit,
            crate::access::Post::AccidentHead,
        ],
    );
    assert_eq!(world.code(&both, CONSENT), "FOUR_EYES");
    assert_eq!(world.code(&officer(), CONSENT), "NOT_YOUR_POST");
    let words = text("请核对照片");
    world.ask(&head(), Command::ReturnToReview { words }).unwrap();
    assert_eq!(world.status(), Status::Review);
    world.register_says(&file());
    world.claim(&officer(), TaskPurpose::Review).unwrap();
    world
        .judge(photo(), not_shown(EvidenceGround::ConfidentialItem))
        .unwrap();
    world.propose(&officer(), RELEASE).unwrap();
    world.ask(&head(), CONSENT).unwrap();
    assert_eq!(world.status(), Status::Preparing);
}

#[test]
fn every_item_has_a_verdict_before_it_is_proposed() {
    let mut world = World::in_review();
    world.judge(plan(), Verdict::Release).unwrap();
    let refusal = world.propose(&officer(), RELEASE).unwrap_err();
    assert_eq!(refusal.code.code(), "VERDICTS_MISSING");
    assert_eq!(
        refusal.detail,
        Some(RefusalDetail::Items { items: vec![photo()] })
    );
    assert_eq!(
        code(world.judge(secret(), covered())),
        "INVALID_INPUT",
        "it is not asked for"
    );
    world.judge(photo(), covered()).unwrap();
    world.propose(&officer(), RELEASE).unwrap();
    let mut turned = file();
    turned.items[0].confidential = [crate::accident::Confidentiality::StateSecret].into();
    world.report(&turned);
    let refusal = world.ask(&head(), CONSENT).unwrap_err();
    assert_eq!(
        refusal.code.code(),
        "VERDICT_NOT_ALLOWED",
        "it has become a secret"
    );
    assert_eq!(refusal.detail, Some(RefusalDetail::Items { items: vec![plan()] }));
    let words = text("该材料已定密");
    world.ask(&head(), Command::ReturnToReview { words }).unwrap();
    world.claim(&officer(), TaskPurpose::Review).unwrap();
    world
        .judge(plan(), not_shown(EvidenceGround::ConfidentialItem))
        .unwrap();
    world.propose(&officer(), RELEASE).unwrap();
    world.ask(&head(), CONSENT).unwrap();
}

#[test]
fn what_is_named_and_not_there_is_refused_for_that() {
    let mut world = World::in_review_of(&by(APPLICANT, Relation::Party, named([item(1)])));
    assert_eq!(code(world.propose(&officer(), RELEASE)), "EVIDENCE_GROUNDS");
    world
        .propose(&officer(), refuse_whole(EvidenceGround::NotInFile))
        .unwrap();
    world.ask(&head(), CONSENT).unwrap();
    assert_eq!(world.status(), Status::Refused);
    assert!(world.state().is_contestable());
}

#[test]
fn an_owner_is_shown_the_progress_after_an_application() {
    let world = World::progress();
    assert_eq!(world.status(), Status::Granted);
    may_see_progress(world.state(), OWNER, world.now()).unwrap();
    assert_eq!(
        code(may_see_progress(world.state(), APPLICANT, world.now())),
        "NO_ACCESS"
    );
    assert_eq!(code(world.sees(plan()).map(drop)), "NO_ACCESS");
    assert_eq!(world.code(&citizen(OWNER), Command::AskForCode), "NO_ACCESS");
    let mut later = world;
    later.wake_at("2026-04-02T09:00:00+08:00");
    assert_eq!(later.status(), Status::Expired);
    assert_eq!(
        code(may_see_progress(later.state(), OWNER, later.now())),
        "NO_ACCESS"
    );
}

#[test]
fn an_office_that_is_late_is_escalated() {
    let mut world = World::in_review();
    world.wake_at("2026-03-06T00:00:00+08:00");
    assert!(world.state().work.escalated);
    assert_eq!(
        world.told(person(10)),
        [] as [&str; 0],
        "the lease has ended by then"
    );
    assert_eq!(world.status(), Status::Review);
    let refusal = crate::case::Refusal::from(CommandRefusal::LeaseLost);
    assert_eq!(world.propose(&officer(), RELEASE).unwrap_err().code, refusal.code);
}

/// The recheck of the accident is a right: it is counted (28 February 2026 is a Saturday that is worked), shown, and rings for
/// nobody.
#[test]
fn the_recheck_runs_from_service_and_rings_for_nobody() {
    let world = World::in_review();
    let recheck = world.deadline(crate::deadline::RuleId::AC_REVIEW_APPLY);
    assert_eq!(
        (recheck.start.to_string(), recheck.due.to_string()),
        ("2026-02-27".into(), "2026-03-03".into())
    );
    assert_eq!(recheck.next_wake(), None);
    let mut again = world.clone();
    again.report(&file());
    assert_eq!(
        again.state().work.deadlines.len(),
        world.state().work.deadlines.len(),
        "once"
    );
}
