//! From the review to the licence, or to a refusal that can be contested.

use crate::{is, stands};
use domain::{
    case::{Effect, EffectEvent},
    deadline::{DeadlineStatus, Obligation, RuleId},
    law::{CommandRefusal, DecisionGround},
    licence_application::{Command, Delivery, Event, LicenceEffect, ProposedDecision, Status},
    time::office_day,
};
use tests::{
    Application, CHENGDU, GUANGZHOU, Staff, World,
    case::{GRANT, words},
    journeys, people,
};

journeys! {
    approved,
    decided_in_one_sitting,
    refused_with_remedies,
    four_eyes,
    status_turned_bad_before_approval,
    inquiry,
}

async fn approved(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    let state = case.approve().await;
    assert_eq!(state.status, Status::Issued);
    assert!(state.certificate.is_some());
    case.finish().await;
}

/// Administrative Licensing Law, article 34(2): whatever can be decided on the spot is.
async fn decided_in_one_sitting(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.approve().await;
    let state = case.finish().await;
    let statuses: Vec<_> = state
        .work
        .deadlines
        .iter()
        .map(|deadline| (deadline.rule, deadline.status))
        .collect();
    let met = |rule| (rule, DeadlineStatus::Met);
    assert_eq!(
        statuses,
        [RuleId::ALL_CORR, RuleId::EL_COUNTER, RuleId::DL_DELIVER].map(met)
    );
    let days: Vec<_> = case
        .entries()
        .await
        .iter()
        .map(|entry| office_day(entry.at))
        .collect();
    assert!(days.iter().all(|day| day == &days[0]), "{days:?}");
}

async fn refused_with_remedies(world: &World) {
    let case = Application::submit(world, people::with_licence(world, GUANGZHOU, "D").await).await;
    case.accept().await;
    let grounds = vec![DecisionGround::StatusD];
    case.propose(ProposedDecision::Refuse {
        grounds: grounds.clone(),
    })
    .await;
    case.does(
        case.lead(),
        Command::Refuse {
            grounds,
            words: Some(words("驾驶证已被暂扣")),
        },
    )
    .await;
    assert_eq!(case.state().await.status, Status::Refused);
    case.serve().await;
    let served = office_day(case.now());
    for remedy in [RuleId::RV_APPLY, RuleId::SUE] {
        let deadline = case.deadline(remedy).await;
        assert_eq!(
            (deadline.status, deadline.obligation),
            (DeadlineStatus::Running, Obligation::Right)
        );
        assert_eq!(deadline.start, served);
    }
    let state = case.finish().await;
    assert!(state.is_over(), "nobody waits for a right to be used");
}

async fn four_eyes(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.review().await;
    let not_hers = case.refused(case.clerk(), Command::Approve).await;
    assert!(is(&not_hers, CommandRefusal::NotYourPost), "{not_hers:?}");
    let elsewhere = case.refused(Staff::Lead.at(CHENGDU), Command::Approve).await;
    assert!(is(&elsewhere, CommandRefusal::NotYourPost), "{elsewhere:?}");
    let promoted = case
        .refused(Staff::Clerk.as_lead_at(GUANGZHOU), Command::Approve)
        .await;
    assert!(is(&promoted, CommandRefusal::FourEyes), "{promoted:?}");
    case.finish().await;
}

async fn status_turned_bad_before_approval(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.review().await;
    people::set_status(world, &case.driver, "AD").await;
    case.does(case.lead(), Command::Approve).await;
    let state = case.until(|state| !state.barred.is_empty()).await;
    assert_eq!(
        (state.status, state.barred),
        (Status::PendingApproval, vec![DecisionGround::StatusD])
    );
    let refusal = case.refused(case.lead(), Command::Approve).await;
    assert!(stands(&refusal, DecisionGround::StatusD), "{refusal:?}");
    case.does(
        case.lead(),
        Command::Refuse {
            grounds: vec![DecisionGround::StatusD],
            words: None,
        },
    )
    .await;
    case.serve().await;
    case.finish().await;
    let asked_to_issue = |event: &Event| {
        matches!(
            event,
            Event::Effect(EffectEvent::EffectRequested {
                effect: Effect::Own(LicenceEffect::IssueLicence { .. }),
                ..
            })
        )
    };
    assert!(
        !case
            .entries()
            .await
            .iter()
            .any(|entry| asked_to_issue(&entry.event))
    );
}

async fn inquiry(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.accept().await;
    let task = case.claim(case.clerk(), domain::case::TaskPurpose::Review).await;
    case.does(
        case.clerk(),
        Command::OpenInquiry {
            reason: words("身份证明存疑"),
        },
    )
    .await;
    assert_eq!(
        case.deadline(RuleId::EL_COUNTER).await.status,
        DeadlineStatus::Running,
        "no article stops it"
    );
    let propose = Command::ProposeDecision {
        task: task.id,
        fence: task.fence,
        decision: GRANT,
        remarks: None,
    };
    let early = case.refused(case.clerk(), propose.clone()).await;
    assert!(is(&early, CommandRefusal::WrongState), "{early:?}");
    case.does(
        case.clerk(),
        Command::CloseInquiry {
            result: words("经核实无误"),
        },
    )
    .await;
    case.does(case.clerk(), propose).await;
    case.does(case.lead(), Command::Approve).await;
    case.until(|state| matches!(state.delivery, Delivery::Received { .. }))
        .await;
    case.finish().await;
}
