//! The recheck (复核) of the accident: until when it can be asked for, and by when the superior unit concludes it.

use super::{World, fixtures::*, ways::accept};
use crate::{
    accident::{AccidentFile, Progress, Stage},
    case::TaskPurpose,
    deadline::{DeadlineStatus, RuleId},
    evidence_access::{Command, Relation, Status, Submission, Wanted},
};

/// The file after further stages, each with its day.
fn reached(stages: &[(Stage, &str)]) -> AccidentFile {
    let mut file = file();
    let further = stages.iter().map(|(stage, day)| Progress {
        stage: *stage,
        on: day.parse().unwrap(),
    });
    file.progress.extend(further);
    file
}

const ASKED: (Stage, &str) = (Stage::ReviewApplication, "2026-03-04");

fn concluded(day: &str) -> AccidentFile {
    reached(&[ASKED, (Stage::ReviewConclusion, day)])
}

/// Somebody can see the evidence, and a recheck was asked for.
fn asked() -> World {
    let mut world = World::granted();
    world.later(chrono::TimeDelta::days(2));
    world.report(&reached(&[ASKED]));
    world
}

#[test]
fn the_superior_unit_concludes_it_within_thirty_days() {
    let world = asked();
    assert_eq!(world.running(), ["AC-REVIEW-APPLY", "AC-REVIEW"]);
    let period = world.deadline(RuleId::AC_REVIEW);
    assert_eq!(
        (period.start.to_string(), period.due.to_string()),
        ("2026-03-04".into(), "2026-04-03".into())
    );
    let mut again = world.clone();
    again.report(&AccidentFile {
        reinvestigation: true,
        ..reached(&[ASKED])
    });
    assert_eq!(again.running(), world.running(), "once");
}

#[test]
fn it_rings_for_nobody_and_keeps_nothing_open() {
    let mut world = asked();
    let work = &world.state().work;
    assert_eq!((work.due(), work.expected_by()), (None, None));
    assert_eq!(
        world.state().next_wake(),
        Some(at("2026-04-01T09:00:00+08:00")),
        "the grant"
    );
    world.wake_at("2026-04-20T09:00:00+08:00");
    assert_eq!(world.status(), Status::Expired);
    assert!(!world.state().work.escalated);
    assert_eq!(world.deadline(RuleId::AC_REVIEW).status, DeadlineStatus::Running);
    assert!(world.state().is_over());
}

/// Whether it was in time, the day of the conclusion says: the register is looked at later.
#[test]
fn the_day_of_the_conclusion_says_whether_it_was_in_time() {
    let days = [
        ("2026-04-03", DeadlineStatus::Met),
        ("2026-04-07", DeadlineStatus::Expired),
    ];
    for (day, status) in days {
        let mut world = asked();
        world.ask(&head(), Command::ExtendGrant { days: 30 }).unwrap();
        world.facts.case.now = at("2026-04-08T09:00:00+08:00");
        world.report(&concluded(day));
        assert_eq!(world.deadline(RuleId::AC_REVIEW).status, status, "{day}");
        assert!(!world.state().work.escalated);
        assert_eq!(world.running(), ["AC-REVIEW-APPLY"]);
    }
    let mut before = World::submitted();
    before.register_says(&concluded("2026-03-05"));
    assert_eq!(before.running(), ["EV-DECIDE", "AC-REVIEW-APPLY"], "it is over");
}

#[test]
fn what_the_register_takes_back_runs_no_more() {
    let mut world = asked();
    world.report(&file());
    assert_eq!(world.deadline(RuleId::AC_REVIEW).status, DeadlineStatus::Stopped);
    world.report(&reached(&[(Stage::ReviewApplication, "2026-03-05")]));
    let period = world.deadline(RuleId::AC_REVIEW);
    assert_eq!(period.start.to_string(), "2026-03-05");
    assert_eq!(period.status, DeadlineStatus::Running);
}

/// They have no part in a recheck, and no day of service is theirs to learn: neither by applying nor by what is granted.
#[test]
fn owners_and_insurers_are_told_nothing_of_it() {
    for submission in [
        by(OWNER, Relation::Owner, Wanted::Progress),
        by(INSURER, Relation::Insurer, Wanted::Progress),
        by(INSURER, Relation::Insurer, Wanted::Everything),
    ] {
        let mut world = World::in_review_of(&submission);
        assert_eq!(world.running(), ["EV-DECIDE"], "{submission:?}");
        world.report(&reached(&[ASKED]));
        assert_eq!(world.running(), ["EV-DECIDE"], "{submission:?}");
    }
    let mut granted = World::progress();
    granted.report(&reached(&[ASKED]));
    assert!(granted.running().is_empty(), "{:?}", granted.running());
}

#[test]
fn who_is_not_known_is_told_nothing_of_it() {
    let claims = [
        by(STRANGER, Relation::CloseRelative, Wanted::Everything),
        Submission {
            applicant: STRANGER,
            ..by_agent(None)
        },
    ];
    for claim in claims {
        let mut world = World::opened(&claim, &citizen(STRANGER));
        world.register_says(&reached(&[ASKED]));
        world.ask(&officer(), accept()).unwrap();
        world.claim(&officer(), TaskPurpose::Review).unwrap();
        assert_eq!(world.running(), ["EV-DECIDE"]);
    }
}
