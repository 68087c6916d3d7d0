//! Before acceptance: taken, declined, corrected, converted, withdrawn.

use crate::{is, stands};
use domain::{
    access::{Actor, Post},
    case::RefusalDetail,
    deadline::{DeadlineStatus, RuleId},
    law::{CommandRefusal, DecisionGround, guide::DocumentKind},
    licence_application::{Command, Decided, IntakeChannel, MissingItem, Status, Wanted},
};
use tests::{
    Application, CHENGDU, GUANGZHOU, Wish, World,
    case::words,
    journeys,
    people::{self, office},
};

journeys! {
    declined_by_the_wrong_office,
    corrected,
    withdrawn,
    converted_from_online,
    own_case,
    an_open_case_refuses_a_second_one,
    a_valid_electronic_licence_refuses,
}

const ACCEPT: Command = Command::Accept {
    rollout_confirmed: false,
};

async fn declined_by_the_wrong_office(world: &World) {
    let licence_of_chengdu = people::with_licence(world, CHENGDU, "A").await;
    let case = Application::submit(
        world,
        Wish {
            office: GUANGZHOU,
            ..licence_of_chengdu
        },
    )
    .await;
    case.looked_up().await;
    let refusal = case.refused(case.clerk(), ACCEPT).await;
    assert!(stands(&refusal, DecisionGround::NotCompetent), "{refusal:?}");
    assert_eq!(
        refusal.detail,
        Some(RefusalDetail::Office {
            office: office(CHENGDU)
        })
    );
    let grounds = vec![DecisionGround::NotCompetent];
    case.does(
        case.clerk(),
        Command::Decline {
            grounds,
            words: words("驾驶证由成都核发"),
        },
    )
    .await;
    let state = case.state().await;
    let Some(Decided::NotAccepted { competent_office, .. }) = state.decision.map(|decision| decision.decided)
    else {
        panic!("it was declined");
    };
    assert_eq!(competent_office, Some(office(CHENGDU)));
    case.serve().await;
    assert_eq!(case.finish().await.status, Status::NotAccepted);
}

pub fn missing() -> Vec<MissingItem> {
    let what = Wanted::Document {
        kind: DocumentKind::Photo,
    };
    vec![MissingItem {
        what,
        words: words("照片不清晰，请重拍"),
    }]
}

async fn corrected(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.does(case.clerk(), Command::RequestCorrection { missing: missing() })
        .await;
    let answer = Command::AnswerCorrection {
        documents: vec![],
        words: Some(words("已补交照片")),
    };
    case.does(case.citizen(), answer).await;
    assert_eq!(
        case.deadline(RuleId::CORRECTION_ANSWER).await.status,
        DeadlineStatus::Met
    );
    assert_eq!(
        case.deadline(RuleId::ALL_CORR).await.status,
        DeadlineStatus::Running,
        "a fresh period"
    );
    let again = case
        .refused(case.clerk(), Command::RequestCorrection { missing: missing() })
        .await;
    assert!(is(&again, CommandRefusal::CorrectionAlreadySent), "{again:?}");
    assert_eq!(case.approve().await.status, Status::Issued);
    case.finish().await;
}

async fn withdrawn(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.review().await;
    case.does(case.citizen(), Command::Withdraw).await;
    assert_eq!(case.finish().await.status, Status::Withdrawn);
    let again = case.refused(case.citizen(), Command::Withdraw).await;
    assert!(is(&again, CommandRefusal::CaseClosed), "{again:?}");
    case.finish().await;
}

async fn converted_from_online(world: &World) {
    let at_the_counter = people::eligible(world, GUANGZHOU).await;
    let case = Application::submit(
        world,
        Wish {
            channel: IntakeChannel::Online,
            ..at_the_counter
        },
    )
    .await;
    case.looked_up().await;
    let early = case.refused(case.clerk(), ACCEPT).await;
    assert!(is(&early, CommandRefusal::WrongState), "{early:?}");
    let received_at = case.state().await.work.received_at;
    case.does(case.clerk(), Command::ConvertToCounter).await;
    let state = case.state().await;
    assert_eq!(
        (state.channel, state.work.received_at),
        (IntakeChannel::Counter, received_at)
    );
    assert_eq!(case.approve().await.status, Status::Issued);
    case.finish().await;
}

/// A clerk handles everybody's matter but their own.
async fn own_case(world: &World) {
    let wish = people::eligible(world, GUANGZHOU).await;
    let themselves = Actor::Staff {
        person: wish.driver.person(world),
        office: office(GUANGZHOU),
        posts: [Post::Intake, Post::BusinessLead].into(),
    };
    let (never, answer) = Application::open_as(world, &wish, themselves.clone()).await;
    assert!(is(&answer.outcome.unwrap_err(), CommandRefusal::OwnCase));
    never.finish_without_case().await;

    let case = Application::submit(world, wish).await;
    case.looked_up().await;
    let refusal = case.refused(themselves.clone(), ACCEPT).await;
    assert!(is(&refusal, CommandRefusal::OwnCase), "{refusal:?}");
    case.review().await;
    let refusal = case.refused(themselves, Command::Approve).await;
    assert!(is(&refusal, CommandRefusal::OwnCase), "{refusal:?}");
    case.finish().await;
}

async fn an_open_case_refuses_a_second_one(world: &World) {
    let wish = people::eligible(world, GUANGZHOU).await;
    let first = Application::submit(world, wish.clone()).await;
    let (second, answer) = Application::open(world, &wish).await;
    let refusal = answer.outcome.unwrap_err();
    assert!(stands(&refusal, DecisionGround::OpenCaseExists), "{refusal:?}");
    assert_eq!(
        refusal.detail,
        Some(RefusalDetail::Case {
            number: first.number.clone()
        })
    );
    second.finish_without_case().await;
    first.does(first.citizen(), Command::Withdraw).await;
    first.finish().await;
    Application::submit(world, wish).await.finish().await;
}

async fn a_valid_electronic_licence_refuses(world: &World) {
    let wish = people::eligible(world, GUANGZHOU).await;
    let first = Application::submit(world, wish.clone()).await;
    let number = first.approve().await.certificate.expect("it is issued");
    first.finish().await;
    let second = Application::submit(world, wish).await;
    second.looked_up().await;
    let refusal = second.refused(second.clerk(), ACCEPT).await;
    assert!(stands(&refusal, DecisionGround::AlreadyIssued), "{refusal:?}");
    assert_eq!(refusal.detail, Some(RefusalDetail::Certificate { number }));
    second.finish().await;
}
