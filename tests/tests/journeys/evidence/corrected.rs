//! One notice says what is missing: it is answered in time, or the application ends by itself.

use super::{code, sees};
use chrono::TimeDelta;
use domain::{
    access::PersonId,
    case::{NoticeKind, TaskPurpose},
    deadline::{DeadlineStatus, RuleId},
    evidence_access::{Command, Event, EvidencePaper, MissingPaper, Relation, Status, Submission},
};
use tests::{
    World,
    case::words,
    evidence::{
        Access, Accident, UNIT, accepted, all_shown, authority, consented, judged, known, officer, proposed,
        release, told, viewing, was_told,
    },
    journeys,
    people::Driver,
    sale::scan,
};

journeys! {
    a_correction_is_answered,
    a_correction_lapses,
}

const MISSING: &str = "请补交授权委托书";

fn request() -> Command {
    let missing = vec![MissingPaper {
        paper: EvidencePaper::Authority,
        words: words(MISSING),
    }];
    Command::RequestCorrection { missing }
}

/// The officer asks for what is missing; the period for the decision stands still meanwhile.
async fn requested(access: &Access<'_>, applicant: PersonId) {
    known(access).await;
    access.does(officer(), request()).await;
    let state = access.answered().await;
    assert_eq!(state.status, Status::CorrectionRequested);
    assert_eq!(state.work.open_task(TaskPurpose::Intake), None);
    let said = told(access, applicant, NoticeKind::CorrectionRequested).await;
    assert!(said.contains(MISSING), "{said}");
    let period = access.deadline(RuleId::EV_DECIDE).await;
    assert_ne!(period.status, DeadlineStatus::Running);
    let twice = access.refused(officer(), request()).await;
    assert_eq!(code(&twice), "CORRECTION_ALREADY_SENT");
}

/// An agent sends the authority after, and sees what the driver may see.
async fn a_correction_is_answered(world: &World) {
    let (accident, agent) = (Accident::next(world).await, Driver::next());
    let by_agent = |asked: &mut Submission| accident.by_another(world, (Relation::Agent, &agent), asked);
    let access = accident.applied_with(world, by_agent).await;
    requested(&access, agent.person(world)).await;
    access.pass(TimeDelta::days(2)).await;
    let paper = scan(world, "authority").await;
    let shown = authority(paper.id);
    let answer = Command::AnswerCorrection {
        documents: vec![paper],
        authority: Some(shown.clone()),
        words: Some(words("已补交")),
    };
    let by_the_driver = access
        .refused(accident.driver.citizen(world), answer.clone())
        .await;
    assert_eq!(
        code(&by_the_driver),
        "NOT_YOUR_POST",
        "it is the agent's application"
    );
    access.does(agent.citizen(world), answer).await;
    let state = access.state().await;
    assert_eq!(state.status, Status::Submitted);
    assert_eq!(state.standing.authority, Some(shown));
    assert!(state.correction.is_some_and(|correction| correction.answered));
    assert_eq!(
        access.deadline(RuleId::EV_DECIDE).await.status,
        DeadlineStatus::Running
    );
    accepted(&access).await;
    judged(&access, all_shown(&accident)).await;
    proposed(&access, release(Some(words("已核对授权委托书")))).await;
    assert_eq!(consented(&access).await.status, Status::Granted);
    // The clock of the door is that of the case to some seconds.
    access.pass(TimeDelta::minutes(5)).await;
    viewing(&access).await;
    sees(&access, accident.file.items[0].id).await;
    let events = access.events(UNIT).await;
    let answers = events
        .iter()
        .filter(|event| matches!(event, Event::CorrectionAnswered { .. }));
    assert_eq!(answers.count(), 1);
    access.finish().await;
}

async fn a_correction_lapses(world: &World) {
    let accident = Accident::next(world).await;
    let driver = accident.driver.person(world);
    let access = accident.applied(world).await;
    requested(&access, driver).await;
    let last = access.deadline(RuleId::CORRECTION_ANSWER).await.expires_at();
    access.pass(last - access.now() - TimeDelta::hours(1)).await;
    assert_eq!(
        access.state().await.status,
        Status::CorrectionRequested,
        "until then"
    );
    assert!(!was_told(&access, driver, NoticeKind::Lapsed).await);
    access.pass_until(last).await;
    access.until(|state| state.status == Status::Lapsed).await;
    access.answered().await;
    told(&access, driver, NoticeKind::Lapsed).await;
    let late = Command::AnswerCorrection {
        documents: vec![],
        authority: None,
        words: Some(words("材料已寄出")),
    };
    let refusal = access.refused(accident.driver.citizen(world), late).await;
    assert_eq!(code(&refusal), "CASE_CLOSED");
    let state = access.finish().await;
    assert!(state.is_over(), "nothing is left to do");
    assert_eq!((state.decision, state.grant), (None, None));
    accident.applied(world).await.finish().await;
}
